// The ledger: what is known of every process of a terminal, dead or alive, and by whom it was told.
//
// Events and snapshots are folded in as they come; nothing is ever taken out, so `%1`, `$!` and a
// witness's name still mean something after their shell has died. Pure: it asks nobody.
//
// Invariant: an entry is keyed by (pid, start time), and is made before its process can be gone.
// An observation is never replaced by an inference.
#pragma once

#include "base/result.hpp"
#include "jobs/event.hpp"
#include "kernel/snapshot.hpp"

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

enum class Evidence { Observed, Inferred };

// Who sent a signal that killed or stopped something.
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
// The learner, from outside, by the menu of the practice terminal.
struct LearnerSent {
    Pid menu; // the process that the menu belongs to
    friend bool operator==(LearnerSent, LearnerSent) = default;
};
using SignalOrigin = std::variant<KernelSent, ShellSent, ProcessSent, LearnerSent>;

// Who sent a signal, and how we know.
struct Attribution {
    SignalOrigin origin;
    Evidence evidence;
    std::chrono::nanoseconds time{}; // when it was sent, or the end that made the kernel send it
    friend bool operator==(const Attribution&, const Attribution&) = default;
};

struct Death {
    // Exited or Signaled. Nothing: it was reaped by a parent that tells us nothing.
    std::optional<ProcessState> how;
    Evidence evidence = Evidence::Observed;
    std::chrono::nanoseconds time{}; // when it was reaped, or first missed
};

struct LedgerEntry {
    ProcessKey key; // start_time 0 until it is told or seen
    ProcessGroup group;
    std::string command;
    std::string name;                   // a witness's, or given by `check name`; may be empty
    std::optional<int> job;             // the job number its shell told
    std::optional<Pid> shell;           // the leash that started it
    bool is_shell = false;              // it told ShellStarted itself
    std::string became;                 // what exec has made of a shell; else empty
    bool is_daemon = false;             // started by daemonize
    ProcessState state = Running{};     // as last told or seen
    std::optional<ProcessFacts> before; // last facts before the terminal ended
    std::optional<ProcessFacts> last;   // last facts seen at all
    std::optional<Death> death;
    std::chrono::nanoseconds since{}; // known since
};

struct LedgerJob {
    int number = 0; // 0: it never had one
    Pid shell;      // whose job it is
    ProcessGroup group;
    std::vector<ProcessKey> processes; // in the order of the pipeline
    std::string command;
    bool foreground = false;
    bool stopped = false; // as it was when the terminal ended
    bool disowned = false;
    int recency = 0; // greater: started in the background, stopped or continued later
};

// Something that happened, in order of time; for the autopsy and recordings.
struct Happening {
    std::chrono::nanoseconds time{};
    std::optional<Pid> told_by; // the leash, or the menu; none: the stage itself saw it
    EventBody event;
};

// How a terminal's session came to its end. Kill: the leader died of SIGKILL, or of another
// signal that it did not answer; which one, its entry says.
enum class Ending { None, Exit, Hangup, Sighup, Kill };

class Ledger {
  public:
    // An event told by the leash `teller`. SignalSent by a leash makes it the sender.
    void record(Pid teller, const Event& event);
    // What the stage saw itself as a tracer: SignalDelivered, SetuidIgnored.
    void saw(const Event& event);
    // A tracee as it began or became another program: known before it can be gone.
    void meet(const ProcessFacts& facts, std::chrono::nanoseconds time);
    // A signal that the learner sends by the stage's menu: told by nobody inside.
    void record_learners(Pid menu, std::chrono::nanoseconds time, const SignalSent& sent);
    // A witness has told its name.
    void name_process(ProcessKey key, std::string name);
    // What /proc said, and when the reading began. Every process of the leader's session,
    // and every descendant of one known, is taken in; one that is missing has died.
    void observe(const Snapshot& snapshot, std::chrono::nanoseconds time);
    // The stage reaped a process itself: an adopted one, the leader, or a tracee.
    void reaped(Pid pid, ProcessState how, std::chrono::nanoseconds time);
    // The master is about to be closed: facts from now on are "after". `why` counts only
    // where the ending is not known better already.
    void terminal_closing(std::chrono::nanoseconds time, Ending why);

    void set_leader(ProcessKey leader, std::string command);

    // By job ID text ("%1", "%+", "%%", "%-", "%string", "%?string"), "$!", "$$" (the leader),
    // a pid, or a name. For a job ID, the last process of the pipeline, whose status is the
    // job's. An error says what is so: "nothing here is named ada; there are bob and carl",
    // "two living processes are named ada: 12 and 40".
    Result<const LedgerEntry*, std::string> find(const std::string& subject) const;
    // Every process of that subject: for %n the whole pipeline, else the one. Never empty.
    Result<std::vector<const LedgerEntry*>, std::string> find_all(const std::string& subject) const;

    const LedgerEntry* entry(Pid pid) const; // the newest with this pid
    const LedgerEntry* entry(ProcessKey key) const;
    const std::deque<LedgerEntry>& entries() const { return entries_; }
    const std::vector<LedgerJob>& jobs() const { return jobs_; }
    const std::vector<Happening>& happenings() const { return happenings_; }
    std::optional<Pid> leader() const { return leader_; }
    std::optional<Pid> menu() const { return menu_; } // that has sent a signal
    std::optional<ProcessGroup> foreground_group() const { return foreground_group_; } // as told
    Ending ending() const { return ending_; }
    std::optional<std::chrono::nanoseconds> ended_at() const { return ended_at_; }

    // Who sent the signal that ended or stopped this process: as a tracer saw it or a leash told
    // it (observed), else inferred from what the kernel is known to do. Nothing: not known.
    std::optional<Attribution> sender_of(const LedgerEntry& entry, int signal) const;
    // For a process that exited by itself: the signal to end (HUP, INT, QUIT, TERM) that it
    // was sent and caught before.
    std::optional<int> caught_before_exit(const LedgerEntry& entry) const;

  private:
    // The leader has begun to leave: final only when it is dead, since it may live on.
    struct Farewell {
        Ending ending;
        std::chrono::nanoseconds time;
    };

    LedgerEntry& enter(ProcessKey key, std::chrono::nanoseconds time);
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
    bool was_stopped(const LedgerEntry& entry) const;
    std::optional<Attribution> was_sent(const LedgerEntry& entry, int signal) const;
    std::optional<Attribution> traced_sender(const LedgerEntry& entry, int signal) const;
    SignalOrigin origin_of(const Sender& sender) const;
    std::optional<Attribution> told_sender(const LedgerEntry& entry, int signal) const;
    std::optional<Attribution> inferred_sender(const LedgerEntry& entry, int signal) const;
    Result<const LedgerJob*, std::string> find_job(const std::string& id) const;
    std::vector<const LedgerJob*> jobs_by_currency() const;

    std::deque<LedgerEntry> entries_; // a deque: addresses stay valid as it grows
    std::vector<LedgerJob> jobs_;     // in the order in which their numbers were told
    std::vector<Happening> happenings_;
    std::optional<Pid> leader_;
    std::optional<Pid> menu_;
    std::optional<Pid> last_background_;
    std::optional<ProcessGroup> foreground_group_;
    std::optional<Farewell> farewell_;
    Ending ending_ = Ending::None;
    std::optional<std::chrono::nanoseconds> ended_at_;
    int recency_ = 0;
};

} // namespace leash
