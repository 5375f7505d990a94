// What a lesson has started and left running: it is listed, and ended if the learner says so.
#include "base/foreign_text.hpp"
#include "base/text.hpp"
#include "kernel/send_signal.hpp"
#include "lesson/tutor.hpp"
#include "stage/survivors.hpp"

#include <csignal>
#include <fmt/format.h>

namespace leash {

void Tutor::die_if_lost() {
    if (!lost_)
        return;
    const auto* told = std::get_if<ToldToEnd>(&*lost_);
    const int signal = told ? told->signal : SIGHUP;
    if (bench_.kept())
        bench_.keep_folder();
    else
        (void)bench_.end_survivors(); // as if asked, and answered by Enter
    bench_.clear_away();
    die_of_signal(signal);
}

std::vector<Tutor::LeftOver> Tutor::what_is_left() {
    if (bench_.stage())
        stage().look();
    std::vector<LeftOver> left;
    for (const LedgerEntry* one : bench_.survivors())
        if (!one->last || !one->last->is_zombie())
            left.push_back({one->key, one->command});
    for (const KeptProcess& one :
         kept_before_ ? kept_before_->processes : std::vector<KeptProcess>())
        if (const auto facts = read_process(one.key.pid);
            facts && facts->key == one.key && !facts->is_zombie())
            left.push_back({one.key, facts->command()});
    return left;
}

void Tutor::offer_to_end_what_is_left() {
    const auto left = what_is_left();
    const Answered answered = offer_to_end(left, N_(" Still running:\n{0}"));
    if (answered == Answered::Ended)
        return;
    bench_.keep_folder();
    if (answered != Answered::Gone || !lost_)
        return;
    // The window was closed at the question. That is no; the next lesson says who was left.
    std::vector<LeftProcess> processes;
    processes.reserve(left.size());
    for (const auto& [key, command] : left)
        processes.push_back({key.pid, key.start_time, present_boot(), command});
    notebook_.leave_running(processes);
    bench_.clear_away();
    const auto* told = std::get_if<ToldToEnd>(&*lost_);
    die_of_signal(told ? told->signal : SIGHUP);
}

void Tutor::offer_to_end_what_was_left() {
    std::vector<LeftOver> left;
    for (const LeftProcess& one : notebook_.left_running())
        left.push_back({{one.pid, one.start_time}, one.command});
    if (offer_to_end(
            left,
            N_(" Your last lesson has left this running, when its window was closed:\n{0}")) !=
        Answered::Gone)
        notebook_.forget_left_running();
}

Tutor::Answered Tutor::offer_to_end(const std::vector<LeftOver>& left, Phrase still_running) {
    if (left.empty())
        return Answered::Ended;
    std::string list;
    std::vector<NamedProcess> asked;
    std::vector<ProcessKey> keys;
    for (const auto& [key, command] : left) {
        list +=
            fmt::format("   {:>7}  {}\n", key.pid.value, cut_to_width(made_visible(command), 60));
        asked.push_back(named_process(key, command));
        keys.push_back(key);
    }
    is_left_ = false;
    const std::string shown = translate_(_(still_running, list));
    show(shown);
    const auto answer = ask_yes_or_no(
        translate_(left.size() == 1 ? _(" End it? [Y/n] ") : _(" End them? [Y/n] ")), shown);
    if (!answer || !*answer) {
        show(told_left_running(keys, translate_));
        return answer ? Answered::LeftRunning : Answered::Gone;
    }
    const EndedProcesses became = end_processes(keys, time_to_end);
    if (bench_.stage())
        stage().handle(); // reaps the processes that have ended
    show(told_end(asked, became, width(), translate_));
    return Answered::Ended;
}

} // namespace leash
