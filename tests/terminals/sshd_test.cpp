// A real sshd on the loopback interface, with new keys for each test. The test cuts the connection
// by killing the client: sshd then closes the terminal, and the kernel hangs the terminal up. A
// connection that only stalls is no hangup. After a new login the survivors can be seen.
#include "crew.hpp"
#include "loopback.hpp"
#include "skip.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace leash;
using namespace leash::test;

namespace {

// sshd needs this folder if root runs it (sshd(8), privilege separation). The constructor makes the
// folder if it is missing, and the destructor removes the folder then.
class PrivilegeSeparationFolder {
  public:
    PrivilegeSeparationFolder() : made_(::geteuid() == 0 && ::mkdir(path, 0755) == 0) {}
    ~PrivilegeSeparationFolder() {
        if (made_)
            ::rmdir(path);
    }
    PrivilegeSeparationFolder(const PrivilegeSeparationFolder&) = delete;
    PrivilegeSeparationFolder& operator=(const PrivilegeSeparationFolder&) = delete;

  private:
    static constexpr const char* path = "/run/sshd";
    bool made_;
};

class SshServer {
  public:
    explicit SshServer(Crew& crew) : crew_(crew), port_(free_port()) {
        crew.desk().run("ssh-keygen -q -t ed25519 -N '' -f host_key");
        crew.desk().run("ssh-keygen -q -t ed25519 -N '' -f user_key");
        crew.desk().run("cp user_key.pub authorized_keys");
        std::ofstream(crew.home() + "/sshd_config")
            << "ListenAddress 127.0.0.1:" << port_ << "\nHostKey " << crew.home()
            << "/host_key\nAuthorizedKeysFile " << crew.home()
            << "/authorized_keys\nPidFile none\nUsePAM no\nStrictModes no\n"
               "PermitRootLogin prohibit-password\nPrintMotd no\nPrintLastLog no\n";
        write_login("login", crew.login_shell());
        write_login("login_from_bash", crew.bash_with_leash());
        daemon_ = crew.desk().start("/usr/sbin/sshd -D -e -f $PWD/sshd_config 2> sshd.said");
        eventually(
            "sshd listens", [&] { return !is_alive(daemon_) || connected(port_).has_value(); },
            patience);
    }

    // Returns false if sshd does not let this user in (for example a locked account), and says why.
    bool lets_us_in() {
        const std::string said = crew_.desk().run(client() + " echo let in 2>&1");
        if (said.find("let in") != std::string::npos)
            return true;
        skip("sshd does not let this user in: " + said + crew_.file("sshd.said"));
        return false;
    }

    // Returns a Setup that runs ssh on a new terminal. `login` is the program at the other end.
    Setup connection(const std::string& login) const {
        return crew_.on_own_terminal(
            {"/bin/sh", "-c",
             "exec " + client() + " -tt 'exec " + crew_.home() + "/" + login + "'"});
    }

  private:
    std::string client() const {
        const std::string known_hosts = crew_.home() + "/known_hosts";
        return "ssh -F /dev/null -i " + crew_.home() + "/user_key -o IdentitiesOnly=yes" +
               " -o BatchMode=yes -o StrictHostKeyChecking=no -o LogLevel=ERROR" +
               " -o UserKnownHostsFile=" + known_hosts + " -p " + std::to_string(port_) +
               " 127.0.0.1";
    }

    // At the other end the system sets HOME. The script sets HOME to the crew's temporary folder.
    void write_login(const std::string& name, const std::string& shell) {
        const std::string path = crew_.home() + "/" + name;
        std::ofstream(path) << "#!/bin/sh\nexport HOME=" << crew_.home()
                            << " XDG_CONFIG_HOME=" << crew_.home()
                            << "/config XDG_STATE_HOME=" << crew_.home()
                            << "/state ENV= TERM=dumb\n"
                            << shell << "\n";
        REQUIRE(::chmod(path.c_str(), 0700) == 0);
    }

    PrivilegeSeparationFolder folder_;
    Crew& crew_;
    int port_;
    Pid daemon_;
};

bool is_there() {
    return is_installed("sshd") && is_installed("ssh") && is_installed("ssh-keygen");
}

void cut(const PtySession& connection) {
    ::kill(connection.leader().value, SIGKILL);
}

std::string number(Pid pid) {
    return std::to_string(pid.value);
}

} // namespace

