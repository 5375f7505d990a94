#include "repl/completer.hpp"

#include "repl/word_completion.hpp"

namespace leash {

std::optional<std::vector<Candidate>> complete(Interpreter& interpreter, const ReplOptions& options,
                                               std::string_view line, std::size_t start,
                                               std::size_t end) {
    const CompletionWanted wanted = complete_at(line, start, end);
    if (wanted.kind == CompletionWanted::Kind::File)
        return std::nullopt;
    CompletionSources sources = completion_sources(interpreter);
    sources.topics = options.topics;
    if (options.lesson_names)
        sources.lessons = options.lesson_names();
    sources.option_table = [&options, of_builtin = std::move(sources.option_table)](
                               const std::string& command) {
        const auto program = options.options_of_programs.find(command);
        return program == options.options_of_programs.end() ? of_builtin(command) : program->second;
    };
    std::vector<Candidate> found = candidates(wanted, sources);
    const bool is_of_options = wanted.kind == CompletionWanted::Kind::Option ||
                               wanted.kind == CompletionWanted::Kind::Value;
    if (found.empty() && is_of_options)
        return std::nullopt; // a file may be meant
    return found;
}

} // namespace leash
