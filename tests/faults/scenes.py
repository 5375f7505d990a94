"""The scenes of the sweep. A ScriptScene is a script for leash -c. A TerminalScene is played at a
prompt on a terminal of its own, with jobs that are stopped, and practice terminals that are unplugged.
"""

import os
import termios
import time

from pty_session import CTRL_C, CTRL_Z, PROMPT, Failed, children, read, stat_fields

PRACTICE = "practice$ "
ENGINE = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                       "../lessons/engine"))
HANG = 30  # seconds; more is a hang
# Seconds without output after which nothing comes any more.
QUIET = 5
QUIET_AT_PROMPT = 1

SCRIPTS = [
    ("a command", "/bin/echo a && echo b"),
    ("a pipeline", '/bin/echo a | { read x && echo "$x$x"; } | cat'),
    ("an asynchronous list", "/bin/echo a & [ $? -eq 0 ] && wait $!"),
    ("redirections", '/bin/echo a >f && cat <f >g && { read x && echo "$x$x"; } <g'),
    ("a here-document", "cat <<E\na\nE"),
    ("a command substitution", 'x=$(/bin/echo a; echo b) && echo "$x"'),
    ("a subshell", "(/bin/echo a; exit 3); [ $? -eq 3 ] && echo b"),
    ("a trap and wait", 'trap "echo t || exit 9" USR1 && kill -USR1 $$ || exit 8\n'
     "/bin/sleep 0 & wait $! && echo e"),
    ("daemonize", "daemonize -p x.pid -o out -d . sleep 1000 >pid &&\n"
     '[ "$(cat pid)" = "$(cat x.pid)" ] && kill "$(cat pid)" && echo done'),
]


class Play:
    """Types what a scene types, and waits for what a scene waits for. After a fault much does not
    come, so each wait also ends when leash waits at its prompt, and when nothing comes any more."""

    def __init__(self, session):
        self.session = session
        self.modes = termios.tcgetattr(session.master)

    def is_at_prompt(self):
        """True if the shell sleeps, has the terminal, and Readline waits for a key there."""
        fields = stat_fields(self.session.pid)
        return (fields[:1] in (["S"], ["t"]) and fields[2] == fields[5] and
                not termios.tcgetattr(self.session.master)[3] & termios.ICANON)

    def comes_to_prompt(self):
        """Waits for the prompt, or the end of the shell. Returns false if neither comes."""
        deadline = time.monotonic() + QUIET
        while not (self.session.has_ended() or self.is_at_prompt()):
            if time.monotonic() > deadline:
                return False
            self.session.take(0.02)
        return True

    def wait(self, *texts):
        """Waits for one of the texts. Returns the text, or "" if none of them comes."""
        session = self.session
        deadline = time.monotonic() + HANG
        quiet_since = time.monotonic()
        while time.monotonic() < deadline:
            for text in texts:
                at = session.screen.find(text, session.seen)
                if at >= 0:
                    session.seen = at + len(text)
                    return text
            if session.take(0.05):
                quiet_since = time.monotonic()
            elif session.has_ended() or time.monotonic() - quiet_since > (
                    QUIET_AT_PROMPT if self.is_at_prompt() else QUIET):
                return ""
        raise Failed(f"it hangs: waited for {texts}")

    def enter(self, line, *texts):
        self.session.seen = len(self.session.screen)
        self.session.enter(line)
        self.session_sees_echo()
        return self.wait(*(texts or (PROMPT,)))

    def session_sees_echo(self):
        """The prompt that stands before the line must not count as the next prompt."""
        deadline = time.monotonic() + QUIET
        while "\n" not in self.session.screen[self.session.seen:]:
            if time.monotonic() > deadline or self.session.has_ended():
                return
            self.session.take(0.05)
        self.session.seen = self.session.screen.index("\n", self.session.seen) + 1

    def key(self, key, *texts):
        self.session.seen = len(self.session.screen)
        self.session.type(key)
        return self.wait(*(texts or (PROMPT,)))

    def in_foreground(self, line, *programs):
        """Types a line, and waits until these programs have the terminal. False if the prompt has
        come. After a fault a program may be missing, so the wait for all of them is short.

        Race: Ctrl-Z before the last program is there would stop only the others."""
        self.session.seen = len(self.session.screen)
        self.session.enter(line)
        self.session_sees_echo()
        deadline = time.monotonic() + QUIET
        while time.monotonic() < deadline and not self.session.has_ended():
            fields = stat_fields(self.session.pid)
            names = {read(f"/proc/{pid}/comm").decode().strip()
                     for pid in children(self.session.pid)
                     if fields and stat_fields(pid)[2:3] == [fields[5]]}
            if names == set(programs):
                return True
            if self.is_at_prompt() and PROMPT in self.session.screen[self.session.seen:]:
                return False
            self.session.take(0.02)
        return not self.is_at_prompt()


def stop_and_go_on(play):
    if play.in_foreground("sleep 1000 | cat", "sleep", "cat"):
        play.key(CTRL_Z)
    play.enter("bg")
    if play.in_foreground("fg", "sleep", "cat"):
        play.key(CTRL_C)


def jobs_that_end(play):
    play.enter("/bin/true &")
    play.enter("wait")
    play.enter("sleep 0.1 & jobs")
    play.enter("wait; jobs -l")


def command_and_history(play):
    play.enter("/bin/echo o''ne")
    play.enter("cat <<E | cat", "> ")
    play.enter("two", "> ")
    play.enter("E")
    play.enter("history")


def practice_terminal(play):
    if play.enter("terminal", PRACTICE, PROMPT) == PRACTICE:
        play.enter("witness ada &", PRACTICE, PROMPT)
        play.enter("unplug", PROMPT)


def menu_of_a_practice_terminal(play):
    if play.enter("terminal", PRACTICE, PROMPT) == PRACTICE:
        play.key("\x1d", "u unplug")
        play.key("m", "any key goes back")
        play.session.type("q")
        play.enter("exit", PROMPT)


def step_of_a_lesson(play):
    if play.enter("lesson settled", "Your answer", PROMPT) == "Your answer":
        play.enter("b", PRACTICE, PROMPT)
        play.enter("witness ada & jobs", PRACTICE, PROMPT)
        if play.enter("quit", "[Y/n]", PROMPT) == "[Y/n]":
            play.enter("y")


# name, what is played, what an undisturbed screen has, what leash keeps, and true if the children of
# leash are disturbed too, before their exec: a practice terminal is such a child.
TERMINALS = [
    ("Ctrl-Z, bg, fg, Ctrl-C", stop_and_go_on, ("Stopped", "[1] sleep 1000 | cat"), (), False),
    ("jobs that end", jobs_that_end, ("Done",), (), False),
    ("commands and their history", command_and_history, ("one\r\n", "two\r\n"),
     ("state/leash/history",), False),
    ("a practice terminal, watched and unplugged", practice_terminal, ("died of SIGHUP",),
     ("state/leash/autopsy.json",), True),
    ("the menu of a practice terminal", menu_of_a_practice_terminal, ("u unplug", "any key"), (),
     True),
    ("a step of a lesson, and its progress", step_of_a_lesson, ("Where you were is kept",),
     ("state/leash/progress.json",), True),
]
