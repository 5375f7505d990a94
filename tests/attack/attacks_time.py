"""Attacks at random moments: the window is closed, signals come, the start is cut off."""

import os
import shutil
import signal
import subprocess
import tempfile
import time

from arena import PRACTICE, Failed, Unable, must
from pty_session import (CTRL_BRACKET, CTRL_C, CTRL_Z, PROMPT, children, eventually, read,
                         stat_fields)

ENGINE = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                       "../lessons/engine"))
SMALL_LESSONS = {"LEASH_LESSONS": ENGINE, "LEASH_TRUSTED_LESSONS": ENGINE}


# ---- the window is closed ----------------------------------------------------------------------
# A situation brings a session to a state. Then the window is closed, after at most `seconds`.

def at_the_prompt(session):
    session.run("/bin/true")


def in_a_half_typed_line(session):
    session.type("echo 'half\rof a line")


def in_a_here_document(session):
    session.enter("cat <<END")
    session.type("a\r")


def job_in_the_foreground(session):
    session.enter("sleep 1000")


def pipelines_in_a_loop(session):
    session.enter("while :; do /bin/true | cat; x=$(/bin/echo a); done")


def stopped_jobs(session):
    session.run("sleep 1000 &")
    for _ in range(2):
        session.enter("sleep 1001 | cat")
        time.sleep(0.05)
        session.type(CTRL_Z)
        session.see("Stopped")
        session.prompt()


def jobs_in_the_background(session):
    for _ in range(5):
        session.run("sleep 1000 | cat &")


def job_that_is_continued(session):
    stopped_jobs(session)
    session.enter("bg; fg %1")


def waiting_for_a_job(session):
    session.run("sleep 1000 &")
    session.enter("wait")


def blocked_in_a_fifo(session):
    session.run("mkfifo fifo")
    session.enter("cat <fifo")


def leash_in_leash(session):
    session.run("exec 3>&1")
    session.enter("$LEASH --norc -i")
    session.see(PROMPT)
    session.enter("sleep 1000 | cat")


def practice_terminal(session):
    session.enter("terminal")


def practice_prompt(session):
    practice_terminal(session)
    session.see(PRACTICE)
    session.run("witness ada &", PRACTICE)


def practice_job(session):
    practice_prompt(session)
    session.enter("witness bob")


def practice_menu(session):
    practice_job(session)
    session.type(CTRL_BRACKET)
    session.see("u unplug")


def practice_map(session):
    practice_menu(session)
    session.type("m")


def practice_unplugged(session):
    practice_prompt(session)
    session.enter("unplug")


def practice_traced(session):
    session.enter("terminal --trace")
    session.see(PRACTICE)
    session.enter("witness ada & sleep 1000")


def lesson_begins(session):
    session.enter("lesson settled")


def lesson_at_a_question(session):
    lesson_begins(session)
    session.see("Your answer")


def lesson_at_its_prompt(session):
    lesson_at_a_question(session)
    session.enter("b")
    session.see(PRACTICE)


def lesson_with_a_job(session):
    lesson_at_its_prompt(session)
    session.enter("witness ada")
    session.see("witness")


def questions_of_the_first_lesson(session):
    session.run("unset LEASH_LESSONS LEASH_TRUSTED_LESSONS")
    session.enter("lesson the-cable")
    session.see("Your answer")


def lesson_step_done(session):
    questions_of_the_first_lesson(session)
    session.enter("skip")
    session.see(PRACTICE)
    session.run("witness ada &", PRACTICE)
    session.enter("nohup witness bob &")
    session.see("Enter goes on")


def lesson_next_step(session):
    lesson_step_done(session)
    session.type("\r")


def lesson_unplugged(session):
    lesson_next_step(session)
    session.see("Your answer")
    session.enter("b")
    session.see(PRACTICE)
    session.enter("unplug")


def lesson_at_its_last_question(session):
    lesson_unplugged(session)
    session.see("Enter ends the lesson")
    session.type("\r")
    session.see("[Y/n]")


def lesson_is_left(session):
    lesson_at_its_prompt(session)
    session.enter("quit")


def lesson_is_verified(session):
    session.enter("lesson verify")
    session.see("Lesson ")


