// Which lessons to verify, and the sum of what came out.
#include "lesson/beliefs.hpp"
#include "lesson/translations.hpp"
#include "lesson/verify.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace leash {
namespace {

std::optional<FileError> fault_beside(const Lesson& lesson,
                                      const Result<Questionnaire, FileError>& questionnaire) {
    const auto beliefs = read_beliefs(beliefs_file_of(lesson.file));
    if (!beliefs)
        return beliefs.error();
    if (!questionnaire)
        return questionnaire.error();
    if (auto fault = belief_without_sentence(lesson, beliefs.value()))
        return fault;
    return fault_of(questionnaire.value(), lesson, beliefs.value());
}

} // namespace

std::string language_of_lesson(const std::string& file) {
    return std::filesystem::absolute(file).parent_path().filename().string();
}

int verify_lessons(const std::vector<LessonWish>& wishes, const TranslatorInto& translator_into,
                   const Say& say, const std::function<bool()>& stops, const OnProved& on_proved) {
    VerifyCount sum;
    for (const LessonWish& wish : wishes) {
        if (stops && stops())
            break;
        const auto lesson = read_lesson(wish.file);
        auto fault = lesson ? difference_from_translations(wish.file) : lesson.error();
        const auto questionnaire = read_questionnaire(questionnaire_file_of(wish.file.path));
        if (lesson && !fault)
            fault = fault_beside(lesson.value(), questionnaire);
        if (fault) {
            ++sum.failed;
            say("   FAIL  " + in_english(fault->message()) + "\n");
            continue;
        }
        ProvedAnswers answers;
        const VerifyCount count =
            verify_lesson(lesson.value(), wish.file.number, wish.step, questionnaire.value(), say,
                          translator_into(language_of_lesson(wish.file.path)), stops,
                          [&](std::size_t line, std::size_t option) { answers[line] = option; });
        if (on_proved && count.failed == 0 && wish.step.empty())
            on_proved(lesson.value(), answers);
        sum.passed += count.passed;
        sum.failed += count.failed;
    }
    say(fmt::format(" {} passed, {} failed\n", sum.passed, sum.failed));
    return sum.failed == 0 ? 0 : 1;
}

} // namespace leash
