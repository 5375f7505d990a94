#include "kernel/procfs.hpp"

#include "base/byte_set.hpp"
#include "base/parse_number.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/uninterrupted.hpp"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace leash {
namespace {

// The field numbers of proc(5), which counts from 1.
constexpr std::size_t first_field_after_name = 3;
constexpr std::size_t field_start_time = 22;
constexpr std::size_t most_fields = 52;

std::vector<std::string_view> words_of(std::string_view text) {
    static constexpr ByteSet inside = all_but(" \t\n");
    const auto is_inside = [&](std::size_t at) {
        return inside[static_cast<unsigned char>(text[at])];
    };
    std::vector<std::string_view> words;
    words.reserve(most_fields);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && is_inside(at))
            ++at;
        if (at > begin)
            words.push_back(text.substr(begin, at - begin));
        else
            ++at;
    }
    return words;
}

// Reads until a read returns less than the size of the block. For a file of /proc this is the end:
// the kernel makes the text at the moment of the read. A further read would only return 0.
Result<std::string> read_proc_file(const std::string& path) {
    const auto file = open_file(path, O_RDONLY);
    if (!file)
        return file.error();
    std::string text;
    char block[65536];
    for (;;) {
        const ssize_t got =
            uninterrupted([&] { return ::read(file.value().get(), block, sizeof block); });
        if (got < 0)
            return system_error("read", Message::verbatim(path));
        text.append(block, static_cast<std::size_t>(got));
        if (static_cast<std::size_t>(got) < sizeof block)
            return text;
    }
}

// Most processes have one thread, and its ID is that of the process. Then there is no need to read
// the folder of the threads: the link count of the folder is 2 and the number of the threads
// (proc_task_getattr() in the kernel's fs/proc/base.c). Returns nullopt for another folder, and for
// a process with several threads.
std::optional<Pid> only_thread_in(const std::string& folder) {
    constexpr std::string_view threads = "/task";
    constexpr nlink_t links_with_one_thread = 3;
    if (!folder.ends_with(threads))
        return std::nullopt;
    const auto pid =
        parse_number<pid_t>(std::string_view(folder).substr(0, folder.size() - threads.size()));
    struct stat info {};
    if (!pid || ::stat(("/proc/" + folder).c_str(), &info) != 0 ||
        info.st_nlink != links_with_one_thread)
        return std::nullopt;
    return Pid{*pid};
}

} // namespace

std::optional<std::string> terminal_name(unsigned device_number) {
    if (device_number == 0)
        return std::nullopt;
    const unsigned major = (device_number >> 8) & 0xfff;
    const unsigned minor = (device_number & 0xff) | ((device_number >> 12) & 0xfff00);
    if (major >= 136 && major <= 143)
        return "pts/" + std::to_string((major - 136) * 256 + minor);
    if (major == 4)
        return minor < 64 ? "tty" + std::to_string(minor) : "ttyS" + std::to_string(minor - 64);
    if (major == 5 && minor == 1)
        return "console";
    if (major == 229)
        return "hvc" + std::to_string(minor);
    return std::to_string(major) + ":" + std::to_string(minor);
}

std::optional<ProcessFacts> parse_stat(std::string_view text) {
    // comm stands between the first `(` and the *last* `)`, and may contain any byte.
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
        open == 0)
        return std::nullopt;
    const auto pid = parse_number<pid_t>(text.substr(0, open - 1));
    const auto fields = words_of(text.substr(close + 1));
    const auto field = [&](std::size_t number) { return fields[number - first_field_after_name]; };
    if (!pid || fields.size() <= field_start_time - first_field_after_name || field(3).size() != 1)
        return std::nullopt;
    const auto parent = parse_number<pid_t>(field(4));
    const auto group = parse_number<pid_t>(field(5));
    const auto session = parse_number<pid_t>(field(6));
    const auto terminal = parse_number<int>(field(7)); // %d, though it is a set of bits
    const auto foreground_group = parse_number<pid_t>(field(8));
    const auto start_time = parse_number<std::uint64_t>(field(field_start_time));
    if (!parent || !group || !session || !terminal || !foreground_group || !start_time)
        return std::nullopt;

    ProcessFacts facts;
    facts.key = {Pid{*pid}, *start_time};
    facts.name = text.substr(open + 1, close - open - 1);
    facts.state = field(3).front();
    facts.parent = Pid{*parent};
    facts.group = ProcessGroup{*group};
    facts.session = Session{*session};
    facts.terminal = terminal_name(static_cast<unsigned>(*terminal));
    if (*foreground_group > 0)
        facts.foreground_group = ProcessGroup{*foreground_group};
    return facts;
}

