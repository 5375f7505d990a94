// The answers: checks and predictions are asked of the ledger and of one look at the processes.
#include "lesson/bench.hpp"

namespace leash {

std::optional<std::size_t> Judgement::right() const {
    return unsettled.empty() && holding.size() == 1 ? std::optional(holding.front()) : std::nullopt;
}

Message Bench::why_not(const ConditionAnswer& answer) const {
    return answer.holds()
               ? _("it holds, but the terminal does not settle: {0}", stage_->why_unsettled())
               : answer.instead();
}

ConditionAnswer Bench::ask(const std::vector<Condition>& conditions) {
    return ask_of(look_for_checks(), conditions);
}

// What was kept of a step is asked without a look.
Snapshot Bench::look_for_checks() {
    return kept_ ? Snapshot() : stage_->look();
}

ConditionAnswer Bench::ask_of(const Snapshot& now, const std::vector<Condition>& conditions) {
    return ask_all(conditions, [&](const std::vector<std::string>& words) {
        return kept_ ? check(*kept_, words) : stage_->check(words, now);
    });
}

Judgement Bench::judge(const PredictionQuestion& prediction) {
    Judgement judgement;
    if (!settle()) {
        judgement.unsettled = stage_->why_unsettled();
        return judgement;
    }
    const Snapshot now = look_for_checks(); // one moment for all options
    for (std::size_t i = 0; i < prediction.options.size(); ++i) {
        const ConditionAnswer answer = ask_of(now, {prediction.options[i].holds});
        if (answer.holds())
            judgement.holding.push_back(i);
        judgement.instead.push_back(answer.instead());
    }
    return judgement;
}

} // namespace leash
