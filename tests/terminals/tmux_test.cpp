// tmux: leash runs in a pane. kill-pane closes the terminal of the pane: the kernel hangs up the
// pane. A detach is no hangup, and the loss of tmux's own terminal is no hangup: the pane still
// exists.
#include "crew.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

namespace {

// A private tmux server: its socket is in the crew's home, and it reads no settings.
const std::string tmux = "tmux -S server -f /dev/null ";

void start_pane(Crew& crew, const std::string& command) {
    crew.desk().run("SHELL=/bin/sh " + tmux + "new-session -d '" + command + "'");
    crew.see_at_work();
}

PtySession attached(Crew& crew) {
    return PtySession(crew.on_own_terminal(
        {"tmux", "-S", crew.home() + "/server", "-f", "/dev/null", "attach-session"}));
}

void see_clients(Crew& crew, int number) {
    eventually(
        std::to_string(number) + " clients",
        [&] {
            crew.desk().run(tmux + "list-clients > clients");
            const std::string list = crew.file("clients");
            return std::count(list.begin(), list.end(), '\n') == number;
        },
        patience);
}

} // namespace

TEST_CASE("tmux_kill_pane_is_a_hangup_for_leash_as_login_shell") {
    if (!is_installed("tmux"))
        return;
    Crew crew;
    start_pane(crew, crew.login_shell());
    crew.desk().run(tmux + "kill-pane");
    crew.check_after_hangup();
}

TEST_CASE("tmux_kill_pane_is_a_hangup_for_leash_started_from_bash") {
    if (!is_installed("tmux") || !is_installed("bash"))
        return;
    Crew crew;
    start_pane(crew, crew.bash_with_leash());
    REQUIRE(read_process(crew.leash())->session.value != crew.leash().value);
    crew.desk().run(tmux + "kill-pane");
    crew.check_after_hangup();
}

TEST_CASE("tmux_kill_pane_has_the_kernel_send_sighup") {
    if (!is_installed("tmux"))
        return;
    Crew crew;
    start_pane(crew, crew.login_shell());
    const SighupWatch watch(crew);
    crew.desk().run(tmux + "kill-pane");
    crew.check_after_hangup();
    watch.check_sent_by_kernel();
}

// Seen to fail when kill-pane is used in place of detach-client. Seen to fail when leash takes
// SIGWINCH for a hangup: an attach sends SIGWINCH.
TEST_CASE("tmux_detach_is_no_hangup") {
    if (!is_installed("tmux"))
        return;
    Crew crew;
    start_pane(crew, crew.login_shell());
    PtySession client = attached(crew);
    see_clients(crew, 1);
    crew.desk().run(tmux + "detach-client -s 0");
    CHECK(client.wait_for_end(patience) == ProcessState(Exited{0}));
    see_clients(crew, 0);
    // leash answers, so it has not been hung up.
    crew.desk().run(tmux + "send-keys 'echo answered > answer' Enter");
    eventually(
        "leash answers", [&] { return crew.file("answer") == "answered\n"; }, patience);
    CHECK(crew.is_undisturbed());
    crew.desk().run(tmux + "kill-server");
}

TEST_CASE("tmux_losing_the_terminal_it_is_seen_on_is_no_hangup") {
    if (!is_installed("tmux"))
        return;
    Crew crew;
    start_pane(crew, crew.login_shell());
    PtySession client = attached(crew);
    see_clients(crew, 1);
    client.unplug();
    see_clients(crew, 0);
    crew.desk().run(tmux + "send-keys 'echo answered > answer' Enter");
    eventually(
        "leash answers", [&] { return crew.file("answer") == "answered\n"; }, patience);
    CHECK(crew.is_undisturbed());
    crew.desk().run(tmux + "kill-server");
}
