// libFuzzer target: any pattern, in a folder with odd names. What is found exists and matches.
#include "expand/pathname.hpp"
#include "expand/pattern.hpp"
#include "scratch_folder.hpp"
#include "small_shell.hpp"

#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace leash;

namespace {

// The working directory from now on.
struct OddFolder {
    OddFolder() {
        setlocale(LC_ALL, "C.UTF-8");
        if (::chdir(folder.path().c_str()) != 0 || ::mkdir("d", 0700) != 0)
            std::abort();
        for (const char* name : {"a", "b.c", "*", "[x]", "\\", "\xff", "\u00e4", "new\nline", "-n",
                                 ".hidden", "d/e", "d/f.c"})
            std::ofstream{name};
    }
    ScratchFolder folder;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const OddFolder folder;
    const std::string pattern(reinterpret_cast<const char*>(data), size);
    // Other folders of the machine are not looked at.
    const bool may_lead_away = pattern.find_first_of("/\\[") == 0 ||
                               pattern.find("..") != pattern.npos ||
                               pattern.find("\\.") != pattern.npos;
    if (size > 256 || may_lead_away || pattern.find('\0') != pattern.npos || !has_wildcard(pattern))
        return 0;
    SmallShell shell;
    std::vector<std::string> found;
    if (append_pathnames(shell, pattern, found) == found.empty())
        std::abort();
    for (const std::string& name : found) {
        struct stat status {};
        if (::lstat(name.c_str(), &status) != 0)
            std::abort();
        if (pattern.find('/') == pattern.npos && !pattern_matches(pattern, name))
            std::abort();
    }
    return 0;
}
