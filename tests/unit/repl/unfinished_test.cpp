#include "repl/unfinished.hpp"

#include <doctest/doctest.h>

using namespace leash;

namespace {

bool wants_more(const char* text, const Aliases& aliases = {}) {
    return std::holds_alternative<UnfinishedText>(look_at(text, aliases));
}

} // namespace

TEST_CASE("whole_command_wants_no_more_lines") {
    for (const char* text : {"echo a\n", "\n", "# a comment\n", "a; b &\n", "if a; then b; fi\n",
                             "cat <<E\nbody\nE\n", "echo 'a\nb'\n", "echo a \\\nb\n"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(wants_more(text));
    }
}

TEST_CASE("quotation_compound_command_and_here_document_want_more_lines") {
    for (const char* text :
         {"echo 'a\n", "echo \"a\n", "if a\n", "while :; do\n", "f() {\n", "( a\n", "a |\n",
          "a &&\n", "cat <<E\nbody\n", "echo $(a\n", "case x in\n", "echo a \\\n", "a\nif b\n"}) {
        CAPTURE(std::string(text));
        CHECK(wants_more(text));
    }
}

TEST_CASE("error_that_no_line_could_mend_wants_no_more_lines") {
    CHECK_FALSE(wants_more("done\n"));
    CHECK_FALSE(wants_more("if ; then\n"));
}

TEST_CASE("alias_may_begin_what_more_lines_finish") {
    CHECK(wants_more("begin\n", {{"begin", "{"}}));
    CHECK_FALSE(wants_more("begin\n"));
}

TEST_CASE("unfinished_text_says_what_it_has_left_open") {
    const auto open = [](const char* text) {
        return std::get<UnfinishedText>(look_at(text, {})).open;
    };
    CHECK(open("echo 'a\n") == StillOpen::SingleQuotes);
    CHECK(open("echo a\necho b $'c\n") == StillOpen::SingleQuotes);
    CHECK(open("echo \"it's\n") == StillOpen::DoubleQuotes);
    CHECK(open("cat <<E\nit's\n") == StillOpen::HereDocument);
    CHECK(open("cat <<-E; echo 'a'\n\"\n") == StillOpen::HereDocument);
    CHECK(open("if true; then\n") == StillOpen::Command);
    CHECK(open("echo 'a' |\n") == StillOpen::Command);
    CHECK(open("echo \\\n") == StillOpen::Command);
}
