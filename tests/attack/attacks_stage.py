"""Attacks on the practice terminal: its desk, its socket, and what it shows of others."""

import ctypes
import os
import select
import shutil
import socket
import tempfile
import time

from arena import Failed, Helper, PRACTICE, Unable, eventually, must
from pty_session import CTRL_BRACKET, become, children, cpu_ticks, read

VISITS = 1100


def open_practice(session):
    session.enter("terminal")
    session.see(PRACTICE)
    # The stage is the child of the first shell; the shell inside is the child of the stage.
    return eventually("the stage runs", lambda: children(session.pid))[0]


def inside(session, expression):
    session.enter(f"echo value'='{expression};")
    session.see("value=")
    value = session.see("\r\n")
    session.see(PRACTICE)
    return value


def see_at_rest(stage):
    """Waits for half a second in which the stage uses next to no processor time."""
    def rests():
        before = cpu_ticks(stage)
        time.sleep(0.5)
        return cpu_ticks(stage) - before <= 5  # of 50 ticks
    eventually("the stage rests", rests)


def visit(address, count):
    """Connects `count` times, says nothing, and keeps what could be opened. Returns the sockets."""
    opened = []
    for _ in range(count):
        one = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        one.setblocking(False)
        try:
            one.connect(address)
            opened.append(one)
        except OSError:
            one.close()
    return opened


def witness_is_known(session, name):
    session.run(f"witness {name} &", PRACTICE)
    eventually(f"{name} is known", lambda: "status=0" in session.run(
        f"check alive {name}; echo status=$?", PRACTICE))


def strangers_at_the_desk(arena):
    arena.need_stranger()
    with arena.session() as session:
        stage = open_practice(session)
        desk = inside(session, "$LEASH_WITNESS_DESK")
        must(os.path.exists(desk), "there is no desk")
        got_in = arena.as_stranger(lambda: len(visit(desk, VISITS)))
        must(got_in == 0, f"{got_in} strangers have reached the desk")
        abstract = [line for line in open("/proc/net/unix", encoding="utf-8")
                    if "@leash" in line]
        must(not abstract, "a socket of leash is open to everybody")
        witness_is_known(session, "ada")
        see_at_rest(stage)


def crowd_at_the_desk(arena):
    with arena.session() as session:
        stage = open_practice(session)
        desk = inside(session, "$LEASH_WITNESS_DESK")
        crowd = []

        def come():
            crowd.extend(visit(desk, VISITS))
            return len(crowd)
        with Helper(arena.victim, come) as helper:
            must(helper.answer() > 0, "nobody has reached the desk, so nothing was tried")
            witness_is_known(session, "ada")
            see_at_rest(stage)


def socket_of(pid):
    """Returns the number of the descriptor that leads to the stage."""
    numbers = []
    for number in os.listdir(f"/proc/{pid}/fd"):
        if os.readlink(f"/proc/{pid}/fd/{number}").startswith("socket:"):
            numbers.append(int(number))
    return numbers[0] if numbers else None


def tell_without_end(line, packets, stop):
    """Sends as fast as the stage takes it, until `stop` can be read or the stage has ended."""
    sent = 0
    while not select.select([stop], [], [], 0)[0]:
        try:
            for packet in packets:
                line.send(packet)
                sent += 1
        except BlockingIOError:
            select.select([stop], [line], [])
        except OSError:
            break  # the stage has ended
    return sent


