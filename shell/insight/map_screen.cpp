// The screen of the map: drawing the tree.
#include "base/foreign_text.hpp"
#include "base/text.hpp"
#include "insight/big_screen.hpp"
#include "insight/broken_lines.hpp"
#include "insight/map.hpp"

#include <algorithm>

namespace leash {
namespace {

struct Branches {
    const char* middle;  // before a node with a sibling below it
    const char* last;    // before the last sibling
    const char* passing; // in front of the children of a node with a sibling below it
};
constexpr Branches in_ascii = {"|- ", "`- ", "|  "};
constexpr Branches in_utf8 = {"├─ ", "└─ ", "│  "};

// "adopted by 640 (leash), a subreaper"
Message taken_in(const MapLoose& one) {
    const pid_t session = one.session.value;
    const std::string by =
        std::to_string(one.parent.value) +
        (one.parent_name.empty() ? "" : " (" + made_visible(one.parent_name) + ")");
    switch (one.adopter) {
    case Adopter::Init:
        return _("session {0}, adopted by {1}", session, by);
    case Adopter::UserManager:
        return _("session {0}, adopted by {1} (systemd --user)", session, one.parent.value);
    case Adopter::Subreaper:
        return _("session {0}, adopted by {1}, subreaper", session, by);
    case Adopter::Nobody:
        return _("session {0}, child of this leash", session);
    case Adopter::OwnParent:
        return _("session {0}, child of {1}", session, by);
    }
    return {};
}

// Session 0 is no session of this system: the kernel gives 0 as the session of its own threads, and
// of a process whose session began outside the PID namespace (pid_namespaces(7)).
Message in_words(const MapSession& session) {
    const pid_t number = session.session.value;
    if (number == 0)
        return _("session 0: the kernel's own, or begun outside this container");
    return session.leader.empty() ? _("session {0}, its leader gone", number)
                                  : _("session {0}, led by {1}", number, session.leader);
}

// The words of MapProcess::state, which are the same in JSON.
Message state_in_words(const std::string& word) {
    for (const Phrase state : {N_("running"), N_("stopped"), N_("zombie")})
        if (word == state.english())
            return _(state);
    return Message::verbatim(word);
}

// Breaks a command into lines. The last of most_lines lines is cut.
std::vector<std::string> lines_of_command(const std::string& command, std::size_t columns) {
    constexpr std::size_t most_lines = 4;
    std::vector<std::string> lines = broken(command, columns);
    if (lines.size() > most_lines) {
        lines[most_lines - 1] =
            cut_to_width(lines[most_lines - 1] + " " + lines[most_lines], columns);
        lines.resize(most_lines);
    }
    return lines;
}

class MapDrawing {
  public:
    MapDrawing(MapStyle style, const Translator& translate)
        : style_(style), translate_(translate), branches_(style.utf8 ? in_utf8 : in_ascii) {}

    std::string draw(const Map& map) {
        for (const MapSession& session : map.sessions)
            draw(session);
        if (!map.loose.empty())
            draw(map.loose);
        return text_;
    }

  private:
    std::string coloured(const std::string& text, const char* code) const {
        return style_.colour ? std::string("\033[") + code + "m" + text + "\033[0m" : text;
    }

    std::string heading(const MapSession& session) const {
        if (!session.terminal)
            return translate_(_("no terminal"));
        std::string text = translate_(_("terminal {0}", *session.terminal));
        if (const auto at = text.find(*session.terminal); at != std::string::npos)
            text.replace(at, session.terminal->size(), coloured(*session.terminal, "1"));
        return text;
    }

    void draw(const MapSession& session) {
        if (!text_.empty())
            text_ += "\n";
        text_ += " " + heading(session) + "\n";
        std::string margin = std::string(" ") + branches_.last;
        for (const std::string& line :
             in_lines(translate_(in_words(session)), columns_left(style_.columns, 4))) {
            text_ += margin + line + "\n";
            margin = "    ";
        }
        for (std::size_t i = 0; i < session.groups.size(); ++i) {
            if (style_.big)
                text_ += "\n";
            draw(session.groups[i], session.session, i + 1 == session.groups.size());
        }
    }

