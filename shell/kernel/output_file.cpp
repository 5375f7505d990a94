#include "kernel/output_file.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/state_file.hpp"

#include <cerrno>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr std::size_t longest_look_at_old = 4 * 1024 * 1024; // bytes

Message no_output(const SystemError& error) {
    return _("nothing was written: {0}", error.message());
}

// Returns why leash must not replace what is at `path`.
std::optional<Message> why_not_replace(const struct stat& status, const std::string& path,
                                       const OutputKind& kind) {
    if (S_ISLNK(status.st_mode))
        return _("{0} is a link, and leash writes through no link; give another name, or remove "
                 "the link",
                 path);
    if (S_ISDIR(status.st_mode))
        return _("{0} is a folder; give the name of a file", path);
    if (!S_ISREG(status.st_mode))
        return _("{0} is not a regular file; give another name", path);
    if (status.st_uid != ::geteuid())
        return _("{0} belongs to another user; give another name", path);
    const auto old = read_regular_file(path, longest_look_at_old);
    if (!old)
        return no_output({old.error().call, old.error().number, Message::verbatim(path)});
    if (!old.value().content.empty() && !kind.is_of_it(old.value().content))
        return _(kind.refusal, path);
    return std::nullopt;
}

// The folder must be there: replace_state_file() would make it.
std::optional<Message> why_no_folder(const std::string& path) {
    const auto slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    struct stat status {};
    if (::stat(folder.c_str(), &status) == 0)
        return std::nullopt;
    return errno == ENOENT
               ? _("there is no folder {0}; make it first, or give another name", folder)
               : no_output(system_error("stat", Message::verbatim(path)));
}

} // namespace

Result<Unit, Message> write_output_file(const std::string& path, std::string_view content,
                                        const OutputKind& kind) {
    if (path.empty())
        return _("the name of the file is empty; give a name");
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) {
        if (auto why = why_not_replace(status, path, kind))
            return *why;
    } else if (errno != ENOENT) {
        return no_output(system_error("lstat", Message::verbatim(path)));
    }
    if (auto why = why_no_folder(path))
        return *why;
    // Race: somebody may make a link here now. rename(2) replaces the link, and does not follow it.
    if (auto written = replace_state_file(path, content); !written)
        return no_output(written.error());
    return Unit{};
}

} // namespace leash
