// command type: `command` runs a command but no function, and `command -v` and `type` say what a
// name means.
//
// Source: POSIX XCU `command`, `type`.

#include "base/overloaded.hpp"
#include "builtins/operands.hpp"
#include "builtins/posix/working_directory.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/search_path.hpp"
#include "language/printer.hpp"

#include <cstdlib>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

enum class Manner {
    Name,     // command -v
    Sentence, // command -V, type
    Kind,     // type -t
};

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

std::optional<std::string> describe_alias(const Shell& shell, const std::string& name,
                                          Manner manner) {
    const auto alias = shell.aliases.find(name);
    if (alias == shell.aliases.end())
        return std::nullopt;
    if (manner == Manner::Kind)
        return "alias";
    return manner == Manner::Name
               ? "alias " + name + "=" + always_quoted(alias->second)
               : shell.translate(_("{0} is an alias for {1}", name, alias->second));
}

std::optional<std::string> describe_word_of_language(const Shell& shell, const std::string& name,
                                                     Manner manner) {
    if (!is_reserved_word(name))
        return std::nullopt;
    if (manner == Manner::Kind)
        return "keyword";
    return manner == Manner::Name ? name : shell.translate(_("{0} is a shell keyword", name));
}

std::optional<std::string> describe_command(const Shell& shell, const std::string& name,
                                            const CommandMeaning& meaning, Manner manner) {
    using Text = std::optional<std::string>;
    const Translator& translate = shell.translate;
    return std::visit(
        overloaded{
            [&](const Builtin* builtin) -> Text {
                if (manner == Manner::Kind)
                    return "builtin";
                return manner == Manner::Name ? name : translate(describe(*builtin, name));
            },
            [&](const std::shared_ptr<const Command>& body) -> Text {
                if (manner == Manner::Kind)
                    return "function";
                return manner == Manner::Name ? name
                                              : translate(_("{0} is a shell function\n", name)) +
                                                    name + "() " + print(*body);
            },
            [&](const ExternalCommand& program) -> Text {
                if (!is_executable(program.path))
                    return std::nullopt;
                if (manner == Manner::Kind)
                    return "file";
                const std::string path = absolute(shell, program.path);
                return manner == Manner::Name ? path : translate(_("{0} is {1}", name, path));
            },
            [](NoSuchCommand) -> Text { return std::nullopt; },
        },
        meaning);
}

// Returns what to print about `name`, or nullopt if the name means nothing.
std::optional<std::string> describe(BuiltinCall& call, const std::string& name, Manner manner,
                                    const std::string* search_path) {
    if (auto alias = describe_alias(call.shell, name, manner))
        return alias;
    if (auto word = describe_word_of_language(call.shell, name, manner))
        return word;
    return describe_command(
        call.shell, name, call.interpreter.commands().find(name, LookFor::Everything, search_path),
        manner);
}

// type -a: returns every meaning of `name`, in the order in which the shell looks for a command.
std::vector<std::string> describe_all(BuiltinCall& call, const std::string& name, Manner manner) {
    const Shell& shell = call.shell;
    std::vector<std::string> all;
    const auto add = [&](std::optional<std::string> text) {
        if (text)
            all.push_back(std::move(*text));
    };
    add(describe_alias(shell, name, manner));
    add(describe_word_of_language(shell, name, manner));

    std::vector<CommandMeaning> meanings;
    const Builtin* builtin = call.interpreter.commands().find_builtin(name);
    if (builtin)
        meanings.emplace_back(builtin);
    if (const auto function = shell.functions.find(name); function != shell.functions.end()) {
        // A function comes before a built-in, but not before a special built-in.
        const bool first = builtin && builtin->kind != BuiltinKind::Special;
        meanings.emplace(first ? meanings.begin() : meanings.end(), function->second);
    }
    if (name.find('/') != std::string::npos)
        meanings.emplace_back(ExternalCommand{name});
    else
        for (const std::string_view folder : folders_of(shell.variables.value("PATH").value_or("")))
            meanings.emplace_back(ExternalCommand{
                folder.empty() ? name : std::string(folder).append("/").append(name)});
    for (const CommandMeaning& meaning : meanings)
        add(describe_command(shell, name, meaning, manner));
    return all;
}

BuiltinResult run_type(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "at");
    if (!parsed)
        return call.misuse(parsed.error());
    const Manner manner = parsed.value().has('t') ? Manner::Kind : Manner::Sentence;
    int status = 0;
    for (const std::string& name : parsed.value().operands) {
        std::vector<std::string> meanings;
        if (parsed.value().has('a'))
            meanings = describe_all(call, name, manner);
        else if (auto text = describe(call, name, manner, nullptr))
            meanings.push_back(std::move(*text));
        for (const std::string& text : meanings)
            call.print(text + "\n");
        if (!meanings.empty())
            continue;
        status = 1;
        if (manner == Manner::Kind) // as in bash: a script asks
            continue;
        call.flush();
        call.complain(_("{0}: not found", name));
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
    "type [-a] [-t] NAME...",
    N_("what a name would run"),
    N_(R"(Says of each NAME whether it is an alias, a word of the language, a built-in,
a function (and prints it), or a program, and where.
  -a   all that the name means, what is used first; each program in PATH
  -t   only one word: alias, keyword, builtin, function or file

    type cd ls if
    type -a kill
)"),
};

} // namespace leash
