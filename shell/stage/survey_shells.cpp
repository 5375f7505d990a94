#include "stage/survey_shells.hpp"

#include "kernel/own_files.hpp"
#include "kernel/search_path.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <unistd.h>

namespace leash {
namespace {

std::vector<SurveyedShell> known_shells() {
    return {
        {"leash", {executable_path(), "--norc", "-i"}},
        {"bash", {"bash", "--norc", "--noprofile", "-i"}},
        {"dash", {"dash", "-i"}},
        {"zsh", {"zsh", "-f", "-i"}},
        {"yash", {"yash", "--norcfile", "-i"}},
        {"mksh", {"mksh", "-i"}},
        {"ksh93", {"ksh93", "-i"}},
        {"fish", {"fish", "--no-config", "-i"}},
        {"busybox", {"busybox", "sh", "-i"}},
    };
}

bool is_found(const std::string& program, const std::string& search_path) {
    return is_executable_file(
        program.find('/') != std::string::npos ? program : find_on(search_path, program));
}

// Each case starts in a folder of its own, but a relative path starts from the folder of this
// process.
std::string from_here(const std::string& program) {
    if (program.front() == '/' || program.find('/') == std::string::npos)
        return program;
    char* const here = ::getcwd(nullptr, 0);
    std::string path = here ? std::string(here) + "/" + program : program;
    std::free(here);
    return path;
}

} // namespace

std::vector<SurveyedShell> installed_shells(const std::string& search_path) {
    std::vector<SurveyedShell> shells = known_shells();
    std::erase_if(shells, [&](const SurveyedShell& one) {
        return !is_found(one.command.front(), search_path);
    });
    return shells;
}

Result<SurveyedShell, Message> surveyed_shell(const std::string& words,
                                              const std::string& search_path) {
    std::istringstream text(words);
    SurveyedShell shell{words, {}};
    for (std::string one; text >> one;)
        shell.command.push_back(one);
    if (shell.command.empty())
        return _("the name of a shell is empty");
    for (const SurveyedShell& known : known_shells())
        if (known.name == words)
            shell = known;
    std::string& program = shell.command.front();
    if (!is_found(program, search_path)) {
        std::string here;
        for (const SurveyedShell& one : installed_shells(search_path))
            here += " " + one.name;
        return _("{0}: no such program; shells that are here:{1}", program, here);
    }
    program = from_here(program);
    return shell;
}

} // namespace leash
