// Completion of file names between quotes, and of names with a newline.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* tab = "\t";

// Types the line with TAB behind it, and Enter. Returns the output.
std::string completed(PtySession& session, const std::string& begun, const std::string& rest) {
    session.type(begun + tab + rest + "\r");
    session.see("\n"); // the echoed line
    std::string text = session.see(PtySession::prompt);
    std::erase(text, '\r');
    return text;
}

void make(const PtySession& session, const std::string& name, const std::string& content) {
    std::ofstream(session.home() + "/" + name) << content << "\n";
}

} // namespace

// Seen to fail: "my\ file" between quotes is another file, which does not exist.
TEST_CASE("between_quotes_a_completed_name_is_the_name_of_the_file") {
    PtySession session;
    make(session, "my file", "spaces");
    make(session, "d$HOME`x\"y", "dollar");
    make(session, "it's", "apostrophe");
    CHECK(completed(session, "cat \"my", "") == "spaces\n");
    CHECK(completed(session, "cat 'my", "") == "spaces\n");
    CHECK(completed(session, "cat my", "") == "spaces\n");
    CHECK(completed(session, "cat \"d", "") == "dollar\n");
    CHECK(completed(session, "cat 'd", "") == "dollar\n");
    CHECK(completed(session, "cat d", "") == "dollar\n");
    CHECK(completed(session, "cat \"it", "") == "apostrophe\n");
    CHECK(completed(session, "cat 'it", "") == "apostrophe\n");
    CHECK(completed(session, "cat it", "") == "apostrophe\n");
}

// Seen to fail: a backslash before a newline continues the line, and removes both.
TEST_CASE("a_newline_in_a_completed_name_stays_in_the_name") {
    PtySession session;
    make(session, "two\nlines", "newline");
    CHECK(completed(session, "cat two", "") == "newline\n");
}

// Seen to fail: completion took the backslash of \~ away, and the word was the home directory.
TEST_CASE("a_quoted_tilde_stays_a_tilde_when_its_name_is_completed") {
    PtySession session;
    session.run("mkdir inner && cd inner && mkdir '~dir' && echo tilde > '~root'");
    make(session, "inner/~dir/file", "inside");
    CHECK(completed(session, "cat \\~d", "file") == "inside\n");
    CHECK(completed(session, "cat \\~dir/f", "") == "inside\n");
    CHECK(completed(session, "cat \\~ro", "") == "tilde\n");
}

// Seen to fail: nothing quotes a ! between double quotes, and the line got a command of the
// history.
TEST_CASE("a_completed_exclamation_mark_is_no_history_expansion") {
    PtySession session;
    make(session, "wow!echo", "wow");
    session.run("echo another");
    CHECK(completed(session, "cat \"wow", "") == "wow\n");
    CHECK(completed(session, "cat 'wow", "") == "wow\n");
    CHECK(completed(session, "cat wow", "") == "wow\n");
}

TEST_CASE("the_name_of_a_variable_in_braces_is_completed_with_its_brace") {
    PtySession session;
    session.run("walnut=nut");
    CHECK(completed(session, "echo a${waln", "") == "anut\n");
}
