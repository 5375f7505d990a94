// A stage: a pseudo-terminal with a shell on it, watched, and able to be unplugged.
//
// To a learner it is the practice terminal. It owns the master, is the parent of the inner
// session's leader, hears what a leash in there tells, and keeps the ledger. Its faces are the
// interactive relay, the lesson player, the unattended check of lessons, and tests.
//
// Invariants:
//  - It lives in a process outside the inner session. That process is a subreaper, so that every
//    death can be reaped and seen; inside the session a subreaper would be a parent that keeps
//    process groups from becoming orphaned, and a stopped job would stay where it should die.
//    One stage at a time a process: it reaps every child of its process.
//  - It ends when its leader does, not at the end of output: a survivor may hold the slave open.
//  - It keeps a slave open itself until the leader's end, so that a moment at which nobody has
//    the terminal open does not look like the end of output.
//  - Nothing here blocks, but for the functions that say how long.
//
// With StageOptions::trace, nothing of the inside runs before the tracer is attached.
//
// Source: pty(7), prctl(2) PR_SET_CHILD_SUBREAPER, credentials(7).
#pragma once

#include "insight/ledger.hpp"
#include "kernel/pty.hpp"
#include "kernel/terminal_modes.hpp"
#include "launch/reaper.hpp"
#include "stage/environment.hpp"
#include "stage/packet_socket.hpp"
#include "stage/protocol.hpp"
#include "stage/scene.hpp"
#include "stage/temporary_folder.hpp"
#include "stage/tracer.hpp"
#include "stage/witness_desk.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

struct StageOptions {
    // The leader's argv, found through PATH; empty: the program that this process executes, without
    // the learner's rc file: the same prompt and the same words for everybody.
    std::vector<std::string> shell;
    // Whether the leader is given the socket. A shell that is not leash would only leak it.
    bool offers_channel = true;
    WindowSize size;
    std::optional<TerminalModes> modes;   // none: those of a new pseudo-terminal
    std::vector<std::string> environment; // NAME=value, on top of practice_environment()
    // Where the leader starts; none: in the stage's own folder, fresh and empty.
    std::optional<std::string> working_directory;
    std::string programs; // empty: programs_folder()
    bool trace = false;   // see each signal's sender, by a Tracer, if the system allows it
};

class Stage {
  public:
    // On success the leader has been started; what it is missing, it says on its terminal.
    static Result<std::unique_ptr<Stage>> start(StageOptions options);
    // Closes the master: whoever is still inside is hung up. Does not wait for them.
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // What the inside writes to its screen, as it comes.
    std::function<void(std::string_view)> on_output;
    // `hint`, `next` and the like, typed inside. None: there is no lesson here, and it is said.
    std::function<Reply(const LessonRequest&)> on_lesson;
    // After an event from inside has been entered in the ledger.
    std::function<void(const Event&)> on_event;

    // ---- one turn of the owner's event loop: poll these, no longer than patience(), then handle.
    void add_to(std::vector<pollfd>& polled) const;
    std::optional<std::chrono::milliseconds> patience() const;
    void handle();
    // All three, for an owner with nothing else to wait for. Waits at most `longest`.
    void turn(std::chrono::milliseconds longest);

    // False once the master is closed: nothing can be typed or shown any more.
    bool is_plugged() const { return static_cast<bool>(master_); }

    // ---- the keyboard and the screen
    void type(std::string_view bytes);
    // False while much of what was typed waits: the owner had better not read more.
    bool takes_input() const;
    // While the owner cannot show more, the inside's writes wait, as on any slow terminal.
    void hold_output(bool hold) { output_held_ = hold; }
    void resize(WindowSize size);
    // Ctrl-S was typed, and no Ctrl-Q since: the inside's writes wait.
    bool output_is_stopped() const { return output_is_stopped_; }

