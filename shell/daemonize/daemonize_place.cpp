#include "daemonize/daemonize_place.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/uninterrupted.hpp"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <unistd.h>

namespace leash {
namespace {

constexpr int most_links = 40; // as in the kernel, path_resolution(7)
constexpr int only_to_walk = O_PATH | O_CLOEXEC;

bool is_trusted(uid_t user) {
    struct stat root {};
    return user == 0 || user == ::geteuid() || (::stat("/", &root) == 0 && user == root.st_uid);
}

// A group may have other members, unless the group has the number of this user. If an access
// control list lets another user write, the mode shows this as a right of the group (acl(5)). This
// function does not read access control lists.
bool others_may_write_in(const struct stat& folder) {
    const bool is_own_group = folder.st_gid == ::getegid() && folder.st_gid == ::geteuid();
    const bool group_may = (folder.st_mode & S_IWGRP) != 0 && !is_own_group;
    return group_may || (folder.st_mode & S_IWOTH) != 0;
}

// In a folder with the sticky bit only the owner of a file, and of the folder, can replace the
// file.
bool others_may_replace_in(const struct stat& folder) {
    return others_may_write_in(folder) && (folder.st_mode & S_ISVTX) == 0;
}

class Walk {
  public:
    Walk(const std::string& path, TrustedPath what) : path_(path), what_(what), rest_(path) {}

    Result<FilePlace, DaemonFailure> run() {
        if (!begin_at_the_root_or_here())
            return *failure_;
        for (;;) {
            const std::string name = take_name();
            const bool is_last = rest_.empty();
            if (is_last && what_ == TrustedPath::LinksAndFolders)
                return place(name);
            OwnedDescriptor next(::openat(folder_.get(), name.c_str(), only_to_walk | O_NOFOLLOW));
            if (!next && is_last && errno == ENOENT)
                return place(name);
            struct stat found {};
            if (!next || ::fstat(next.get(), &found) != 0)
                return daemon_failure(system_error("open", Message::verbatim(path_)));
            if (S_ISLNK(found.st_mode)) {
                if (!follow(next, found, name))
                    return *failure_;
            } else if (is_last) {
                return place(name);
            } else if (!enter(std::move(next), found, folder_name_ + name + "/")) {
                return *failure_;
            }
        }
    }

  private:
    // A user who can replace a folder around the working directory can replace the file, too. So
    // the walk begins at the root then.
    bool begin_at_the_root_or_here() {
        std::error_code error;
        if (what_ == TrustedPath::LinksAndFolders && rest_.front() != '/')
            rest_ = (std::filesystem::current_path(error) / rest_).string();
        if (error)
            return fail({1, _("{0}: the current directory is gone: {1}", path_, error.message())});
        return begin();
    }

    // Opens the folder in which rest_ begins.
    bool begin() {
        const bool is_absolute = rest_.front() == '/';
        OwnedDescriptor folder(::open(is_absolute ? "/" : ".", only_to_walk | O_DIRECTORY));
        struct stat found {};
        if (!folder || ::fstat(folder.get(), &found) != 0)
            return fail(daemon_failure(system_error("open", Message::verbatim(path_))));
        return enter(std::move(folder), found, is_absolute ? "/" : "./");
    }

    bool enter(OwnedDescriptor folder, const struct stat& facts, std::string name) {
        if (what_ == TrustedPath::LinksAndFolders) {
            if (!is_trusted(facts.st_uid))
                return refuse(
                    _("the folder {0}: it belongs to user {1}, who could replace the file", name,
                      facts.st_uid));
            if (others_may_replace_in(facts))
                return refuse(_("the folder {0}: others may write there, and no sticky bit "
                                "protects the file",
                                name));
        }
        folder_ = std::move(folder);
        folder_name_ = std::move(name);
        return true;
    }

    bool follow(const OwnedDescriptor& link, const struct stat& facts, const std::string& name) {
        if (!is_trusted(facts.st_uid))
            return refuse(_("the symbolic link {0}: it belongs to user {1}", folder_name_ + name,
                            facts.st_uid));
        std::string target(PATH_MAX, '\0');
        const ssize_t size = ::readlinkat(link.get(), "", target.data(), target.size());
        if (size < 0)
            return fail(daemon_failure(system_error("readlink", Message::verbatim(path_))));
        if (++links_ > most_links)
            return fail(daemon_failure(SystemError{"open", ELOOP, Message::verbatim(path_)}));
        target.resize(static_cast<std::size_t>(size));
        rest_ = rest_.empty() ? target : target + "/" + rest_;
        return rest_.front() != '/' || begin();
    }

    std::string take_name() {
        rest_.erase(0, rest_.find_first_not_of('/'));
        const std::size_t end = std::min(rest_.find('/'), rest_.size());
        std::string name = rest_.substr(0, end);
        rest_.erase(0, end);
        return name.empty() ? "." : name; // "folder/" means the folder
    }

    Result<FilePlace, DaemonFailure> place(const std::string& name) {
        auto folder = above_standard(std::move(folder_));
        if (!folder)
            return daemon_failure(folder.error());
        return FilePlace{std::move(folder).value(), name, path_};
    }

    bool refuse(const Message& what) { return fail(refused(path_, what)); }
    bool fail(DaemonFailure failure) {
        failure_ = std::move(failure);
        return false;
    }

    const std::string& path_; // as the user has typed it, for messages
    const TrustedPath what_;
    std::string rest_; // the names that are still to be walked
    OwnedDescriptor folder_;
    std::string folder_name_; // with a slash at the end, for messages
    int links_ = 0;
    std::optional<DaemonFailure> failure_;
};

} // namespace

Result<FilePlace, DaemonFailure> find_place(const std::string& path, TrustedPath what) {
    if (path.empty())
        return daemon_failure(SystemError{"open", ENOENT, Message::verbatim("''")});
    return Walk(path, what).run();
}

Result<OwnedDescriptor> open_at(const FilePlace& place, int flags, mode_t mode) {
    OwnedDescriptor opened(uninterrupted([&] {
        return ::openat(place.folder.get(), place.name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC,
                        mode);
    }));
    if (!opened)
        return system_error("open", Message::verbatim(place.path));
    return above_standard(std::move(opened));
}

bool is_at(const FilePlace& place, const OwnedDescriptor& file) {
    struct stat ours {
    }, there{};
    return ::fstat(file.get(), &ours) == 0 &&
           ::fstatat(place.folder.get(), place.name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

std::optional<DaemonFailure> why_not_ones_own(const FilePlace& place, const OwnedDescriptor& file) {
    struct stat folder {
    }, ours{};
    if (::fstat(place.folder.get(), &folder) != 0 || ::fstat(file.get(), &ours) != 0)
        return daemon_failure(system_error("fstat", Message::verbatim(place.path)));
    const bool is_file = S_ISREG(ours.st_mode) || S_ISFIFO(ours.st_mode);
    if (!is_file || !others_may_write_in(folder))
        return std::nullopt;
    if (!is_trusted(ours.st_uid) && ours.st_uid != folder.st_uid)
        return refused(place.path, _("a file that belongs to user {0}", ours.st_uid));
    if (ours.st_nlink > 1)
        return refused(place.path, _("a file with {0} names (hard links)", ours.st_nlink));
    return std::nullopt;
}

Result<OwnedDescriptor> above_standard(OwnedDescriptor descriptor) {
    if (descriptor.get() > STDERR_FILENO)
        return descriptor;
    return duplicate_above(descriptor.get(), STDERR_FILENO + 1);
}

} // namespace leash
