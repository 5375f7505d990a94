// The forms of bash that leash does not have, at a prompt and in a script: each is named, nothing
// of the command runs, and POSIX's reading holds where it must.
#include "pty_session.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

TEST_CASE("a_form_of_bash_at_a_prompt_is_named_and_nothing_of_the_line_runs") {
    PtySession session;
    CHECK(said(session, "[[ -e x || 1 > 0 ]] || touch made") ==
          "leash: [[ ]] belongs to bash, not to leash: write [ \"$a\" = b ] && [ -e FILE ];\n"
          "  case $a in b*) LIST;; esac\n"
          "[[ -e x || 1 > 0 ]] || touch made\n"
          "^\n");
    CHECK(said(session, "n=5; ((n > 3)) && touch made") ==
          "leash: (( )) belongs to bash, not to leash: write a=$((a + 1)); [ \"$a\" -gt 1 ];\n"
          "  ( (LIST); LIST )\n"
          "n=5; ((n > 3)) && touch made\n"
          "     ^\n");
    CHECK(said(session, "function f {") ==
          "leash: function NAME belongs to bash, not to leash: write NAME() { LIST; }\n"
          "function f {\n"
          "^\n");
    CHECK(said(session, "echo hi {log}>made") ==
          "leash: {log} belongs to bash, not to leash: instead of {a}> FILE write exec 3>\n"
          "  FILE\n"
          "echo hi {log}>made\n"
          "        ^\n");
    CHECK(said(session, "echo $(< made)") ==
          "leash: $(< FILE) belongs to bash, not to leash: write $(cat FILE)\n"
          "echo $(< made)\n"
          "     ^\n");
    CHECK(said(session, "[ -e 0 ] || [ -e 3 ] || [ -e made ]; echo $?") == "1\n");
}

TEST_CASE("an_expansion_of_bash_is_named_when_it_is_expanded") {
    PtySession session;
    CHECK(said(session, "x=abc; echo ${x^^}") ==
          "leash: ${x^^} belongs to bash, not to leash: instead of ${a^^} write printf %s\n"
          "\"$a\" | tr a-z A-Z\n"
          "  ${x^^}\n"
          "     ^\n");
    CHECK(said(session, "echo ${x:1:1}; echo not here") ==
          "leash: ${x:1:1} belongs to bash, not to leash: instead of ${a:1:2} write printf\n"
          "%s \"$a\" | cut -c 2-3\n"
          "  ${x:1:1}\n"
          "     ^\n");
    CHECK(said(session, "echo $((2**3))") ==
          "leash: $((2**3)) belongs to bash, not to leash: instead of $((a ** 2)) write\n"
          "$((a * a))\n"
          "  $((2**3))\n"
          "      ^\n");
    CHECK(said(session, "echo $((16#ff))") ==
          "leash: $((16#ff)) belongs to bash, not to leash: write $((0xff))\n"
          "  $((16#ff))\n"
          "       ^\n");
    CHECK(said(session, "true | false; echo $PIPESTATUS") ==
          "leash: $PIPESTATUS belongs to bash, not to leash: write set -o pipefail\n");
    CHECK(said(session, "echo $((EPOCHSECONDS - 1))") ==
          "leash: $EPOCHSECONDS belongs to bash, not to leash: write $(date +%s)\n");
    CHECK(said(session, "PIPESTATUS=mine; echo $PIPESTATUS") == "mine\n");
    CHECK(said(session, "echo \"[$BASH_VERSION]\"") == "[]\n"); // so a script sees: not bash
    CHECK(said(session, "if false; then echo ${x/a/b}; fi; echo $?") == "0\n");
}

TEST_CASE("a_command_and_an_option_of_bash_are_named_with_a_caret") {
    PtySession session;
    CHECK(said(session, "declare -i n; echo $?") ==
          "leash: declare belongs to bash, not to leash: write a=1; local b=2; export c=3;\n"
          "  readonly d=4\n"
          "declare -i n\n"
          "^\n"
          "127\n");
    CHECK(said(session, "read -t 1 x; echo $?") ==
          "leash: read -t belongs to bash, not to leash: instead of read -t 5 a write\n"
          "  a=$(timeout 5 head -n 1)\n"
          "read -t 1 x\n"
          "     ^\n"
          "2\n");
    CHECK(said(session, "trap 'x' ERR") ==
          "leash: ERR belongs to bash, not to leash: instead of trap LIST ERR write COMMAND\n"
          "  || { LIST; }\n"
          "trap x ERR\n"
          "       ^\n");
    CHECK(said(session, "export -f f") ==
          "leash: export -f belongs to bash, not to leash: bash -c '...' runs it in bash\n"
          "export -f f\n"
          "       ^\n");
    CHECK(said(session, "printf %q a") ==
          "leash: printf: %q belongs to bash, not to leash: bash -c '...' runs it in bash\n");
    CHECK(said(session, "[ -v HOME ]") ==
          "leash: [: -v NAME belongs to bash, not to leash: write [ \"${NAME+x}\" ]\n");
    CHECK(said(session, "true 3>&1-") ==
          "leash: 3>&1- belongs to bash, not to leash: instead of 3>&4- write 3>&4 4>&-\n");
    CHECK(said(session, "true < /dev/tcp/localhost/1") ==
          "leash: /dev/tcp/localhost/1 belongs to bash, not to leash: instead of <\n"
          "/dev/tcp/a/80 write nc a 80\n");
    CHECK(said(session, "v[i + 1]=x") ==
          "leash: v[i + 1]=x belongs to bash, not to leash: instead of a[1]=b write set --\n"
          "  b c; echo \"$1\" \"$@\"\n"
          "v[i + 1]=x\n"
          "^\n");
    CHECK(said(session, "if[ -e x ]").starts_with("leash: if[: command not found"));
    CHECK(said(session, "v+=x") ==
          "leash: v+=x belongs to bash, not to leash: instead of a+=b write a=\"${a}b\"\n"
          "v+=x\n"
          "^\n");
}

