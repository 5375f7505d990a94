// . source: run the commands of a file in this shell.
//
// Source: POSIX XCU 2.15 `dot`.

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "interpreter/temporary_positional.hpp"
#include "kernel/descriptors.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

bool is_readable_file(const std::string& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 && !S_ISDIR(facts.st_mode) &&
           access(path.c_str(), R_OK) == 0;
}

// Returns the path of the file, or nullopt. A name without a slash is searched in PATH, and the
// file need not be executable. leash, like bash, searches the working directory last. POSIX does
// not, and so leash does not if it is called sh.
std::optional<std::string> find_script(const Shell& shell, const std::string& name) {
    if (name.find('/') != std::string::npos)
        return name;
    std::string_view rest = shell.variables.value("PATH").value_or("");
    for (bool more = true; more;) {
        const std::size_t colon = rest.find(':');
        const std::string_view directory = rest.substr(0, colon);
        std::string path = directory.empty() ? name : std::string(directory) + "/" + name;
        if (is_readable_file(path))
            return path;
        more = colon != std::string_view::npos;
        if (more)
            rest.remove_prefix(colon + 1);
    }
    if (!shell.as_sh && is_readable_file(name))
        return name;
    return std::nullopt;
}

// The file may be a FIFO, and its writer may never end: Ctrl-C and a hangup end the reading.
Result<std::string> read_script(BuiltinCall& call, const std::string& path) {
    const auto file = open_file(path, O_RDONLY);
    if (!file)
        return file.error();
    std::string text;
    for (;;) {
        auto block = read_some(file.value().get(), 65536);
        if (block && block.value().empty())
            return text;
        if (block)
            text += block.value();
        else if (block.error().number != EINTR || call.interpreter.signals().is_interrupted())
            return block.error();
    }
}

BuiltinResult run_dot(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    const auto& operands = parsed.value().operands;
    if (operands.empty())
        return call.misuse(_("which file? usage: . FILE"));

    Shell& shell = call.shell;
    const auto path = find_script(shell, operands[0]);
    if (!path)
        return call.misuse(_("{0}: not found in PATH; for a file here: ./{0}", operands[0]));
    auto text = read_script(call, *path);
    if (!text && text.error().number == EINTR && call.interpreter.signals().is_interrupted())
        return done(128 + SIGINT);
    if (!text)
        return call.misuse(_("{0}: {1}", operands[0], error_text(text.error().number)));
    if (!holds_commands(text.value()))
        return done(0);

    // As in bash, further operands are $1 $2 ... while the file runs.
    std::optional<TemporaryPositional> parameters;
    if (operands.size() > 1 && !shell.as_sh)
        parameters.emplace(shell, std::vector<std::string>(operands.begin() + 1, operands.end()));
    Completion completion;
    {
        const Nested inside = shell.nesting.enter_dot_script();
        completion = call.interpreter.run_text(lines_of(std::move(text).value()), operands[0],
                                               call.interpreter.circumstances());
    }

    if (completion.kind == Completion::Kind::Return)
        completion = normal();
    return {shell.last_status, completion, false};
}

constexpr Phrase dot_page =
    N_(R"(Runs the commands of FILE in this shell itself, not in a child: variables,
functions and the working directory stay as FILE leaves them. A name without
'/' is looked for in PATH. WORDs become $1, $2 ... while it runs.

    . ./settings.sh
)");

} // namespace

const Builtin dot_builtin = {
    ".",
    BuiltinKind::Special,
    run_dot,
    ". FILE [WORD...]",
    N_("run a file's commands in this shell"),
    dot_page,
};

const Builtin source_builtin = {
    "source",
    BuiltinKind::Leash,
    run_dot,
    "source FILE [WORD...]",
    N_("the same as '.', as bash calls it"),
    dot_page,
};

} // namespace leash