def survey(session):
    session.enter("survey dash bash")


# situation, the longest time until the window is closed in seconds
SITUATIONS = [
    (at_the_prompt, 0.1), (in_a_half_typed_line, 0.1), (in_a_here_document, 0.1),
    (job_in_the_foreground, 0.1), (pipelines_in_a_loop, 0.3), (stopped_jobs, 0.1),
    (jobs_in_the_background, 0.1), (job_that_is_continued, 0.1), (waiting_for_a_job, 0.1),
    (blocked_in_a_fifo, 0.1), (leash_in_leash, 0.2), (practice_terminal, 0.3),
    (practice_prompt, 0.2), (practice_job, 0.2), (practice_menu, 0.1), (practice_map, 0.2),
    (practice_unplugged, 0.7), (practice_traced, 0.3), (lesson_begins, 0.5),
    (lesson_at_a_question, 0.1), (lesson_at_its_prompt, 0.1), (lesson_with_a_job, 0.3),
    (questions_of_the_first_lesson, 0.2), (lesson_step_done, 0.2), (lesson_next_step, 0.5),
    (lesson_unplugged, 1.5), (lesson_at_its_last_question, 0.1), (lesson_is_left, 0.3),
    (lesson_is_verified, 1.5), (survey, 1.5)]


def window_closed(situation, seconds):
    def attack(arena):
        moment = arena.random.uniform(0, seconds)
        with arena.session(environment={**SMALL_LESSONS, "LEASH": arena.leash}) as session:
            situation(session)
            time.sleep(moment)  # the random moment is what is tried
            session.close()
            status = session.wait_for_end()
            must(status in (-signal.SIGHUP, 128 + signal.SIGHUP) or status >= 0,
                 f"leash has ended with {status}")
            try:
                # A window that is closed at the last question says no: bob, whom nohup protects,
                # and his log stay.
                session.see_nothing_left(
                    allowed=lambda pid: situation is lesson_at_its_last_question
                    and session.command_of(pid) == "witness bob")
            except Failed as error:
                raise Failed(f"after {moment:.3f} s: {error}") from None
    attack.__doc__ = situation.__name__.replace("_", " ")
    return attack


# ---- signals at random moments -----------------------------------------------------------------

SIGNALS = [signal.SIGCHLD, signal.SIGWINCH, signal.SIGCONT, signal.SIGINT, signal.SIGTSTP,
           signal.SIGHUP, signal.SIGTERM, signal.SIGUSR1, signal.SIGALRM]


def signals_at_the_prompt(arena, seconds):
    """A shell with traps runs commands, and its owner types on. Returns the number of signals."""
    lines = ["for i in 1 2 3; do /bin/true; x=$(/bin/echo a); done", "/bin/echo a | cat | cat",
             "sleep 0 & wait", "cat <<E\ra\rE", "(/bin/true; exit 3)", "jobs; map >/dev/null",
             "echo a >f; read x <f", "sleep 0.01 | cat & fg"]
    sent = 0
    with arena.session() as session:
        session.run("trap : HUP TERM USR1 ALRM")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            session.enter(arena.random.choice(lines))
            pause = time.monotonic() + arena.random.uniform(0.01, 0.1)
            while time.monotonic() < pause:
                os.kill(session.pid, arena.random.choice(SIGNALS))
                sent += 1
                time.sleep(arena.random.uniform(0, 0.004))
                session.take(0)
            must(not session.has_ended(), f"leash has ended with status {session.status}")
        os.kill(session.pid, signal.SIGCONT)

        # What was typed is run. Then the shell is as before.
        def answers():
            session.type(CTRL_C)
            session.enter("echo sti''ll here")
            deadline = time.monotonic() + 2
            while time.monotonic() < deadline:
                if "still here" in session.screen[session.seen:]:
                    return True
                session.take(0.1)
            return False
        eventually("the shell answers", answers)
        session.see("still here")
        session.prompt()
        session.enter("kill -KILL $(jobs -p) 2>/dev/null; wait; echo a''ll over")
        session.see("all over")
        eventually("no child is left", lambda: not children(session.pid))
        session.run("trap - HUP")
        session.close()
        must(session.wait_for_end() == -signal.SIGHUP, "leash has not died of SIGHUP")
        session.see_nothing_left()
    return sent


