#!/usr/bin/env python3
"""Shows each view of leash on a terminal of a given width, in a given language, as text.

    screens.py check LEASH FOLDER    compares the screens with the texts in FOLDER
    screens.py write LEASH FOLDER    writes the texts anew: read them before you commit them

FOLDER has a file for each language and width: zh_CN.60.txt. Whatever FOLDER says, a line that is
wider than its terminal is an error.

The programs are real, and the scenes below are fixed. What differs from run to run is replaced by
a mark of the same width, so that the columns of a table stay where they are:

    process IDs     the scenes run in a PID namespace of their own, in which process IDs have four
                    digits; each becomes pidN, where N is a letter, in the order of appearance
    times           14:02:11 becomes hh:mm:ss, and "  12 ms" becomes "   N ms"
    STAT            a daemon that still runs, R, becomes S: soon it sleeps

The order of a timeline differs too. So an autopsy that is made here is not compared, only measured;
autopsy.json is compared, the file in which a leash has kept the autopsy of such a scene.

The scenes have a /dev/pts and a /mnt of their own, where the home folder and leash are. Without the
right to make these (unshare(1)) the test is skipped: exit status 77.
"""
import codecs
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
import unicodedata

LANGUAGES = ["en", "zh_CN"]
WIDTHS = [60, 80, 120]
PATIENCE = 120  # seconds
PROMPT = "ready> "
INSIDE = "practice$ "
FIRST_PID = 4000
LEASH = "/mnt/built/leash"
LESSONS = "/mnt/share/leash/lessons"  # where that leash looks for them
KEPT = "/mnt/.local/state/leash/autopsy.json"

# Each scene is a new leash at its prompt. A scene is a list of lines to type, each with the title of
# its screen. Without a title a screen is not looked at. A line may have the text that ends its
# screen, if this is not the prompt. None types nothing.
SCENES = [
    [("welcome", None)],
    [("help", "help"),
     ("help: a built-in", "forecast --help"),
     ("help: a page", "help keys"),
     ("help: a page of a signal", "help SIGHUP"),
     ("help: daemonize", "daemonize --help"),
     ("help: a program", "leash-daemonize --help"),
     ("errors", "jobs -x; kill %7; forecast %2; facts nobody; map --wathc; policy fsh; "
                "unplugg; lesson 99; autopsy; terminal --shell nosuch; unplug"),
     ("lang", "lang"),
     ("policy", "policy"),
     ("policy, one", "policy -s zsh"),
     ("policy, another", "policy zsh; policy leash"),
     ("lesson list", "lesson list"),
     ("lesson status", "lesson status")],
    [(None, "sleep 1001 &"),
     (None, "nohup sleep 1002 > /dev/null 2>&1 &"),
     (None, "sleep 1003 | cat &"),
     (None, "(trap '' HUP; exec sleep 1004) & disown"),
     (None, "until grep -q ^sleep /proc/$!/cmdline; do sleep 0.1; done"),
     ("jobs", "jobs"),
     ("jobs -l", "jobs -l"),
     ("map", "map"),
     ("facts", "facts %1"),
     ("facts, a job that ignores SIGHUP", "facts %2"),
     ("forecast", "forecast"),
     ("forecast of one event", "forecast --if hangup"),
     ("forecast, why", "forecast %1 --if hangup --why"),
     ("forecast, policies", "forecast %1 --policies"),
     ("daemonize --explain", "daemonize --explain sleep 1005"),
     ("daemonize -v", "daemonize -v sleep 1006"),
     ("map with daemons", "map"),
     (None, "narrate on"),
     ("narrate", "/bin/true"),
     ("narrate, a job", "kill %1; wait %1"),
     (None, "narrate off")],
    [(None, "rm -f *.log"),
     ("practice terminal", ["terminal", INSIDE]),
     (None, ["witness ada --log ada.log &", INSIDE]),
     (None, ["witness bob --log bob.log --ignore HUP &", INSIDE]),
     (None, ["until [ -s ada.log ] && [ -s bob.log ]; do sleep 0.1; done", INSIDE]),
     ("check", ["check background ada; check dead bob; check died-of ada HUP", INSIDE]),
     ("witness --help", ["witness --help", INSIDE]),
     ("the end", ["unplug", "[Y/n] "]),
     ("the end of the survivors", ["y", PROMPT])],
    [("autopsy", "autopsy")],
    [("survey", "survey dash 2> /dev/null")],
]
VARYING = {"the end", "the end of the survivors"}  # not compared


# ---- the terminal ----

