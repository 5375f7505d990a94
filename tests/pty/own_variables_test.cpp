// The variables to which leash itself gives a value: at a prompt, and where POSIX holds.
#include "pty_session.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

TEST_CASE("the_last_word_of_the_line_before_is_there_at_the_next_prompt") {
    PtySession session;
    session.run("mkdir new");
    CHECK(session.run("cd $_; pwd") == session.home() + "/new\n");
}

TEST_CASE("a_subshell_has_its_own_process_id_and_its_own_random_numbers") {
    PtySession session;
    CHECK(session.run("[ $BASHPID = $$ ] && echo same") == "same\n");
    CHECK(session.run("[ $(echo $BASHPID) = $$ ] || echo another") == "another\n");
    session.run("RANDOM=1; a=$RANDOM; RANDOM=1");
    // One of ten subshells may get the number by chance.
    CHECK(session.run("for i in 1 2 3 4 5 6 7 8 9 10; do echo $(echo $RANDOM); done | "
                      "grep -c \"^$a\\$\" | grep -c '^10$'") == "0\n");
}

TEST_CASE("own_variables_have_no_meaning_where_posix_holds") {
    PtySession session;
    const std::string commands =
        "-c 'UID=5 EUID=6 RANDOM=7 SECONDS=8; echo $UID $EUID $RANDOM $SECONDS [$BASHPID]'";
    CHECK(session.run(LEASH_BINARY " -o posix " + commands) == "5 6 7 8 []\n");
    session.run("ln -s " LEASH_BINARY " sh");
    CHECK(session.run("./sh " + commands) == "5 6 7 8 []\n");
    CHECK(session.run("SHLVL=7 ./sh -c 'echo $SHLVL'") == "7\n");
}
