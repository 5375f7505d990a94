#include "stage/inside_map.hpp"

#include "base/foreign_text.hpp"
#include "base/locale.hpp"
#include "base/text.hpp"
#include "insight/map.hpp"
#include "stage/told_jobs.hpp"

#include <algorithm>

namespace leash {

std::string foreground_of(const Snapshot& snapshot, ProcessGroup group) {
    const std::string number = std::to_string(group.value);
    const ProcessFacts* leader = snapshot.find(leader_of(group));
    for (const auto& [pid, facts] : snapshot.processes)
        if (!leader && facts.group == group)
            leader = &facts;
    return leader ? cut_to_width(made_visible(leader->name), 8) + " (" + number + ")" : number;
}

std::string map_of_inside(Stage& stage, std::size_t columns, bool big) {
    const Snapshot snapshot = stage.look();
    MapQuestion question;
    question.shell = stage.leader();
    question.sessions = {session_led_by(stage.leader())};
    question.jobs = job_labels(stage.ledger());
    for (const LedgerEntry& entry : stage.ledger().entries())
        question.started.push_back(entry.key);
    MapStyle style;
    style.utf8 = locale_is_utf8();
    style.big = big;
    style.columns = std::min<std::size_t>(columns, 80);
    return render(make_map(snapshot, question), style, stage.translate());
}

} // namespace leash
