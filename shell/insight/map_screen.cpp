// The screen of the map: drawing the tree.
#include "base/foreign_text.hpp"
#include "base/text.hpp"
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

// Returns how many bytes of `text` fit into `columns`; at least one character.
std::size_t bytes_that_fit(std::string_view text, std::size_t columns) {
    std::size_t fitting = 0;
    for (std::size_t end = 1; end <= text.size(); ++end) {
        const bool is_in_character =
            end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80;
        if (is_in_character)
            continue;
        if (fitting > 0 && display_width(text.substr(0, end)) > columns)
            break;
        fitting = end;
    }
    return fitting;
}

// Breaks a command into lines, at blanks if possible, and a long word where the line is full. The
// last of most_lines lines is cut.
std::vector<std::string> lines_of_command(const std::string& command, std::size_t columns) {
    constexpr std::size_t most_lines = 4;
    if (display_width(command) <= columns)
        return {command};
    std::vector<std::string> lines;
    for (std::string line : wrapped(command, columns)) {
        for (; display_width(line) > columns && lines.size() + 1 < most_lines;) {
            const std::size_t bytes = bytes_that_fit(line, columns);
            lines.push_back(line.substr(0, bytes));
            line.erase(0, bytes);
        }
        if (lines.size() == most_lines) {
            lines.back() = cut_to_width(lines.back() + " " + line, columns);
            break;
        }
        lines.push_back(cut_to_width(line, columns));
    }
    return lines;
}

class Drawing {
  public:
    Drawing(MapStyle style, const Translator& translate)
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
        for (std::size_t i = 0; i < session.groups.size(); ++i)
            draw(session.groups[i], session.session, i + 1 == session.groups.size());
    }

    void draw(const MapGroup& group, Session session, bool is_last) {
        const char* const code = group.is_foreground ? "1;32" : "0";
        std::string label = translate_(_("group {0}", group.group.value));
        if (group.job)
            label += "  [" + std::to_string(group.job->number) + "]" +
                     (group.job->mark == ' ' ? "" : std::string(1, group.job->mark)) + " " +
                     group.job->state;
        if (group.is_foreground)
            label += "  " + translate_(_("FOREGROUND"));
        // The process group of a session leader is always orphaned, so the word would teach
        // nothing.
        if (group.is_orphaned && leader_of(group.group) != leader_of(session))
            label += "  " + translate_(_("orphaned"));
        text_ += "    " + std::string(is_last ? branches_.last : branches_.middle) +
                 (group.is_foreground ? coloured(label, code) : label) + "\n";
        const std::string margin = "    " + std::string(is_last ? "   " : branches_.passing);
        for (std::size_t i = 0; i < group.processes.size(); ++i)
            draw(margin, group.processes[i], i + 1 == group.processes.size());
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

    void draw(const std::vector<MapLoose>& loose) {
        text_ += "\n " + translate_(_("tied to no terminal (TTY ?), started here")) + "\n";
        for (std::size_t i = 0; i < loose.size(); ++i) {
            const MapLoose& one = loose[i];
            const std::string head =
                "    " + std::string(i + 1 == loose.size() ? branches_.last : branches_.middle) +
                padded_left(std::to_string(one.process.pid.value), 7) + "  ";
            const std::string remark = translate_(taken_in(one));
            const std::size_t taken = display_width(head) + display_width(remark) + 2;
            const std::size_t room = std::max<std::size_t>(columns_left(style_.columns, taken), 6);
            if (style_.wraps && display_width(one.process.command) > room) {
                draw_below(head, i + 1 == loose.size(), one.process.command, remark);
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
    return Drawing(style, translate).draw(map);
}

} // namespace leash
