"""A shell on a new pseudo-terminal, for tests/attack and tests/faults.

A Session types keys and reads the screen, as a person does. The Session has a home folder of its
own, and each process that it starts inherits a mark in the environment: so the Session finds every
process that is left, and ends only these processes, by process ID.
"""

import errno
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import tempfile
import termios
import time

PATIENCE = 60  # seconds; a busy machine must meet this
PROMPT = "ready> "
CTRL_C, CTRL_D, CTRL_Z, CTRL_BRACKET = "\x03", "\x04", "\x1a", "\x1d"
MARK = "LEASH_TEST_MARK"

# Readline turns bracketed paste on before each line, and off behind it.
PASTE = re.compile(r"\x1b\[\?2004[hl]\r?")


class Failed(Exception):
    """What was promised is not so."""


def eventually(what, holds, patience=PATIENCE):
    """Waits until holds() is true. Returns what holds() has returned."""
    deadline = time.monotonic() + patience
    while True:
        answer = holds()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Failed("waited for: " + what)
        time.sleep(0.01)


def read(path):
    """Returns the content of a file as bytes; b"" if the file cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def stat_fields(pid):
    """Returns the fields of /proc/PID/stat from the state on; [] if the process is gone."""
    return read(f"/proc/{pid}/stat").decode(errors="replace").rpartition(") ")[2].split()


def is_alive(pid):
    """Returns true if the process exists and is no zombie."""
    return stat_fields(pid)[:1] not in ([], ["Z"], ["X"])


def cpu_ticks(pid):
    """Returns the processor time that the process has used, in clock ticks."""
    fields = stat_fields(pid)
    return int(fields[11]) + int(fields[12]) if fields else 0


def children(pid):
    """Returns the process IDs of the children that are no zombies."""
    return [int(one) for one in os.listdir("/proc")
            if one.isdigit() and stat_fields(one)[:2] not in ([],) and
            stat_fields(one)[1:2] == [str(pid)] and is_alive(one)]


def become(user):
    """Gives up root for a numeric user ID, which needs no account."""
    if user != os.geteuid():
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)


def default_signals():
    """A test runner may ignore or block signals. A program must start as after a login."""
    for number in range(1, 32):
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


class Session:
    """Starts `before` + leash + `arguments` on a new terminal, as `user`."""

    def __init__(self, leash, arguments=("--norc", "-i"), user=None, environment=None, before=(),
                 wait=True):
        self.user = os.geteuid() if user is None else user
        self.home = tempfile.mkdtemp(prefix="leash-session-")
        self.temporary = self.home + "/tmp"
        os.mkdir(self.temporary)
        for folder in (self.home, self.temporary):
            os.chown(folder, self.user, self.user if self.user != os.geteuid() else -1)
        self.environment = {
            "HOME": self.home, "TMPDIR": self.temporary, "TERM": "dumb", "LANG": "C.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "PS1": PROMPT,
            "XDG_STATE_HOME": self.home + "/state", "XDG_CONFIG_HOME": self.home + "/config",
            MARK: os.path.basename(self.home), **(environment or {})}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        command = [*before, leash, *arguments]
        self.screen = ""  # all that was written so far
        self.status = None  # of waitpid(2), when the leader has ended
        self.raw = b""
        self.seen = 0
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            try:
                default_signals()
                become(self.user)
                os.chdir(self.home)
                os.closerange(3, 1000)
                os.execvpe(command[0], command, self.environment)
            finally:
                os._exit(127)
        os.set_inheritable(self.master, False)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        if wait:
            self.guarded(self.prompt)

    def guarded(self, act):
        """Ends the session if act() fails: the caller has no Session to end yet."""
        try:
            act()
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
        self.end_all()
        shutil.rmtree(self.home, ignore_errors=True)

    # ---- keyboard and screen ----

    def type(self, keys):
        """Types keys. Returns false if the terminal is gone."""
        left = keys.encode()
        deadline = time.monotonic() + PATIENCE
        while left:
            if time.monotonic() > deadline:
                raise Failed("nobody reads the keyboard")
            self.take(0)
            if not select.select([], [self.master], [], 0.1)[1]:
                continue
            try:
                left = left[os.write(self.master, left[:1024]):]
            except OSError:
                return False
        return True

    def take(self, seconds):
        """Reads what is there. Returns false if nothing came within the time."""
        if self.master < 0 or not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            self.raw += os.read(self.master, 65536)
        except OSError as error:
            if error.errno not in (errno.EIO, errno.EAGAIN):
                raise
            time.sleep(0.01)  # no process has the other side open
            return False
        self.screen = PASTE.sub("", self.raw.decode("utf-8", "surrogateescape"))
        return True

    def see(self, text, patience=PATIENCE):
        """Waits until the text comes after the last text that was seen. Returns what came before."""
        deadline = time.monotonic() + patience
        while (found := self.screen.find(text, self.seen)) < 0:
            left = deadline - time.monotonic()
            if left <= 0 or (not self.take(min(left, 0.5)) and self.has_ended()
                             and not self.take(0)):
                if self.screen.find(text, self.seen) >= 0:
                    continue
                raise Failed(f"waited for {text!r}, saw {self.screen[self.seen:][-600:]!r}")
        before = self.screen[self.seen:found]
        self.seen = found + len(text)
        return before

    def prompt(self):
        return self.see(PROMPT)

    def enter(self, line):
        self.type(line + "\r")

    def run(self, line, prompt=PROMPT):
        """Types a line. Returns what was written until the next prompt, without the echo."""
        self.enter(line)
        self.see("\n")
        return self.see(prompt).replace("\r", "")

    def number(self, expression):
        """Returns the number that the shell gives for an expression such as $!."""
        self.enter(f"echo number'='{expression};")
        self.see("number=")
        value = int(self.see("\n"))
        self.prompt()
        return value

    def write(self, name, text):
        """Writes a file of the home folder, which then belongs to the user of the session."""
        path = os.path.join(self.home, name)
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
        os.chown(path, self.user, -1)
        return path

    def see_asleep_in(self, call):
        """Waits until the leader sleeps in this system call (a number of x86-64 or "any")."""
        eventually(f"the shell sleeps in call {call}", lambda: stat_fields(self.pid)[:1] == ["S"]
                   and read(f"/proc/{self.pid}/syscall").split()[:1] == [str(call).encode()])

    # ---- the end ----

    def close(self):
        """Closes the window: the kernel hangs up the session."""
        if self.master >= 0:
            os.close(self.master)
        self.master = -1

    def has_ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is not None

    def wait_for_end(self, patience=PATIENCE):
        """Waits for the end of the leader. Returns its status as os.waitstatus_to_exitcode does."""
        def ended():
            if self.master >= 0:
                self.take(0)
            return self.has_ended()
        eventually("the shell ends", ended, patience)
        return os.waitstatus_to_exitcode(self.status)

    def left(self):
        """Returns the processes of this session that are no zombies: those that carry the mark or
        work in the home folder. A reaped leader is not among them."""
        mark = f"{MARK}={os.path.basename(self.home)}".encode()
        found = []
        for name in os.listdir("/proc"):
            if not name.isdigit() or int(name) == os.getpid():
                continue
            try:
                folder = os.readlink(f"/proc/{name}/cwd")
            except OSError:
                folder = ""
            ours = folder.startswith(self.home) or mark in read(f"/proc/{name}/environ").split(b"\0")
            if ours and is_alive(name):
                found.append(int(name))
        return found

    def command_of(self, pid):
        return read(f"/proc/{pid}/cmdline").replace(b"\0", b" ").decode(errors="replace").strip()

    def see_nothing_left(self, allowed=lambda pid: False, patience=PATIENCE):
        """Waits until no process of the session is left, and no folder of a practice terminal."""
        def remaining():
            return [pid for pid in self.left() if not allowed(pid)]
        try:
            eventually("", lambda: not remaining() and (
                self.left() or not os.listdir(self.temporary)), patience)
        except Failed:
            raise Failed("left: " + str([self.command_of(pid) for pid in remaining()]) + " " +
                         str(os.listdir(self.temporary))) from None

    def end_all(self):
        """Ends every process of the session, by process ID."""
        for _ in range(200):
            left = self.left()
            if self.status is None and is_alive(self.pid):
                left.append(self.pid)
            if not left:
                break
            for pid in left:
                try:
                    # The descriptor holds the process: the second look is about the same process.
                    held = os.pidfd_open(pid)
                except OSError:
                    continue
                try:
                    if pid == self.pid or pid in self.left():
                        signal.pidfd_send_signal(held, signal.SIGKILL)
                except OSError:
                    pass
                finally:
                    os.close(held)
            time.sleep(0.01)
        if self.status is None:
            _, self.status = os.waitpid(self.pid, 0)