TEST_CASE("a_form_of_bash_in_a_script_is_named_with_its_line") {
    PtySession session;
    session.run("printf 'echo a\\n[[ a ]]\\necho b\\n' > s");
    CHECK(session.run(LEASH_BINARY " s; echo $?") ==
          "a\n"
          "s: line 2: [[ ]] belongs to bash, not to leash: write [ \"$a\" = b ] && [ -e FILE\n"
          "  ]; case $a in b*) LIST;; esac\n"
          "[[ a ]]\n"
          "^\n"
          "2\n");
    session.run("echo 'let n=1' > s");
    CHECK(session.run(LEASH_BINARY " s; echo $?") ==
          "s: line 1: let belongs to bash, not to leash: instead of let a=1+2 write a=$((1\n"
          "  + 2))\n"
          "let n=1\n"
          "^\n"
          "127\n");
}

TEST_CASE("posix_reading_holds_after_set_o_posix_and_under_the_name_sh") {
    PtySession session;
    session.run("ln -s " LEASH_BINARY " sh");
    for (const char* shell : {LEASH_BINARY " -o posix -c ", "./sh -c "}) {
        const std::string start(shell);
        CAPTURE(start);
        CHECK(session.run(start + "'((echo a)); echo $\"b\" $[1]'") == "a\n$b $[1]\n");
        CHECK(session.run(start + "'echo c {d}>e; cat e; rm e'") == "c {d}\n");
        CHECK(session.run(start + "'echo \"[$(< /dev/null)$EPOCHSECONDS]\"'") == "[]\n");
        CHECK(session.run(start + "'[[ a ]] 2> /dev/null; echo $?'") == "127\n");
    }
    session.run("set -o posix");
    CHECK(session.run("((echo a))") == "a\n");
    session.run("set +o posix");
    CHECK(session.run("((echo a))").starts_with("leash: (( )) belongs to bash"));
}

TEST_CASE("a_command_that_has_the_name_of_a_form_is_run") {
    PtySession session;
    session.run("mkdir bin; PATH=$PWD/bin:$PATH");
    for (const char* word : {"select", "[[", "coproc"}) {
        const std::string name(word);
        CAPTURE(name);
        session.run("printf '#!/bin/sh\\necho mine \"$@\"\\n' > 'bin/" + name +
                    "'; chmod +x 'bin/" + name + "'");
        CHECK(session.run(name + " a b") == "mine a b\n");
    }
    session.run("function() { echo theirs \"$@\"; }");
    CHECK(session.run("function a") == "theirs a\n");
    session.run("alias let=echo");
    CHECK(session.run("let a") == "a\n");
}

TEST_CASE("help_bash_shows_each_form_and_help_of_a_form_says_its_sentence") {
    PtySession session;
    const std::string page = said(session, "help bash");
    CHECK(page.starts_with("bash\n    what leash has of bash, and what to write for the rest\n"));
    CHECK(page.find("\n  arrays         a=(b c), a[1]=b, ${a[1]}, $((a[1]))\n") !=
          std::string::npos);
    CHECK(said(session, "help bash words").find("\n  $(< FILE)        $(cat FILE)\n") !=
          std::string::npos);
    CHECK(said(session, "help bash variables") ==
          "bash variables\n"
          "    variables of bash, and what to write in leash\n"
          "\n"
          "  in bash          in leash\n"
          "  $PIPESTATUS      set -o pipefail\n"
          "  $EPOCHSECONDS    $(date +%s)\n"
          "  $EPOCHREALTIME   $(date +%s.%N)\n"
          "  $SRANDOM         $(od -An -N4 -tu4 /dev/urandom)\n"
          "  $DIRSTACK        $PWD\n"
          "  bash only: $FUNCNAME\n");
    CHECK(said(session, "help bash keys").find("\nkeys\n") != std::string::npos);
    CHECK(said(session, "help coproc") ==
          "coproc COMMAND belongs to bash, not to leash: write mkfifo b c; COMMAND < b > c\n"
          "& exec 3> b 4< c\n");
}
