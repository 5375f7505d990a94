// cd: changes the working directory of this shell, and of the programs that it starts later.
//
// Source: POSIX XCU `cd`. The comments below have the numbers of its steps.

#include "builtins/posix/working_directory.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

#include <cerrno>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

bool is_directory(const std::string& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

bool starts_with_dot_component(const std::string& path) {
    return path == "." || path == ".." || path.rfind("./", 0) == 0 || path.rfind("../", 0) == 0;
}

// Steps 3 to 6: returns `directory` as it is, or below a directory of CDPATH. Sets `announce` if
// the result is in a directory that the user may not expect.
std::string find_in_cdpath(const Shell& shell, const std::string& directory, bool& announce) {
    if (directory[0] == '/' || starts_with_dot_component(directory))
        return directory;
    std::string_view rest = shell.variables.value("CDPATH").value_or("");
    while (!rest.empty()) {
        const std::size_t colon = rest.find(':');
        std::string path(rest.substr(0, colon));
        const bool is_here = path.empty();
        path += is_here || path.back() != '/' ? "/" : "";
        path.insert(0, is_here ? "." : "");
        path += directory;
        if (is_directory(path)) {
            announce = !is_here;
            return is_here ? directory : path;
        }
        rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
    }
    return directory;
}

// Steps 7 to 10: these two functions change to `path` as with -L and as with -P. Both functions
// return the new PWD, or "" if getcwd(3) fails.
Result<std::string, Message> change_logically(const Shell& shell, const std::string& path) {
    std::string absolute = path;
    if (path[0] != '/') {
        const auto here = logical_directory(shell);
        if (!here) // the working directory has been removed: only the kernel can find `path`
            return chdir(path.c_str()) == 0
                       ? Result<std::string, Message>(physical_directory().value_or(""))
                       : error_text(errno);
        absolute = here.value() + (here.value().back() == '/' ? "" : "/") + path;
    }
    auto clean = without_dots(absolute, is_directory);
    if (!clean)
        return _("{0} is not a directory", clean.error().path);
    // If the absolute pathname is too long, the relative pathname may still work (step 9).
    if (chdir(clean.value().c_str()) != 0 && (errno != ENAMETOOLONG || chdir(path.c_str()) != 0))
        return error_text(errno);
    return std::move(clean).value();
}

Result<std::string, Message> change_physically(const std::string& path) {
    if (chdir(path.c_str()) != 0)
        return error_text(errno);
    return physical_directory().value_or("");
}

BuiltinResult run_cd(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "LPe");
    if (!parsed)
        return call.misuse(parsed.error());
    bool physical = false;
    for (const ParsedOption& option : parsed.value().options)
        if (option.letter != 'e')
            physical = option.letter == 'P'; // the last one counts
    const auto& operands = parsed.value().operands;
    if (operands.size() > 1)
        return call.misuse(_("one directory, please; a name with spaces needs quotes"));

    Shell& shell = call.shell;
    bool announce = false;
    std::string directory;
    if (operands.empty() || operands[0] == "-") {
        const char* const variable = operands.empty() ? "HOME" : "OLDPWD";
        directory = std::string(shell.variables.value(variable).value_or(""));
        if (directory.empty()) {
            call.complain(_("{0} is not set, so there is nowhere to go", variable));
            return done(1);
        }
        announce = !operands.empty();
    } else {
        directory = operands[0];
    }
    if (directory.empty()) {
        call.complain(_("the name of the directory is empty"));
        return done(1);
    }

    const std::string former(shell.variables.value("PWD").value_or(""));
    const std::string path = find_in_cdpath(shell, directory, announce);
    const auto changed = physical ? change_physically(path) : change_logically(shell, path);
    if (!changed) {
        call.complain(_("{0}: {1}", directory, changed.error()));
        return done(1);
    }
    const bool assigned = call.interpreter.assign("OLDPWD", former) &&
                          call.interpreter.assign("PWD", changed.value());
    if (announce)
        call.print(changed.value() + "\n");
    const bool lost = changed.value().empty() && physical && parsed.value().has('e');
    return done(assigned && !lost ? 0 : 1);
}

} // namespace

const Builtin cd_builtin = {
    "cd",
    BuiltinKind::Regular,
    run_cd,
    "cd [-L | -P [-e]] [DIRECTORY | -]",
    N_("change the working directory"),
    N_(R"(Changes to DIRECTORY; without one to $HOME; with - back to where one was
($OLDPWD), and says so. A relative name is also looked for below $CDPATH.
  -L   `..` goes back the way one came, even through a symbolic link (default)
  -P   `..` is the real parent; PWD is the real name
  -e   with -P: fail if the new name cannot be found out

    cd /var/log; cd -
)"),
};

} // namespace leash
