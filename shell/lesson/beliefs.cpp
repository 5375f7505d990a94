#include "lesson/beliefs.hpp"

#include "kernel/descriptors.hpp"
#include "lesson/yaml_fields.hpp"

#include <cerrno>
#include <filesystem>

namespace leash {

std::string beliefs_file_of(const std::string& lesson_file) {
    return (std::filesystem::path(lesson_file).parent_path() / "beliefs.yaml").string();
}

Result<Beliefs, FileError> read_beliefs(const std::string& file) {
    const auto wrong = [&](const YamlWrong& one) {
        return FileError{file, one.line + 1, one.what};
    };
    const auto text = read_file(file);
    if (!text && text.error().number == ENOENT)
        return Beliefs{};
    if (!text)
        return FileError{file, 1, in_english(text.error().message())};
    const auto document = load_yaml(text.value());
    if (!document)
        return wrong(document.error());
    yaml_document_t& tree = *document.value();
    const auto fields =
        fields_of(tree, yaml_document_get_root_node(&tree), "`belief: sentence` lines are wanted");
    if (!fields)
        return wrong(fields.error());
    Beliefs beliefs;
    for (const YamlField& field : fields.value()) {
        const auto sentence = text_of(*field.value);
        if (!sentence)
            return wrong({field.line, field.name + ": a sentence is wanted"});
        beliefs[field.name] = *sentence;
    }
    return beliefs;
}

std::optional<FileError> belief_without_sentence(const Lesson& lesson, const Beliefs& beliefs) {
    for (const Step& step : lesson.steps)
        for (const PredictionQuestion* prediction : step.predictions())
            for (const PredictionOption& option : prediction->options)
                if (!option.belief.empty() && !beliefs.contains(option.belief))
                    return FileError{lesson.file, option.line,
                                     "the belief " + option.belief + " has no sentence in " +
                                         beliefs_file_of(lesson.file)};
    return std::nullopt;
}

} // namespace leash
