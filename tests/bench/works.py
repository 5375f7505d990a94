"""What is measured: each work is a row of the table.

A work's measure(bench, shell) gives a list of figures, or None if the shell cannot do this work.
`bench` has the sizes, the path of the program `bare`, and a folder for scripts.
"""

import json
import os
import re
import select
import shlex
import subprocess
import time
from dataclasses import dataclass
from typing import Callable

from shells import Shell
from terminal import Terminal, TooSlow

BARE = Shell("bare", [], [])


@dataclass
class Work:
    name: str
    goal: str
    unit: str
    measure: Callable
    bare: bool = False  # the program bare has this row too
    rounds: int = 1000  # at most so many: the work takes long, or hardly varies


# ---- scripts, by hyperfine -------------------------------------------------------------------


def hyperfine(command, env, runs):
    out = os.path.join(env["HOME"], "hyperfine.json")
    subprocess.run(
        ["hyperfine", "-N", "--style=none", f"--runs={runs}", f"--export-json={out}",
         shlex.join(command)],
        env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(out, encoding="utf-8") as file:
        return json.load(file)["results"][0]["times"]


def script(name, goal, text, fish=None, bare=None, runs=1):
    """text(bench) is the script, fish(bench) is the same script for fish, and bare(bench) has the
    arguments of `bare`."""

    def measure(bench, shell):
        if shell is BARE:
            return hyperfine([bench.bare, *bare(bench)], bench.env, runs)
        if shell.is_fish and not fish:
            return None
        return hyperfine([*shell.command, bench.script(name, shell, fish if shell.is_fish else text)],
                         bench.env, runs)

    return Work(name, goal, "s", measure, bare is not None)


def loop(size, body):
    return f"i=0\nwhile [ $i -lt {size} ]; do\n{body}\ni=$((i+1))\ndone\n"


def fish_loop(size, body):
    return f"for i in (seq {size})\n{body}\nend\n"


def here_document(megabytes):
    line = "The quick brown fox jumps over the lazy dog, and 1234567890 times so.\n"
    return lambda bench: "cat <<'EOF' >/dev/null\n" + \
        line * (bench.n(megabytes * 1_000_000) // len(line)) + "EOF\n"


def long_script(bench):
    return "".join(f'x={i}; : "$x" one two\n' for i in range(bench.n(50_000)))


def start_up(bench, shell):
    return hyperfine([*shell.command, "-c", ":"], bench.env, 1 if bench.quick else 100)


def peak_memory(name, text):
    """Measures the largest resident set while the shell reads and runs a script, in KB."""

    def measure(bench, shell):
        if shell.is_fish:
            return None
        done = subprocess.run([bench.bare, "peak", *shell.command, bench.script(name, shell, text)],
                              env=bench.env, check=True, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True)
        return [float(done.stderr)]

    return measure


def calls_per_command(bench, shell):
    """Counts the system calls for each program of a script: the calls of the shell, and the calls
    of the child until its end."""

    def calls(commands):
        text = lambda _: loop(commands, "/bin/true")
        fish = lambda _: fish_loop(commands, "/bin/true")
        path = bench.script(f"calls-{commands}", shell, fish if shell.is_fish else text)
        return count_calls(["-f", *shell.command, path], bench.env)

    few, many = 10, 110
    return [(calls(many) - calls(few)) / (many - few)]


def count_calls(arguments, env, seconds=None):
    out = os.path.join(env["HOME"], "strace")
    open(out, "w", encoding="utf-8").close()
    with subprocess.Popen(["strace", "-c", "-o", out, *arguments], env=env,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as strace:
        if seconds:
            time.sleep(seconds)
            strace.terminate()
    with open(out, encoding="utf-8") as file:
        total = [line.split() for line in file if line.rstrip().endswith("total")]
    return int(total[0][3]) if total else 0


class Gate:
    """A FIFO where jobs (`bare hold`) wait until open() is called, or until the end."""

    def __init__(self, bench):
        self.path = os.path.join(bench.env["HOME"], f"gate.{time.monotonic_ns()}")
        self.job = f"{bench.bare} hold {self.path} &"
        self.descriptor = -1
        os.mkfifo(self.path)

    def open(self):
        """Opens the FIFO. Returns the time before open(2): the jobs end before open(2) returns."""
        began = time.perf_counter()
        if self.descriptor < 0:
            # For reading and writing: then open(2) does not wait.
            self.descriptor = os.open(self.path, os.O_RDWR)
        return began

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.open()
        time.sleep(0.1)
        os.close(self.descriptor)
        os.unlink(self.path)


# ---- at a prompt -------------------------------------------------------------------------------


def first_prompt(bench, shell):
    times = []
    for _ in range(1 if bench.quick else 10):
        with Terminal(shell.interactive, bench.env) as terminal:
            times.append(terminal.prompt() - terminal.began)
    return times


def idle_memory(bench, shell):
    """Measures the memory that an idle shell has written to and does not share, in KB. The shell's
    program does not count: all processes that run the program share it, and the kernel can drop
    its pages."""
    with Terminal(shell.interactive, bench.env) as terminal:
        terminal.prompt()
        terminal.run("true")
        terminal.prompt()
        time.sleep(0.2)
        with open(f"/proc/{terminal.pid}/smaps_rollup", encoding="utf-8") as file:
            return [sum(int(line.split()[1]) for line in file if line.startswith("Private_Dirty"))]


def idle_calls(bench, shell):
    """Counts the system calls in a minute with ten jobs and without typing."""
    seconds = 2 if bench.quick else 60
    with Gate(bench) as gate, Terminal(shell.interactive, bench.env) as terminal:
        terminal.prompt()
        terminal.run(one_line_loop(shell, 10, gate.job))
        terminal.prompt()
        time.sleep(1)
        return [count_calls(["-f", "-p", str(terminal.pid)], bench.env, seconds) * 60 / seconds]


def one_line_loop(shell, size, body):
    if shell.is_fish:
        return f"for i in (seq {size}); {body}; end"
    # `&` ends a command, as ; does. Both together are a syntax error.
    body += "" if body.endswith("&") else ";"
    return f"i=0; while [ $i -lt {size} ]; do {body} i=$((i+1)); done"


# For shells that announce each job: looks a hundred times a second, as terminal
# emulators do. If each line woke the benchmark, it would take one of two processors
# from the shell, and measure itself. A look is up to 10 ms late, and later for a shell
# that writes much.
A_LOOK = 0.01


def background_at_prompt(before=""):
    def measure(bench, shell):
        with Terminal(shell.interactive, bench.env) as terminal:
            terminal.prompt()
            if before:
                terminal.run(before)
            line = one_line_loop(shell, bench.n(1000), "/bin/true &")
            return [terminal.run(f"{line}; wait", pause=A_LOOK)]

    return measure


def many_jobs(size, stage):
    """Measures the cost of one of `size` jobs: to start, to list, or to wait for the job."""

    def measure(bench, shell):
        if shell.name not in ("leash", "bash", "dash", "zsh"):
            return None
        jobs = bench.n(size)
        with Gate(bench) as gate, Terminal(shell.interactive, bench.env) as terminal:
            terminal.prompt()
            start = terminal.run(one_line_loop(shell, jobs, gate.job), 90, pause=A_LOOK)
            listing = terminal.run("jobs >jobs.list", 90)
            end = terminal.run("wait", 90, before_end=gate.open)
        return [{"start": start, "list": listing, "wait": end}[stage] / jobs]

    return measure


def hang_up(bench, shell):
    """Measures the time from the close of the terminal to the end of the shell and of all jobs."""
    if shell.name not in ("leash", "bash", "zsh", "fish"):
        return None  # the other shells let their jobs live
    alive, held = os.pipe()  # each living process holds the end for writing
    with Gate(bench) as gate, Terminal(shell.interactive, bench.env, keep_open=[held]) as terminal:
        os.close(held)
        terminal.prompt()
        terminal.run(one_line_loop(shell, bench.n(1000), gate.job), 90)
        time.sleep(0.5)
        began = time.perf_counter()
        terminal.close()
        if not select.select([alive], [], [], 5)[0]:
            raise TooSlow()
        end = time.perf_counter()
    os.close(alive)
    return [end - began]


def with_a_crowd(command):
    def measure(bench, shell):
        if shell.name != "leash":
            return None
        with subprocess.Popen([bench.bare, "crowd", str(bench.n(5000))], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as crowd:
            crowd.stdout.readline()
            with Terminal(shell.interactive, bench.env) as terminal:
                terminal.prompt()
                terminal.run("true")
                terminal.run("command -v " + command.split()[0])
                if command.split()[0].encode() not in terminal.seen:
                    return None
                times = [terminal.run(f"{command} >/dev/null") for _ in range(5)]
            crowd.stdin.close()
        return times

    return measure


def all_works():
    commands = lambda bench: bench.n(1000)
    works = [
        script("external", "<= 1.05 x bare, the fastest shell",
               lambda b: loop(commands(b), "/bin/true"),
               lambda b: fish_loop(commands(b), "/bin/true"),
               lambda b: ["sequence", str(commands(b))]),
        script("background", "the fastest shell",
               lambda b: loop(commands(b), "/bin/true &") + "wait\n",
               lambda b: fish_loop(commands(b), "/bin/true &") + "wait\n",
               lambda b: ["background", str(commands(b))]),
        Work("background-at-prompt", "the fastest shell", "s", background_at_prompt()),
        # Without the cost of the announcement of each job: "[1] 4242" goes to the
        # terminal.
        Work("background-unannounced", "the fastest shell", "s",
             background_at_prompt("exec 2>/dev/null")),
        script("pipelines", "the fastest shell",
               lambda b: loop(b.n(300), "/bin/true | /bin/true | /bin/true"),
               lambda b: fish_loop(b.n(300), "/bin/true | /bin/true | /bin/true"),
               lambda b: ["pipelines", str(b.n(300))]),
        Work("start-up", "<= 1.15 x dash", "s", start_up),
        Work("first-prompt", "<= bash", "s", first_prompt),
        script("loop", "<= dash", lambda b: loop(b.n(1_000_000), ":")),
        script("functions", "<= dash",
               lambda b: "f() { x=$1; }\n" + loop(b.n(300_000), "f $i")),
        script("patterns", "<= dash",
               lambda b: "p=/usr/local/lib/leash/library.tar.gz\n"
               + loop(b.n(200_000), "x=${p##*/} y=${p%.*}")),
        script("substitutions", "<= dash",
               lambda b: loop(b.n(20_000), "x=$(echo x)"),
               lambda b: fish_loop(b.n(20_000), "set x (echo x)")),
        # The same for a substitution for which leash needs a process, as most shells do
        # above.
        script("substitution-forked", "-", lambda b: loop(b.n(5_000), "x=$(:; echo x)"),
               lambda b: fish_loop(b.n(5_000), "set x (true; echo x)")),
        script("long-script", "<= dash", long_script),
        script("here-document", "<= dash", here_document(10)),
        Work("long-script-memory", "linear", "KB", peak_memory("long-script", long_script)),
        *(Work(f"here-document-memory-{size}MB", "linear", "KB",
               peak_memory(f"here-document-{size}MB", here_document(size))) for size in (5, 10, 20)),
        Work("idle-memory", "<= bash", "KB", idle_memory),
        Work("idle-calls", "0", "calls/min", idle_calls, rounds=1),
        Work("calls-per-command", "<= dash", "calls", calls_per_command, rounds=1),
        Work("hang-up", "<= bash", "s", hang_up),
        Work("map", "< 150 ms", "s", with_a_crowd("map -a")),
        Work("forecast", "< 150 ms", "s", with_a_crowd("forecast hangup")),
    ]
    for stage in ("start", "list", "wait"):
        for size in (200, 2000, 10_000):
            works.append(Work(f"job-{stage}-{size}", "within 1.3 x of 200 jobs", "s",
                              many_jobs(size, stage), rounds=3))
    return works
