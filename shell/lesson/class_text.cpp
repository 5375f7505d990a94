// The report on a class for the terminal.
#include "base/foreign_text.hpp"
#include "base/layout.hpp"
#include "base/text.hpp"
#include "lesson/class_views.hpp"
#include "lesson/screen.hpp"

#include <algorithm>
#include <string>

namespace leash {
namespace {

using Cells = std::vector<std::string>;

// A row of numbers behind a name. The name gets the room that is left.
std::string row(const std::string& name, const Cells& cells, const std::vector<std::size_t>& widths,
                std::size_t width) {
    std::size_t others = 1;
    for (const std::size_t one : widths)
        others += one;
    const std::size_t room = width > others + 12 ? width - others : 12;
    std::string line = " " + padded(cut_to_width(made_visible(name), room), room);
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += padded_left(cells[i], widths[i]);
    return line + "\n";
}

// Each number has room for its title, and for a blank before it.
std::vector<std::size_t> widths_of(const Cells& titles) {
    std::vector<std::size_t> widths;
    widths.reserve(titles.size());
    for (const std::string& title : titles)
        widths.push_back(std::max<std::size_t>(display_width(title) + 1, 5));
    return widths;
}

} // namespace

std::string report_as_text(const ClassReport& report, std::size_t width,
                           const Translator& translate) {
    std::string text = translate(n_(" A class of {0} learner\n\n", " A class of {0} learners\n\n",
                                    report.learners.size(), report.learners.size()));
    const Cells learner_titles{translate(_("lessons")), translate(_("steps")),
                               translate(_("tries")),   translate(_("hints")),
                               translate(_("right")),   translate(_("minutes")),
                               translate(_("beliefs"))};
    auto widths = widths_of(learner_titles);
    text += row(translate(_("Learner")), learner_titles, widths, width);
    for (const LearnerRow& line : report.learners)
        text += row(line.label,
                    {std::to_string(line.lessons_finished), std::to_string(line.steps_done),
                     std::to_string(line.tries), std::to_string(line.hints),
                     std::to_string(line.right) + "/" + std::to_string(line.answered),
                     std::to_string(in_minutes(line.seconds)), std::to_string(line.still.size())},
                    widths, width);
    const Cells lesson_titles{translate(_("begun")), translate(_("done")), translate(_("tries")),
                              translate(_("hints")), translate(_("minutes"))};
    widths = widths_of(lesson_titles);
    text += "\n" + row(translate(_("Lesson")), lesson_titles, widths, width);
    for (const LessonLine& line : report.lessons)
        text += row(line.title,
                    {std::to_string(line.begun), std::to_string(line.finished),
                     std::to_string(line.tries), std::to_string(line.hints),
                     std::to_string(in_minutes(line.seconds / line.begun))},
                    widths, width);
    text += translate(_(" Minutes of a lesson: the mean of those who have begun it.\n"));
    if (report.beliefs.empty())
        return text + "\n" +
               behind(" ", translate(_("No wrong prediction has shown a belief yet.")), width);
    const Cells belief_titles{translate(_("held")), translate(_("still"))};
    widths = widths_of(belief_titles);
    text += "\n" + row(translate(_("Belief")), belief_titles, widths, width);
    for (const BeliefLine& line : report.beliefs)
        text += row(line.sentence, {std::to_string(line.held), std::to_string(line.still)}, widths,
                    width);
    return text + behind(" ",
                         translate(_("held: learners who have predicted so; still: learners who "
                                     "said so in their last answer, too.")),
                         width);
}

} // namespace leash