TEST_CASE("ssh_cut_is_a_hangup_for_leash_as_login_shell_and_a_second_login_finds_the_survivors") {
    if (!is_there() || !is_installed("ps"))
        return;
    Crew crew;
    SshServer server(crew);
    if (!server.lets_us_in())
        return;
    PtySession connection(server.connection("login"));
    crew.see_at_work();
    cut(connection);
    crew.check_after_hangup();

    PtySession again(server.connection("login"));
    again.see_prompt();
    // A dead process may stay a zombie for a while, if process 1 reaps slowly.
    const std::string both = number(crew.ada()) + "," + number(crew.bob());
    CHECK(again.run("ps -o args= -p " + both + " | grep -v defunct") ==
          std::string(LEASH_PROGRAMS) + "/witness bob\n");
    // bob is not a job of this shell and has no terminal, but is a process like any other.
    CHECK(again.run("jobs") == "");
    CHECK(again.run("kill -TERM " + number(crew.bob())) == "");
    eventually(
        "bob is ended", [&] { return !is_alive(crew.bob()); }, patience);
}

TEST_CASE("ssh_cut_is_a_hangup_for_leash_started_from_bash") {
    if (!is_there() || !is_installed("bash"))
        return;
    Crew crew;
    SshServer server(crew);
    if (!server.lets_us_in())
        return;
    PtySession connection(server.connection("login_from_bash"));
    crew.see_at_work();
    REQUIRE(read_process(crew.leash())->session.value != crew.leash().value);
    cut(connection);
    crew.check_after_hangup();
}

TEST_CASE("ssh_cut_has_the_kernel_send_sighup") {
    if (!is_there())
        return;
    Crew crew;
    SshServer server(crew);
    if (!server.lets_us_in())
        return;
    PtySession connection(server.connection("login"));
    crew.see_at_work();
    const SighupWatch watch(crew);
    cut(connection);
    crew.check_after_hangup();
    watch.check_sent_by_kernel();
}

TEST_CASE("under_ssh_leash_has_job_control") {
    if (!is_there())
        return;
    Crew crew;
    SshServer server(crew);
    if (!server.lets_us_in())
        return;
    PtySession connection(server.connection("login"));
    crew.see_at_work();
    connection.see_prompt();
    const auto see_in_foreground = [&] {
        eventually(
            "sleep is in the foreground",
            [&] {
                for (const auto& [pid, facts] : take_snapshot().processes)
                    if (facts.parent == crew.leash() && facts.command() == "sleep 100" &&
                        facts.foreground_group == facts.group && !facts.is_stopped())
                        return true;
                return false;
            },
            patience);
    };
    connection.enter("sleep 100");
    see_in_foreground();
    connection.type(PtySession::ctrl_z);
    connection.see("Stopped (SIGTSTP)       sleep 100\r\n");
    connection.see_prompt();
    connection.enter("fg");
    see_in_foreground();
    connection.type(PtySession::ctrl_c);
    connection.see_prompt();
    CHECK(connection.run("echo $?") == "130\n");
}

// Seen to fail with SIGKILL in place of SIGSTOP: SIGKILL cuts the connection.
TEST_CASE("ssh_stalled_is_no_hangup") {
    if (!is_there())
        return;
    Crew crew;
    SshServer server(crew);
    if (!server.lets_us_in())
        return;
    PtySession connection(server.connection("login"));
    crew.see_at_work();
    connection.see_prompt();
    ::kill(connection.leader().value, SIGSTOP);
    eventually("the client is stopped", [&] { return state_of(connection.leader()) == 'T'; });

    // Meanwhile the server serves a second client. This client sees that all processes are alive.
    PtySession other(server.connection("login"));
    other.see_prompt();
    CHECK(other.run("kill -0 " + number(crew.ada()) + " && echo ada lives") == "ada lives\n");
    CHECK(crew.is_undisturbed());

    ::kill(connection.leader().value, SIGCONT);
    CHECK(connection.run("echo answered") == "answered\n");
    CHECK(crew.is_undisturbed());
}
