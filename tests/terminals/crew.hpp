// The same five jobs on every terminal, and what becomes of them when it is taken away:
//
//   ada    witness ada &                    dies
//   bob    nohup witness bob &              lives: SIGHUP is ignored
//   carl   witness carl --catch HUP &       is told SIGHUP by leash, and writes down by whom
//   dora   (trap '' HUP; witness dora) &    lives: SIGHUP is ignored
//   eve    witness eve &  disown            lives: leash does not tell her
//
// leash's start-up file starts them, so that nothing is typed into a terminal that is not ours. It
// does so once: a second leash, at a second login, finds them there.
//
// Invariant: all of it happens in the home folder of `desk`, a leash on a pseudo-terminal of our
// own. When that goes, whatever still works in that folder is ended by its pid (PtySession).
#pragma once

#include "pty_session.hpp"

#include <string>
#include <vector>

namespace leash::test {

class Crew {
  public:
    Crew();

    // Where the terminals are started from, and asked.
    PtySession& desk() { return desk_; }
    const std::string& home() const { return desk_.home(); }

    // What is to run in the terminal: leash as the login shell, or bash, which starts leash.
    std::string login_shell() const;
    std::string bash_with_leash() const;
    // A terminal program on a pseudo-terminal of its own, with the crew's home.
    Setup on_own_terminal(std::vector<std::string> command) const;

    // Waits until the start-up file is through and each of them does what it was started for.
    void see_at_work();
    // None has died, and nobody was told anything.
    bool is_undisturbed() const;
    // Waits for the end of leash and ada; checks that the others live, and that it was leash who
    // sent carl his SIGHUP. Seen to fail on each terminal with `disown -a` in the start-up file:
    // then ada lives.
    void check_after_hangup();

    Pid leash() const { return leash_; }
    Pid ada() const { return ada_; }
    Pid bob() const { return bob_; }
    // What is in a file in the home folder; empty where there is none.
    std::string file(const std::string& name) const;

  private:
    Pid pid_in(const std::string& name) const;

    PtySession desk_;
    Pid leash_, ada_, bob_, carl_, dora_, eve_;
};

// Watches leash and ada by strace, for whoever sends them SIGHUP. Where tracing is not allowed it
// says so, and nothing is checked.
class SighupWatch {
  public:
    explicit SighupWatch(Crew& crew);
    // Both have died of SIGHUP: leash was sent its one by the kernel, or by `sender`, and sent ada
    // hers.
    void check_sent_by_kernel() const { check(kernel); }
    void check_sent_by(Pid sender) const { check(user + std::to_string(sender.value) + ","); }

  private:
    static constexpr const char* kernel = "si_code=SI_KERNEL}";
    inline static const std::string user = "si_code=SI_USER, si_pid=";

    void check(const std::string& sent_to_leash) const;
    std::string first_sighup(Pid receiver) const;

    Crew& crew_;
    bool works_;
};

// How long a machine under load is waited for.
constexpr auto patience = 30s;

} // namespace leash::test
