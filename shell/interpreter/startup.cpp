#include "interpreter/startup.hpp"

#include "expand/expand.hpp"
#include "interpreter/script_input.hpp"
#include "interpreter/shell_level.hpp"
#include "kernel/descriptors.hpp"

#include <cstdlib>
#include <fcntl.h>
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

// Keeps PWD if PWD is right: PWD may lead through a symbolic link, and getcwd(3) never does.
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

// Returns true if the completion ends more than the startup file.
bool is_last(const Completion& completion) {
    return completion.kind == Completion::Kind::Exit || completion.kind == Completion::Kind::HungUp;
}

Completion run_startup_file(Interpreter& interpreter, const std::string& path) {
    auto file = open_file(path, O_RDONLY);
    if (!file)
        return normal();
    Shell& shell = interpreter.shell();
    const Nested inside = shell.nesting.enter_dot_script(); // `return` ends the file
    const Completion completion =
        interpreter.run_text(lines_of_script(std::move(file).value()), path);
    return is_last(completion) ? completion : normal();
}

std::string home_folder(const Shell& shell) {
    return std::string(shell.variables.value("HOME").value_or(""));
}

std::vector<std::string> files_of_interactive_shell(Interpreter& interpreter) {
    const Shell& shell = interpreter.shell();
    std::vector<std::string> paths;
    // A program with the rights of another user must not obey the environment.
    const bool own_rights = ::getuid() == ::geteuid() && ::getgid() == ::getegid();
    if (const auto env = shell.variables.value("ENV"); env && own_rights)
        if (auto path = expand_value(interpreter.expansion(), *env))
            paths.push_back(std::move(path).value());
    if (!shell.as_sh)
        paths.push_back(rc_file(shell));
    return paths;
}

Completion run_each(Interpreter& interpreter, const std::vector<std::string>& paths) {
    for (const std::string& path : paths)
        if (Completion completion = run_startup_file(interpreter, path); !completion.is_normal())
            return completion;
    return normal();
}

} // namespace

void set_initial_variables(Shell& shell, char* const* environment) {
    Variables& variables = shell.variables;
    variables.on_declare([&shell](std::string_view name, Variable& variable) {
        if (name == "LINENO")
            variable.computed = true;
        else if (!shell.is_posix())
            shell.own_variables.declare(name, variable);
    });
    variables.import_environment(environment);
    if (!shell.as_sh)
        count_shell_level(variables);
    variables.set("IFS", " \t\n"); // the shell never takes IFS from the environment
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
        else if (name == "RANDOM" || name == "SECONDS")
            if (const auto value = shell.variables.value(name)) // not if the variable is unset
                shell.own_variables.assigned(name, *value);
    });
}

Completion run_startup_files(Interpreter& interpreter, StartupFiles files) {
    const Shell& shell = interpreter.shell();
    Completion completion = normal();
    if (files == StartupFiles::None)
        return completion;
    if (shell.login)
        completion = run_each(interpreter, {"/etc/profile", home_folder(shell) + "/.profile"});
    // Asks for ENV only now, because a profile may have set ENV.
    if (completion.is_normal() && shell.interactive)
        completion = run_each(interpreter, files_of_interactive_shell(interpreter));
    return completion;
}

std::string rc_file(const Shell& shell) {
    const auto config = shell.variables.value("XDG_CONFIG_HOME");
    const bool chosen = config && !config->empty();
    return (chosen ? std::string(*config) : home_folder(shell) + "/.config") + "/leash/rc";
}

} // namespace leash
