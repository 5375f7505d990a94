#include "stage/stage.hpp"

#include "kernel/send_signal.hpp"
#include "kernel/terminal_loan.hpp"
#include "kernel/uninterrupted.hpp"
#include "stage/told_jobs.hpp"

#include <algorithm>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t much_input = 64 * 1024;
constexpr std::size_t output_block = 16 * 1024;
constexpr int blocks_at_once = 16; // then the owner's event loop goes on
constexpr auto between_looks = 100ms;
// The death of an adopted process makes no descriptor readable, so turn() looks this often.
constexpr auto longest_turn = 50ms;

} // namespace

// ---- the end ----------------------------------------------------------------------------------

Stage::Stage(StageOptions options, PseudoTerminal pty, SocketPair sockets, PracticeHome home)
    : options_(std::move(options)), master_(std::move(pty.master)), slave_(std::move(pty.slave)),
      terminal_(std::move(pty.name)), socket_(std::move(sockets.ours)),
      inner_socket_(std::move(sockets.theirs)), home_(std::move(home)),
      ledger_(Ledger::after(home_.ledger)) {}

Stage::~Stage() {
    close_terminal();
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
}

PracticeHome Stage::take_home() {
    close_terminal();
    home_.ledger = std::move(ledger_);
    return std::move(home_);
}

void Stage::unplug() {
    hear();
    pull_cable();
}

void Stage::pull_cable() {
    if (!master_)
        return;
    read_output();
    look();
    ledger_.terminal_closing(monotonic_now(), Ending::Hangup);
    close_terminal();
}

void Stage::close_terminal() {
    input_.clear();
    slave_.close();
    master_.close();
}

// ---- the owner's event loop -------------------------------------------------------------------

void Stage::add_to(std::vector<pollfd>& polled) const {
    if (master_) {
        const int reading = output_held_ ? 0 : POLLIN;
        const int writing = input_.empty() ? 0 : POLLOUT;
        polled.push_back({master_.get(), static_cast<short>(reading | writing), 0});
    }
    if (socket_)
        polled.push_back({socket_.get(), POLLIN, 0});
    if (!ended())
        polled.push_back({leader_descriptor_.get(), POLLIN, 0});
    home_.desk.add_to(polled);
    if (tracer_)
        tracer_->add_to(polled);
}

std::optional<milliseconds> Stage::patience() const {
    std::optional<milliseconds> least = home_.desk.patience();
    if (next_look_) {
        const auto left = std::max(
            std::chrono::ceil<milliseconds>(*next_look_ - steady_clock::now()), milliseconds(0));
        least = std::min(least.value_or(left), left);
    }
    return least;
}

void Stage::handle() {
    take_in();
    if (something_happened_)
        look();
}

// Does what handle() does, except for the look: notes in something_happened_ that a look is due.
void Stage::take_in() {
    write_input();
    read_output();
    // Order: a process that is reaped here has told all its events. So this reaps first, then hears
    // and enters the events, and enters the end of the process last.
    const std::vector<Reaped> changes = take_changes();
    hear();
    home_.desk.receive(
        [this](ProcessKey witness, const std::string& name) {
            ledger_.name_process(witness, name, monotonic_now());
            something_happened_ = true;
        },
        [this] { return told_jobs(job_labels(ledger_)); });
    enter(changes);
    if (next_look_ && steady_clock::now() >= *next_look_) {
        next_look_.reset();
        something_happened_ = true;
    }
}

void Stage::turn(milliseconds longest) {
    wait(longest);
    handle();
}

void Stage::wait(milliseconds longest) const {
    std::vector<pollfd> polled;
    add_to(polled);
    const auto timeout =
        std::min({longest, milliseconds(longest_turn), patience().value_or(longest)});
    ::poll(polled.data(), polled.size(), static_cast<int>(timeout.count()));
}

// ---- keyboard and screen ----------------------------------------------------------------------

void Stage::type(std::string_view bytes) {
    if (!master_)
        return;
    if (bytes.find_first_of("\r\n") != bytes.npos)
        typed_line_ = LastLine{monotonic_now(), false};
    if (bytes.find_first_of("\x03\x04\x1a\x1c") != bytes.npos)
        key_is_taken_ = false;
    if (on_typed)
        on_typed(bytes);
    input_.append(bytes);
    write_input();
}

bool Stage::takes_input() const {
    return input_.size() < much_input;
}

void Stage::write_input() {
    while (master_ && !input_.empty()) {
        const ssize_t written =
            uninterrupted([&] { return ::write(master_.get(), input_.data(), input_.size()); });
        if (written <= 0)
            return; // EAGAIN: the terminal has no room now
        input_.erase(0, static_cast<std::size_t>(written));
    }
}

void Stage::read_output() {
    char block[output_block];
    for (int blocks = 0; master_ && !output_held_ && blocks < blocks_at_once; ++blocks) {
        const ssize_t size = ::read(master_.get(), block, sizeof block);
        if (size <= 0)
            return;
        if (const char news = block[0]; news != TIOCPKT_DATA) {
            output_is_stopped_ =
                (news & TIOCPKT_STOP) != 0 || (output_is_stopped_ && (news & TIOCPKT_START) == 0);
            continue;
        }
        const auto output = std::string_view(block, static_cast<std::size_t>(size)).substr(1);
        if (typed_line_ && output.find('\n') != output.npos)
            typed_line_->is_echoed = true;
        key_is_taken_ = true;
        has_written_ = true;
        if (on_output)
            on_output(output);
        if (on_screen)
            on_screen(output);
        if (!leader_speaks_)
            look_soon();
    }
}

void Stage::look_soon() {
    if (!next_look_)
        next_look_ = last_look_ + between_looks;
}

void Stage::resize(WindowSize size) {
    if (master_)
        (void)set_window_size(master_.get(), size);
}

// ---- what the learner's menu can do ----------------------------------------------------------

std::optional<ProcessGroup> Stage::foreground() const {
    return master_ ? foreground_group(master_.get()) : std::nullopt;
}

Outcome Stage::send_signal_to(ProcessGroup group, int signal) {
    hear();
    ledger_.record_learners(Pid{::getpid()}, monotonic_now(),
                            {signal, group, _("the menu of the terminal")});
    if (auto sent = signal_process_group(group, signal); !sent)
        return sent;
    something_happened_ = true;
    return success();
}

} // namespace leash
