#include "crew.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace leash::test {
namespace {

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool is_traced(Pid pid) {
    const std::string status = text_of("/proc/" + std::to_string(pid.value) + "/status");
    const std::size_t found = status.find("TracerPid:\t");
    return found != std::string::npos && number_after(status, "TracerPid:\t") != 0;
}

// The leash in the terminal runs this file. The text that the file writes, "ada 123 bob 124 ...",
// ends with a full stop.
constexpr const char* startup_file = R"(
cd "$HOME"
PS1='PROMPT' # /etc/profile may have set another
if [ ! -e crew ]; then
    witness=PROGRAMS/witness
    $witness ada &
    ada=$!
    nohup $witness bob > /dev/null 2>&1 &
    bob=$!
    $witness carl --catch HUP &
    carl=$!
    (trap '' HUP; exec $witness dora) &
    dora=$!
    $witness eve &
    eve=$!
    disown
    echo "leash $$ ada $ada bob $bob carl $carl dora $dora eve $eve." > crew
fi
)";

} // namespace

Crew::Crew() {
    const std::string folder = home() + "/config/leash";
    std::filesystem::create_directories(folder);
    std::string text = startup_file;
    text.replace(text.find("PROMPT"), 6, PtySession::prompt);
    text.replace(text.find("PROGRAMS"), 8, LEASH_PROGRAMS);
    std::ofstream(folder + "/rc") << text;
    // leash is a job of bash here, as if a user had typed its name at a prompt.
    std::ofstream(home() + "/bashrc") << LEASH_BINARY << "\n";
}

std::string Crew::login_shell() const {
    return std::string("exec ") + LEASH_BINARY + " -l";
}

std::string Crew::bash_with_leash() const {
    return "exec bash --noprofile --rcfile " + home() + "/bashrc -i";
}

Setup Crew::on_own_terminal(std::vector<std::string> command) const {
    Setup setup;
    setup.command = std::move(command);
    setup.environment = {{"HOME", home()},
                         {"XDG_CONFIG_HOME", home() + "/config"},
                         {"XDG_STATE_HOME", home() + "/state"},
                         {"SHELL", "/bin/sh"},
                         {"TERM", "xterm"}};
    setup.wait_for_prompt = false;
    return setup;
}

Pid Crew::pid_in(const std::string& name) const {
    return Pid{static_cast<pid_t>(number_after(file("crew"), name + " "))};
}

std::string Crew::file(const std::string& name) const {
    return text_of(home() + "/" + name);
}

void Crew::see_at_work() {
    eventually(
        "leash has started the crew", [&] { return file("crew").find(".\n") != std::string::npos; },
        patience);
    leash_ = pid_in("leash");
    ada_ = pid_in("ada");
    bob_ = pid_in("bob");
    carl_ = pid_in("carl");
    dora_ = pid_in("dora");
    eve_ = pid_in("eve");
    // A witness writes its first heartbeat after it has set its dispositions.
    for (const char* name : {"ada", "bob", "carl", "dora", "eve"})
        eventually(
            std::string(name) + " is at work",
            [&] { return file(std::string(name) + ".log").find("alive") != std::string::npos; },
            patience);
}

bool Crew::is_undisturbed() const {
    for (const Pid pid : {leash_, ada_, bob_, carl_, dora_, eve_})
        if (!is_alive(pid))
            return false;
    return file("carl.log").find("got") == std::string::npos;
}

void Crew::check_after_hangup() {
    eventually(
        "leash is gone", [&] { return !is_alive(leash_); }, patience);
    eventually(
        "ada is dead", [&] { return !is_alive(ada_); }, patience);
    const std::string told = "got SIGHUP from process " + std::to_string(leash_.value) + "\n";
    eventually(
        "carl is told by leash", [&] { return file("carl.log").find(told) != std::string::npos; },
        patience);
    CHECK(is_alive(bob_));
    CHECK(is_alive(carl_));
    CHECK(is_alive(dora_));
    CHECK(is_alive(eve_));
    CHECK(file("carl.log").find("from the kernel") == std::string::npos);
}

SighupWatch::SighupWatch(Crew& crew) : crew_(crew), works_(strace_works()) {
    if (!works_)
        return;
    const std::string leash = std::to_string(crew.leash().value);
    const std::string ada = std::to_string(crew.ada().value);
    crew.desk().run("strace -qq -ff -o sighup -p " + leash + " -p " + ada +
                    " -e trace=none -e signal=HUP &");
    eventually(
        "leash and ada are watched",
        [&] { return is_traced(crew_.leash()) && is_traced(crew_.ada()); }, patience);
}

// Reads a line of strace(1) such as:
//     --- SIGHUP {si_signo=SIGHUP, si_code=SI_USER, si_pid=12, si_uid=0} ---
std::string SighupWatch::first_sighup(Pid receiver) const {
    const std::string name = "sighup." + std::to_string(receiver.value);
    eventually(
        "the death by SIGHUP in " + name,
        [&] { return crew_.file(name).find("+++ killed by SIGHUP +++") != std::string::npos; },
        patience);
    const std::string text = crew_.file(name);
    return text.substr(0, text.find('\n'));
}

void SighupWatch::check(const std::string& sent_to_leash) const {
    if (!works_)
        return;
    const std::string of_leash = first_sighup(crew_.leash());
    const std::string of_ada = first_sighup(crew_.ada());
    CHECK_MESSAGE(of_leash.find(sent_to_leash) != std::string::npos, of_leash);
    CHECK_MESSAGE(
        of_ada.find(user + std::to_string(crew_.leash().value) + ",") != std::string::npos, of_ada);
}

} // namespace leash::test