class Session:
    """A leash at its prompt on a terminal of `columns` columns."""

    def __init__(self, language, columns):
        environment = {
            "HOME": "/mnt", "LEASH_LANG": language, "LC_ALL": "C.UTF-8", "NO_COLOR": "1",
            "PATH": "/usr/local/bin:/usr/bin:/bin", "PS1": PROMPT, "TERM": "xterm",
        }
        self.text = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
            os.chdir("/mnt")
            os.execve(LEASH, ["leash", "-i"], environment)

    def see(self, prompt):
        """Waits until the text ends in the prompt. Returns the text before the prompt."""
        deadline = time.monotonic() + PATIENCE
        while not plain(self.text).endswith(prompt):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.master], [], [], left)[0]:
                sys.exit(f"waited {PATIENCE} s for {prompt!r}:\n{self.text}")
            self.text += self.decoder.decode(os.read(self.master, 65536))
        text = plain(self.text)[:-len(prompt)]
        self.text = ""
        return text

    def type(self, line):
        os.write(self.master, (line + "\r").encode())

    def close(self):
        """Hangs up, and ends every process of the namespace but this one, which has the PID 1."""
        os.close(self.master)
        os.waitpid(self.pid, 0)
        for name in os.listdir("/proc"):
            if name.isdigit() and name != "1":
                try:
                    os.kill(int(name), signal.SIGKILL)
                except ProcessLookupError:
                    pass
        try:
            while True:
                os.waitpid(-1, 0)
        except ChildProcessError:
            pass


def plain(text):
    """The text without escape sequences and carriage returns."""
    text = re.sub(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[78DMEc=>]", "", text)
    return text.replace("\r", "")


def width_of(line):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


# ---- what differs from run to run ----

class Marks:
    def __init__(self):
        self.seen = {}

    def replace(self, text):
        text = re.sub(r"\b\d\d:\d\d:\d\d\b", "hh:mm:ss", text)
        text = re.sub(r"(?m) {0,3}\d{1,4} ms", "   N ms", text)
        text = re.sub(r"(?m)(-1) [RS]$", r"\1 S", text)
        return re.sub(r"\b4\d\d\d\b", self.mark, text)

    def mark(self, match):
        return self.seen.setdefault(match.group(), f"pid{chr(ord('a') + len(self.seen) % 26)}")


# ---- the screens ----

def screens(kept_autopsy, language, columns):
    """Returns the text of the file, and the lines that are too wide."""
    text, wide = "", []
    for scene in SCENES:
        os.makedirs(os.path.dirname(KEPT), mode=0o700, exist_ok=True)
        shutil.copy(kept_autopsy, KEPT)
        with open("/proc/sys/kernel/ns_last_pid", "w") as last:
            last.write(str(FIRST_PID))
        marks = Marks()
        session = Session(language, columns)
        screen = session.see(PROMPT)
        for title, line in scene:
            prompt = PROMPT
            if line is not None:
                if isinstance(line, list):
                    line, prompt = line
                session.type(line)
                screen = session.see(prompt)
                # Readline has echoed the line, in pieces if the line is long.
                screen = screen[screen.find("\n") + 1:]
            if not title:
                continue
            screen = marks.replace(screen)
            wide += [f"{title}: {one}" for one in screen.split("\n") if width_of(one) > columns]
            if title not in VARYING:
                text += f"==== {title} ====\n{screen}\n"
        session.close()
    return text, wide


def main(mode, leash, folder):
    failed = False
    own_folders(os.path.dirname(leash))
    for language in LANGUAGES:
        for columns in WIDTHS:
            text, wide = screens(os.path.join(folder, "autopsy.json"), language, columns)
            path = os.path.join(folder, f"{language}.{columns}.txt")
            for line in wide:
                failed = True
                print(f"{path}: wider than {columns} columns: {line}")
            if mode == "write":
                with open(path, "w") as file:
                    file.write(text)
                continue
            shown = subprocess.run(["diff", "-u", path, "-"], input=text.encode())
            failed = failed or shown.returncode != 0
    return 1 if failed else 0


def in_namespaces():
    """Runs this script again in namespaces of its own. Returns its exit status."""
    become_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    command = ["unshare", *become_root, "--mount", "--pid", "--fork", "--kill-child",
               "--mount-proc"]
    if subprocess.run([*command, "true"], stderr=subprocess.DEVNULL).returncode != 0:
        print("unshare: no namespaces here: skipped")
        return 77
    return subprocess.run([*command, sys.executable, os.path.abspath(sys.argv[0]), "--inside",
                           *sys.argv[1:]]).returncode


def own_folders(built):
    for kind, options, place in [("devpts", "newinstance,ptmxmode=0666", "/dev/pts"),
                                 ("tmpfs", "mode=0755", "/mnt")]:
        subprocess.run(["mount", "-t", kind, "-o", options, kind, place], check=True)
    for folder in [os.path.dirname(LEASH), LESSONS]:
        os.makedirs(folder)
    lessons = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../lessons")
    for what, place in [("/dev/pts/ptmx", "/dev/ptmx"), (built, os.path.dirname(LEASH)),
                        (lessons, LESSONS)]:
        subprocess.run(["mount", "--bind", what, place], check=True)


if __name__ == "__main__":
    if sys.argv[1] == "--inside":
        sys.exit(main(*sys.argv[2:5]))
    sys.exit(in_namespaces())
