// The ledger: what is known of every process of a terminal, dead or alive, and who told each fact.
//
// The ledger takes events and snapshots in the order in which they come. The ledger remembers the
// dead, so `%1`, `$!` and the name of a witness still have a meaning after the shell has died. The
// ledger is pure: the ledger never asks the kernel, and knows only the arguments of its functions.
//
// Invariants:
//  - An entry is keyed by (pid, start time), because a pid alone may be used again.
//  - An observation is never replaced by an inference.
//  - No table grows with what is dead: of the processes that have died, of their jobs and of the
//    events, the ledger keeps the last ones (LedgerLimits). The ledger forgets no living process,
//    and forgets a process with a name later than one without.
//  - What the ledger does at an event does not take longer the more events there were before.
//
// Source: credentials(7); POSIX XSH _exit and XBD 11.1.9 for the signals that the kernel sends, and
// for their receivers.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"
#include "jobs/event.hpp"
#include "kernel/snapshot.hpp"

#include <chrono>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace leash {

enum class Evidence { Observed, Inferred };

// The sender of a signal that killed or stopped a process.
struct KernelSent {
    friend bool operator==(KernelSent, KernelSent) = default;
};
struct ShellSent {
    Pid shell;
    friend bool operator==(ShellSent, ShellSent) = default;
};
struct ProcessSent {
    Pid process;
    friend bool operator==(ProcessSent, ProcessSent) = default;
};
// The learner sent the signal from outside, by the menu of the practice terminal.
struct LearnerSent {
    Pid menu; // the process that the menu belongs to
    friend bool operator==(LearnerSent, LearnerSent) = default;
};
using SignalOrigin = std::variant<KernelSent, ShellSent, ProcessSent, LearnerSent>;

// Who sent a signal, and how we know.
struct Attribution {
    SignalOrigin origin;
    Evidence evidence;
    // When the signal was sent, or when the session ended and so made the kernel send the signal.
    std::chrono::nanoseconds time{};
    friend bool operator==(const Attribution&, const Attribution&) = default;
};

struct Death {
    // Exited or Signaled; nullopt if the process was reaped by a parent that tells us nothing.
    std::optional<ProcessState> how;
    Evidence evidence = Evidence::Observed;
    std::chrono::nanoseconds time{}; // when the process was reaped, or first missed by a snapshot
};

struct LedgerEntry {
    ProcessKey key; // start_time is 0 until an event or a snapshot says the start time
    ProcessGroup group;
    std::string command;
    std::string name;                     // told by a witness, or given by `check name`; else empty
    std::vector<std::string> other_names; // given by `check name`, beside the name above
    std::optional<int> job;               // the job number that the shell told
    std::optional<Pid> shell;             // the leash that started this process
    bool is_shell = false;                // this process is a leash: it told ShellStarted
    std::string became;                   // the program that a shell became by `exec`; else empty
    bool told_its_exit = false;           // this leash told ShellExits
    bool is_daemon = false;               // started by daemonize
    ProcessState state = Running{};       // as last told or seen
    std::optional<ProcessState> told;     // as a leash last told; nullopt if no leash tells of it
    std::optional<Pid> born_of;           // the parent when the process was first seen
    // When the process was last seen stopped; nullopt if the process has run since.
    std::optional<std::chrono::nanoseconds> stopped_at;
    std::optional<ProcessFacts> before; // the last facts from before the terminal ended
    std::optional<ProcessFacts> last;   // the last facts of all
    std::optional<Death> death;
    std::chrono::nanoseconds since{}; // when this entry was made
    // The process had died before this terminal began: an earlier terminal of the lesson knew it.
    bool is_of_the_past = false;
    // Signals and their senders, as far as an earlier terminal knew them.
    std::vector<std::pair<int, Attribution>> past_senders;

    bool is_named(const std::string& wanted) const;
    std::vector<std::string> names() const;
};

struct LedgerJob {
    int number = 0; // 0 if the job never had a number
    Pid shell;      // the leash whose job table has this job
    ProcessGroup group;
    std::vector<ProcessKey> processes; // in the order of the pipeline
    std::string command;
    bool foreground = false;
    bool stopped = false;  // no longer changed once the terminal has ended
    bool disowned = false; // taken out of the job table
    int recency = 0;       // greater for a job that was started, moved, stopped or continued later
};

// An event with its teller. The ledger keeps happenings in order of time, for the autopsy, the
// timeline and recordings.
struct Happening {
    std::chrono::nanoseconds time{};
    std::optional<Pid> told_by; // a leash, or the menu; nullopt if the stage saw the event itself
    EventBody event;
};

// How a terminal's session ended:
//  - None: the session has not ended.
//  - Exit: the leader exited.
//  - Hangup: the terminal closed, and the kernel sent SIGHUP to the leader.
//  - Sighup: a process sent SIGHUP to the leader.
//  - Kill: the leader died of SIGKILL, or of another signal than SIGHUP; the leader's entry says
//    which.
enum class Ending { None, Exit, Hangup, Sighup, Kill };

