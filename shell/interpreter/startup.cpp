#include "interpreter/startup.hpp"

#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

bool is_same_place(const std::string& a, const char* b) {
    struct stat one {};
    struct stat other {};
    return ::stat(a.c_str(), &one) == 0 && ::stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

// PWD is kept where it is true: it may lead through a symbolic link, which getcwd(3) would not.
std::string working_directory(const Variables& variables) {
    const auto inherited = variables.value("PWD");
    if (inherited && !inherited->empty() && inherited->front() == '/' &&
        is_same_place(std::string(*inherited), "."))
        return std::string(*inherited);
    char* path = ::getcwd(nullptr, 0);
    std::string result = path ? path : "";
    std::free(path);
    return result;
}

void set_if_unset(Variables& variables, const char* name, const char* value) {
    if (!variables.value(name))
        variables.set(name, value);
}

} // namespace

void set_initial_variables(Shell& shell, char* const* environment) {
    Variables& variables = shell.variables;
    variables.import_environment(environment);
    variables.set("IFS", " \t\n"); // never taken from the environment
    variables.set("PPID", std::to_string(::getppid()));
    variables.set("OPTIND", "1");
    if (std::string path = working_directory(variables); !path.empty()) {
        variables.set("PWD", std::move(path));
        variables.set_exported("PWD", true);
    }
    set_if_unset(variables, "PATH", "/usr/local/bin:/usr/bin:/bin");
    set_if_unset(variables, "PS2", "> ");
    set_if_unset(variables, "PS4", "+ ");
    variables.on_change([&shell](std::string_view name) {
        if (name == "PATH")
            shell.command_hash.clear();
    });
}

std::string programs_folder(const Shell& shell) {
    return shell.executable.substr(0, shell.executable.rfind('/')) + "/programs";
}

} // namespace leash
