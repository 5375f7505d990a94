#include "repl/leaving.hpp"

#include "base/message_list.hpp"
#include "jobs/job_text.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <vector>

namespace leash {
namespace {

bool is_jobs(const ListItem& item) {
    const SimpleCommand* simple = item.and_or.first.only_simple();
    return item.and_or.rest.empty() && simple && !simple->words.empty() &&
           bare_text_of(simple->words.front()) == "jobs";
}

// What each stopped job gets when leash goes.
Message what_comes(const SignalsSent& to_stopped) {
    if (to_stopped.empty())
        return _("Once leash is gone, the kernel sends SIGHUP and SIGCONT to each stopped job.\n");
    std::vector<std::string> names;
    for (const int signal : to_stopped)
        names.push_back("SIG" + signal_name(signal));
    return _("When leash goes, it sends {0} to each stopped job.\n", enumerated(names));
}

} // namespace

LeaveWarning::Answer LeaveWarning::ask_to_leave(const JobsLeft& left) {
    if (warned_ || (left.stopped == 0 && left.running == 0))
        return Answer::Leave;
    warned_ = true;
    return Answer::WarnAndStay;
}

void LeaveWarning::command_ran(CommandKind kind) {
    if (kind == CommandKind::Other)
        warned_ = false;
}

LeaveWarning::CommandKind kind_of(const List& list) {
    if (list.items.empty())
        return LeaveWarning::CommandKind::Nothing;
    return std::all_of(list.items.begin(), list.items.end(), is_jobs)
               ? LeaveWarning::CommandKind::OnlyJobs
               : LeaveWarning::CommandKind::Other;
}

JobsLeft jobs_left(const JobTable& table, bool checkjobs) {
    return {table.count_stopped(), checkjobs ? table.count_running() : 0};
}

std::string leave_warning(JobTable& table, const JobsLeft& left, const SignalsSent& to_stopped,
                          const Translator& translate) {
    std::string text = translate(left.stopped > 0 ? _("There are stopped jobs.\n")
                                                  : _("There are running jobs.\n"));
    const JobMarks marks(table);
    for (Job* job : table.numbered())
        if (job->is_stopped() || (left.running > 0 && job->is_running())) {
            text += job_line(*job, marks.of(*job), translate);
            job->told = job->state(); // the prompt does not tell of the same state once more
        }
    if (left.stopped > 0)
        text += translate(what_comes(to_stopped));
    text += translate(_("Leave again, and leash goes.\n"));
    return text;
}

} // namespace leash