// Returns true if the signal goes to this process, by its pid or by its process group.
bool is_target(const SignalSent& sent, const LedgerEntry& process);

// How much the ledger keeps. A practice terminal on which programs start all day stays within these
// limits; a lesson never comes near them.
struct LedgerLimits {
    std::size_t dead = 2000;       // processes without a name that have died
    std::size_t named_dead = 2000; // processes with a name that have died
    std::size_t jobs = 20000;
    std::size_t happenings = 20000;
    std::size_t signals = 5000; // sent, received or delivered
};

class Ledger {
  public:
    Ledger() = default;
    explicit Ledger(LedgerLimits limits) : limits_(limits) {}
    Ledger(Ledger&&) = default;
    Ledger& operator=(Ledger&&) = default;
    // Returns a ledger for the next terminal of a lesson. The new ledger knows each process that
    // `before` knows, by its name, but no job and no shell of the last terminal.
    static Ledger after(const Ledger& before);

    // ---- what is entered. Every `time` is CLOCK_MONOTONIC.

    // Enters an event that the leash `teller` told. For SignalSent, `teller` is the sender.
    void record(Pid teller, const Event& event);
    // Enters what the stage saw as a tracer: SignalDelivered or SetuidIgnored.
    void saw(const Event& event);
    // Enters one process, before it can be gone: a tracee that has just begun or has just called
    // exec, or a process that the stage has adopted.
    void meet(const ProcessFacts& facts, std::chrono::nanoseconds time);
    // Enters a signal that the learner sends by the menu; no process inside tells of the signal.
    void record_learners(Pid menu, std::chrono::nanoseconds time, const SignalSent& sent);
    // Enters the name of a process, as a witness told it. `time` is when the witness told it: the
    // ledger may know nothing else of the process yet.
    void name_process(ProcessKey key, std::string name, std::chrono::nanoseconds time = {});
    // Enters a name that `check name` gave. A name that the process has already stays.
    void give_name(ProcessKey key, const std::string& name);
    // Enters what /proc said; `time` is when the reading began. The ledger takes in every process
    // of the leader's session and every descendant of a known process. A known process that the
    // snapshot does not have has died.
    void observe(const Snapshot& snapshot, std::chrono::nanoseconds time);
    // Enters a status that the stage reaped: of the leader, an adopted process or a tracee.
    void reaped(Pid pid, ProcessState how, std::chrono::nanoseconds time);
    // Must be called just before the master is closed: later facts are facts of "after". `why`
    // counts only if the ledger does not know the ending already.
    void terminal_closing(std::chrono::nanoseconds time, Ending why);

    void set_leader(ProcessKey leader, std::string command);
    // Tells the ledger that the leader is a leash that tells events, even if the leader has not
    // told any event yet.
    void expect_leader_to_tell() { leader_is_to_tell_ = true; }
    // Returns true if the leader is a leash that tells events, and no other program has taken its
    // place.
    bool leader_tells() const;

    // ---- what is asked. A pointer to an entry stays valid until observe() forgets the entry.

    // Finds a process by job ID ("%1", "%+", "%%", "%-", "%string", "%?string"), "$!", "$$" (the
    // leader), pid or name. A job ID means the last process of the pipeline, because the status of
    // the last process is the status of the job. An error says what is so: "nothing here is named
    // ada; there are bob and carl", "2 living processes are named ada: 12 and 40".
    Result<const LedgerEntry*, Message> find(const std::string& subject) const;
    // Finds every process of the subject: of %n the whole pipeline, of a name every living
    // process, else one process. The vector is never empty.
    Result<std::vector<const LedgerEntry*>, Message> find_all(const std::string& subject) const;

    const LedgerEntry* entry(Pid pid) const;        // the newest process with this pid, or nullptr
    const LedgerEntry* entry(ProcessKey key) const; // nullptr if no entry has this key
    const std::list<LedgerEntry>& entries() const { return entries_; }
    const std::vector<LedgerJob>& jobs() const { return jobs_; }
    const std::vector<Happening>& happenings() const { return happenings_; }
    // Returns how many happenings were entered, including those that are forgotten.
    std::size_t happenings_so_far() const { return happenings_so_far_; }
    // Returns how many processes that have died are forgotten.
    std::size_t forgotten() const { return forgotten_; }
    std::optional<Pid> leader() const { return leader_; }
    // Returns the process to which the learner's menu belongs; nullopt until the menu has sent a
    // signal.
    std::optional<Pid> menu() const { return menu_; }
    // Returns the terminal's foreground process group, as the leashes have told it.
    std::optional<ProcessGroup> foreground_group() const { return foreground_group_; }
    // Returns when `$!` was last told; nullopt if `$!` was never told.
    std::optional<std::chrono::nanoseconds> last_background_at() const {
        return last_background_at_;
    }
    Ending ending() const { return ending_; }
    std::optional<std::chrono::nanoseconds> ended_at() const { return ended_at_; }

