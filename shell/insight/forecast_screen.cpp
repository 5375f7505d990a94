// The screens of a forecast, as plain text.
#include "insight/forecast.hpp"

#include "base/layout.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <numeric>

namespace leash {
namespace {

constexpr std::size_t columns_of_job = 4;
constexpr std::size_t columns_of_pid = 8;
constexpr std::size_t least_for_command = 11;
constexpr std::size_t columns_of_output = 10; // two blanks and the longest word, "terminal"

using Column = std::vector<Prediction>;

// Returns the head of an event's column. In English the head is the word that --if takes. `exit`
// and the keys are typed, so they are the same in every language.
Message head_of(ForecastEvent event) {
    switch (event) {
    case ForecastEvent::Hangup:
        return _("hangup");
    case ForecastEvent::Sighup:
        return _("sighup");
    case ForecastEvent::Kill:
        return _("kill");
    case ForecastEvent::Exit:
    case ForecastEvent::CtrlC:
    case ForecastEvent::CtrlZ:
    case ForecastEvent::CtrlBackslash:
        break;
    }
    return Message::verbatim(word(event));
}

std::size_t width_of(const Column& column, const Translator& translate) {
    std::size_t widest = display_width(translate(head_of(column.front().event)));
    for (const Prediction& one : column)
        widest = std::max(widest, display_width(cell_of(one, translate)));
    return widest + 2; // two blanks before each cell
}

std::string without_trailing_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

// Only the first block says where the output goes, because the output is the same for every event.
// If the terminal will be gone, the cells of the event say so with a mark.
std::size_t room_for_output(std::size_t first_column) {
    return first_column == 0 ? columns_of_output : 0;
}

// The words of word(Output), which are the same in JSON.
Message in_words(Output output) {
    switch (output) {
    case Output::Terminal:
    case Output::TerminalGone:
        return _("terminal");
    case Output::File:
        return _("file");
    case Output::Null:
        return _("null");
    case Output::Pipe:
        return _("pipe");
    case Output::Other:
        return _("other");
    }
    return {};
}

// Looks at every event, also at the keys that have no column.
Message output_of_row(const std::vector<Column>& by_event, std::size_t row) {
    for (const Column& column : by_event)
        if (const auto output = column.empty() ? std::nullopt : column[row].output)
            return in_words(*output);
    return Message::verbatim("-"); // the process survives no event, or its output is hidden
}

// Returns what stands in the column "command". The shell of the question is easy to find.
std::string command_of(const Prediction& prediction, std::size_t room,
                       const Translator& translate) {
    if (!prediction.is_asker)
        return prediction.command;
    const std::string name = translate(_("leash (this shell)"));
    return display_width(name) <= room ? name : translate(_("this shell"));
}

bool changes_nothing(const Column& column) {
    return std::all_of(column.begin(), column.end(), [](const Prediction& one) {
        return one.outcome == ForecastOutcome::Unaffected && !one.unknowable;
    });
}

// Returns how many columns of events fit beside each other; at least 1, even if one is too wide.
std::size_t count_that_fits(const std::vector<Column>& columns, std::size_t first,
                            const Translator& translate, std::size_t width) {
    std::size_t left = columns_left(width, columns_of_job + columns_of_pid + least_for_command +
                                               room_for_output(first));
    std::size_t count = 0;
    while (first + count < columns.size() && width_of(columns[first + count], translate) <= left)
        left -= width_of(columns[first + count++], translate);
    return std::max<std::size_t>(count, 1);
}

std::string block(const std::vector<Column>& by_event, const std::vector<Column>& columns,
                  std::size_t first, std::size_t count, const Translator& translate,
                  std::size_t width) {
    std::vector<std::size_t> widths;
    for (std::size_t i = first; i < first + count; ++i)
        widths.push_back(width_of(columns[i], translate));
    const auto events_width = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    const std::string heading = translate(_("command"));
    const std::size_t fixed =
        columns_of_job + columns_of_pid + events_width + room_for_output(first);
    const std::size_t room = std::max(columns_left(width, fixed), least_for_command);
    std::size_t command_width = display_width(heading);
    for (const Prediction& one : columns[first])
        command_width = std::max(command_width, display_width(command_of(one, room, translate)));
    command_width = std::min(command_width, room);

    std::string head = padded(translate(_("job")), columns_of_job) +
                       padded_left("pid", columns_of_pid - 1) + " " +
                       padded(heading, command_width);
    for (std::size_t i = first; i < first + count; ++i)
        head += "  " + padded(translate(head_of(columns[i].front().event)), widths[i - first] - 2);
    if (first == 0)
        head += "  " + translate(_("output"));
    std::string text = without_trailing_blanks(head);

    for (std::size_t row = 0; row < columns[first].size(); ++row) {
        const Prediction& one = columns[first][row];
        std::string line =
            padded(one.job ? "%" + std::to_string(*one.job) : "-", columns_of_job) +
            padded_left(std::to_string(one.pid.value), columns_of_pid - 1) + " " +
            padded(cut_to_width(command_of(one, room, translate), command_width), command_width);
        for (std::size_t i = first; i < first + count; ++i)
            line += "  " + padded(cell_of(columns[i][row], translate), widths[i - first] - 2);
        if (first == 0)
            line += "  " + translate(output_of_row(by_event, row));
        text += without_trailing_blanks(line);
    }
    return text;
}

// Says what the words and marks in the cells mean, if the table has them.
std::string legend(const std::vector<Prediction>& all, const Translator& translate,
                   std::size_t width) {
    const auto some = [&](auto holds) { return std::any_of(all.begin(), all.end(), holds); };
    std::string text;
    // One cell of each kind is the example for the others.
    const auto first_dead = [&](bool of_its_own_signal) {
        return std::find_if(all.begin(), all.end(), [&](const Prediction& one) {
            return one.outcome == ForecastOutcome::Dies && one.or_else.empty() && !one.unknowable &&
                   one.cause && is_own_signal(one, *one.cause) == of_its_own_signal;
        });
    };
    if (const auto dead = first_dead(false); dead != all.end())
        text += translate(_("{0}: {1}.\n", cell_of(*dead, translate), phrase_of(*dead)));
    if (const auto dead = first_dead(true); dead != all.end())
        text += translate(_("{0} without a sender: the shell itself gets {1}, and dies of it.\n",
                            cell_of(*dead, translate), with_sig(dead->cause->signal)));
    if (some([](const Prediction& one) { return one.outcome == ForecastOutcome::Decides; }))
        text += translate(_("decides: it catches the signal, and what it then does is its own.\n"));
    if (some([](const Prediction& one) { return one.output == Output::TerminalGone; }))
        text += translate(_("*: its output goes to a terminal that is gone: it may stop working at "
                            "its next write.\n"));
    if (some([](const Prediction& one) { return one.unknowable || !one.or_else.empty(); }))
        text += translate(
            _("?: two signals race, and nobody can know which is first; --why says more.\n"));
    std::string lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = text.find('\n', start);
        lines += behind("", text.substr(start, end - start), width);
        start = end + 1;
    }
    return lines;
}

} // namespace

