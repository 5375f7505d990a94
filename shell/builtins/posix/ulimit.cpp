// ulimit: sets and shows the limits of this process, which its children inherit.
//
// Source: POSIX XCU `ulimit`, getrlimit(2).

#include "base/parse_number.hpp"
#include "base/text.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <optional>
#include <sys/resource.h>

namespace leash {
namespace {

struct Resource {
    char letter;
    decltype(RLIMIT_CPU) number;
    rlim_t unit; // the kernel's number = the user's number * unit
    Phrase title;
};

constexpr Resource resources[] = {
    {'c', RLIMIT_CORE, 512, N_("core file (512-byte blocks)")},
    {'d', RLIMIT_DATA, 1024, N_("data segment (KiB)")},
    {'e', RLIMIT_NICE, 1, N_("scheduling priority")},
    {'f', RLIMIT_FSIZE, 512, N_("file size (512-byte blocks)")},
    {'i', RLIMIT_SIGPENDING, 1, N_("pending signals")},
    {'l', RLIMIT_MEMLOCK, 1024, N_("locked memory (KiB)")},
    {'m', RLIMIT_RSS, 1024, N_("resident memory (KiB)")},
    {'n', RLIMIT_NOFILE, 1, N_("open files")},
    {'q', RLIMIT_MSGQUEUE, 1, N_("message queues (bytes)")},
    {'r', RLIMIT_RTPRIO, 1, N_("real-time priority")},
    {'s', RLIMIT_STACK, 1024, N_("stack (KiB)")},
    {'t', RLIMIT_CPU, 1, N_("processor time (seconds)")},
    {'u', RLIMIT_NPROC, 1, N_("processes of this user")},
    {'v', RLIMIT_AS, 1024, N_("address space (KiB)")},
    {'w', RLIMIT_LOCKS, 1, N_("file locks")},
};

enum class Side { Soft, Hard, Both };

// At a prompt leash waits in poll(2) for signals, for keys and for its stage. If the limit of open
// files is lower than the number of descriptors, poll(2) fails, and the shell could not wait.
constexpr rlim_t polled_at_prompt = 4;

const Resource& find_resource(char letter) {
    if (letter == 'p') // the letter of dash
        letter = 'u';
    for (const Resource& one : resources)
        if (one.letter == letter)
            return one;
    return find_resource('f');
}

std::string present_limit(const Resource& resource, Side side) {
    rlimit limit{};
    getrlimit(resource.number, &limit);
    const rlim_t value = side == Side::Hard ? limit.rlim_max : limit.rlim_cur;
    return value == RLIM_INFINITY ? "unlimited" : std::to_string(value / resource.unit);
}

std::optional<rlim_t> parse_limit(const std::string& text, const Resource& resource) {
    if (text == "unlimited")
        return RLIM_INFINITY;
    const auto value = parse_number<rlim_t>(text);
    if (!value || *value > RLIM_INFINITY / resource.unit)
        return std::nullopt;
    return *value * resource.unit;
}

BuiltinResult change_limit(BuiltinCall& call, const Resource& resource, Side side,
                           const std::string& text) {
    const auto wanted = parse_limit(text, resource);
    if (!wanted)
        return call.misuse(_("'{0}' is not a limit: a number, or unlimited", text));
    rlimit limit{};
    getrlimit(resource.number, &limit);
    if (side != Side::Hard)
        limit.rlim_cur = *wanted;
    if (side != Side::Soft)
        limit.rlim_max = *wanted;
    if (resource.number == RLIMIT_NOFILE && call.shell.at_prompt() &&
        limit.rlim_cur < polled_at_prompt) {
        call.complain(
            _("-n {0}: leash itself waits for {1} open files at once, with poll(2),\n"
              "  which takes no more than the limit; in a subshell it works: (ulimit -n {0}; ...)",
              text, polled_at_prompt));
        return done(1);
    }
    if (setrlimit(resource.number, &limit) != 0) {
        call.complain(_("{0}: cannot be {1}: {2}", resource.title, text, error_text(errno)));
        return done(1);
    }
    if (resource.number == RLIMIT_STACK)
        call.interpreter.note_limit_of_stack();
    return done(0);
}

BuiltinResult run_ulimit(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "HSacdefilmnpqrstuvw");
    if (!parsed)
        return call.misuse(parsed.error());
    const bool hard = parsed.value().has('H');
    const bool soft = parsed.value().has('S');
    const Side shown = hard && !soft ? Side::Hard : Side::Soft;
    if (parsed.value().has('a')) {
        for (const Resource& one : resources)
            call.print(fmt::format("-{}: {} {}\n", one.letter,
                                   padded(call.shell.translate(one.title), 30),
                                   present_limit(one, shown)));
        return done(0);
    }
    char letter = 'f';
    for (const ParsedOption& option : parsed.value().options)
        if (option.letter != 'H' && option.letter != 'S')
            letter = option.letter;
    const Resource& resource = find_resource(letter);
    const auto& operands = parsed.value().operands;
    const auto& options = parsed.value().options;
    const auto resources_named =
        std::count_if(options.begin(), options.end(), [](const ParsedOption& option) {
            return option.letter != 'H' && option.letter != 'S';
        });
    if (operands.size() > 1 || resources_named > 1)
        return call.misuse(_("one limit at a time: `ulimit -n 100`, and then the next"));
    if (operands.empty()) {
        call.print(present_limit(resource, shown) + "\n");
        return done(0);
    }
    return change_limit(call, resource, hard == soft ? Side::Both : shown, operands[0]);
}

} // namespace

const Builtin ulimit_builtin = {
    "ulimit",
    BuiltinKind::Regular,
    run_ulimit,
    "ulimit [-H | -S] [-a | -cdefilmnqrstuvw] [LIMIT]",
    N_("how much a process may use"),
    N_(R"(Prints a limit of this shell, or sets it to LIMIT: a number or unlimited. What
is started later inherits it. `ulimit -a` lists all, with letters and units.
  -S   the limit in force (soft)
  -H   how far it may be raised (hard); lowered once, it stays so
Without -H or -S, LIMIT sets both. Without a letter: -f.

    ulimit -n 256
)"),
};

} // namespace leash
