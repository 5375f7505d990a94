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

std::string language_of(const LessonFile& file) {
    return std::filesystem::absolute(file.path).parent_path().filename().string();
}

} // namespace

int verify_lessons(const std::vector<LessonWish>& wishes, const TranslatorInto& translator_into,
                   const Say& say, const std::function<bool()>& stops) {
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
            say("   FAIL  " + fault->message() + "\n");
            continue;
        }
        const VerifyCount count =
            verify_lesson(lesson.value(), wish.file.number, wish.step, questionnaire.value(), say,
                          translator_into(language_of(wish.file)), stops);
        sum.passed += count.passed;
        sum.failed += count.failed;
    }
    say(fmt::format(" {} passed, {} failed\n", sum.passed, sum.failed));
    return sum.failed == 0 ? 0 : 1;
}

} // namespace leash
