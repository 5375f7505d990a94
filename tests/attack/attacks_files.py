"""Attacks on the shell by way of files: what blocks, what is locked, what leads elsewhere."""

import fcntl
import os
import shutil
import signal
import tempfile
import time

from arena import PRACTICE, must
from pty_session import CTRL_C, become, default_signals, eventually, is_alive, read

SYS_WRITE = 1


# ---- calls that block ------------------------------------------------------------------------

def built_in_blocked_in_write(arena):
    """A built-in writes into a full FIFO. Ctrl-C, SIGHUP and a closed window end the write."""
    for end in ("Ctrl-C", "SIGHUP", "closed"):
        with arena.session() as session:
            session.run("mkfifo fifo")
            session.run("sleep 1000 <>fifo &")
            session.enter("printf '%200000s' x >fifo")
            session.see_asleep_in(SYS_WRITE)
            if end == "Ctrl-C":
                session.type(CTRL_C)
                session.prompt()
                must(session.run("echo $?") == "130\n", "the status is not 130")
                continue
            if end == "SIGHUP":
                os.kill(session.pid, signal.SIGHUP)
            else:
                session.close()
            must(session.wait_for_end() == -signal.SIGHUP, f"{end}: leash has not died of SIGHUP")
            session.see_nothing_left()


def narrate_into_a_fifo(arena):
    with arena.session() as session:
        session.run("mkfifo fifo")
        for line in ("narrate --json fifo", "narrate --json fifo && /bin/true"):
            session.enter(line)
            session.prompt()
        must("works\n" == session.run("echo works"), "the shell does not go on")


def no_room_for_files(arena):
    """ulimit -f 0: each write into a file raises SIGXFSZ."""
    with arena.session() as session:
        session.run("ulimit -f 0")
        session.run("echo one")
        must(session.run("echo two") == "two\n", "the shell has not gone on")
        session.run("(echo x >f); /bin/echo x >f; echo x >f")
        session.run("narrate --json g; narrate off")
        must(session.run("echo three") == "three\n", "the shell has not gone on")


# ---- the files that leash keeps --------------------------------------------------------------