    // Returns the sender of `signal`, which ended or stopped this process. The answer is observed
    // if a tracer saw the signal or a leash told of the signal. Otherwise the answer is inferred
    // from the rules of the kernel. Returns nullopt if the sender is not known.
    std::optional<Attribution> sender_of(const LedgerEntry& entry, int signal) const;
    // Returns the signal (HUP, INT, QUIT or TERM) that this process caught before it exited.
    // Returns nullopt if the process has not exited, or was sent no such signal, or is a leash that
    // has told of its own exit.
    std::optional<int> caught_before_exit(const LedgerEntry& entry) const;

  private:
    // The leader has begun to leave. A farewell becomes the ending when the leader dies. Before,
    // the leader may still live on: `exit` is refused when there are stopped jobs.
    struct Farewell {
        Ending ending;
        std::chrono::nanoseconds time;
    };

    LedgerEntry& enter(ProcessKey key, std::chrono::nanoseconds time);
    LedgerEntry& add(LedgerEntry entry);
    void forget_the_oldest();
    void forget_dead(bool named, std::size_t most);
    void note(const Event& event, std::optional<Pid> teller);
    void signal_sent(const SignalSent& sent, std::chrono::nanoseconds time);
    void change_state(Pid pid, ProcessState state, std::chrono::nanoseconds time);
    void leader_died(const ProcessState& how, std::chrono::nanoseconds time);
    void begin_farewell(Ending ending, std::chrono::nanoseconds time);
    bool is_after_the_end(std::chrono::nanoseconds time) const;
    bool targets_leader(const SignalSent& sent) const;
    LedgerJob* job_of(Pid shell, ProcessGroup group);
    void touch(LedgerJob& job) { job.recency = ++recency_; }
    void start_job(Pid teller, const JobStarted& job, std::chrono::nanoseconds time);
    void number_job(Pid teller, const JobNumbered& numbered);
    void move_job(Pid teller, const JobMoved& moved);
    void take_in(const ProcessFacts& facts, std::chrono::nanoseconds time);
    void infer_deaths(const Snapshot& snapshot, std::chrono::nanoseconds time);
    bool was_in_foreground(const LedgerEntry& entry) const;
    bool was_in_foreground_at(const LedgerEntry& entry, std::chrono::nanoseconds time) const;
    bool was_newly_orphaned(const LedgerEntry& entry) const;
    bool led_another_terminal(const LedgerEntry& entry) const;
    bool has_lost_its_parent(const LedgerEntry& entry) const;
    bool was_stopped(const LedgerEntry& entry) const;
    bool was_orphaned_by_the_end(const LedgerEntry& entry) const;
    std::optional<Attribution> was_sent(const LedgerEntry& entry, int signal) const;
    std::optional<Attribution> traced_sender(const LedgerEntry& entry, int signal) const;
    SignalOrigin origin_of(const Sender& sender) const;
    std::optional<Attribution> told_sender(const LedgerEntry& entry, int signal) const;
    std::optional<Attribution> inferred_sender(const LedgerEntry& entry, int signal) const;
    std::optional<Attribution> inferred_hangup(const LedgerEntry& entry) const;
    std::optional<Attribution> inferred_stop(const LedgerEntry& entry, int signal) const;
    Result<const LedgerJob*, Message> find_job(const std::string& id) const;
    std::vector<const LedgerJob*> jobs_by_currency() const;

    LedgerLimits limits_;
    std::list<LedgerEntry> entries_; // a list, so that the entries' addresses stay valid
    // The entries with this pid, in the order in which they were made.
    std::unordered_map<pid_t, std::vector<LedgerEntry*>> by_pid_;
    std::vector<LedgerJob> jobs_;       // in the order in which their numbers were told
    std::vector<Happening> happenings_; // these three are in order of time
    std::vector<Happening> signals_;    // SignalSent, SignalReceived and SignalDelivered alone
    std::vector<Happening> loans_;      // TerminalLent and TerminalTakenBack alone
    std::size_t happenings_so_far_ = 0;
    std::size_t forgotten_ = 0;
    std::optional<Pid> leader_;
    bool leader_is_to_tell_ = false;
    std::optional<Pid> menu_;
    std::optional<Pid> last_background_;
    std::optional<std::chrono::nanoseconds> last_background_at_;
    std::optional<ProcessGroup> foreground_group_;
    std::optional<Farewell> farewell_;
    Ending ending_ = Ending::None;
    std::optional<std::chrono::nanoseconds> ended_at_;
    int recency_ = 0;
};

} // namespace leash
