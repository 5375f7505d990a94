// Recipes: what pages about background jobs, nohup, disown and daemons tell their readers to type.
// Each recipe is typed at a prompt, and then does what such a page says. The facts are the
// kernel's: who lives, who ignores SIGHUP, which session, which files.
//
// In a recipe a @ is the worker: a sleep of a length that no other process of the machine has. So
// the test finds the worker wherever the worker goes. The line ^Z means: wait until the worker is
// in the foreground, then type Ctrl-Z. ^C means the same with Ctrl-C.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;
using namespace leash::test;

namespace {

enum class End { Nothing, Exit, Hangup }; // what happens to the shell at the end
enum class Fate { NoWorker, Lives, Dies };
enum class Fact {
    IgnoresHangup, // the worker ignores SIGHUP
    OtherSession,  // not the session of the shell
    NoTerminal,    // no controlling terminal
    InputIsNull,   // standard input is /dev/null
    InRootFolder,  // the working directory is /
    IsListed,      // jobs shows the worker
    NotListed,
};

struct Recipe {
    const char* idea;
    std::vector<std::string> lines;
    Fate fate = Fate::NoWorker;
    End end = End::Nothing;
    std::vector<Fact> facts = {};
    std::string file = {}; // a file in the home folder, and what stands in it in the end
    std::string content = {};
};

// The worker may leave the session and the home folder, where PtySession finds the other processes.
class Worker {
  public:
    explicit Worker(const PtySession& session)
        : command_("sleep 100000." + std::to_string(session.leader().value)) {}
    ~Worker() {
        if (const auto pid = find())
            ::kill(pid->value, SIGKILL);
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    const std::string& command() const { return command_; }
    std::optional<Pid> find() const {
        for (const auto& [pid, facts] :
             take_snapshot([](const ProcessFacts&) { return Detail::Command; }).processes)
            if (facts.command() == command_ && !facts.is_zombie())
                return pid;
        return std::nullopt;
    }

  private:
    std::string command_;
};

std::string with_worker(std::string line, const std::string& worker) {
    for (auto at = line.find('@'); at != std::string::npos; at = line.find('@', at))
        line.replace(at, 1, worker);
    return line;
}

void type_lines(PtySession& session, const Recipe& recipe, const Worker& worker) {
    for (std::size_t i = 0; i < recipe.lines.size(); ++i) {
        const std::string line = with_worker(recipe.lines[i], worker.command());
        const std::string next = i + 1 < recipe.lines.size() ? recipe.lines[i + 1] : "";
        if (line == "...") {
            eventually("the worker is there", [&] { return worker.find().has_value(); });
            continue;
        }
        if (next != "^Z" && next != "^C") {
            session.run(line);
            continue;
        }
        session.enter(line);
        session.see_in_foreground(worker.command());
        session.type(next == "^Z" ? PtySession::ctrl_z : PtySession::ctrl_c);
        session.see_prompt();
        ++i;
    }
}

bool holds(Fact fact, PtySession& session, const ProcessFacts& facts) {
    const auto listed = [&] {
        return session.run("jobs").find(facts.command_line.back()) != std::string::npos;
    };
    const auto input = facts.descriptors.find(0);
    switch (fact) {
    case Fact::IgnoresHangup:
        return facts.ignored.contains(SIGHUP);
    case Fact::OtherSession:
        return facts.session != session_led_by(session.leader());
    case Fact::NoTerminal:
        return !facts.terminal;
    case Fact::InputIsNull:
        return input != facts.descriptors.end() && input->second == "/dev/null";
    case Fact::InRootFolder:
        return facts.working_directory == "/";
    case Fact::IsListed:
        return listed();
    case Fact::NotListed:
        return !listed();
    }
    return false;
}

// Ends the shell. At a hangup leash sends SIGHUP to its jobs one after the other; the job that was
// started last dies last, so then each other job has got its signal.
void end_shell(PtySession& session, End end) {
    if (end == End::Nothing)
        return;
    if (end == End::Exit) {
        session.enter("exit");
        session.wait_for_end();
        return;
    }
    const Pid last = session.start("sleep 200000");
    session.unplug();
    session.wait_for_end();
    eventually("the last job has died of the hangup", [&] { return !is_alive(last); });
}

void follow(const Recipe& recipe) {
    CAPTURE(std::string(recipe.idea));
    PtySession session;
    const Worker worker(session);
    type_lines(session, recipe, worker);

    std::optional<Pid> pid;
    if (!recipe.facts.empty() || recipe.fate == Fate::Lives || recipe.end != End::Nothing) {
        if (recipe.fate != Fate::NoWorker)
            eventually("the worker is there", [&] { return (pid = worker.find()).has_value(); });
        for (const Fact fact : recipe.facts) {
            CAPTURE(static_cast<int>(fact));
            const auto facts = read_process(*pid);
            REQUIRE(facts);
            CHECK(holds(fact, session, *facts));
        }
    }
    end_shell(session, recipe.end);
    if (recipe.fate == Fate::Lives)
        CHECK(is_alive(*pid));
    if (recipe.fate == Fate::Dies)
        eventually("the worker has died", [&] { return !worker.find(); });
    if (!recipe.file.empty()) {
        eventually(recipe.file + " is complete",
                   [&] { return session.file(recipe.file).size() >= recipe.content.size(); });
        CHECK(session.file(recipe.file) == recipe.content);
    }
}

void follow_all(const std::vector<Recipe>& recipes) {
    for (const Recipe& recipe : recipes)
        follow(recipe);
}

// A worker that first writes to standard output and to standard error.
std::string talks(const std::string& redirections) {
    return "sh -c 'echo out; echo err >&2; exec @'" + redirections;
}

} // namespace

TEST_CASE("recipes_for_a_job_in_the_background") {
    follow_all({
        {"& alone does not save a job from the hangup",
         {"@ &"},
         Fate::Dies,
         End::Hangup,
         {Fact::IsListed}},
        {"& is enough if you leave by exit", {"@ &"}, Fate::Lives, End::Exit},
        {"redirections alone do not save it",
         {"@ > /dev/null 2>&1 < /dev/null &"},
         Fate::Dies,
         End::Hangup,
         {Fact::InputIsNull}},
        {"Ctrl-Z, then bg", {"@", "^Z", "bg"}, Fate::Lives, End::Exit, {Fact::IsListed}},
        {"Ctrl-Z, then the job ID with &", {"@", "^Z", "%1 &"}, Fate::Lives, End::Exit},
        {"a stopped job does not outlive the shell", {"@", "^Z", "exit"}, Fate::Dies, End::Exit},
        {"huponexit", {"set -o huponexit", "@ &"}, Fate::Dies, End::Exit},
        {"the same as bash writes it", {"shopt -s huponexit", "@ &"}, Fate::Dies, End::Exit},
        {"fg, then Ctrl-C", {"@ &", "fg", "^C"}, Fate::Dies},
        {"stop it and let it go on by signals",
         {"@ &", "kill -STOP %1", "kill -CONT %1"},
         Fate::Lives,
         End::Exit},
        {"with a lower priority", {"nice -n 5 @ &"}, Fate::Lives, End::Exit},
        {"a loop in parentheses is one job",
         {"( while :; do @; done ) &"},
         Fate::Dies,
         End::Hangup},
        {"a group in braces is one job",
         {"{ echo begun > log; @; } &"},
         Fate::Dies,
         End::Hangup,
         {},
         "log",
         "begun\n"},
        {"one copy at a time", {"flock -n lock @ &"}, Fate::Dies, End::Hangup},
    });
}

TEST_CASE("recipes_that_end_a_job") {
    follow_all({
        {"by its job ID", {"@ &", "kill %1"}, Fate::Dies},
        {"by the last process ID", {"@ &", "kill $!"}, Fate::Dies},
        {"by its name", {"@ &", "kill %sleep"}, Fate::Dies},
        {"the current job", {"sleep 1000 &", "@ &", "kill %+"}, Fate::Dies},
        {"the job before", {"@ &", "sleep 1000 &", "kill %-"}, Fate::Dies},
        {"by force, and with its status",
         {"@ & kill -9 $!; wait $!; echo $? > status"},
         Fate::Dies,
         End::Nothing,
         {},
         "status",
         "137\n"},
        {"after a time, by hand", {"@ & sleep 0.1; kill $!"}, Fate::Dies},
        {"after a time, by timeout",
         {"timeout 0.1 @; echo $? > status"},
         Fate::Dies,
         End::Nothing,
         {},
         "status",
         "124\n"},
        {"by a file with its process ID", {"@ & echo $! > pid", "kill $(cat pid)"}, Fate::Dies},
        {"after asking whether it is there",
         {"@ & kill -0 $! && echo yes > up", "kill $!; wait $!; kill -0 $! || echo no >> up"},
         Fate::Dies,
         End::Nothing,
         {},
         "up",
         "yes\nno\n"},
        {"with a last word of a trap",
         {"sh -c 'trap \"echo bye > bye; exit\" TERM; @ & wait' &", "...", "kill %1"},
         Fate::Dies,
         End::Nothing,
         {},
         "bye",
         "bye\n"},
    });
}

TEST_CASE("recipes_that_wait") {
    follow_all({
        {"for all",
         {"sleep 0.1 & sleep 0.2 & wait; echo all > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "all\n"},
        {"for one, and its status",
         {"sh -c 'exit 7' & wait $!; echo $? > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "7\n"},
        {"for the next that ends",
         {"sleep 1000 & sh -c 'exit 3' & wait -n; echo $? > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "3\n"},
        {"for each of a list of process IDs",
         {"p=; for i in 1 2 3; do sh -c \"exit $i\" & p=\"$p $!\"; done; "
          "for i in $p; do wait $i; echo $?; done > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "1\n2\n3\n"},
        {"for three that a loop has started",
         {"for i in {1..3}; do sh -c \"echo $i > n$i\" & done; wait; cat n1 n2 n3 > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "1\n2\n3\n"},
        {"for a list in parentheses",
         {"(sleep 0.1; echo later) > log & wait"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "later\n"},
        {"for a pipeline",
         {"yes | head -n 3 > log & wait"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "y\ny\ny\n"},
        {"until a file is there",
         {"(sleep 0.1; : > ready) & until [ -e ready ]; do sleep 0.05; done; echo it is > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "it is\n"},
    });
}

TEST_CASE("recipes_that_keep_the_output") {
    follow_all({
        {"both into one file",
         {talks(" > log 2>&1 &")},
         Fate::Dies,
         End::Hangup,
         {},
         "log",
         "out\nerr\n"},
        {"each into its own",
         {talks(" > log 2> errors &")},
         Fate::Dies,
         End::Hangup,
         {},
         "errors",
         "err\n"},
        {"both, in short", {talks(" &> log &")}, Fate::Dies, End::Hangup, {}, "log", "out\nerr\n"},
        {"both, as csh writes it",
         {talks(" >& log &")},
         Fate::Dies,
         End::Hangup,
         {},
         "log",
         "out\nerr\n"},
        {"both, at the end of the file",
         {"echo first > log", talks(" &>> log &")},
         Fate::Dies,
         End::Hangup,
         {},
         "log",
         "first\nout\nerr\n"},
        {"both, through a pipe",
         {"sh -c 'echo out; echo err >&2' |& cat > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "out\nerr\n"},
        {"on the screen and in a file",
         {"echo line | tee log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "line\n"},
        {"a here-string",
         {"cat <<< line > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "line\n"},
        {"two commands as files",
         {"sort <(echo b) <(echo a) > log"},
         Fate::NoWorker,
         End::Nothing,
         {},
         "log",
         "a\nb\n"},
    });
}

TEST_CASE("recipes_with_nohup") {
    follow_all({
        {"nohup and &",
         {"nohup @ &"},
         Fate::Lives,
         End::Hangup,
         {Fact::IgnoresHangup, Fact::IsListed}},
        {"and then exit", {"nohup @ &"}, Fate::Lives, End::Exit, {Fact::IgnoresHangup}},
        {"nohup.out has the output",
         {"nohup sh -c 'echo out; exec @' &"},
         Fate::Lives,
         End::Hangup,
         {},
         "nohup.out",
         "out\n"},
        {"into a file of your own",
         {"nohup " + talks(" > log 2>&1 < /dev/null &")},
         Fate::Lives,
         End::Hangup,
         {Fact::IgnoresHangup, Fact::InputIsNull},
         "log",
         "out\nerr\n"},
        {"a script, with the short redirection",
         {"printf '#!/bin/sh\\necho out\\nexec @\\n' > job; chmod +x job",
          "nohup ./job &> log < /dev/null &"},
         Fate::Lives,
         End::Hangup,
         {Fact::IgnoresHangup},
         "log",
         "out\n"},
        {"and out of the list of jobs",
         {"nohup @ > /dev/null 2>&1 & disown"},
         Fate::Lives,
         End::Hangup,
         {Fact::IgnoresHangup, Fact::NotListed}},
        {"and end it later",
         {"nohup @ > /dev/null 2>&1 & echo $! > pid", "kill $(cat pid)"},
         Fate::Dies},
        {"the same without nohup",
         {"(trap '' HUP; exec @) &"},
         Fate::Lives,
         End::Hangup,
         {Fact::IgnoresHangup}},
        {"the same in another shell",
         {"sh -c 'trap \"\" HUP; exec @' &"},
         Fate::Lives,
         End::Hangup,
         {Fact::IgnoresHangup}},
    });
}

TEST_CASE("recipes_with_disown") {
    follow_all({
        {"in one line", {"@ & disown"}, Fate::Lives, End::Hangup, {Fact::NotListed}},
        {"by the job ID", {"@ &", "disown %1"}, Fate::Lives, End::Hangup, {Fact::NotListed}},
        {"stay in the list", {"@ &", "disown -h %1"}, Fate::Lives, End::Hangup, {Fact::IsListed}},
        {"all jobs",
         {"sleep 1000 &", "@ &", "disown -a"},
         Fate::Lives,
         End::Hangup,
         {Fact::NotListed}},
        {"all jobs, but keep them listed",
         {"sleep 1000 &", "@ &", "disown -a -h"},
         Fate::Lives,
         End::Hangup,
         {Fact::IsListed}},
        {"the running jobs", {"@ &", "disown -r"}, Fate::Lives, End::Hangup, {Fact::NotListed}},
        {"a command that you have begun without &",
         {"@", "^Z", "bg", "disown"},
         Fate::Lives,
         End::Hangup,
         {Fact::NotListed}},
        {"a stopped job, which then goes on",
         {"@", "^Z", "jobs -p > pid; disown %1", "kill -CONT $(cat pid)"},
         Fate::Lives,
         End::Hangup,
         {Fact::NotListed}},
        {"and huponexit has no hold of it",
         {"set -o huponexit; @ & disown"},
         Fate::Lives,
         End::Exit,
         {Fact::NotListed}},
    });
}

TEST_CASE("recipes_with_a_session_of_its_own") {
    follow_all({
        {"setsid",
         {"setsid @ &"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession, Fact::NoTerminal}},
        {"setsid in parentheses",
         {"(setsid @ &)"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession, Fact::NotListed}},
        {"setsid that forks by itself",
         {"setsid --fork @"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession, Fact::NotListed}},
        {"setsid, cut off from the terminal in all",
         {"setsid @ < /dev/null > /dev/null 2>&1 &"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession, Fact::NoTerminal, Fact::InputIsNull}},
        {"setsid and nohup",
         {"setsid nohup @ > log 2>&1 < /dev/null &"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession, Fact::IgnoresHangup}},
        {"& in parentheses, without setsid",
         {"(@ &)"},
         Fate::Lives,
         End::Hangup,
         {Fact::NotListed, Fact::InputIsNull}},
    });
}

TEST_CASE("recipes_for_a_daemon") {
    follow_all({
        {"daemonize",
         {"daemonize @"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession, Fact::NoTerminal, Fact::InputIsNull, Fact::InRootFolder,
          Fact::NotListed}},
        {"two forks by hand",
         {"(setsid sh -c '@ &' < /dev/null > /dev/null 2>&1 &)"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession, Fact::NoTerminal, Fact::NotListed}},
        {"in the root folder",
         {"(cd / && umask 0 && exec setsid @ < /dev/null > /dev/null) &"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession, Fact::InRootFolder}},
        {"with a file for its process ID",
         {"(setsid sh -c 'echo $$ > pid; exec @' < /dev/null > /dev/null 2>&1 &)",
          "until [ -s pid ]; do :; done; kill -0 $(cat pid) && echo up > log"},
         Fate::Lives,
         End::Hangup,
         {Fact::OtherSession},
         "log",
         "up\n"},
        {"a program that catches SIGHUP says so",
         {"sh -c 'trap \"echo hup > log; exit\" HUP; : > set; while :; do sleep 0.05; done' &",
          "until [ -e set ]; do sleep 0.05; done"},
         Fate::NoWorker,
         End::Hangup,
         {},
         "log",
         "hup\n"},
    });
}

TEST_CASE("recipe_with_tmux_keeps_a_program_without_a_terminal") {
    if (!is_installed("tmux"))
        return;
    follow({"tmux in the background",
            {"tmux -S $PWD/socket -f /dev/null new-session -d @"},
            Fate::Lives,
            End::Hangup,
            {Fact::OtherSession, Fact::NotListed}});
}