std::string render_forecast(const std::vector<std::vector<Prediction>>& by_event,
                            const Translator& translate, std::size_t width) {
    std::vector<Column> columns;
    std::vector<Prediction> all;
    bool omits_keys = false;
    for (const Column& column : by_event) {
        if (column.empty())
            continue;
        if (is_key(column.front().event) && changes_nothing(column) && !columns.empty()) {
            omits_keys = true;
            continue;
        }
        columns.push_back(column);
        all.insert(all.end(), column.begin(), column.end());
    }
    std::string text;
    for (std::size_t first = 0; first < columns.size();) {
        const std::size_t count = count_that_fits(columns, first, translate, width);
        text += block(by_event, columns, first, count, translate, width) + "\n";
        first += count;
    }
    if (omits_keys)
        text += fitted(
            translate(_("A key (Ctrl-C, Ctrl-Z, Ctrl-\\) without a column changes nothing now.\n")),
            width);
    return text + legend(all, translate, width);
}

std::string render_leader(const Snapshot& snapshot, Pid shell, const Translator& translate,
                          std::size_t width) {
    const ProcessFacts* asked = snapshot.find(shell);
    if (!asked || !asked->terminal || leader_of(asked->session) == shell)
        return "";
    const Pid leader = leader_of(asked->session);
    const ProcessFacts* facts = snapshot.find(leader);
    const std::string name = facts ? " (" + cut_to_width(facts->command(), 30) + ")" : "";
    return behind("",
                  translate(_("This leash, {0}, does not lead its session: {1} does. At a hangup "
                              "the kernel signals {1}. SIGKILL to this leash leaves the job "
                              "in its foreground alive.",
                              shell.value, std::to_string(leader.value) + name)),
                  width) +
           "\n";
}

std::string render_why(const Prediction& prediction, const Translator& translate,
                       std::size_t width) {
    const std::string job = prediction.job ? "%" + std::to_string(*prediction.job) + ", " : "";
    const std::string pid = std::to_string(prediction.pid.value);
    const std::size_t room = width - std::min(width - 10, job.size() + pid.size() + 3);
    std::string text = cut_to_width(prediction.command, room) + " (" + job + pid + ")\n";
    text += behind(
        "  ", translate(_("at {0}: {1}", head_of(prediction.event), phrase_of(prediction))), width);
    int number = 0;
    for (const Message& reason : prediction.why)
        text += behind(padded_left(std::to_string(++number), 4) + ". ", translate(reason), width);
    return text;
}

std::string render_policies(const std::vector<PolicyForecast>& forecasts,
                            const Translator& translate, std::size_t width) {
    const std::size_t cell = std::min<std::size_t>(16, (width - 12) / 4); // for each of four events
    std::string text;
    std::vector<Prediction> all;
    for (const PolicyForecast& row : forecasts) {
        if (row.predictions.empty())
            continue;
        if (all.empty()) {
            const Prediction& one = row.predictions.front();
            const std::string job = one.job ? "%" + std::to_string(*one.job) + ", " : "";
            text = fitted(
                translate(_("{0} ({1}), as each shell's policy would treat it\n\n",
                            cut_to_width(one.command, 40), job + std::to_string(one.pid.value))),
                width);
            std::string head = padded(translate(_("policy")), 12);
            for (const Prediction& each : row.predictions)
                head += padded(translate(head_of(each.event)), cell);
            text += without_trailing_blanks(head);
        }
        std::string line = padded(std::string(row.policy), 12);
        for (const Prediction& each : row.predictions)
            line += padded(cell_of(each, translate), cell);
        text += without_trailing_blanks(line);
        all.insert(all.end(), row.predictions.begin(), row.predictions.end());
    }
    return all.empty() ? text : text + "\n" + legend(all, translate, width);
}

} // namespace leash
