// A stage: a pseudo-terminal with a shell on it. The stage watches the inside, and can unplug it.
//
// Learners call a stage the practice terminal. The stage owns the master, is the parent of the
// session leader inside, hears what a leash inside tells, and keeps the ledger. The relay, the
// lesson player, the unattended check of lessons, the survey and tests use a stage.
//
// Invariants:
//  - The process of the stage is outside the session of the inside. The process is a subreaper, so
//    that it can reap and see every death. A subreaper inside the session would be a parent that
//    keeps process groups from becoming orphaned, and a stopped job would stay alive.
//  - A process has one stage at a time, because a stage reaps every child of its process.
//  - A stage ends when its leader ends, not at the end of output: a survivor may hold the slave
//    open.
//  - The stage keeps a slave open until the leader has ended. Otherwise a moment at which no
//    process has the terminal open would look like the end of output.
//  - No function here blocks, except for the functions that say how long.
//  - With StageOptions::trace, nothing of the inside runs before the tracer is attached.
//
// Source: pty(7), prctl(2) PR_SET_CHILD_SUBREAPER, credentials(7).
#pragma once

#include "base/translator.hpp"
#include "insight/ledger.hpp"
#include "kernel/pty.hpp"
#include "kernel/terminal_modes.hpp"
#include "launch/reaper.hpp"
#include "stage/environment.hpp"
#include "stage/packet_socket.hpp"
#include "stage/practice_home.hpp"
#include "stage/protocol.hpp"
#include "stage/scene.hpp"
#include "stage/settling.hpp"
#include "stage/tracer.hpp"

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
    // The argv of the leader, found through PATH. If empty, the leader is the program that this
    // process executes, without the learner's rc file, so that everybody has the same prompt.
    std::vector<std::string> shell;
    // True if the leader gets the socket. A shell that is not leash would only leak the socket.
    bool offers_channel = true;
    WindowSize size;
    std::optional<TerminalModes> modes;   // nullopt: the modes of a new pseudo-terminal
    std::vector<std::string> environment; // NAME=value, in addition to practice_environment()
    // The folder where the leader starts; nullopt: the stage's own folder, which is fresh and
    // empty.
    std::optional<std::string> working_directory;
    std::string programs; // the folder of programs; if empty, those of leash itself (own_files.hpp)
    // Into the language of the replies.
    Translator translate;
    bool trace = false; // a Tracer sees the senders of signals, if the system allows it
};

class Stage {
  public:
    // On success the leader has been started. If its exec fails, the leader says so on its
    // terminal.
    static Result<std::unique_ptr<Stage>> start(StageOptions options);
    // Starts the next terminal of a lesson, with what the last terminal has left
    // (practice_home.hpp).
    static Result<std::unique_ptr<Stage>> start(StageOptions options, PracticeHome home);
    // Returns what this terminal leaves to the next terminal, including the ledger of the
    // survivors. The stage cannot be used after this.
    PracticeHome take_home();
    // Closes the master: the kernel hangs up the inside. Does not wait for any process.
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // Receives what the inside writes to its screen.
    std::function<void(std::string_view)> on_output;
    // For an observer: receive what the inside writes, what is typed, and what the stage replies to
    // a built-in inside. The built-in then writes the reply to the screen.
    std::function<void(std::string_view)> on_screen;
    std::function<void(std::string_view)> on_typed;
    std::function<void(std::string_view)> on_reply;
    // Receives `hint`, `next` and the other words of a lesson that the learner types inside. If
    // empty, the stage replies that there is no lesson.
    std::function<Reply(const LessonRequest&)> on_lesson;
    // Called after an event from inside has been entered in the ledger.
    std::function<void(const Event&)> on_event;

    // ---- one turn of the owner's event loop: poll(2) these, at most patience(), then handle().
    void add_to(std::vector<pollfd>& polled) const;
    std::optional<std::chrono::milliseconds> patience() const;
    void handle();
    // Does all three, for an owner that waits for nothing else. Waits at most `longest`.
    void turn(std::chrono::milliseconds longest);

    // Returns false when the master is closed: then nothing can be typed or shown any more.
    bool is_plugged() const { return static_cast<bool>(master_); }

    // ---- the keyboard and the screen
    void type(std::string_view bytes);
    // False while the inside has not taken much of the input: the owner should not read more keys.
    bool takes_input() const;
    // With true, the writes of the inside wait, as on any slow terminal.
    void hold_output(bool hold) { output_held_ = hold; }
    void resize(WindowSize size);
    // True after Ctrl-S, until Ctrl-Q: the writes of the inside wait.
    bool output_is_stopped() const { return output_is_stopped_; }

    // ---- what the learner's menu can do besides
    // The foreground process group. Returns nullopt if the stage is unplugged, or if there is no
    // such group that this process can see.
    std::optional<ProcessGroup> foreground() const;
    // Enters the signal in the ledger, and then sends it to every process of the group.
    Outcome send_signal_to(ProcessGroup group, int signal);

    // Pulls the cable: takes a last snapshot, then closes the master.
    void unplug();
    // Sends a new prompt to the leash inside.
    void send_prompt(const std::string& text);

    // Pulls the cable, and ends everything that lives on: first with SIGTERM, and after `patience`
    // with SIGKILL. Looks again until nothing is left, because a process may start another process
    // just now. Takes some seconds at most.
    void end_everything(std::chrono::milliseconds patience);

