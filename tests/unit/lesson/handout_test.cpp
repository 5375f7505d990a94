// A lesson on paper: the questions without the answers, and the key with proved answers only.
#include "lesson/handout.hpp"

#include <csignal>
#include <doctest/doctest.h>

using namespace leash;

namespace {

constexpr const char* handout_lesson_text = R"(---
id: x
title: Exit & hangup
minutes: 8
---
Intro.

## Leave {#exit}

`ada` is a witness.

What becomes of it if 1 < 2 & so on?

- [ ] It goes on running. <!-- alive ada -->
- [ ] It dies. <!-- dead ada -->

```leash do
witness ada &
```
```leash check
check background ada
```

It was alive so far: this tells what was so.

And who is its parent now?

- [ ] The shell. <!-- alive ada -->
- [ ] Another. <!-- dead ada -->

```leash do hidden
secret
```
```leash do
exit
```
```leash check
check ended exit
```

It lives: nobody sent it a signal.
)";

Handout handout() {
    const auto lesson = parse_lesson(handout_lesson_text, "x.md");
    REQUIRE(lesson);
    return make_handout(lesson.value(), 6);
}

} // namespace

TEST_CASE("a_handout_has_the_questions_and_the_blank_matrix_and_tells_no_answer") {
    CHECK(handout_as_markdown(handout(), Translator()) == R"(# Lesson 6  Exit & hangup

Name: ________________    Date: ____________

## 1. Leave

`ada` is a witness.

What becomes of it if 1 < 2 & so on?

- [ ] **a** It goes on running.
- [ ] **b** It dies.

Typed next:

    witness ada &

## 2. Leave

Typed so far:

    witness ada &

And who is its parent now?

- [ ] **a** The shell.
- [ ] **b** Another.

Typed next:

    exit

## Who lives?

| | the shell leaves by exit | the window is closed | SIGHUP to the shell alone | SIGKILL to the shell |
|---|---|---|---|---|
| `COMMAND` | - |  |  |  |
| `COMMAND &` |  |  |  |  |
| `COMMAND, Ctrl-Z` |  |  |  |  |
| `nohup COMMAND &` |  |  |  |  |
| `COMMAND &  disown` |  |  |  |  |
| `setsid COMMAND &` |  |  |  |  |
| `daemonize COMMAND` |  |  |  |  |
)");
}

TEST_CASE("the_key_has_the_answers_that_were_proved_and_the_cells_that_were_measured") {
    Handout key = handout();
    SurveyRow dies{"leash", JobKind::Background, SurveyEvent::Hangup};
    dies.outcome = "dies";
    dies.signal = SIGHUP;
    dies.sender = ShellSent{Pid{1}};
    SurveyRow lives{"leash", JobKind::Nohup, SurveyEvent::Hangup};
    lives.outcome = "survives";
    add_key(key, {{key.questions[0].line, 0}}, {dies, lives});
    const std::string text = handout_as_markdown(key, Translator());
    CHECK(text.find("# Lesson 6  Exit & hangup (key)\n") == 0);
    CHECK(text.find("- [x] **a** It goes on running.\n- [ ] **b** It dies.\n") !=
          std::string::npos);
    CHECK(text.find("- [ ] **a** The shell.\n- [ ] **b** Another.\n") != std::string::npos);
    CHECK(text.find("Not proved on this machine.") != std::string::npos);
    CHECK(text.find("| `COMMAND &` |  | dies: SIGHUP from the shell |") != std::string::npos);
    CHECK(text.find("| `nohup COMMAND &` |  | lives |") != std::string::npos);
}

TEST_CASE("the_page_is_for_a4_and_escapes_the_text_of_the_lesson") {
    const std::string page = handout_as_page(handout(), Translator());
    CHECK(page.find("@page { size: A4;") != std::string::npos);
    CHECK(page.find("Exit &amp; hangup") != std::string::npos);
    CHECK(page.find("<p><code>ada</code> is a witness.</p>") != std::string::npos);
    CHECK(page.find("What becomes of it if 1 &lt; 2 &amp; so on?") != std::string::npos);
}
