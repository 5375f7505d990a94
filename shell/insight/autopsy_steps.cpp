#include "insight/autopsy_steps.hpp"

#include "base/message_list.hpp"

#include <algorithm>
#include <map>

namespace leash {
namespace {

using Kind = PictureStep::Kind;

const AutopsyRow* row_of(const Autopsy& autopsy, Pid pid) {
    const auto row = std::find_if(autopsy.rows.begin(), autopsy.rows.end(),
                                  [&](const AutopsyRow& one) { return one.pid == pid; });
    return row == autopsy.rows.end() ? nullptr : &*row;
}

Message names_of(const std::vector<Pid>& pids) {
    std::vector<std::string> numbers;
    numbers.reserve(pids.size());
    for (const Pid pid : pids)
        numbers.push_back(std::to_string(pid.value));
    return enumerated(numbers);
}

class Steps {
  public:
    explicit Steps(const Autopsy& autopsy) : autopsy_(autopsy) {}

    std::vector<PictureStep> make() {
        add_beginning();
        for (const AutopsySignal& one : autopsy_.signals)
            add_signal(one);
        for (const AutopsyRow& row : autopsy_.rows)
            if (row.survives())
                add_stay(row);
            else
                add_end(row);
        add_aftermath();
        std::stable_sort(steps_.begin(), steps_.end(), [](const auto& a, const auto& b) {
            return std::pair(a.milliseconds, a.kind) < std::pair(b.milliseconds, b.kind);
        });
        for (PictureStep& step : steps_)
            if (step.kind == Kind::Signal)
                step.text = _("{0} sends {1} to {2}",
                              step.from ? name_in_picture(autopsy_, *step.from) : _("the kernel"),
                              with_sig(step.signal), names_of(step.to));
        return std::move(steps_);
    }

  private:
    void add_beginning() {
        PictureStep step;
        switch (autopsy_.ending) {
        case Ending::None:
            step.text = _("The terminal is still open.");
            break;
        case Ending::Exit:
            step.text = _("The shell leaves by exit.");
            break;
        case Ending::Hangup:
            step.text = _("The cable is pulled: the terminal closes.");
            break;
        case Ending::Sighup:
            step.text = _("SIGHUP comes to the shell alone; the terminal stays open.");
            break;
        case Ending::Kill:
            step.text = _("The shell gets a signal that it does not answer.");
            break;
        }
        steps_.push_back(std::move(step));
    }

    // The signals of one sender at one moment are one step.
    void add_signal(const AutopsySignal& one) {
        PictureStep& last = steps_.back();
        if (last.kind == Kind::Signal && last.milliseconds == one.milliseconds &&
            last.from == one.sender && last.signal == one.signal && last.evidence == one.evidence) {
            last.to.push_back(one.receiver);
            return;
        }
        steps_.push_back({Kind::Signal,
                          one.milliseconds,
                          {},
                          one.evidence,
                          one.sender,
                          {one.receiver},
                          one.signal});
    }

    // What several processes do at one moment is one step, with a sentence for each of them.
    void join(Kind kind, long milliseconds, const Message& text, Evidence evidence, Pid pid) {
        for (PictureStep& step : steps_)
            if (step.kind == kind && step.milliseconds == milliseconds &&
                step.evidence == evidence) {
                step.text = _("{0}; {1}", step.text, text);
                step.to.push_back(pid);
                return;
            }
        steps_.push_back({kind, milliseconds, text, evidence, {}, {pid}, 0});
    }

    void add_end(const AutopsyRow& row) {
        const Message text = _("{0}: {1}", name_in_picture(autopsy_, row.pid), row.after);
        // An autopsy of an earlier leash does not say when.
        join(Kind::End, row.ended_at.value_or(last_moment()), text, row.evidence, row.pid);
    }

    void add_stay(const AutopsyRow& row) {
        std::optional<long> last;
        for (const AutopsySignal& one : autopsy_.signals)
            if (one.receiver == row.pid && one.signal == row.signal)
                last = one.milliseconds;
        if (last)
            join(Kind::Stay, *last, _("{0}: {1}", name_in_picture(autopsy_, row.pid), row.after),
                 row.evidence, row.pid);
    }

    long last_moment() const {
        long last = 0;
        for (const AutopsyMoment& moment : autopsy_.timeline)
            last = std::max(last, moment.milliseconds);
        return last;
    }

    // The shell of the terminal has ended: its survivors have another parent and no terminal.
    void add_aftermath() {
        if (autopsy_.rows.empty() || autopsy_.rows.front().survives())
            return;
        const long time = autopsy_.rows.front().ended_at.value_or(last_moment());
        std::map<Pid, std::vector<Pid>> adopted; // by adopter
        std::vector<Pid> without_terminal;
        for (const AutopsyRow& row : autopsy_.rows) {
            if (!row.survives())
                continue;
            if (row.parent_before && row.parent_after && row.parent_before != row.parent_after)
                adopted[*row.parent_after].push_back(row.pid);
            if (row.terminal_before && !row.terminal_after)
                without_terminal.push_back(row.pid);
        }
        for (const auto& [parent, children] : adopted)
            steps_.push_back(
                {Kind::Adoption, time,
                 n_("{0} adopts {1}: its parent is gone", "{0} adopts {1}: their parents are gone",
                    children.size(), name_in_picture(autopsy_, parent), names_of(children)),
                 Evidence::Observed, parent, children, 0});
        if (!without_terminal.empty())
            steps_.push_back({Kind::Terminal,
                              time,
                              n_("{0} has no controlling terminal any more",
                                 "{0} have no controlling terminal any more",
                                 without_terminal.size(), names_of(without_terminal)),
                              Evidence::Observed,
                              {},
                              without_terminal,
                              0});
    }

    const Autopsy& autopsy_;
    std::vector<PictureStep> steps_;
};

} // namespace

std::vector<PictureStep> steps_of(const Autopsy& autopsy) {
    return Steps(autopsy).make();
}

Message name_in_picture(const Autopsy& autopsy, Pid pid) {
    if (const AutopsyRow* row = row_of(autopsy, pid))
        return Message::verbatim(std::to_string(pid.value) + " (" + program_of(row->command) + ")");
    for (const AutopsyOther& other : autopsy.others) {
        if (other.pid != pid)
            continue;
        if (other.is_practice_terminal)
            return _("{0} (the practice terminal)", pid.value);
        if (!other.name.empty())
            return Message::verbatim(std::to_string(pid.value) + " (" + other.name + ")");
    }
    return Message::verbatim(std::to_string(pid.value));
}

} // namespace leash
