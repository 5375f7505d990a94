#include "expand/pathname.hpp"

#include "base/locale.hpp"
#include "expand/pattern.hpp"

#include <algorithm>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <string_view>
#include <sys/stat.h>

namespace leash {

namespace {

struct CloseDirectory {
    void operator()(DIR* directory) const { closedir(directory); }
};
using OpenDirectory = std::unique_ptr<DIR, CloseDirectory>;

// Returns true if the directory has an entry with this name. A symbolic link to nothing is an entry
// too.
bool exists(const std::string& pathname) {
    struct stat status {};
    return fstatat(AT_FDCWD, pathname.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

// The search goes through the components of the pattern. `path` is the pathname found so far; it is
// empty or ends in '/'. search() changes `path` and puts the old value back before it returns.
class PathnameSearch {
  public:
    PathnameSearch(ExpansionContext& context, std::vector<std::string>& found)
        : context_(context), found_(found) {}

    void search(std::string& path, std::string_view pattern) {
        const std::size_t size = path.size();
        const std::size_t slash = pattern.find('/');
        const std::string_view component = pattern.substr(0, slash);
        // Keep the slashes as they were written, as in a//b*.
        const std::size_t next = std::min(pattern.find_first_not_of('/', slash), pattern.size());
        const std::string_view slashes =
            slash == std::string_view::npos ? "" : pattern.substr(slash, next - slash);
        const std::string_view rest = pattern.substr(next);

        if (!has_wildcard(component)) {
            path += unescaped(component);
            descend(path, slashes, rest, false);
        } else {
            for (const std::string& name : names_in(path, component, !slashes.empty())) {
                if (context_.is_interrupted())
                    break;
                path += name;
                descend(path, slashes, rest, true);
                path.resize(size);
            }
        }
        path.resize(size);
    }

  private:
    // `was_read`: the name was read from its directory, so it exists.
    void descend(std::string& path, std::string_view slashes, std::string_view rest,
                 bool was_read) {
        path += slashes;
        if (!rest.empty())
            search(path, rest);
        else if ((was_read && slashes.empty()) || exists(path))
            found_.push_back(path);
    }

    // Reads all names before the search goes deeper, so that only one directory is open at a time.
    static std::vector<std::string> names_in(const std::string& path, std::string_view component,
                                             bool directories_only) {
        std::vector<std::string> names;
        const OpenDirectory directory(opendir(path.empty() ? "." : path.c_str()));
        if (!directory)
            return names;
        const bool dot = component.starts_with('.') || component.starts_with("\\.");
        while (const dirent* entry = readdir(directory.get())) {
            const std::string_view name = entry->d_name;
            if (name == "." || name == ".." || (name.front() == '.' && !dot))
                continue;
            const bool may_be_directory =
                entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
            if (directories_only && !may_be_directory)
                continue;
            if (pattern_matches(component, name))
                names.emplace_back(name);
        }
        return names;
    }

    ExpansionContext& context_;
    std::vector<std::string>& found_;
};

// Compares by the collation order of the locale, and by bytes if the names are equal in it.
bool collates_before(const std::string& a, const std::string& b) {
    const int order = std::strcoll(a.c_str(), b.c_str());
    return order != 0 ? order < 0 : a < b;
}

} // namespace

bool append_pathnames(ExpansionContext& context, const std::string& pattern,
                      std::vector<std::string>& pathnames) {
    const std::size_t before = pathnames.size();
    std::string path;
    PathnameSearch(context, pathnames).search(path, pattern);
    use_locale(LC_COLLATE);
    std::sort(pathnames.begin() + static_cast<std::ptrdiff_t>(before), pathnames.end(),
              collates_before);
    return pathnames.size() > before;
}

} // namespace leash
