#include "kernel/descriptors.hpp"

#include "kernel/signals.hpp"
#include "kernel/uninterrupted.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {

namespace {

// A trap must run, or the user wants to end the command. The end of a background job, or a new size
// of the window, is no reason.
bool open_must_end() {
    return signal_is_noted_besides({SIGCHLD, SIGWINCH});
}

} // namespace

Result<OwnedDescriptor> open_file(const std::string& path, int flags, mode_t mode) {
    int descriptor = -1;
    do
        descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    while (descriptor < 0 && errno == EINTR && !open_must_end());
    if (descriptor < 0)
        return system_error("open", Message::verbatim(path));
    return OwnedDescriptor(descriptor);
}

Result<Pipe> make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return system_error("pipe2", _("make a pipe"));
    Pipe pipe{OwnedDescriptor(ends[0]), OwnedDescriptor(ends[1])};
    for (OwnedDescriptor* end : {&pipe.read_end, &pipe.write_end})
        if (end->get() <= STDERR_FILENO) {
            auto above = duplicate_above(end->get(), STDERR_FILENO + 1);
            if (!above)
                return SystemError{"pipe2", above.error().number, _("make a pipe")};
            *end = std::move(above).value();
        }
    return pipe;
}

Result<OwnedDescriptor> duplicate_above(int descriptor, int lowest) {
    const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, lowest);
    if (copy < 0 && errno == EINVAL) // the limit of open files is `lowest` or less
        errno = EMFILE;
    if (copy < 0)
        return system_error("fcntl(F_DUPFD_CLOEXEC)",
                            Message::verbatim(std::to_string(descriptor)));
    return OwnedDescriptor(copy);
}

void make_blocking(int descriptor) {
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags >= 0 && (flags & O_NONBLOCK) != 0)
        ::fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
}

Result<std::string> read_some(int descriptor, std::size_t size) {
    std::string text(size, '\0');
    const ssize_t got = ::read(descriptor, text.data(), size);
    if (got < 0)
        return system_error("read", {});
    text.resize(static_cast<std::size_t>(got));
    return text;
}

Result<std::string> read_all(int descriptor, const std::string& name) {
    std::string text;
    char block[65536];
    for (;;) {
        const ssize_t got = uninterrupted([&] { return ::read(descriptor, block, sizeof block); });
        if (got < 0)
            return system_error("read", Message::verbatim(name));
        if (got == 0)
            return text;
        text.append(block, static_cast<std::size_t>(got));
    }
}

Result<std::string> read_file(const std::string& path) {
    const auto file = open_file(path, O_RDONLY);
    return file ? read_all(file.value().get(), path) : file.error();
}

Result<FileBeginning> read_regular_file(const std::string& path, std::size_t most) {
    const auto file = open_file(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!file)
        return file.error();
    struct stat status {};
    if (::fstat(file.value().get(), &status) != 0)
        return system_error("fstat", Message::verbatim(path));
    if (!S_ISREG(status.st_mode))
        return SystemError{"open", EINVAL, _("{0}, which is not a regular file", path)};
    FileBeginning read{{}, static_cast<std::uintmax_t>(status.st_size)};
    while (read.content.size() < most) {
        char block[65536];
        const std::size_t wanted = std::min(sizeof block, most - read.content.size());
        const ssize_t got =
            uninterrupted([&] { return ::read(file.value().get(), block, wanted); });
        if (got < 0)
            return system_error("read", Message::verbatim(path));
        if (got == 0)
            break;
        read.content.append(block, static_cast<std::size_t>(got));
    }
    // Files of /proc have a content, but no size.
    read.size = std::max<std::uintmax_t>(read.size, read.content.size());
    return read;
}

Outcome write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return system_error("write", {});
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
        // A signal may also show in a short write: part of the text was written before the signal.
        if (!text.empty() && end_is_asked_for())
            return SystemError{"write", EINTR, {}};
    }
    return success();
}

} // namespace leash
