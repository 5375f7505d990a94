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
        text_ += cut_to_width(std::string(" ") + branches_.last + translate_(in_words(session)),
                              style_.columns) +
                 "\n";
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

    // Cuts the command, never a number. The remark right of the command has its own column.
    void draw(const std::string& margin, const MapProcess& process, bool is_last) {
        const std::string head = margin + (is_last ? branches_.last : branches_.middle) +
                                 padded_left(std::to_string(process.pid.value), 7) + "  ";
        const std::string remark =
            translate_(process.is_this_shell ? _("this shell") : state_in_words(process.state));
        const std::size_t room = columns_left(style_.columns, display_width(head) + 12);
        text_ += head + padded(cut_to_width(process.command, room), room) + "  " +
                 (process.is_this_shell ? coloured(remark, "1") : remark) + "\n";
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
            text_ += head + padded(cut_to_width(one.process.command, room), room);
            text_.append("  ").append(remark).append("\n");
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
