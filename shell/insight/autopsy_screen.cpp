// The screen of an autopsy: title, table, timeline, last lines.
#include "base/foreign_text.hpp"
#include "base/layout.hpp"
#include "base/message_list.hpp"
#include "base/text.hpp"
#include "insight/autopsy.hpp"
#include "insight/big_screen.hpp"
#include "insight/broken_lines.hpp"
#include "insight/words.hpp"

#include <algorithm>

namespace leash {
namespace {

constexpr std::size_t narrowest = 60;
constexpr std::size_t widest_screen = 120;
constexpr std::size_t room_for_long_title = 72;
constexpr std::size_t room_for_command = 20; // "iperf3 -s -p 5001" fits

std::string star(Evidence evidence) {
    return evidence == Evidence::Inferred ? "*" : "";
}

// What a command was told ("-p 5001") says more than TTY, PPID and BEFORE: these give way first.
std::vector<TableColumn> columns() {
    return {{.side = TableColumn::Side::Right, .least = 6}, // PID
            {.least = 3},                                   // JOB
            {.least = 15, .cut_to = room_for_command},
            {.least = 9, .leaves = 3},  // BEFORE
            {.least = 28},              // AFTER
            {.least = 9, .leaves = 2},  // PPID
            {.least = 3, .leaves = 1}}; // TTY
}

Ink ink_of(const AutopsyRow& row) {
    if (row.survives())
        return Ink::Good;
    return row.outcome == "dies" ? Ink::Bad : Ink::Plain;
}

TableRow table_row(const AutopsyRow& row, const Translator& translate) {
    const std::string job = row.job ? std::to_string(*row.job) : "-";
    std::string parents = row.parent_before ? number(*row.parent_before) : "-";
    if (row.parent_after && row.parent_after != row.parent_before)
        parents += ">" + number(*row.parent_after);
    return {" " + number(row.pid),
            job.size() < 2 ? " " + job : job,
            made_visible(row.command),
            made_visible(translate(state_before(row.before))),
            {made_visible(translate(row.after)) + star(row.evidence), ink_of(row)},
            parents,
            row.survives() ? made_visible(row.terminal_after.value_or("?")) : "-"};
}

std::string processes(const Autopsy& autopsy, const Display& display, const Translator& translate) {
    std::vector<TableRow> rows = {{" PID", translate(_("JOB")), translate(_("COMMAND")),
                                   translate(_("BEFORE")), translate(_("AFTER")), "PPID", "TTY"}};
    for (const AutopsyRow& row : autopsy.rows)
        rows.push_back(table_row(row, translate));
    return table(columns(), rows, display);
}

std::string moment_lines(const AutopsyMoment& moment, std::size_t screen_width,
                         const Translator& translate) {
    return behind(padded_left(std::to_string(moment.milliseconds), 4) + " ms  ",
                  made_visible(translate(moment.text)) + star(moment.evidence), screen_width);
}

std::string timeline(const Autopsy& autopsy, std::size_t screen_width,
                     const Translator& translate) {
    // Two short lines share one line of the screen; the second line begins here.
    const std::size_t second_column = screen_width / 2 + 4;
    std::vector<std::string> lines;
    for (const AutopsyMoment& moment : autopsy.timeline)
        lines.push_back(moment_lines(moment, screen_width, translate));
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool has_room =
            i + 1 < lines.size() && display_width(lines[i]) < second_column &&
            display_width(lines[i + 1]) <= columns_left(screen_width, second_column);
        if (has_room) {
            lines[i].pop_back();
            text += padded(lines[i], second_column) + lines[i + 1];
            ++i;
        } else {
            text += lines[i];
        }
    }
    return text;
}

// " Still running; to end them:  kill 905 906", on several lines if necessary: each line is a
// command that can be typed. Returns "" if there are no pids.
std::string pids_to_kill(const std::vector<Pid>& pids, std::size_t screen_width,
                         const Translator& translate) {
    const std::string label = translate(
        n_(" Still running; to end it:  ", " Still running; to end them:  ", pids.size()));
    const std::size_t label_width = display_width(label);
    std::string operands;
    for (const Pid pid : pids)
        operands += number(pid) + " ";
    if (operands.empty())
        return "";
    std::string text;
    for (const std::string& line :
         wrapped(operands,
                 columns_left(screen_width, label_width + std::string_view("kill ").size() + 1)))
        text += padded(text.empty() ? label : "", label_width) + "kill " + line + "\n";
    return text;
}

std::string last_lines(const Autopsy& autopsy, std::size_t screen_width,
                       const Translator& translate) {
    std::string text;
    for (const Message& note : autopsy.notes)
        text += behind(" ", made_visible(translate(note)), screen_width);
    if (!autopsy.earlier.empty())
        text += translate(n_(" {0} process of this terminal had ended before.\n",
                             " {0} processes of this terminal had ended before.\n",
                             autopsy.earlier.size(), autopsy.earlier.size()));
    std::vector<std::string> mute;
    for (const AutopsyRow& row : autopsy.rows)
        if (row.survives() && !row.has_ended_since && row.output == Output::TerminalGone)
            mute.push_back(number(row.pid));
    if (!mute.empty())
        text += behind(" ",
                       translate(n_("{0} has a terminal open that is gone: a write fails (EIO) and "
                                    "may end it.",
                                    "{0} have a terminal open that is gone: a write fails (EIO) "
                                    "and may end them.",
                                    mute.size(), enumerated(mute))),
                       screen_width);
    std::vector<std::string> ended;
    for (const Pid pid : autopsy.ended_since())
        ended.push_back(number(pid));
    if (!ended.empty())
        text += behind(" ",
                       translate(n_("{0} has ended since then.", "{0} have ended since then.",
                                    ended.size(), enumerated(ended))),
                       screen_width);
    const std::string running = pids_to_kill(autopsy.still_running(), screen_width, translate);
    return text +
           (running.empty() ? translate(_(" Nothing of it is running any more.\n")) : running);
}

Message title_of(const Autopsy& autopsy, const Message& where) {
    return _(" AUTOPSY  {0}: {1} {2}", where, autopsy.what, autopsy.clock);
}

std::string evidence_of(const Autopsy& autopsy, const Translator& translate) {
    return translate(autopsy.all_observed() ? _("all observed") : _("* inferred"));
}

// "     904  [1] witness ada", and below it what became of the process.
std::string big_row(const AutopsyRow& row, const Translator& translate) {
    std::string head = " " + padded_left(number(row.pid), 7) + "  ";
    const std::string job = row.job ? "[" + std::to_string(*row.job) + "] " : "";
    const std::string after = made_visible(translate(row.after)) + star(row.evidence);
    std::string lines;
    for (const std::string& text : {job + made_visible(row.command), after})
        for (const std::string& line : broken(text, columns_left(big_columns, head.size()))) {
            lines.append(head).append(line).append("\n");
            head.assign(head.size(), ' ');
        }
    return lines;
}

} // namespace