def signals_to_a_script(arena, seconds):
    """A script with traps computes. Its output is exact all the same."""
    script = ("trap : HUP TERM USR1 ALRM INT\n"
              "i=0 sum=0 end=$1\n"
              "while [ ! -e stop ]; do i=$((i + 1))\n"
              "  x=$(/bin/echo $i); y=$(echo $x | cat); read z <<E\n$y\nE\n"
              "  sum=$((sum + z)); /bin/echo $z >>out; /bin/true || echo failed\n"
              "done\necho $i $sum\n")
    sent = 0
    with arena.session(arguments=("--norc", "script"), wait=False, before=(
            "/bin/sh", "-c", "while [ ! -e script ]; do :; done; exec \"$@\"", "sh")) as session:
        session.write("script.new", script)
        os.rename(session.home + "/script.new", session.home + "/script")
        eventually("the script works", lambda: read(session.home + "/out"))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            os.kill(session.pid, arena.random.choice(SIGNALS))
            sent += 1
            time.sleep(arena.random.uniform(0, 0.004))
            must(not session.has_ended(), f"leash has ended with status {session.status}")
        session.write("stop", "")
        os.kill(session.pid, signal.SIGCONT)
        must(session.wait_for_end() == 0, f"the status is {session.status}")
        last, total = map(int, session.screen.split()[-2:])
        must(total == last * (last + 1) // 2, f"a number is lost: {session.screen}")
        out = read(session.home + "/out").split()
        must(out == [str(i).encode() for i in range(1, last + 1)], "a line is lost")
        must("failed" not in session.screen and "leash:" not in session.screen, session.screen)
    return sent


# ---- the window is closed at each system call of a start ----------------------------------------

START = ("--norc", "-i")
# LeakSanitizer traces its own process, which a process that is traced already cannot do.
TRACED = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}


def calls_of_a_start(arena, most):
    """Returns the first system calls of an interactive leash, as (name, how many of this name)."""
    if not shutil.which("strace") or subprocess.run(
            ["strace", "-qq", "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL,
            check=False).returncode != 0:
        raise Unable("strace cannot trace here")
    folder = tempfile.mkdtemp(prefix="leash-calls-")
    try:
        log = folder + "/log"
        os.chmod(folder, 0o777)
        # -D: leash stays the leader of its session; strace is its grandchild.
        with arena.session(arguments=START, environment=TRACED,
                           before=("strace", "-DDD", "-qq", "-o", log)) as session:
            session.run("/bin/true")
            session.enter("exit")
            session.wait_for_end()
            eventually("the tracer ends", lambda: not session.left())
        counts, calls = {}, []
        for line in read(log).decode(errors="replace").splitlines():
            name = line.partition("(")[0]
            if name.isidentifier():
                counts[name] = counts.get(name, 0) + 1
                calls.append((name, counts[name]))
        return [one for one in calls[1:] if one[0] != "exit_group"][:most]  # without execve
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def closed_at_a_call(call, number):
    """SIGSTOP comes at this call; the window is closed; the kernel continues leash by the hangup."""
    def attack(arena):
        with arena.session(arguments=START, environment=TRACED, wait=False, before=(
                "strace", "-DDD", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                "-e", f"inject={call}:signal=SIGSTOP:when={number}")) as session:
            session.enter("/bin/true")
            eventually("leash stops at the call, or is at its prompt without it",
                       lambda: session.take(0) and False or stopped(session.pid) or
                       session.screen.count(PROMPT) >= 2)
            session.close()
            status = session.wait_for_end()
            must(status == -signal.SIGHUP or status >= 0, f"leash has ended with {status}")
            session.see_nothing_left()
    attack.__doc__ = f"{call}, number {number}"
    return attack


def stopped(pid):
    """True if the process is stopped by a signal. A stop at a system call is over at once, so two
    looks tell the two apart."""
    def state():
        return stat_fields(pid)[:1] in (["T"], ["t"]) and read(f"/proc/{pid}/syscall")
    before = state()
    time.sleep(0.03)
    return before and state() == before
