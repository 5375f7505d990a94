#include "lesson/questionnaire.hpp"

#include "kernel/descriptors.hpp"
#include "lesson/block_words.hpp"
#include "lesson/yaml_fields.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

namespace leash {
namespace {

namespace fs = std::filesystem;

template <class Owner> struct TextField {
    std::string_view name;
    std::string Owner::*text;
};
constexpr std::array<TextField<Questionnaire>, 3> texts{{{"lesson", &Questionnaire::lesson},
                                                         {"before", &Questionnaire::before},
                                                         {"after", &Questionnaire::after}}};
constexpr std::array<TextField<SurvivalQuestion>, 3> texts_of_question{
    {{"ask", &SurvivalQuestion::ask},
     {"row", &SurvivalQuestion::row},
     {"belief", &SurvivalQuestion::belief}}};

// Reads the field if `fields` has a field of that name. Returns false if the name is another one.
template <class Owner, std::size_t Count>
Result<bool, YamlWrong> read_text(const std::array<TextField<Owner>, Count>& fields,
                                  const YamlField& field, Owner& owner) {
    for (const auto& one : fields)
        if (field.name == one.name) {
            const auto text = text_of(*field.value);
            if (!text)
                return YamlWrong{field.line, field.name + ": a text is wanted"};
            owner.*one.text = one_line(*text);
            return true;
        }
    return false;
}

template <class Owner, std::size_t Count>
std::optional<YamlWrong> missing_text(const std::array<TextField<Owner>, Count>& fields,
                                      const Owner& owner, std::size_t line) {
    for (const auto& one : fields)
        if ((owner.*one.text).empty())
            return YamlWrong{line, std::string(one.name) + " is missing"};
    return std::nullopt;
}

// The proof is "STEP PROCESS".
Result<Unit, YamlWrong> read_proof(SurvivalQuestion& question, const std::string& proof,
                                   std::size_t line) {
    const auto words = split_words(proof);
    if (words.size() != 2)
        return YamlWrong{line, "proof: a step and the name of a process are wanted"};
    question.step = words[0];
    const std::string predicate = question.answer == Guess::Lives ? "alive " : "dead ";
    auto condition = parse_condition(predicate + words[1], CheckWord::Optional);
    if (!condition)
        return YamlWrong{line, condition.error()};
    question.proof = std::move(condition).value();
    return Unit{};
}

Result<SurvivalQuestion, YamlWrong> read_question(yaml_document_t& tree, const YamlField& about) {
    const auto fields = fields_of(tree, about.value, "ask, row, answer, proof, belief are wanted");
    if (!fields)
        return fields.error();
    SurvivalQuestion question;
    question.line = about.line + 1;
    question.id = about.name;
    std::string answer, proof;
    for (const YamlField& field : fields.value()) {
        const auto is_text = read_text(texts_of_question, field, question);
        if (!is_text)
            return is_text.error();
        if (is_text.value())
            continue;
        if (field.name != "answer" && field.name != "proof")
            return YamlWrong{field.line, "a question has no field " + field.name};
        (field.name == "answer" ? answer : proof) = text_of(*field.value).value_or("");
    }
    if (const auto missing = missing_text(texts_of_question, question, about.line))
        return *missing;
    const auto right = guess_named(answer);
    if (right != Guess::Lives && right != Guess::Dies)
        return YamlWrong{about.line, "answer: lives or dies is wanted"};
    question.answer = *right;
    if (const auto proved = read_proof(question, proof, about.line); !proved)
        return proved.error();
    return question;
}

Result<Questionnaire, YamlWrong> read(const std::string& yaml) {
    const auto document = load_yaml(yaml);
    if (!document)
        return document.error();
    yaml_document_t& tree = *document.value();
    const auto fields = fields_of(tree, yaml_document_get_root_node(&tree),
                                  "lesson, before, after and questions are wanted");
    if (!fields)
        return fields.error();
    Questionnaire result;
    for (const YamlField& field : fields.value()) {
        const auto is_text = read_text(texts, field, result);
        if (!is_text)
            return is_text.error();
        if (is_text.value())
            continue;
        if (field.name != "questions")
            return YamlWrong{field.line, "there is no field " + field.name};
        const auto questions = fields_of(tree, field.value, "questions: `id:` lines are wanted");
        if (!questions)
            return questions.error();
        for (const YamlField& one : questions.value()) {
            auto question = read_question(tree, one);
            if (!question)
                return question.error();
            result.questions.push_back(std::move(question).value());
        }
    }
    if (const auto missing = missing_text(texts, result, 0))
        return *missing;
    return result;
}

// What must be the same in each language.
std::string fixed_part(const SurvivalQuestion& question) {
    return question.id + ": " + question.step + ", " + question.proof.text + ", belief " +
           question.belief;
}

std::optional<FileError> difference(const Questionnaire& here, const Questionnaire& there) {
    for (std::size_t i = 0; i < std::max(here.questions.size(), there.questions.size()); ++i) {
        const auto part = [&](const Questionnaire& one) {
            return i < one.questions.size() ? fixed_part(one.questions[i]) : "the end";
        };
        if (part(here) != part(there))
            return FileError{here.file, i < here.questions.size() ? here.questions[i].line : 1,
                             "the questions differ from " + there.file + ": here is " + part(here) +
                                 "; there is " + part(there)};
    }
    return std::nullopt;
}

// Compares with the files of the other languages. A file that cannot be read is told of when that
// language is verified.
std::optional<FileError> difference_from_translations(const Questionnaire& questionnaire) {
    std::error_code none;
    const fs::path own(questionnaire.file);
    for (const auto& language : fs::directory_iterator(own.parent_path() / "..", none)) {
        const fs::path other = language.path() / own.filename();
        if (!fs::exists(other, none) || fs::equivalent(other, own, none))
            continue;
        if (const auto translation = read_questionnaire(other.lexically_normal().string()))
            if (auto found = difference(questionnaire, translation.value()))
                return found;
    }
    return std::nullopt;
}

} // namespace

bool Questionnaire::is_over(const QuestionRound& round) const {
    return std::all_of(questions.begin(), questions.end(),
                       [&](const auto& one) { return round.answers.contains(one.id); });
}

std::size_t Questionnaire::right(const QuestionRound& round) const {
    return static_cast<std::size_t>(
        std::count_if(questions.begin(), questions.end(), [&](const auto& one) {
            const auto found = round.answers.find(one.id);
            return found != round.answers.end() && found->second == one.answer;
        }));
}

std::string questionnaire_file_of(const std::string& lesson_file) {
    return (fs::path(lesson_file).parent_path() / "questions.yaml").string();
}

Result<Questionnaire, FileError> read_questionnaire(const std::string& file) {
    const auto text = read_file(file);
    if (!text && text.error().number == ENOENT)
        return Questionnaire{};
    if (!text)
        return FileError{file, 1, in_english(text.error().message())};
    auto questionnaire = read(text.value());
    if (!questionnaire)
        return FileError{file, questionnaire.error().line + 1, questionnaire.error().what};
    questionnaire.value().file = file;
    return std::move(questionnaire).value();
}

std::optional<FileError> fault_of(const Questionnaire& questionnaire, const Lesson& lesson,
                                  const Beliefs& beliefs) {
    if (lesson.about.id != questionnaire.lesson)
        return std::nullopt;
    for (const SurvivalQuestion& question : questionnaire.questions) {
        const auto wrong = [&](const std::string& what) {
            return FileError{questionnaire.file, question.line, what};
        };
        if (std::none_of(lesson.steps.begin(), lesson.steps.end(),
                         [&](const Step& step) { return step.id == question.step; }))
            return wrong("the lesson " + lesson.about.id + " has no step " + question.step);
        if (!beliefs.contains(question.belief))
            return wrong("the belief " + question.belief + " has no sentence in " +
                         beliefs_file_of(lesson.file));
    }
    return difference_from_translations(questionnaire);
}

} // namespace leash
