// command type: `command` runs a command but no function, and `command -v` and `type` say what a
// name means.
//
// Source: POSIX XCU `command`, `type`.

#include "base/overloaded.hpp"
#include "builtins/operands.hpp"
#include "builtins/posix/working_directory.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "language/printer.hpp"

#include <cstdlib>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

enum class Manner { Name, Sentence }; // for command -v; for command -V and type

// Returns the PATH that finds all utilities of POSIX (confstr(3)).
std::string standard_path() {
    std::string path(confstr(_CS_PATH, nullptr, 0), '\0');
    confstr(_CS_PATH, path.data(), path.size());
    path.pop_back(); // the NUL
    return path;
}

bool is_executable(const std::string& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 && !S_ISDIR(facts.st_mode) &&
           access(path.c_str(), X_OK) == 0;
}

std::string absolute(const Shell& shell, const std::string& path) {
    if (path[0] == '/')
        return path;
    return logical_directory(shell).value_or(".") + "/" + path;
}

Message describe(const Builtin& builtin, const std::string& name) {
    return builtin.kind == BuiltinKind::Special ? _("{0} is a special shell builtin", name)
                                                : _("{0} is a shell builtin", name);
}

// Returns what to print about `name`, or nullopt if the name means nothing.
std::optional<std::string> describe(BuiltinCall& call, const std::string& name, Manner manner,
                                    const std::string* search_path) {
    const bool short_form = manner == Manner::Name;
    const Shell& shell = call.shell;
    const Translator& translate = shell.translate;
    if (const auto alias = shell.aliases.find(name); alias != shell.aliases.end())
        return short_form ? "alias " + name + "=" + always_quoted(alias->second)
                          : translate(_("{0} is an alias for {1}", name, alias->second));
    if (is_reserved_word(name))
        return short_form ? name : translate(_("{0} is a shell keyword", name));
    const CommandMeaning meaning =
        call.interpreter.commands().find(name, LookFor::Everything, search_path);
    return std::visit(
        overloaded{
            [&](const Builtin* builtin) {
                return std::optional(short_form ? name : translate(describe(*builtin, name)));
            },
            [&](const std::shared_ptr<const Command>& body) {
                return std::optional(short_form ? name
                                                : translate(_("{0} is a shell function\n", name)) +
                                                      name + "() " + print(*body));
            },
            [&](const ExternalCommand& program) -> std::optional<std::string> {
                if (!is_executable(program.path))
                    return std::nullopt;
                const std::string path = absolute(shell, program.path);
                return short_form ? path : translate(_("{0} is {1}", name, path));
            },
            [](NoSuchCommand) -> std::optional<std::string> { return std::nullopt; },
        },
        meaning);
}

BuiltinResult run_type(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    int status = 0;
    for (const std::string& name : parsed.value().operands) {
        if (const auto text = describe(call, name, Manner::Sentence, nullptr)) {
            call.print(*text + "\n");
        } else {
            call.flush();
            call.complain(_("{0}: not found", name));
            status = 1;
        }
    }
    return done(status);
}

BuiltinResult run_command(BuiltinCall& call) {
    auto parsed = parse_options(call.operands(), "pvV");
    if (!parsed)
        return call.misuse(parsed.error());
    const bool verbose = parsed.value().has('V');
    const bool only_name = parsed.value().has('v') || verbose;
    const auto path = parsed.value().has('p') ? std::optional(standard_path()) : std::nullopt;
    const std::string* const search_path = path ? &*path : nullptr;
    auto fields = std::move(parsed).value().operands;
    if (fields.empty())
        return done(0);

    if (!only_name) {
        const Completion completion = call.interpreter.run_fields(
            std::move(fields), LookFor::NoFunctions, search_path, call.interpreter.circumstances());
        return {call.shell.last_status, completion, false};
    }
    int status = 0;
    for (const std::string& name : fields) {
        if (const auto text =
                describe(call, name, verbose ? Manner::Sentence : Manner::Name, search_path)) {
            call.print(*text + "\n");
            continue;
        }
        if (verbose)
            call.complain(_("{0}: not found", name));
        status = 127;
    }
    return done(status);
}

} // namespace

const Builtin command_builtin = {
    "command",
    BuiltinKind::Regular,
    run_command,
    "command [-p] NAME [ARGUMENT...] | command -v | -V NAME...",
    N_("run a command, not the function of that name"),
    N_(R"(Runs NAME as if there were no function called so. An error in a special
built-in then does not end a script.
  -p   look in the system's own path, not in PATH
  -v   do not run it: print what would be run
  -V   the same in a sentence, as `type` does

    cd() { command cd "$@" && pwd; }
    command -v git > /dev/null || echo "git is not installed"
)"),
};

const Builtin type_builtin = {
    "type",
    BuiltinKind::Regular,
    run_type,
    "type NAME...",
    N_("what a name would run"),
    N_(R"(Says of each NAME whether it is an alias, a word of the language, a built-in,
a function (and prints it), or a program, and where.

    type cd ls if
)"),
};

} // namespace leash