    void draw(const MapGroup& group, Session session, bool is_last) {
        const char* const code = group.is_foreground ? "1;32" : "0";
        std::vector<std::string> labels = {translate_(_("group {0}", group.group.value))};
        if (group.job)
            labels.push_back("[" + std::to_string(group.job->number) + "]" +
                             (group.job->mark == ' ' ? "" : std::string(1, group.job->mark)) + " " +
                             translate_(group.job->state));
        if (group.is_foreground)
            labels.push_back(translate_(_("FOREGROUND")));
        // The process group of a session leader is always orphaned, so the word would teach
        // nothing.
        if (group.is_orphaned && leader_of(group.group) != leader_of(session))
            labels.push_back(translate_(_("orphaned")));
        std::string head = "    " + std::string(is_last ? branches_.last : branches_.middle);
        for (const std::string& label : joined(labels, columns_left(style_.columns, 7))) {
            text_ += head + (group.is_foreground ? coloured(label, code) : label) + "\n";
            head = "    " + std::string(is_last ? "   " : branches_.passing);
        }
        const std::string margin = "    " + std::string(is_last ? "   " : branches_.passing);
        for (std::size_t i = 0; i < group.processes.size(); ++i)
            draw(margin, group.processes[i], i + 1 == group.processes.size());
    }

    // Joins the labels of a group. In the big mode a label that does not fit begins a new line.
    std::vector<std::string> joined(const std::vector<std::string>& labels,
                                    std::size_t columns) const {
        std::vector<std::string> lines(1);
        for (const std::string& label : labels) {
            std::string& line = lines.back();
            const bool fits = display_width(line) + 2 + display_width(label) <= columns;
            if (line.empty() || fits || !style_.big)
                line += (line.empty() ? "" : "  ") + label;
            else
                lines.push_back(label);
        }
        return lines;
    }

    // Returns the lines of a command, or the command cut to one line. Never cuts a number.
    std::vector<std::string> in_lines(const std::string& command, std::size_t columns) const {
        return style_.wraps ? lines_of_command(command, columns)
                            : std::vector{cut_to_width(command, columns)};
    }

    // The remark right of the command has its own column.
    void draw(const std::string& margin, const MapProcess& process, bool is_last) {
        const std::string head = margin + (is_last ? branches_.last : branches_.middle) +
                                 padded_left(std::to_string(process.pid.value), 7) + "  ";
        const std::string remark =
            translate_(process.is_this_shell ? _("this shell") : state_in_words(process.state));
        const std::size_t room = columns_left(style_.columns, display_width(head) + 12);
        const std::vector<std::string> command = in_lines(process.command, room);
        text_ += head + padded(command.front(), room) + "  " +
                 (process.is_this_shell ? coloured(remark, "1") : remark) + "\n";
        const std::string below = margin + (is_last ? "   " : branches_.passing);
        for (std::size_t i = 1; i < command.size(); ++i)
            text_.append(below).append(9, ' ').append(command[i]).append("\n");
    }

    // A remark that leaves no room for the command stands on the next line.
    void draw(const std::vector<MapLoose>& loose) {
        text_ += "\n " + translate_(_("tied to no terminal (TTY ?), started here")) + "\n";
        for (std::size_t i = 0; i < loose.size(); ++i) {
            const MapLoose& one = loose[i];
            if (style_.big)
                text_ += "\n";
            const bool is_last = i + 1 == loose.size();
            const std::string head = "    " +
                                     std::string(is_last ? branches_.last : branches_.middle) +
                                     padded_left(std::to_string(one.process.pid.value), 7) + "  ";
            const std::string remark = translate_(taken_in(one));
            const std::size_t taken = display_width(head) + display_width(remark) + 2;
            const std::size_t room = columns_left(style_.columns, taken);
            const std::size_t command = display_width(one.process.command);
            if (room < (style_.wraps ? command : std::min<std::size_t>(command, 12))) {
                draw_below(head, is_last, one.process.command, remark);
                continue;
            }
            text_ += head + padded(cut_to_width(one.process.command, room), room);
            text_.append("  ").append(remark).append("\n");
        }
    }

    // Draws the remark below the command.
    void draw_below(std::string head, bool is_last, const std::string& command,
                    const std::string& remark) {
        const std::size_t room = columns_left(style_.columns, display_width(head));
        const std::string below =
            "    " + std::string(is_last ? "   " : branches_.passing) + std::string(9, ' ');
        for (const std::string& text : {command, remark})
            for (const std::string& line : lines_of_command(text, room)) {
                text_ += head + line + "\n";
                head = below;
            }
    }

    MapStyle style_;
    const Translator& translate_;
    Branches branches_;
    std::string text_;
};

} // namespace

std::string render(const Map& map, MapStyle style, const Translator& translate) {
    if (style.big) {
        style.columns = std::min(style.columns, big_columns);
        style.wraps = true;
    }
    return MapDrawing(style, translate).draw(map);
}

} // namespace leash
