"""A shell at a prompt, on a new pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPES = re.compile(rb"\x1b\[[0-9;?=>]*[a-zA-Z]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b[=>()][B0]?|\r")
PROMPT = re.compile(rb"[$#%>]\s*$")


class TooSlow(Exception):
    """The expected output has not come in time, so there is no figure."""


class Terminal:
    """Starts `command` on a new terminal. The end of the Terminal ends the shell, and every process
    that was started on the terminal."""

    def __init__(self, command, environment, keep_open=()):
        self.began = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            for descriptor in keep_open:
                os.set_inheritable(descriptor, True)
            # The benchmark may have inherited ignored signals, from nohup or from & in
            # a script.
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            try:
                os.chdir(environment["HOME"])
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
        for number in (signal.SIGHUP, signal.SIGKILL):
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                pass
        os.waitpid(self.pid, 0)

    def close(self):
        if self.master >= 0:
            os.close(self.master)
        self.master = -1

    def wait_until(self, is_there, seconds, pause=0):
        """Reads until is_there(the output without escape sequences) is true. Returns the time.

        `pause` is the time between two looks, in seconds."""
        deadline = time.perf_counter() + seconds
        searched = 0
        while True:
            now = time.perf_counter()
            # Searches only the new text and a little before it: to search all text each
            # time would take the processor from a shell that writes a line for each
            # job.
            if is_there(ESCAPES.sub(b"", self.seen[max(searched - 200, 0):])):
                return now
            searched = len(self.seen)
            time.sleep(pause)
            if now > deadline or not select.select([self.master], [], [], deadline - now)[0]:
                raise TooSlow()
            before = len(self.seen)
            try:
                # One read returns at most the kernel's buffer of 4 KB, so this reads
                # until nothing is left.
                while select.select([self.master], [], [], 0)[0] and time.perf_counter() < deadline:
                    self.seen += os.read(self.master, 65536)
            except OSError as error:
                if len(self.seen) == before:  # otherwise looks at the new text first
                    raise TooSlow() from error

    def prompt(self, seconds=20):
        return self.wait_until(PROMPT.search, seconds)

    def run(self, line, seconds=120, before_end=None, pause=0):
        """Types a line. Returns the seconds until the shell has run the line."""
        self.seen = b""
        began = time.perf_counter()
        # The terminal echoes the line, so the line must not contain the word that is
        # waited for.
        os.write(self.master, line.encode() + b"; echo fini''shed\n")
        if before_end:
            began = before_end() or began
        return self.wait_until(re.compile(rb"finished\s*\n").search, seconds, pause) - began