def history_that_is_locked(arena):
    """Another process keeps the lock of the history. That costs one message, and no prompt."""
    with arena.session() as session:
        session.run("echo begin")
        with open(session.home + "/state/leash/history", "rb+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            must("is not kept" in session.run("echo one"), "leash does not say it")
            for _ in range(5):
                must(session.run("echo two") == "two\n", "a second message")
            with arena.session(environment={"XDG_STATE_HOME": session.home + "/state"}) as second:
                must("works\n" in second.run("echo works"), "the second shell does not work")
        session.run("echo three")
        must("echo three\n" in open(session.home + "/state/leash/history", encoding="utf-8").read(),
             "the history is not kept afterwards")


def plant_fifo(path, _):
    os.mkfifo(path)


def plant_zero(path, _):
    os.symlink("/dev/zero", path)


def plant_folder(path, _):
    os.mkdir(path)


def plant_link(path, precious):
    os.symlink(precious, path)


def plant_name(path, precious):
    os.link(precious, path)


KEPT = ("history", "progress.json", "autopsy.json", "beliefs.json", "language")


def files_in_the_way(arena):
    """A FIFO, a link, a second name, a folder and /dev/zero stand where leash keeps its files. What
    the links name stays as it was. Root works in the home of somebody else here."""
    owner = arena.stranger if arena.stranger is not None and arena.victim == 0 else arena.victim
    for plant in (plant_fifo, plant_zero, plant_folder, plant_link, plant_name):
        top = tempfile.mkdtemp(prefix="leash-state-")
        try:
            os.chown(top, owner, -1)
            os.chmod(top, 0o755)
            os.mkdir(top + "/leash")
            os.chown(top + "/leash", owner, -1)
            precious = top + "/precious"
            with open(precious, "w", encoding="utf-8") as file:
                file.write("precious\n")
            os.chmod(precious, 0o600)
            os.chown(precious, arena.victim, -1)
            for name in KEPT:
                plant(f"{top}/leash/{name}", precious)
            # The names beside, as they once could be guessed.
            for name in ("progress.json.new", "history.new", "autopsy.json.new"):
                plant(f"{top}/leash/{name}", precious)
            with arena.session(environment={"XDG_STATE_HOME": top}) as session:
                must(session.run("echo works").endswith("works\n"), "the prompt does not work")
                for line in ("lesson status", "lesson list", "lang en", "autopsy"):
                    session.enter(line)
                    session.prompt()
                session.enter("terminal")
                session.see(PRACTICE)
                session.enter("unplug")
                session.prompt()
                session.run("autopsy")
                session.enter("exit")
                session.wait_for_end()
            with open(precious, encoding="utf-8") as file:
                must(file.read() == "precious\n", f"{plant.__name__}: a file was overwritten")
            must(os.stat(precious).st_mode & 0o777 == 0o600, "the mode was changed")
        finally:
            shutil.rmtree(top, ignore_errors=True)


# ---- the pidfile of daemonize ----------------------------------------------------------------

def daemons_in(folder):
    found = []
    for name in os.listdir("/proc"):
        try:
            if name.isdigit() and os.readlink(f"/proc/{name}/cwd") == folder and is_alive(name):
                found.append(int(name))
        except OSError:
            pass
    return found


def settled_in(folder):
    """Waits until each process that works in the folder is the daemon. Returns them. The folder is
    looked at twice: a look may miss a process that is forked during the look."""
    def settled():
        before = daemons_in(folder)
        is_settled = all(read(f"/proc/{pid}/comm") == b"sleep\n" for pid in before)
        return is_settled and daemons_in(folder) == before and [before]
    return eventually("each process is the daemon or has ended", settled)[0]


def end_daemons_in(folder):
    for pid in daemons_in(folder):
        os.kill(pid, signal.SIGKILL)
    eventually("the daemons are gone", lambda: not daemons_in(folder))


def folder_and_file_of_victim(arena, top):
    """Makes a folder and a file of the victim in the folder `top`. Returns both paths."""
    work, precious = top + "/work", top + "/precious"
    os.mkdir(work)
    os.chown(work, arena.victim, -1)
    with open(precious, "w", encoding="utf-8") as file:
        file.write("precious\n")
    os.chown(precious, arena.victim, -1)
    return work, precious


def pidfile_that_others_could_replace(arena):
    """Folders that all may write, folders of strangers, links of strangers: all are refused."""
    arena.need_stranger()
    top = tempfile.mkdtemp(prefix="leash-pidfile-")
    try:
        os.chmod(top, 0o755)
        work, precious = folder_and_file_of_victim(arena, top)
        for name, owner, mode in (("open", arena.victim, 0o777), ("foreign", arena.stranger, 0o755),
                                  ("sticky", 0, 0o1777)):
            os.mkdir(f"{top}/{name}")
            os.chown(f"{top}/{name}", owner, -1)
            os.chmod(f"{top}/{name}", mode)
        arena.as_stranger(lambda: os.symlink(precious, top + "/sticky/link.pid"))
        arena.as_stranger(lambda: os.symlink(precious, top + "/sticky/out"))
        with arena.session() as session:
            for options in (f"-p {top}/open/x.pid", f"-p {top}/foreign/x.pid",
                            f"-p {top}/sticky/link.pid", f"-o {top}/sticky/out"):
                said = session.run(f"daemonize {options} -d {work} sleep 1000; echo status=$?")
                must("status=0" not in said, f"{options} was accepted: {said}")
                must(not daemons_in(work), f"{options}: a daemon runs")
        with open(precious, encoding="utf-8") as file:
            must(file.read() == "precious\n", "a file was overwritten")
    finally:
        end_daemons_in(top + "/work")
        shutil.rmtree(top, ignore_errors=True)


def remove(path):
    """Removes a file that may not be there, or belong to somebody else."""
    try:
        os.unlink(path)
    except OSError:
        pass


def race_for_the_pidfile(arena):
    """A stranger makes and replaces what can be made in the sticky folder, all the time."""
    arena.need_stranger()
    top = tempfile.mkdtemp(prefix="leash-race-")
    try:
        os.chmod(top, 0o1777)
        work, precious = folder_and_file_of_victim(arena, top)
        pidfile = top + "/x.pid"
        racer = os.fork()
        if racer == 0:
            try:
                become(arena.stranger)
                end = time.monotonic() + 20
                while time.monotonic() < end:
                    for make in (lambda: os.symlink(precious, pidfile),
                                 lambda: os.close(os.open(pidfile, os.O_CREAT | os.O_EXCL, 0o666)),
                                 lambda: os.mkfifo(pidfile)):
                        try:
                            make()
                        except OSError:
                            pass
                        remove(pidfile)
            finally:
                os._exit(0)
        try:
            with arena.session() as session:
                for _ in range(20):
                    said = session.run(
                        f"daemonize -p {pidfile} -d {work} sleep 1000; echo status=$?")
                    running = daemons_in(work)
                    if "status=0" in said:
                        must(len(running) == 1 and os.stat(pidfile).st_uid == arena.victim and
                             open(pidfile, encoding="utf-8").read() == f"{running[0]}\n",
                             f"a daemon runs and is not in its pidfile: {said}")
                    else:
                        must(not running, f"a daemon runs all the same: {said}")
                    end_daemons_in(work)
                    arena.as_user(arena.victim, lambda: remove(pidfile))
        finally:
            os.kill(racer, signal.SIGKILL)
            os.waitpid(racer, 0)
        with open(precious, encoding="utf-8") as file:
            must(file.read() == "precious\n", "a file was overwritten")
    finally:
        end_daemons_in(top + "/work")
        shutil.rmtree(top, ignore_errors=True)


def killed_caller_of_daemonize(arena):
    """kill -9 of the caller at a random moment leaves no half state."""
    top = tempfile.mkdtemp(prefix="leash-killed-")
    try:
        os.chmod(top, 0o755)
        os.chown(top, arena.victim, -1)
        over_stale = arena.random.random() < 0.5
        arena.as_user(arena.victim, lambda: open(top + "/out", "w").write("kept\n"))
        if over_stale:
            arena.as_user(arena.victim, lambda: open(top + "/x.pid", "w").write("999999999\n"))
        caller = os.fork()
        if caller == 0:
            try:
                default_signals()
                become(arena.victim)
                os.chdir(top)
                null = os.open("/dev/null", os.O_RDWR)
                for number in (0, 1, 2):
                    os.dup2(null, number)
                os.execv(arena.leash, ["leash", "--norc", "-c", "daemonize -p x.pid -o out -d "
                                       f"{top} sleep 1000"])
            finally:
                os._exit(127)
        time.sleep(arena.random.uniform(0, 0.03))  # the random moment is what is tried
        os.kill(caller, signal.SIGKILL)
        os.waitpid(caller, 0)
        running = settled_in(top)
        must(len(running) <= 1, "two daemons run")
        out = open(top + "/out", encoding="utf-8").read()
        pidfile = (open(top + "/x.pid", encoding="utf-8").read()
                   if os.path.exists(top + "/x.pid") else None)
        if running:
            must(pidfile == f"{running[0]}\n", f"a daemon runs, and its pidfile has {pidfile!r}")
        else:
            must(out == "kept\n", "the output is emptied, and no daemon runs")
            must(pidfile == ("999999999\n" if over_stale else None),
                 f"no daemon runs, and the pidfile has {pidfile!r}")
        must(len(os.listdir(top)) == 1 + (pidfile is not None), "another file is left")
    finally:
        end_daemons_in(top)
        shutil.rmtree(top, ignore_errors=True)