void parse_status(std::string_view text, ProcessFacts& facts) {
    facts.pending = {};
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        const std::string_view label = line.substr(0, colon);
        // A tab stands before the value.
        std::string_view value = line.substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        const auto signals = [&] {
            return SignalSet{parse_number<std::uint64_t>(value, 16).value_or(0)};
        };
        if (label == "SigIgn")
            facts.ignored = signals();
        else if (label == "SigCgt")
            facts.caught = signals();
        else if (label == "SigBlk")
            facts.blocked = signals();
        else if (label == "SigPnd" || label == "ShdPnd") // of the thread, and of the process
            facts.pending.bits |= signals().bits;
        else if (label == "Umask")
            facts.umask = parse_number<unsigned>(value, 8);
        else if (label == "Uid") {
            const auto values = words_of(value);
            if (!values.empty())
                facts.user = parse_number<unsigned>(values[0]);
            if (values.size() > 1)
                facts.effective_user = parse_number<unsigned>(values[1]);
        }
    }
}

std::vector<std::string> parse_command_line(std::string_view text) {
    std::vector<std::string> arguments;
    while (!text.empty()) {
        const std::size_t end = text.find('\0');
        arguments.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return arguments;
}

Detail everything(const ProcessFacts&) {
    return Detail::Everything;
}

std::optional<ProcessFacts> read_process(const ProcFiles& files, Pid pid,
                                         const DetailWanted& wanted) {
    const std::string folder = std::to_string(pid.value) + "/";
    const auto stat = files.read(folder + "stat");
    auto facts = stat ? parse_stat(*stat) : std::nullopt;
    if (!facts)
        return std::nullopt;
    const Detail detail = wanted(*facts);
    if (detail == Detail::Ids)
        return facts;
    // A user who may read stat may read status too. If status is missing, the process has ended.
    const auto status = files.read(folder + "status");
    if (!status)
        return std::nullopt;
    parse_status(*status, *facts);
    facts->command_line = parse_command_line(files.read(folder + "cmdline").value_or(""));
    if (detail == Detail::Command)
        return facts;
    facts->executable = files.link(folder + "exe").value_or("");
    facts->working_directory = files.link(folder + "cwd").value_or("");
    for (const int descriptor : {0, 1, 2})
        if (const auto target = files.link(folder + "fd/" + std::to_string(descriptor)))
            facts->descriptors[descriptor] = *target;
    return facts;
}

Snapshot take_snapshot(const ProcFiles& files, const DetailWanted& wanted) {
    Snapshot snapshot;
    for (const Pid pid : files.list(""))
        if (auto facts = read_process(files, pid, wanted))
            snapshot.processes.emplace(pid, std::move(*facts));
    return snapshot;
}

ProcFiles proc_of_this_machine() {
    ProcFiles files;
    files.list = [](const std::string& folder) {
        if (const auto thread = only_thread_in(folder))
            return std::vector{*thread};
        std::vector<Pid> pids;
        std::error_code error;
        std::filesystem::directory_iterator entry("/proc/" + folder, error);
        for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
            if (const auto pid = parse_number<pid_t>(entry->path().filename().native()))
                pids.push_back(Pid{*pid});
        return pids;
    };
    files.read = [](const std::string& path) -> std::optional<std::string> {
        auto text = read_proc_file("/proc/" + path);
        if (!text)
            return std::nullopt;
        return std::move(text).value();
    };
    files.link = [](const std::string& path) -> std::optional<std::string> {
        char target[PATH_MAX];
        const ssize_t size = ::readlink(("/proc/" + path).c_str(), target, sizeof target);
        if (size < 0)
            return std::nullopt;
        return std::string(target, static_cast<std::size_t>(size));
    };
    return files;
}

Snapshot take_snapshot() {
    return take_snapshot(proc_of_this_machine(), everything);
}

Snapshot take_snapshot(const std::function<Detail(const ProcessFacts&)>& wanted) {
    return take_snapshot(proc_of_this_machine(), wanted);
}

std::optional<ProcessFacts> read_process(Pid pid) {
    return read_process(proc_of_this_machine(), pid, everything);
}

std::uint64_t read_start_time(Pid pid) {
    const auto text = proc_of_this_machine().read(std::to_string(pid.value) + "/stat");
    const auto facts = text ? parse_stat(*text) : std::nullopt;
    return facts ? facts->key.start_time : 0;
}

} // namespace leash
