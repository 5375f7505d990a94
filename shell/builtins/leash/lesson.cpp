// lesson starts, resumes, lists and verifies lessons. lesson/player.cpp plays them.

#include "base/foreign_text.hpp"
#include "base/layout.hpp"
#include "base/spelling.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/lesson_book.hpp"
#include "builtins/leash/lesson_call.hpp"
#include "builtins/leash/lesson_class.hpp"
#include "builtins/leash/lesson_consent.hpp"
#include "builtins/leash/lesson_handout.hpp"
#include "builtins/leash/lesson_options.hpp"
#include "builtins/leash/lesson_present.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "builtins/leash/lesson_verify.hpp"
#include "builtins/leash/run_apart.hpp"
#include "builtins/leash/show_big.hpp"
#include "builtins/leash/state_path.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/catalogue_file.hpp"
#include "kernel/descriptors.hpp"
#include "language/printer.hpp"
#include "lesson/foreign_lesson.hpp"
#include "lesson/player.hpp"
#include "lesson/progress.hpp"
#include "lesson/screen.hpp"
#include "lesson/screen_questionnaire.hpp"
#include "lesson/screen_summary.hpp"
#include "lesson/template.hpp"
#include "lesson/verify.hpp"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <unistd.h>

namespace leash {
namespace {

std::string variable(const Shell& shell, const char* name) {
    return std::string(shell.variables.value(name).value_or(""));
}

Progress open_progress(const Shell& shell) {
    return Progress::load(
        progress_path(variable(shell, "XDG_STATE_HOME"), variable(shell, "HOME")));
}

void say_how_to_go_on(BuiltinCall& call) {
    call.say(_(" `lesson` goes on where you were; `lesson NUMBER` starts that lesson.\n"));
}

BuiltinResult list_lessons(BuiltinCall& call, const Library& library) {
    const Progress progress = open_progress(call.shell);
    int status = 0;
    std::vector<TableRow> rows;
    for (const LessonFile& file : library.files()) {
        const auto lesson = read_lesson(file);
        if (!lesson) {
            call.complain(lesson.error().message());
            status = 1;
            continue;
        }
        const auto& about = lesson.value().about;
        const LessonProgress so_far = progress.of(file.id);
        const Translator& translate = call.shell.translate;
        rows.push_back({std::to_string(file.number), file.id, made_visible(about.title),
                        translate(_("{0} min", fmt::format("{:>2}", about.minutes))),
                        so_far.finished       ? translate(N_("done"))
                        : so_far.step.empty() ? ""
                                              : translate(N_("begun"))});
    }
    call.print(table({{.side = TableColumn::Side::Right, .least = 3},
                      {.least = 21},
                      {.least = 30, .cut_to = 10},
                      {},
                      {}},
                     rows, {call.display().columns}, 2));
    say_how_to_go_on(call);
    return done(status);
}

// The table of all lessons, then the steps of the lesson last played.
BuiltinResult show_status(BuiltinCall& call, const Library& library) {
    const Progress progress = open_progress(call.shell);
    if (!progress.problem().empty())
        call.complain(progress.problem());
    std::vector<Lesson> lessons;
    std::vector<int> numbers;
    for (const LessonFile& file : library.files()) {
        auto lesson = read_lesson(file);
        if (!lesson) {
            call.complain(lesson.error().message());
            continue;
        }
        lessons.push_back(std::move(lesson).value());
        numbers.push_back(file.number);
    }
    std::vector<LessonRow> rows;
    for (std::size_t i = 0; i < lessons.size(); ++i)
        rows.push_back({numbers[i], &lessons[i], progress.of(lessons[i].about.id)});
    const Translator translate = translator_into(library.language(), call.shell.executable);
    call.print(lines_made_visible(render_lessons(rows, text_width(), translate)));
    for (const LessonRow& row : rows)
        if (row.lesson->about.id == progress.last())
            call.print(lines_made_visible(render_steps(row, text_width(), translate)));
    if (const auto questionnaire = read_questionnaire(
            questionnaire_file_of(library.files().front().path))) // `lesson verify` tells the error
        call.print(render_rounds_line(questionnaire.value(), progress.questions(),
                                      progress.of(questionnaire.value().lesson).finished,
                                      translate));
    say_how_to_go_on(call);
    return done(0);
}

// `path` is the file that could not be written.
Message no_new_lesson(const std::string& path, int error) {
    if (error == EEXIST)
        return _("{0} is there already; give the name of a new file", path);
    if (error == ENOENT)
        return _("there is no folder {0}; make it first, or give another name",
                 path.substr(0, path.rfind('/')));
    return _("{0}: {1}", path, error_text(error));
}

BuiltinResult write_new(BuiltinCall& call, std::span<const std::string> operands) {
    if (operands.size() != 1 || operands.front().empty())
        return call.misuse(_("new: the name of a new file was expected, such as 14-my-lesson.md"));
    if (auto written = write_new_lesson(operands.front()); !written)
        return refuse(call, no_new_lesson(operands.front(), written.error().number));
    const std::string& file = operands.front();
    call.say(_(" Written: {0}\n To try it:  lesson verify {1}\n", file,
               quoted_for_shell(file.find('/') == file.npos ? "./" + file : file)));
    return done(0);
}

// Returns the job of `lesson` that Ctrl-Z has stopped: a lesson, the questions, a handout or a
// book. Returns nullptr if no such job is stopped.
const Job* stopped_lesson(Shell& shell) {
    for (const Job* job : shell.control.table().numbered())
        if (job->is_stopped() && job->command.starts_with("lesson "))
            return job;
    return nullptr;
}

// Begins at the step of the wish, or where the learner has left the lesson. `library` is nullptr
// for a file of the user's own.
BuiltinResult play(BuiltinCall& call, const Library* library, const LessonWish& wish,
                   const GivenOptions& given) {
    if (const Job* stopped = stopped_lesson(call.shell))
        return refuse(call, _("`{0}` is stopped here: `fg %{1}` brings it back. A lesson can begin "
                              "when `{0}` has ended.",
                              stopped->command, stopped->number));
    const LessonFile& file = wish.file;
    auto lesson = read_lesson(file);
    if (!lesson)
        return refuse(call, lesson.error().message());
    const auto first_step = lesson.value().step_named(wish.step);
    if (!wish.step.empty() && !first_step)
        return refuse(call, no_such_step(file, lesson.value(), wish.step));
    if (!is_at_terminal(call.shell))
        return refuse(call, _("a lesson is played at a terminal; `lesson verify` needs none"));
    PlayOptions options;
    options.number = file.number;
    options.translate = translator_into(language_of_lesson(file.path), call.shell.executable);
    options.first_step = first_step;
    if (const LessonFile* next = library ? library->after(file) : nullptr)
        options.next = next->number;
    options.progress = open_progress(call.shell);
    if (auto beliefs = read_beliefs(beliefs_file_of(file.path)))
        options.beliefs = std::move(beliefs).value(); // `lesson verify` tells the error
    if (auto questionnaire = read_questionnaire(questionnaire_file_of(file.path)))
        options.questionnaire = std::move(questionnaire).value();
    options.autopsy_file = state_path(call.shell, "autopsy.json");
    options.left_file = state_path(call.shell, "left.json");
    options.recording = given.value("record");
    options.big = wants_big(call, given.has("big"));
    const bool must_ask = is_foreign(lesson_source(call.shell), file.path);
    return run_apart(call, "lesson " + lesson.value().about.id, [&] {
        if (must_ask && !agrees_to_play(lesson.value(), false, options.translate))
            return 1;
        return play_lesson(lesson.value(), std::move(options));
    });
}

BuiltinResult ask(BuiltinCall& call, const Library& library) {
    const std::string& beside = library.files().front().path;
    const auto questionnaire = read_questionnaire(questionnaire_file_of(beside));
    if (!questionnaire)
        return refuse(call, questionnaire.error().message());
    if (questionnaire.value().questions.empty())
        return refuse(call, _("questions: there is no file {0}", questionnaire_file_of(beside)));
    if (!is_at_terminal(call.shell))
        return refuse(call, _("questions are asked at a terminal"));
    const auto beliefs = read_beliefs(beliefs_file_of(beside));
    return run_apart(call, "lesson questions", [&] {
        return ask_questions(questionnaire.value(), beliefs ? beliefs.value() : Beliefs{},
                             open_progress(call.shell),
                             translator_into(library.language(), call.shell.executable));
    });
}

// Returns the lesson that was played last, if the learner has left the lesson before its end.
// Otherwise returns the first lesson that is not finished.
Result<LessonWish, Message> lesson_to_go_on_with(const Library& library, const Progress& progress) {
    if (auto last = library.find(progress.last())) {
        const LessonProgress so_far = progress.of(last.value().id);
        // With a step, a finished lesson was begun again and left.
        if (!so_far.finished || !so_far.step.empty())
            return LessonWish{std::move(last).value(), ""};
    }
    for (const LessonFile& file : library.files())
        if (!progress.of(file.id).finished)
            return LessonWish{file, ""};
    return _("every lesson is done. `lesson list` lists them, `lesson NUMBER` plays one again");
}

// Inside a lesson, `lesson hint` means hint.
BuiltinResult ask_player(BuiltinCall& call, const std::string& word) {
    const auto reply = call.shell.stage->ask({word});
    if (!reply)
        return refuse(call, _("the practice terminal does not answer"));
    if (reply->status != 0)
        call.complain(Message::verbatim(reply->text));
    else if (!reply->text.empty())
        call.print(lines_made_visible(reply->text) + "\n");
    return done(reply->status);
}

// The words that may stand in place of the name of a lesson.
constexpr std::string_view words_of_lesson[] = {"list",    "status",  "reset",  "questions",
                                                "verify",  "new",     "export", "report",
                                                "handout", "present", "book"};

// These mean something only inside a lesson.
constexpr std::string_view words_inside[] = {"hint", "solution", "next", "back", "skip", "quit"};

BuiltinResult run_lesson(BuiltinCall& call) {
    const auto given = options_of(call, lesson_builtin);
    if (!given)
        return given.error();
    const std::span<const std::string> operands = given.value().operands;
    const std::string first = operands.empty() ? "" : operands.front();
    const bool is_word = std::find(std::begin(words_of_lesson), std::end(words_of_lesson), first) !=
                         std::end(words_of_lesson);
    if (const auto strange = strange_option(given.value(), is_word ? first : ""))
        return call.misuse(*strange);
    const bool is_for_class = first == "export" || first == "report" || first == "handout" ||
                              first == "present" || first == "book";
    const bool takes_more = first == "verify" || first == "new" || is_for_class;
    if (operands.size() > 1 && !takes_more)
        return call.misuse(_("one lesson at a time; usage: lesson [NAME[.STEP]]"));
    if (call.shell.stage && first != "list" && (!takes_more || first == "present"))
        return ask_player(call, first.empty() ? "status" : first);
    if (first == "export")
        return export_results(call, given.value(), operands.subspan(1));
    if (first == "report")
        return report_on_class(call, given.value(), operands.subspan(1));
    if (first == "present")
        return present(call, operands.subspan(1));
    if (first == "handout")
        return print_handout(call, given.value(), operands.subspan(1));
    if (first == "book")
        return make_book(call, operands.subspan(1));
    if (first == "new")
        return write_new(call, operands.subspan(1));
    if (first == "verify") {
        const auto verified = run_lesson_verify(call, operands.subspan(1));
        return verified ? verified.value() : refuse(call, verified.error());
    }
    if (const auto file = wish_for_file(first))
        return play(call, nullptr, *file, given.value());
    const auto library = Library::open(lesson_source(call.shell));
    if (!library)
        return refuse(call, library.error());
    if (first == "list")
        return list_lessons(call, library.value());
    if (first == "status")
        return show_status(call, library.value());
    if (first == "questions")
        return ask(call, library.value());
    const Progress progress = open_progress(call.shell);
    if (!progress.problem().empty())
        call.complain(progress.problem());
    if (first == "reset" && progress.last().empty())
        return refuse(call, _("no lesson has been played yet; `lesson` starts the first"));
    auto wish = first.empty()      ? lesson_to_go_on_with(library.value(), progress)
                : first == "reset" ? library.value().find_step(progress.last() + ".1")
                                   : library.value().find_step(first);
    if (!wish) {
        if (std::find(std::begin(words_inside), std::end(words_inside), first) !=
            std::end(words_inside))
            return refuse(call, _("no lesson is being played; `lesson` starts one"));
        const auto word = closest_word(first, words_of_lesson);
        if (word && *word != first) // `lesson reset` of a lesson that has gone
            return refuse(call,
                          _("there is no lesson {0}; did you mean `lesson {1}`?", first, *word));
        return refuse(call, wish.error());
    }
    return play(call, &library.value(), wish.value(), given.value());
}

} // namespace

const Builtin lesson_builtin = {
    .name = "lesson",
    .kind = BuiltinKind::Leash,
    .run = run_lesson,
    .synopsis = "lesson [--big] [--record FILE.cast] [NAME[.STEP]|NUMBER[.STEP]|FILE[.STEP]]\n"
                "lesson list | status | reset | questions | verify [NAME|FILE...] | new FILE\n"
                "lesson export [--name NAME] [FILE]\n"
                "lesson report [--csv|--json|--html] FILE|FOLDER...\n"
                "lesson handout [--key] [--html] NAME|FILE\n"
                "lesson present NAME[.STEP]|FILE[.STEP]\n"
                "lesson book FOLDER [NAME...]",
    .summary = N_("play a lesson on a practice terminal"),
    .help = N_(R"(Without an operand: goes on where you were, or starts the first lesson.
  list       the lessons, and which are done
  status     what you have done in each lesson, and what you predicted
  reset      the lesson last played, from its first step
  questions  the six questions that are asked before the first lesson
  verify     plays lessons by itself, and checks that they say the truth
  new        writes a lesson to begin with into a new file
  export     writes your results into a file, to hand in: without your name
  present    shows a lesson to a class, which votes on what will happen
  handout    a lesson's predictions on paper, and the survival matrix to fill in
  report     the results of a class: how far they are, and what they believe
  book       plays the lessons, and makes a web site of them in a new folder
Inside a lesson these words help: hint solution next back reset skip status quit
)"),
    .options = &lesson_options,
    .help_after_options = N_(R"(
    lesson the-cable
    lesson 8.4         from its fourth step; the steps before are typed for you
    lesson ./my.md     a lesson of your own; leash says what it runs, and asks
)"),
};

} // namespace leash
