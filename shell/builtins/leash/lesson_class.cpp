#include "builtins/leash/lesson_class.hpp"

#include "builtins/leash/lesson_call.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "builtins/leash/state_path.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/output_file.hpp"
#include "lesson/class_views.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace leash {
namespace {

namespace fs = std::filesystem;

// A folder stands for its files *.json. A link in a folder is left out: somebody else may have made
// it.
std::vector<std::string> files_of(std::span<const std::string> operands) {
    std::vector<std::string> files;
    for (const std::string& operand : operands) {
        std::error_code none;
        if (!fs::is_directory(operand, none)) {
            files.push_back(operand);
            continue;
        }
        std::vector<std::string> inside;
        for (const auto& entry : fs::directory_iterator(operand, none))
            if (entry.path().extension() == ".json" && fs::is_regular_file(entry.symlink_status()))
                inside.push_back(entry.path().string());
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

// What the installed lessons say. A lesson with an error is left out; `lesson verify` tells it.
CourseFacts read_course(const Shell& shell) {
    CourseFacts course;
    const auto library = Library::open(lesson_source(shell));
    if (!library)
        return course;
    for (const LessonFile& file : library.value().files())
        if (const auto lesson = read_lesson(file))
            add_lesson(course, lesson.value());
    const std::string& beside = library.value().files().front().path;
    if (auto beliefs = read_beliefs(beliefs_file_of(beside)))
        course.sentences = std::move(beliefs).value();
    if (auto questionnaire = read_questionnaire(questionnaire_file_of(beside)))
        course.questionnaire = std::move(questionnaire).value();
    for (const SurvivalQuestion& question : course.questionnaire.questions)
        if (!question.belief.empty())
            course.questions_about[question.belief].insert({"", question.id, 0});
    return course;
}

constexpr OutputKind results_kind{are_results,
                                  N_("{0} is there, and is not a file of `lesson export`; give "
                                     "another name, or remove it")};

constexpr std::size_t longest_results = 4 * 1024 * 1024; // bytes; a whole course has 50 KB

// Learners hand these files in.
Result<LearnerResults, Message> read_learner(const std::string& file) {
    const auto read = read_regular_file(file, longest_results);
    if (!read && read.error().number == EINVAL)
        return _("it is not a regular file");
    if (!read)
        return error_text(read.error().number);
    if (read.value().size > longest_results)
        return _("it has {0} bytes, too many for results of a learner", read.value().size);
    return read_results(read.value().content);
}

} // namespace

BuiltinResult export_results(BuiltinCall& call, const GivenOptions& given,
                             std::span<const std::string> operands) {
    if (operands.size() > 1)
        return call.misuse(_("export: one file was expected"));
    const Progress progress = Progress::load(state_path(call.shell, "progress.json"));
    if (!progress.problem().empty()) {
        call.complain(progress.problem());
        return done(1);
    }
    if (progress.lessons().empty() && !has_answer(progress.questions().before)) {
        call.complain(_("no lesson has been played yet; `lesson` starts the first"));
        return done(1);
    }
    const std::string text = write_results({given.value("name").value_or(""), time_now_utc(),
                                            progress.lessons(), progress.questions()});
    if (operands.empty()) {
        call.print(text);
        return done(0);
    }
    if (auto written = write_output_file(operands.front(), text, results_kind); !written) {
        call.complain(written.error());
        return done(1);
    }
    call.say(given.has("name")
                 ? _(" Written: {0}\n It has your results, and the name that you gave.\n",
                     operands.front())
                 : _(" Written: {0}\n It has your results, and no name; --name NAME adds one.\n",
                     operands.front()));
    return done(0);
}

BuiltinResult report_on_class(BuiltinCall& call, const GivenOptions& given,
                              std::span<const std::string> operands) {
    const Translator& translate = call.shell.translate;
    if (operands.empty())
        return call.misuse(
            _("report: files of `lesson export` were expected, or a folder of them"));
    if (std::find(operands.begin(), operands.end(), "") != operands.end())
        return call.misuse(_("report: the name of a file is empty"));
    std::vector<HandedIn> read;
    std::vector<std::string> refused;
    for (const std::string& file : files_of(operands)) {
        auto results = read_learner(file);
        if (results)
            read.push_back({file, std::move(results).value()});
        else
            refused.push_back(translate(_("{0}: {1}", file, results.error())));
    }
    for (const std::string& one : refused)
        call.complain(Message::verbatim(one));
    if (read.empty()) {
        call.complain(_("there is no file to report on"));
        return done(1);
    }
    const ClassReport report = make_report(read, read_course(call.shell));
    call.print(given.has("csv")    ? report_as_csv(report)
               : given.has("json") ? report_as_json(report, refused)
               : given.has("html") ? report_as_page(report, refused, translate)
                                   : report_as_text(report, text_width(), translate));
    return done(refused.empty() ? 0 : 1);
}

} // namespace leash
