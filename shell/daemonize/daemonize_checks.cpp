#include "daemonize/daemonize_checks.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/search_path.hpp"
#include "launch/start_process.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

bool may_execute(const std::string& path) {
    return ::eaccess(path.c_str(), X_OK) == 0;
}

Result<std::string, DaemonFailure> absolute(const std::string& path) {
    if (path.front() == '/')
        return path;
    std::error_code error;
    const std::filesystem::path here = std::filesystem::current_path(error);
    if (error)
        return DaemonFailure{1,
                             _("{0}: the current directory is gone: {1}", path, error.message())};
    return (here / (path.rfind("./", 0) == 0 ? path.substr(2) : path)).string();
}

// execve(2) fails with ENOENT if the file is missing, and also if its interpreter is missing.
DaemonFailure bad_interpreter(const LaunchPlan& plan) {
    const std::string& name = plan.arguments.front();
    const std::string text = read_file(plan.path).value_or("");
    if (text.rfind("#!", 0) != 0)
        return {126, _("{0}: bad interpreter: the dynamic loader it names is not there", name)};
    std::string line = text.substr(2, text.find('\n') - 2);
    const bool carriage_return = !line.empty() && line.back() == '\r';
    line.erase(0, line.find_first_not_of(" \t"));
    line = line.substr(0, line.find_first_of(" \t\r"));
    return {126,
            carriage_return
                ? _("{0}: bad interpreter: {1}: its line ends in a carriage return", name, line)
                : _("{0}: bad interpreter: {1} is not there", name, line)};
}

// O_APPEND: two descriptors on one file never overwrite each other, and a program may empty the log
// to rotate it. O_NONBLOCK: without it, a FIFO without a reader would block this open.
constexpr int output_flags = O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY;

} // namespace

Result<OutputFile, DaemonFailure> OutputFile::open(const std::string& path) {
    auto found = find_place(path, TrustedPath::Links);
    if (!found)
        return found.error();
    FilePlace place = std::move(found).value();
    auto opened = open_at(place, output_flags);
    if (!opened && opened.error().number == ENOENT) {
        if (::faccessat(place.folder.get(), ".", W_OK | X_OK, AT_EACCESS) != 0)
            return daemon_failure(system_error("open", Message::verbatim(path)));
        return OutputFile(std::move(place), OwnedDescriptor());
    }
    if (!opened && opened.error().number == ENXIO)
        return DaemonFailure{1, _("{0}: nobody reads this FIFO (or it is a socket)", path)};
    if (!opened)
        return daemon_failure(opened.error());
    if (auto why = why_not_ones_own(place, opened.value()))
        return *why;
    make_blocking(opened.value().get());
    return OutputFile(std::move(place), std::move(opened).value());
}

Outcome OutputFile::make() {
    if (descriptor_)
        return success();
    auto made = open_at(place_, output_flags | O_CREAT | O_EXCL, 0666);
    created_ = static_cast<bool>(made);
    // Race: another process has made the file in between.
    if (!made && made.error().number == EEXIST) {
        made = open_at(place_, output_flags);
        if (made && why_not_ones_own(place_, made.value()))
            return SystemError{"open", EEXIST, Message::verbatim(place_.path)};
    }
    if (!made)
        return made.error();
    descriptor_ = std::move(made).value();
    make_blocking(descriptor_.get());
    return success();
}

void OutputFile::withdraw() const {
    struct stat ours {};
    if (created_ && ::fstat(descriptor_.get(), &ours) == 0 && ours.st_size == 0 &&
        is_at(place_, descriptor_))
        ::unlinkat(place_.folder.get(), place_.name.c_str(), 0);
}

bool OutputFile::has_content() const {
    struct stat file {};
    return ::fstat(descriptor_.get(), &file) == 0 && S_ISREG(file.st_mode) && file.st_size > 0;
}

Outcome OutputFile::empty() const {
    if (::ftruncate(descriptor_.get(), 0) != 0)
        return system_error("ftruncate", Message::verbatim(place_.path));
    return success();
}

Result<std::string, DaemonFailure> find_daemon_command(const std::string& name,
                                                       const std::string& search_path) {
    if (name.empty())
        return DaemonFailure{127, _("the command's name is empty")};
    if (name.find('/') != std::string::npos) {
        if (is_executable_file(name))
            return absolute(name);
        LaunchPlan plan;
        plan.path = name;
        plan.arguments = {name};
        struct stat file {};
        return explain_daemon_exec(plan, ::stat(name.c_str(), &file) == 0 ? EACCES : errno);
    }
    const std::string path = find_on(search_path, name);
    if (path.empty())
        return DaemonFailure{
            127, _("{0}: not found in PATH; built-ins and functions are not programs", name)};
    if (!is_executable_file(path))
        return DaemonFailure{126, _("{0}: found in PATH, but not executable", name)};
    return absolute(path);
}

std::optional<DaemonFailure> why_not_a_directory(const std::string& path) {
    struct stat file {};
    if (::stat(path.c_str(), &file) != 0)
        return DaemonFailure{1, system_error("stat", Message::verbatim(path)).message()};
    if (!S_ISDIR(file.st_mode))
        return DaemonFailure{1, _("{0}: not a directory", path)};
    if (!may_execute(path))
        return DaemonFailure{1, system_error("access", Message::verbatim(path)).message()};
    return std::nullopt;
}

DaemonFailure explain_daemon_exec(const LaunchPlan& plan, int error_number) {
    struct stat file {};
    if (error_number == ENOENT && ::stat(plan.path.c_str(), &file) == 0)
        return bad_interpreter(plan);
    const ExecFailure failure = explain_exec_failure(plan, error_number);
    return {failure.status, failure.message};
}

} // namespace leash
