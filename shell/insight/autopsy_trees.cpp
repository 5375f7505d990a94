#include "insight/autopsy_trees.hpp"

#include "base/html.hpp"
#include "insight/autopsy_steps.hpp"

#include <functional>
#include <map>

namespace leash {
namespace {

// The processes of one moment: sessions, in each session its process groups. A process that no
// snapshot has shown at that moment has no session.
using Groups = std::map<std::optional<ProcessGroup>, std::vector<const AutopsyRow*>>;
using Sessions = std::map<std::optional<Session>, Groups>;

class Tree {
  public:
    Tree(const Autopsy& autopsy, const Translator& translate)
        : autopsy_(autopsy), translate_(translate) {}

    std::string before() {
        Sessions sessions;
        for (const AutopsyRow& row : autopsy_.rows)
            sessions[row.session_before][row.group_before].push_back(&row);
        return draw(sessions, true);
    }

    std::string after() {
        Sessions sessions;
        for (const AutopsyRow& row : autopsy_.rows)
            if (row.survives())
                sessions[row.session_after][row.group_after].push_back(&row);
        if (sessions.empty())
            return "<p>" + html_escaped(translate_(_("Nothing of it is running any more."))) +
                   "</p>\n";
        return draw(sessions, false);
    }

  private:
    std::string in_html(const Message& message) const { return html_escaped(translate_(message)); }

    std::string draw(const Sessions& sessions, bool is_before) const {
        std::string html = "<ul class=\"tree\">\n";
        for (const auto& [session, groups] : sessions) {
            html +=
                "<li><b>" +
                in_html(session ? _("Session {0}", session->value) : _("Not seen at that moment")) +
                "</b>";
            if (session)
                html +=
                    " <span class=\"soft\">" +
                    in_html(about_session(*session, *groups.begin()->second.front(), is_before)) +
                    "</span>";
            html += "\n<ul>\n";
            for (const auto& [group, members] : groups)
                html += draw_group(group, members, is_before);
            html += "</ul></li>\n";
        }
        return html + "</ul>\n";
    }

    Message about_session(Session session, const AutopsyRow& member, bool is_before) const {
        const auto& terminal = is_before ? member.terminal_before : member.terminal_after;
        Message where = terminal ? _("on {0}", *terminal) : _("without a terminal");
        for (const AutopsyRow& row : autopsy_.rows)
            if (!is_before && row.pid == leader_of(session) && !row.survives())
                return _("{0}, its leader is gone", where);
        return where;
    }

    std::string draw_group(const std::optional<ProcessGroup>& group,
                           const std::vector<const AutopsyRow*>& members, bool is_before) const {
        std::string html = "<li>";
        if (group)
            html += in_html(is_before && members.front()->before == "foreground"
                                ? _("Group {0}, in the foreground", group->value)
                                : _("Group {0}", group->value));
        html += "\n<ul>\n";
        for (const AutopsyRow* row : members) {
            html += "<li><code>" + std::to_string(row->pid.value) + " " +
                    html_escaped(row->command) + "</code>";
            html += " <span class=\"soft\">" +
                    (is_before ? in_html(state_before(row->before)) : about_survivor(*row)) +
                    "</span></li>\n";
        }
        return html + "</ul></li>\n";
    }

    std::string about_survivor(const AutopsyRow& row) const {
        std::string fate = in_html(row.after);
        if (!row.parent_after)
            return fate;
        const Message parent = name_in_picture(autopsy_, *row.parent_after);
        return fate + "<br>" +
               in_html(row.parent_after != row.parent_before ? _("adopted by {0}", parent)
                                                             : _("child of {0}", parent));
    }

    const Autopsy& autopsy_;
    const Translator& translate_;
};

} // namespace

std::string tree_before(const Autopsy& autopsy, const Translator& translate) {
    return Tree(autopsy, translate).before();
}

std::string tree_after(const Autopsy& autopsy, const Translator& translate) {
    return Tree(autopsy, translate).after();
}

} // namespace leash
