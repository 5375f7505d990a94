#include "lesson/book_folder.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/state_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sstream>
#include <sys/stat.h>

namespace leash {
namespace {

namespace fs = std::filesystem;

// The list of the files of a book: a line for each file, and this file's own name.
constexpr const char* list_name = "leash-book.txt";

std::vector<std::string> listed_in(const std::string& folder) {
    const auto text = read_state_file(folder + "/" + list_name); // a regular file of this user
    std::vector<std::string> files;
    std::istringstream stream(text ? text.value() : "");
    for (std::string line; std::getline(stream, line);)
        files.push_back(line);
    return files;
}

// Returns why the folder must not be replaced; nullopt if it is empty, or a book and nothing else.
std::optional<Message> why_not(const std::string& folder) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(folder, error);
    if (status.type() == fs::file_type::not_found)
        return std::nullopt;
    if (status.type() != fs::file_type::directory)
        return _("{0} is there, and is not a folder; give the name of a new folder", folder);
    const std::vector<std::string> listed = listed_in(folder);
    // No end of the loop may throw: increment(error) ends it at an error.
    for (fs::recursive_directory_iterator one(folder, error), end; !error && one != end;
         one.increment(error)) {
        const std::string name = one->path().lexically_relative(folder).generic_string();
        std::error_code gone; // meanwhile
        const bool is_folder = one->symlink_status(gone).type() == fs::file_type::directory;
        if (listed.empty())
            return _("{0} is not empty, and is not a book; give the name of a new folder", folder);
        if (std::none_of(listed.begin(), listed.end(), [&](const std::string& file) {
                return is_folder ? file.starts_with(name + "/") : file == name;
            }))
            return _(
                "{0} has a file that is not of the book: {1}; move this file, or give the name of "
                "a new folder",
                folder, name);
    }
    if (error)
        return _("{0}: {1}", folder, error_text(error.value()));
    return std::nullopt;
}

Message not_written(const std::string& path, const std::error_code& error) {
    return _("nothing was written: {0}", _("{0}: {1}", path, error_text(error.value())));
}

// The two folders change their names. Some file systems cannot do that (EINVAL): there the old book
// moves away first.
Outcome replace(const std::string& made, const std::string& path) {
    if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0)
        return success();
    if (errno != EINVAL && errno != ENOSYS)
        return system_error("renameat2", _("rename {0}", path));
    auto aside = TemporaryFolder::make_in(fs::path(path).parent_path().string());
    if (!aside)
        return aside.error();
    const std::string old = aside.value().path() + "/old";
    if (::rename(path.c_str(), old.c_str()) != 0)
        return system_error("rename", _("rename {0}", path));
    if (::rename(made.c_str(), path.c_str()) == 0)
        return success();
    const SystemError error = system_error("rename", _("rename {0}", path));
    (void)::rename(old.c_str(), path.c_str());
    return error;
}

} // namespace

Result<BookFolder, Message> BookFolder::begin(const std::string& path) {
    std::error_code error;
    fs::path folder = fs::weakly_canonical(fs::absolute(path, error), error);
    if (!error && !folder.has_filename()) // "book/"
        folder = folder.parent_path();
    if (error)
        return not_written(path, error);
    if (auto why = why_not(folder.string()))
        return *why;
    auto made = TemporaryFolder::make_in(folder.parent_path().string());
    if (!made)
        return _("nothing was written: {0}", made.error().message());
    return BookFolder(std::move(made).value(), folder.string());
}

Result<Unit, Message> BookFolder::write(const std::vector<BookFile>& files) {
    for (const BookFile& file : files) {
        const fs::path path = fs::path(made_.path()) / file.path;
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        if (error)
            return not_written(path.string(), error);
        const auto opened = open_file(path.string(), O_WRONLY | O_CREAT | O_EXCL);
        const Outcome written =
            opened ? write_all(opened.value().get(), file.content) : Outcome(opened.error());
        if (!written)
            return _("nothing was written: {0}", written.error().message());
        written_.push_back(file.path);
    }
    return Unit{};
}

Result<Unit, Message> BookFolder::finish() {
    std::string list = std::string(list_name) + "\n";
    for (const std::string& file : written_)
        list += file + "\n";
    if (auto written = write({{list_name, list}}); !written)
        return written;
    // mkdtemp(3) has made the folder for this user alone. A book is for everybody whom the umask
    // allows.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::chmod(made_.path().c_str(), 0777 & ~mask) != 0)
        return _("nothing was written: {0}",
                 system_error("chmod", _("open {0} to readers", made_.path())).message());
    if (auto why = why_not(path_)) // somebody may have put something there meanwhile
        return *why;
    std::error_code none;
    const bool is_there = fs::exists(path_, none);
    const Outcome named = is_there ? replace(made_.path(), path_)
                          : ::rename(made_.path().c_str(), path_.c_str()) == 0
                              ? success()
                              : Outcome(system_error("rename", _("rename {0}", path_)));
    if (!named)
        return _("nothing was written: {0}", named.error().message());
    return Unit{}; // the destructor of `made_` removes the old book, if there was one
}

} // namespace leash
