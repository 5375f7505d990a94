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