std::string render_big(const Autopsy& autopsy, const Translator& translate) {
    const Message where =
        autopsy.terminal.empty() ? _("practice terminal") : Message::verbatim(autopsy.terminal);
    std::string text = behind(" ", made_visible(translate(title_of(autopsy, where))), big_columns);
    text += " " + evidence_of(autopsy, translate) + "\n";
    for (const AutopsyRow& row : autopsy.rows)
        text += "\n" + big_row(row, translate);
    for (const AutopsyMoment& moment : autopsy.timeline)
        text += "\n" + moment_lines(moment, big_columns, translate);
    return text + "\n" + last_lines(autopsy, big_columns, translate);
}

std::string render(const Autopsy& autopsy, const Display& where_shown,
                   const Translator& translate) {
    Display display = where_shown;
    display.columns = std::clamp(display.columns, narrowest, widest_screen);
    const std::size_t screen_width = display.columns;
    const bool is_narrow = screen_width < room_for_long_title && !autopsy.terminal.empty();
    const Message where = is_narrow                  ? Message::verbatim(autopsy.terminal)
                          : autopsy.terminal.empty() ? _("practice terminal")
                                                     : _("practice terminal {0}", autopsy.terminal);
    const std::string title = made_visible(translate(title_of(autopsy, where)));
    const std::string evidence = evidence_of(autopsy, translate);
    const std::size_t room = columns_left(screen_width, display_width(title));
    return title + padded_left(evidence, std::max(room, display_width(evidence) + 1)) + "\n " +
           std::string(screen_width - 2, '-') + "\n" + processes(autopsy, display, translate) +
           "\n" + timeline(autopsy, screen_width, translate) + "\n" +
           last_lines(autopsy, screen_width, translate);
}

} // namespace leash
