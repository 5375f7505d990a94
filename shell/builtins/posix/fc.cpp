// fc: lists, edits or runs again commands that were typed before.
//
// Source: POSIX XCU `fc`.

#include "builtins/operands.hpp"
#include "builtins/posix/history_range.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"
#include "language/printer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <unistd.h>

namespace leash {
namespace {

void list(BuiltinCall& call, std::span<const std::string> history, HistoryRange range,
          bool numbers) {
    for_each_in(range, [&](std::size_t i) {
        std::string text = (numbers ? std::to_string(call.shell.history_begins_at + i) : "") +
                           "\t" + history[i] + "\n";
        // A tab puts the other lines of the command under the first line.
        for (std::size_t newline = text.find('\n'); newline + 1 < text.size();
             newline = text.find('\n', newline + 1))
            text.insert(newline + 1, "\t");
        call.print(text);
    });
}

// Returns true if the history ends with the line that fc stands in. `history -c` in the same line
// may have emptied the history.
bool own_line_is_last(const Shell& shell) {
    return shell.at_prompt() && shell.typed_line_is_in_history && !shell.history.empty();
}

// Shows the command, puts it into the history in place of the fc command, and runs it.
BuiltinResult run_again(BuiltinCall& call, const std::string& text) {
    Shell& shell = call.shell;
    static_cast<void>(write_all(STDERR_FILENO, text + "\n"));
    if (own_line_is_last(shell))
        shell.history.back() = text;
    else if (shell.at_prompt())
        shell.history.push_back(text);
    if (!holds_commands(text))
        return done(0);
    const Completion completion = call.interpreter.run_text(lines_of(text), "fc");
    return {shell.last_status, completion, false};
}

BuiltinResult edit(BuiltinCall& call, const std::string& text, const std::string& editor) {
    std::string path(call.shell.variables.value("TMPDIR").value_or("/tmp"));
    path += "/leash-fc-XXXXXX";
    const OwnedDescriptor file(mkostemp(path.data(), O_CLOEXEC));
    if (!file || !write_all(file.get(), text + "\n")) {
        call.complain(_("{0}: {1}", path, error_text(errno)));
        return done(1);
    }
    const Completion completion =
        call.interpreter.run_text(lines_of(editor + " " + quoted_for_shell(path)), "fc");
    const auto edited = read_file(path);
    unlink(path.c_str());
    if (!completion.is_normal() || call.shell.last_status != 0 || !edited)
        return {call.shell.last_status, completion, false};
    std::string commands = edited.value();
    while (!commands.empty() && commands.back() == '\n')
        commands.pop_back();
    return run_again(call, commands);
}

// Here -5 is an operand, not an option. So this puts "--" before the first operand.
std::vector<std::string> with_numbers_apart(std::span<const std::string> operands) {
    std::vector<std::string> words(operands.begin(), operands.end());
    auto word = words.begin();
    while (word != words.end() && word->size() > 1 && word->front() == '-' &&
           !is_history_number(*word)) {
        if (*word == "--")
            return words;
        const bool takes_next = word->back() == 'e'; // -e EDITOR
        ++word;
        if (takes_next && word != words.end())
            ++word;
    }
    words.insert(word, "--");
    return words;
}

std::string chosen_editor(const BuiltinCall& call, const ParsedOptions& options) {
    for (const ParsedOption& option : options.options)
        if (option.letter == 'e')
            return option.argument;
    return std::string(call.shell.variables.value("FCEDIT").value_or("ed"));
}

std::string replaced_once(std::string text,
                          const std::pair<std::string, std::optional<std::string>>& replacement) {
    const auto& [old_part, new_part] = replacement;
    const std::size_t at = new_part ? text.find(old_part) : std::string::npos;
    return at == std::string::npos ? text : text.replace(at, old_part.size(), *new_part);
}

BuiltinResult run_fc(BuiltinCall& call) {
    const auto words = with_numbers_apart(call.operands());
    const auto parsed = parse_options(words, "e:lnrs");
    if (!parsed)
        return call.misuse(parsed.error());
    const ParsedOptions& options = parsed.value();
    std::span<const std::string> operands = options.operands;

    // The fc command itself was typed last; it does not count.
    std::span<const std::string> history = call.shell.history;
    if (own_line_is_last(call.shell))
        history = history.first(history.size() - 1);
    if (history.empty()) {
        call.complain(_("there is no history: no command was typed here yet"));
        return done(1);
    }

    std::pair<std::string, std::optional<std::string>> replacement;
    if (options.has('s') && !operands.empty() && operands[0].find('=') != std::string::npos) {
        replacement = split_assignment(operands[0]);
        operands = operands.subspan(1);
    }
    const auto chosen = choose_history({history, call.shell.history_begins_at}, operands,
                                       options.has('l') ? HistoryUse::List : HistoryUse::Again);
    if (!chosen) {
        call.complain(chosen.error());
        return done(1);
    }
    HistoryRange range = chosen.value();
    if (options.has('r'))
        std::swap(range.first, range.last);

    if (options.has('l')) {
        list(call, history, range, !options.has('n'));
        return done(0);
    }
    if (options.has('s'))
        return run_again(call, replaced_once(history[range.first], replacement));
    std::string text;
    for_each_in(range, [&](std::size_t i) { text += (text.empty() ? "" : "\n") + history[i]; });
    return edit(call, text, chosen_editor(call, options));
}

} // namespace

const Builtin fc_builtin = {
    "fc",
    BuiltinKind::Regular,
    run_fc,
    "fc [-e EDITOR | -lnr] [FIRST [LAST]] | fc -s [OLD=NEW] [FIRST]",
    N_("list, edit or repeat commands typed before"),
    N_(R"(Opens commands from the history in an editor ($FCEDIT, or ed) and runs what you
leave there. FIRST and LAST are numbers, -N for N commands back, or how a
command begins.
  -l   only list them (the last 16); -n without numbers; -r the newest first
  -s   run FIRST again at once, with OLD replaced by NEW
  -e   the editor to use

    fc -s sleep=date
)"),
};

} // namespace leash