    // The leader has been reaped.
    bool ended() const { return leader_end_.has_value(); }
    std::optional<ProcessState> leader_end() const { return leader_end_; }
    // Takes a snapshot, and returns true if the terminal has settled as far as one look can tell
    // (stage/settling.hpp).
    bool settled() { return !unsettled(); }
    // Takes turns until several looks in a row show that the terminal has settled. After an end,
    // gives former members that catch SIGHUP some time to exit by themselves. Returns false if the
    // terminal has not settled within `longest`; then why_unsettled() says why.
    bool settle(std::chrono::milliseconds longest);
    const std::string& why_unsettled() const { return why_unsettled_; }

    // Takes a snapshot, enters it in the ledger, and returns it.
    Snapshot look();
    // Looks, then answers `words` (without the word check). `name NAME SUBJECT` enters the name in
    // the ledger. A relative file name starts from the working directory of the leader.
    CheckResult check(const std::vector<std::string>& words);
    // Does the same with a snapshot of look(). Several questions about one moment need one look.
    CheckResult check(const std::vector<std::string>& words, const Snapshot& now);
    // `check file-grows` compares the file with the first look after this call.
    void forget_files() { files_ = FileLooks(); }
    // For a lesson. `check ran` and `check name X $!` regard only what has happened since `since`;
    // `has_shown` answers `check shown`.
    void check_since(std::chrono::nanoseconds since,
                     std::function<bool(const std::string&)> has_shown) {
        check_since_ = since;
        has_shown_ = std::move(has_shown);
    }
    const Ledger& ledger() const { return ledger_; }
    Ledger& ledger() { return ledger_; } // for `check name`

    bool is_traced() const { return tracer_ != nullptr; }
    // If tracing was asked for and is not possible: why, as a sentence without its full stop.
    const std::optional<Message>& trace_refused() const { return trace_refused_; }
    // Lets all tracees run on untraced. An owner that will wait for a process without taking turns
    // calls this first, because a tracee takes no signal until the stage has answered.
    void end_tracing() { tracer_.reset(); }

    const Translator& translate() const { return options_.translate; }
    Pid leader() const { return leader_; }
    const std::string& terminal() const { return terminal_; } // "pts/5"
    const std::string& folder() const { return home_.folder.path(); }
    // Keeps the folder when the stage is destroyed, because survivors write into files of the
    // folder.
    void keep_folder() { home_.folder.keep(); }

  private:
    Stage(StageOptions options, PseudoTerminal pty, SocketPair sockets, PracticeHome home);
    Outcome start_leader(); // stage_start.cpp
    void attach_tracer();
    std::vector<Reaped> take_changes();

    void wait(std::chrono::milliseconds longest) const;
    void take_in();
    void take_in_until_next_look(std::chrono::milliseconds longest);
    void write_input();
    void read_output();
    void hear();
    void hear_event(Pid teller, Event event);
    void answer(const Request& request);
    std::string leaders_file(const std::string& path) const;
    void enter(const std::vector<Reaped>& changes);
    void meet_adopted(const Snapshot& snapshot, std::chrono::nanoseconds time);
    bool is_stranger(Pid pid) const;
    void look_soon();
    void pull_cable();
    void close_terminal();
    bool leader_is_alive() const;
    std::optional<Unsettled> unsettled();
    bool settle_while_open(std::chrono::steady_clock::time_point deadline);
    bool settle_after_end(std::chrono::steady_clock::time_point deadline);

    StageOptions options_;
    OwnedDescriptor master_, slave_;
    std::string terminal_;
    OwnedDescriptor socket_, inner_socket_;
    PracticeHome home_;                 // its ledger is the ledger of the last terminal
    OwnedDescriptor leader_descriptor_; // pidfd_open(2): readable when the leader has ended
    Pid leader_;
    std::unique_ptr<Tracer> tracer_; // nullptr if the stage is not traced
    std::optional<Message> trace_refused_;
    std::vector<Pid> strangers_; // children from before this stage; they do not belong to the stage
    std::optional<ProcessState> leader_end_;
    Ledger ledger_;
    FileLooks files_;
    std::chrono::nanoseconds check_since_{};
    std::function<bool(const std::string&)> has_shown_;
    std::optional<LastLine> typed_line_;
    // False after Ctrl-C, Ctrl-D, Ctrl-Z or Ctrl-Backslash, until the terminal has shown something.
    bool key_is_taken_ = true;
    Snapshot latest_;     // the last snapshot that unsettled() has taken
    std::string picture_; // picture_of() that snapshot
    std::chrono::steady_clock::time_point picture_since_;
    std::string why_unsettled_;

    std::string input_; // typed bytes that the terminal has not taken yet
    bool output_held_ = false;
    bool output_is_stopped_ = false;
    bool has_written_ = false;        // the inside, since the last look of unsettled()
    bool something_happened_ = false; // handle() should take a snapshot
    bool leader_speaks_ = false;      // the leader is a leash that tells events
    // If the leader tells nothing, the stage looks when the screen changes; and if it traces, when
    // a tracee changes; but at most ten times a second.
    std::optional<std::chrono::steady_clock::time_point> next_look_;
    std::chrono::steady_clock::time_point last_look_;
};

} // namespace leash