    // ---- what the learner's menu can do besides
    // Nothing: unplugged, or the group is none that can be seen from here.
    std::optional<ProcessGroup> foreground() const;
    // To every process of that group. Entered in the ledger before it is sent.
    Outcome send_signal_to(ProcessGroup group, int signal);

    // Pulls the cable: looks at everything once more, then closes the master.
    void unplug();
    // Sends the leash inside another prompt.
    void send_prompt(const std::string& text);

    // The leader has been reaped.
    bool ended() const { return leader_end_.has_value(); }
    std::optional<ProcessState> leader_end() const { return leader_end_; }
    // The leader has been reaped, the master is closed, no former member has a SIGHUP pending
    // that it could take, and everything that can be reaped has been. Takes a snapshot.
    bool settled();
    // Takes turns until that is so. Former members that catch SIGHUP are given a moment to exit
    // by themselves. False: `longest` went by before it was so.
    bool settle(std::chrono::milliseconds longest);

    // Takes a snapshot, into the ledger too.
    Snapshot look();
    // Looks, then answers `words` (without the word check). `name NAME SUBJECT` enters the name.
    // Relative file names are those of the leader's working directory.
    CheckResult check(const std::vector<std::string>& words);
    // `check file-grows` compares with the first look since this.
    void forget_files() { files_.forget(); }
    const Ledger& ledger() const { return ledger_; }
    Ledger& ledger() { return ledger_; } // for `check name`

    bool is_traced() const { return tracer_ != nullptr; }
    // Why tracing was asked for in vain, as a sentence without its full stop.
    const std::optional<std::string>& trace_refused() const { return trace_refused_; }
    // Lets all that lives go on unwatched. Before the owner waits for a process without turns: a
    // tracee takes no signal until the stage has answered for it.
    void end_tracing() { tracer_.reset(); }

    Pid leader() const { return leader_; }
    const std::string& terminal() const { return terminal_; } // "pts/5"
    const std::string& folder() const { return folder_.path(); }
    // Survivors go on writing there: the folder is not removed with the stage.
    void keep_folder() { folder_.keep(); }

  private:
    Stage(StageOptions options, PseudoTerminal pty, SocketPair sockets, WitnessDesk desk,
          TemporaryFolder folder);
    Outcome start_leader();
    void attach_tracer();
    std::vector<Reaped> take_changes();

    void write_input();
    void read_output();
    void hear();
    void hear_event(Pid teller, const Event& event);
    void answer(const Request& request);
    std::string leaders_file(const std::string& path) const;
    void enter(const std::vector<Reaped>& changes);
    void meet_adopted(const Snapshot& snapshot, std::chrono::nanoseconds time);
    bool is_stranger(Pid pid) const;
    void look_soon();
    void pull_cable();
    void close_terminal();
    bool leader_is_alive() const;

    StageOptions options_;
    OwnedDescriptor master_, slave_;
    std::string terminal_;
    OwnedDescriptor socket_, inner_socket_;
    WitnessDesk desk_;
    TemporaryFolder folder_;
    OwnedDescriptor leader_descriptor_; // pidfd_open(2): readable when the leader has ended
    Pid leader_;
    std::unique_ptr<Tracer> tracer_; // none: nothing is traced
    std::optional<std::string> trace_refused_;
    std::vector<Pid> strangers_; // children that this process had before: not of this stage
    std::optional<ProcessState> leader_end_;
    Ledger ledger_;
    FileLooks files_;

    std::string input_; // typed, and not yet taken by the terminal
    bool output_held_ = false;
    bool output_is_stopped_ = false;
    bool something_happened_ = false; // that a snapshot should be taken after
    bool leader_speaks_ = false;      // it is a leash, and tells events
    // A leader that does not speak is looked at when its screen changes, and tracees when one has
    // changed, ten times a second at most.
    std::optional<std::chrono::steady_clock::time_point> next_look_;
    std::chrono::steady_clock::time_point last_look_;
};

} // namespace leash
