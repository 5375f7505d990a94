// The crew: the same five jobs on every terminal. Each job meets the end of the terminal in its
// way:
//
//     ada    witness ada &                    dies
//     bob    nohup witness bob &              lives: ignores SIGHUP
//     carl   witness carl --catch HUP &       gets SIGHUP from leash, and logs the sender
//     dora   (trap '' HUP; witness dora) &    lives: ignores SIGHUP
//     eve    witness eve &  disown            lives: leash sends her no SIGHUP
//
// The start-up file of leash starts the crew, because a test cannot type into the terminal of
// another program. The file does so only once: a second leash, at a second login, finds the crew.
//
// Invariant: everything happens in the home folder of `desk`, a leash on a pseudo-terminal of the
// test. The destructor of `desk` ends, by its pid, every process that works in this folder
// (PtySession).
#pragma once

#include "pty_session.hpp"

#include <string>
#include <vector>

namespace leash::test {

class Crew {
  public:
    Crew();

    // The shell that starts the terminals, and answers questions.
    PtySession& desk() { return desk_; }
    const std::string& home() const { return desk_.home(); }

    // Returns the program to run in the terminal: leash as the login shell, or a bash that starts
    // leash.
    std::string login_shell() const;
    std::string bash_with_leash() const;
    // Returns a Setup that runs a terminal program on a new pseudo-terminal, with the crew's home.
    Setup on_own_terminal(std::vector<std::string> command) const;

    // Waits until the start-up file has ended and each member of the crew is at work.
    void see_at_work();
    // Returns true if no member has died, and carl has got no signal.
    bool is_undisturbed() const;
    // Waits for the end of leash and ada. Checks that the others live, and that leash has sent
    // SIGHUP to carl. Seen to fail on each terminal with `disown -a` in the start-up file: then ada
    // lives.
    void check_after_hangup();

    Pid leash() const { return leash_; }
    Pid ada() const { return ada_; }
    Pid bob() const { return bob_; }
    // Returns the content of a file in the home folder, or "" if there is no such file.
    std::string file(const std::string& name) const;

  private:
    Pid pid_in(const std::string& name) const;

    PtySession desk_;
    Pid leash_, ada_, bob_, carl_, dora_, eve_;
};

// Watches leash and ada with strace, to see who sends them SIGHUP. If tracing is not allowed, says
// so and checks nothing.
class SighupWatch {
  public:
    explicit SighupWatch(Crew& crew);
    // Both must have died of SIGHUP. The kernel, or `sender`, has sent the SIGHUP of leash, and
    // leash has sent the SIGHUP of ada.
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

// The longest wait for a machine under load.
constexpr auto patience = 30s;

} // namespace leash::test
