// How a stage leaves nothing behind.
#include "kernel/process_descriptor.hpp"
#include "kernel/send_signal.hpp"
#include "stage/stage.hpp"
#include "stage/survivors.hpp"

#include <csignal>

namespace leash {
namespace {

using namespace std::chrono_literals;

// Race: a look at /proc may miss a process if its parent ends at this moment. So one look that
// finds nothing is not enough.
constexpr int empty_looks_wanted = 2;
constexpr int most_looks = 50; // a program that forks faster than it can be killed wins

void kill_now(ProcessKey process) {
    auto held = open_process(process.pid);
    if (held && read_start_time(process.pid) == process.start_time)
        (void)signal_held_process(held.value(), SIGKILL);
}

} // namespace

void Stage::end_everything(std::chrono::milliseconds patience) {
    unplug();
    end_tracing();
    for (int looks = 0, empty_looks = 0; empty_looks < empty_looks_wanted && looks < most_looks;
         ++looks) {
        turn(10ms); // reaps the processes that have ended
        (void)look();
        std::vector<ProcessKey> alive;
        for (const LedgerEntry* process : survivors(ledger_))
            alive.push_back(process->key);
        empty_looks = alive.empty() && ended() ? empty_looks + 1 : 0;
        for (const ProcessKey stubborn : end_processes(alive, patience).still_there)
            kill_now(stubborn);
    }
}

} // namespace leash
