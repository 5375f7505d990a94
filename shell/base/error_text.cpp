#include "base/result.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

namespace leash {
namespace {

struct ErrorText {
    int number;
    Phrase text; // the words of strerror(3) in English; a test compares them
};

// What the system calls of leash and of its user's commands fail with. The C library has these
// texts in other languages too, but only in a locale that is installed.
constexpr ErrorText error_texts[] = {
    {EPERM, N_("Operation not permitted")},
    {ENOENT, N_("No such file or directory")},
    {ESRCH, N_("No such process")},
    {EINTR, N_("Interrupted system call")},
    {EIO, N_("Input/output error")},
    {ENXIO, N_("No such device or address")},
    {E2BIG, N_("Argument list too long")},
    {ENOEXEC, N_("Exec format error")},
    {EBADF, N_("Bad file descriptor")},
    {ECHILD, N_("No child processes")},
    {EAGAIN, N_("Resource temporarily unavailable")},
    {ENOMEM, N_("Cannot allocate memory")},
    {EACCES, N_("Permission denied")},
    {EBUSY, N_("Device or resource busy")},
    {EEXIST, N_("File exists")},
    {EXDEV, N_("Invalid cross-device link")},
    {ENODEV, N_("No such device")},
    {ENOTDIR, N_("Not a directory")},
    {EISDIR, N_("Is a directory")},
    {EINVAL, N_("Invalid argument")},
    {ENFILE, N_("Too many open files in system")},
    {EMFILE, N_("Too many open files")},
    {ENOTTY, N_("Inappropriate ioctl for device")},
    {ETXTBSY, N_("Text file busy")},
    {EFBIG, N_("File too large")},
    {ENOSPC, N_("No space left on device")},
    {ESPIPE, N_("Illegal seek")},
    {EROFS, N_("Read-only file system")},
    {EPIPE, N_("Broken pipe")},
    {ERANGE, N_("Numerical result out of range")},
    {ENAMETOOLONG, N_("File name too long")},
    {ENOSYS, N_("Function not implemented")},
    {ENOTEMPTY, N_("Directory not empty")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {ETIME, N_("Timer expired")},
    {EOVERFLOW, N_("Value too large for defined data type")},
    {EMSGSIZE, N_("Message too long")},
    {EOPNOTSUPP, N_("Operation not supported")},
    {EADDRINUSE, N_("Address already in use")},
    {ECONNRESET, N_("Connection reset by peer")},
    {ETIMEDOUT, N_("Connection timed out")},
    {ECONNREFUSED, N_("Connection refused")},
    {ESTALE, N_("Stale file handle")},
    {EDQUOT, N_("Disk quota exceeded")},
};

} // namespace

Message error_text(int number) {
    const auto* const found =
        std::find_if(std::begin(error_texts), std::end(error_texts),
                     [&](const ErrorText& row) { return row.number == number; });
    if (found != std::end(error_texts))
        return _(found->text);
    const char* const text = strerrordesc_np(number);
    return text ? Message::verbatim(text) : _("unknown error");
}

} // namespace leash