def flood_of_messages(arena):
    """A program inside takes the socket out of the shell (pidfd_getfd(2)), and tells nonsense."""
    packets = [
        b'{"event":"process-started","time":1,"pid":%d,"start_time":%d,"group":%d,'
        b'"command":"x"}' % (4000000 + i, i, 4000000 + i) for i in range(1000)]

    with arena.session() as session:
        stage = open_practice(session)
        shell = int(inside(session, "$$"))

        def flood():
            number = socket_of(shell)
            if number is None:
                return "no socket"
            taken = ctypes.CDLL(None, use_errno=True).syscall(438, os.pidfd_open(shell), number, 0)
            if taken < 0:
                return "no right"
            with socket.socket(fileno=taken) as line:
                return tell_without_end(line, packets, stop)
        stop, stopper = os.pipe()
        with Helper(arena.victim, flood, keep=(stop,)) as flooder:
            try:
                if select.select([flooder.answers], [], [], 0.3)[0]:
                    raise Unable(f"the socket cannot be taken here: {flooder.answer()}")
                for _ in range(20):
                    session.type(CTRL_BRACKET)
                    session.see("u unplug", 20)
                    session.type("\x1b")
                session.close()
                eventually("the stage ends in spite of the flood",
                           lambda: session.has_ended() and stage not in session.left(), 20)
            finally:
                os.write(stopper, b"x")
                os.close(stopper)
                os.close(stop)
            must(flooder.answer() > 1000, "that was no flood")
        session.see_nothing_left()


# ESC [ (C0), U+009B (C1), a byte that is no UTF-8, and DEL; each is followed by a word.
HOSTILE = b"\x1b[31mEVIL\xc2\x9b32mEVIL\x9b33mEVIL\x7fEVIL\nX"
RAW = (b"\x1b[31mEVIL", b"\xc2\x9b32mEVIL", b"\x9b33mEVIL", b"\x7fEVIL")


def must_be_visible(session, where):
    for one in RAW:
        at = session.raw.find(one)
        must(at < 0, f"{where} shows {session.raw[max(0, at - 60):at + 40]!r}")
    must(b"EVIL" in session.raw, f"{where}: no name was shown, so nothing was tried")


def escape_sequences_of_others(arena):
    """A process of another user whose folder and command line command the terminal."""
    stranger = arena.victim if arena.stranger is None else arena.stranger
    top = tempfile.mkdtemp(prefix="leash-hostile-")
    os.chmod(top, 0o755)
    hostile = top.encode() + b"/d" + HOSTILE
    program = hostile + b"/p" + HOSTILE
    os.mkdir(hostile)
    shutil.copy("/bin/sleep", program)
    os.chown(hostile, stranger, -1)
    pid = os.fork()
    if pid == 0:
        try:
            become(stranger)
            os.chdir(hostile)
            os.execv(program, [b"p" + HOSTILE, b"1000"])
        finally:
            os._exit(127)
    try:
        eventually("the hostile process runs",
                   lambda: read(f"/proc/{pid}/cmdline").startswith(b"p\x1b"))
        with arena.session() as session:
            for line in (f"facts {pid}", f"map {pid}", f"map --json {pid}", f"facts --json {pid}",
                         f"check alive {pid}", f"forecast {pid}", f"kill -0 {pid}"):
                session.run(line)
            must_be_visible(session, "the prompt")
        with arena.session() as session:
            open_practice(session)
            session.run(f"facts {pid}; map {pid}; check alive {pid}", PRACTICE)
            # A job of the session itself: in the menu, the autopsy, and "still has:".
            typed = "$'\\033[31mEVIL\\302\\23332mEVIL\\23333mEVIL\\177EVIL\\nX'"
            session.run(f"mkdir d{typed}; cd d*EVIL*; cp /bin/sleep p{typed}", PRACTICE)
            session.run("nohup ./p* 1000 &", PRACTICE)
            session.run(f"witness ada{typed} &", PRACTICE)
            session.enter("./p* 1001")
            eventually("the job runs", lambda: any(
                b"1001" in read(f"/proc/{one}/cmdline") for one in session.left()))
            session.type(CTRL_BRACKET)
            session.see("u unplug")
            session.type("s")
            session.see("k KILL")
            session.type("\r" + CTRL_BRACKET)
            session.see("u unplug")
            session.type("m")
            session.see("any key goes back")
            session.type("q\x1a")
            session.see(PRACTICE)
            session.enter("unplug")
            session.see("[Y/n] ")
            session.enter("y")
            session.prompt()
            session.run("autopsy")
            session.run("autopsy --json")
            must_be_visible(session, "the practice terminal")
    except ProcessLookupError:
        raise Failed("the hostile process has ended") from None
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        shutil.rmtree(top, ignore_errors=True)
