#include "repl/word_completion.hpp"

#include "interpreter/interpreter.hpp"
#include "kernel/search_path.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <array>
#include <csignal>

namespace leash {
namespace {

using Kind = CompletionWanted::Kind;
using Words = std::vector<std::string>;

constexpr std::array words_before_a_command{"if",    "then",  "else",    "elif", "do",
                                            "while", "until", "!",       "{",    "time",
                                            "sudo",  "nohup", "command", "exec", "daemonize"};
constexpr std::array reserved_words{"if",   "then", "else", "elif", "fi",    "do",    "done",
                                    "case", "esac", "for",  "in",   "while", "until", "time"};

bool is_one_of(const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_assignment(std::string_view word) {
    const auto equals = word.find('=');
    return equals != std::string_view::npos && is_name(word.substr(0, equals));
}

bool is_redirection(char c) {
    return c == '<' || c == '>';
}

bool is_number(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

struct CommandBefore {
    Words words;
    std::string runner; // the last word that was left out and runs a command: "daemonize"
};

// Reads the current simple command before the word under the cursor. Leaves out redirections,
// assignments, words such as `then` and `sudo`, behind which a command stands, and the options of
// these words. This is not the parser: a line that is not finished may have syntax errors.
CommandBefore command_before(std::string_view text) {
    CommandBefore before;
    Words& words = before.words;
    std::string word;
    bool in_word = false;
    bool is_target = false; // the word is the target of a redirection
    char quote = '\0';
    const auto end_word = [&] {
        if (in_word && !is_target) {
            const bool runs_another = words.empty() && is_one_of(words_before_a_command, word);
            const bool is_option_of_runner =
                words.empty() && !before.runner.empty() && word.starts_with('-');
            if (runs_another)
                before.runner = word;
            else if (!is_option_of_runner && !(words.empty() && is_assignment(word)))
                words.push_back(word);
        }
        is_target = is_target && !in_word;
        in_word = false;
        word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != '\0') {
            if (c == quote)
                quote = '\0';
            else
                word += c;
        } else if (c == '\'' || c == '"') {
            quote = c;
            in_word = true;
        } else if (c == '\\' && i + 1 < text.size()) {
            word += text[++i];
            in_word = true;
        } else if (c == ' ' || c == '\t') {
            end_word();
        } else if (is_redirection(c) || (c == '&' && i > 0 && is_redirection(text[i - 1]))) {
            if (is_number(word))
                in_word = false; // the number is the descriptor of "2>file"
            end_word();
            is_target = true;
        } else if (c == ';' || c == '|' || c == '&' || c == '(' || c == ')' || c == '`' ||
                   c == '\n') {
            words.clear();
            before.runner.clear();
            word.clear();
            in_word = is_target = false;
        } else {
            word += c;
            in_word = true;
        }
    }
    end_word();
    if (is_target)
        words = {"<"}; // no command has this name: argument_of() then completes file names
    return before;
}

// Returns "if" for "--if" and for "--if=". Returns "" for a word that is not the name of an option.
std::string option_named(std::string_view word) {
    return word.starts_with("--") ? std::string(word.substr(2, word.find('=') - 2)) : "";
}

Words usual_signals() {
    Words names;
    for (int signal = 1; signal <= SIGSYS; ++signal)
        names.push_back(signal_name(signal));
    return names;
}

// Returns true for -o, +o and -euo: the name of an option of the shell stands behind them.
bool ends_in_o(std::string_view word) {
    return word.size() > 1 && (word[0] == '-' || word[0] == '+') && word[1] != '-' &&
           word.back() == 'o';
}

// Says what an argument of the command may be. Some commands take job IDs, signals, names of
// built-ins or lessons; all others take file names.
CompletionWanted argument_of(const Words& words, const std::string& word) {
    static constexpr std::array only_jobs{"fg", "bg", "jobs", "disown", "forecast"};
    static constexpr std::array also_jobs{"wait", "kill"};
    const std::string& command = words.front();
    const bool job_id = word.starts_with('%');
    const bool options_are_over = is_one_of(words, "--");
    const std::string option =
        words.size() > 1 && !options_are_over ? option_named(words.back()) : "";
    if (!option.empty() && !job_id)
        return {Kind::Value, "", word, command, option};
    if ((is_one_of(only_jobs, command) && (job_id || word.empty())) ||
        (is_one_of(also_jobs, command) && job_id))
        return {Kind::Job, "", word};
    if (command == "kill" && words.size() == 1 && !word.empty() && word.front() == '-')
        return {Kind::Signal, "-", word.substr(1)};
    if ((command == "kill" && words.back() == "-s") || (command == "trap" && words.size() > 1))
        return {Kind::Signal, "", word};
    if (word.starts_with('-') && !options_are_over)
        return {Kind::Option, "", word, command};
    if (command == "help")
        return {Kind::Builtin, "", word};
    if ((command == "set" || command == "leash") && ends_in_o(words.back()))
        return {Kind::ShellOption, "", word};
    if (command == "lesson")
        return {Kind::Lesson, "", word};
    return {Kind::File, "", word};
}

const OptionTable* option_table(const CompletionSources& sources, const std::string& command) {
    return sources.option_table ? sources.option_table(command) : nullptr;
}

Words names_of_options(const CompletionSources& sources, const std::string& command) {
    const OptionTable* table = option_table(sources, command);
    if (!table)
        return {};
    Words names{"--help"};
    for (const NamedOption& option : table->options)
        if (!option.name.empty())
            names.push_back("--" + std::string(option.name));
    return names;
}

Words values_of_option(const CompletionSources& sources, const std::string& command,
                       const std::string& name) {
    const OptionTable* table = option_table(sources, command);
    const NamedOption* option = table ? table->find(name) : nullptr;
    return option && option->values ? option->values() : Words{};
}

} // namespace

CompletionWanted complete_at(std::string_view line, std::size_t word_start, std::size_t cursor) {
    const std::string word(line.substr(word_start, cursor - word_start));
    // For Readline '{' ends a word: in "${HO" the word is "HO".
    if (word_start >= 2 && line.substr(word_start - 2, 2) == "${")
        return {Kind::Variable, "", word};
    if (const auto dollar = word.rfind('$'); dollar != std::string::npos) {
        const std::string name = word.substr(dollar + 1);
        if (name.empty() || is_name(name))
            return {Kind::Variable, word.substr(0, dollar + 1), name};
    }
    const auto [words, runner] = command_before(line.substr(0, word_start));
    if (word_start > 0 && line[word_start - 1] == '=' &&
        (words.empty() || option_named(words.back()).empty()))
        return {Kind::File, "", word}; // A=file
    if (!words.empty())
        return argument_of(words, word);
    if (!runner.empty() && word.starts_with('-'))
        return {Kind::Option, "", word, runner};
    if (word.find('/') != std::string::npos || (!word.empty() && word.front() == '~'))
        return {Kind::File, "", word};
    return {Kind::Command, "", word};
}

std::vector<Candidate> candidates(const CompletionWanted& wanted,
                                  const CompletionSources& sources) {
    std::vector<Candidate> found;
    const auto add = [&](const Words& words) {
        for (const std::string& word : words)
            if (word.compare(0, wanted.prefix.size(), wanted.prefix) == 0)
                found.push_back({wanted.head + word, ""});
    };
    switch (wanted.kind) {
    case Kind::Command:
        add(sources.builtins);
        add(sources.words);
        if (sources.programs)
            add(sources.programs(wanted.prefix));
        break;
    case Kind::Job: // sorted by number already
        for (const Candidate& job : sources.jobs)
            if (job.text.compare(0, wanted.prefix.size(), wanted.prefix) == 0)
                found.push_back(job);
        return found;
    case Kind::Variable:
        add(sources.variables);
        break;
    case Kind::Signal:
        add(usual_signals());
        break;
    case Kind::Builtin:
        add(sources.builtins);
        add(sources.topics);
        break;
    case Kind::ShellOption:
        add(sources.shell_options);
        break;
    case Kind::Lesson:
        add(sources.lessons);
        break;
    case Kind::Option:
        add(names_of_options(sources, wanted.command));
        break;
    case Kind::Value:
        add(values_of_option(sources, wanted.command, wanted.option));
        break;
    case Kind::File:
        return found;
    }
    std::sort(found.begin(), found.end(),
              [](const Candidate& a, const Candidate& b) { return a.text < b.text; });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

CompletionSources completion_sources(Interpreter& interpreter) {
    Shell& shell = interpreter.shell();
    CompletionSources sources;
    for (const Builtin* builtin : interpreter.commands().builtins())
        if (interpreter.commands().find_builtin(builtin->name))
            sources.builtins.emplace_back(builtin->name);
    for (const OptionName& option : all_options())
        if (option.posix || !shell.as_sh)
            sources.shell_options.emplace_back(option.name);
    sources.words.assign(reserved_words.begin(), reserved_words.end());
    for (const auto& [name, body] : shell.functions)
        sources.words.push_back(name);
    for (const auto& [name, value] : shell.aliases)
        sources.words.push_back(name);
    for (const auto& [name, variable] : shell.variables.sorted())
        sources.variables.push_back(name);
    for (const Job* job : shell.control.table().numbered())
        sources.jobs.push_back({"%" + std::to_string(job->number), job->command});
    sources.option_table = [&interpreter](const std::string& command) {
        const Builtin* builtin = interpreter.commands().find_builtin(command);
        return builtin ? builtin->options : nullptr;
    };
    sources.programs = [path = std::string(shell.variables.value("PATH").value_or(""))](
                           const std::string& prefix) {
        return programs_on(path, [&](std::string_view name) { return name.starts_with(prefix); });
    };
    return sources;
}

} // namespace leash
