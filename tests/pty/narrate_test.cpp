// set -o narrate, narrate last, narrate --json: what is told, when, and when not.
#include "pty_session.hpp"

#include "base/text.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace leash;
using namespace leash::test;

namespace {

// No colours, and Readline does no more than write the line.
Setup plain() {
    Setup setup;
    setup.environment["TERM"] = "dumb";
    return setup;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to);
    return text;
}

// As the screen shows it: lines ended by a newline. Process IDs are of the same width here, so
// that lines break where they always do.
std::string shown(const PtySession& session, Pid job) {
    const std::string number = std::to_string(job.value);
    REQUIRE(number.size() <= 7);
    return with(with(session.screen(), "\r\n", "\n"), number, "PID");
}

// A number of the same width stands for the process ID before it was put into sentences, so the
// sentences are put together again: lines of one sentence, joined.
std::string joined(const std::string& text) {
    return with(text, "\n~   ", " ");
}

std::string content(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

// Seen to fail by not holding at TerminalLent, and by telling without the release after ^Z.
TEST_CASE("narrate_reads_like_a_primer_from_start_to_end_of_a_job") {
    PtySession session(plain());
    session.run("set -o narrate");
    const Pid job = session.stop("sleep 100");
    session.see_prompt();
    session.enter("bg");
    session.see("(WIFCONTINUED).\r\n");
    session.see_prompt();
    session.enter("fg");
    session.see("fg continues the job.");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    const std::string all = joined(shown(session, job));
    CHECK(all.substr(all.find("ready> sleep 100")) ==
          R"(ready> sleep 100
)");
}
