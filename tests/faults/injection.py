"""Which system calls a scene makes, and which errors each of them gets."""

import re

# The errors of a call. A call without a line here has none worth a trial: it cannot fail with these
# arguments, or its failure means nothing (close).
ERRORS = {name: errors.split() for names, errors in {
    "open openat": "EMFILE ENFILE ENOMEM EACCES EIO EINTR",
    "pipe2 dup dup2 dup3 fcntl": "EMFILE",
    "read": "EIO EINTR",
    "pread64": "EIO",
    "write writev": "EIO ENOSPC EINTR",
    "fork vfork clone clone3": "EAGAIN ENOMEM",
    "wait4 waitid poll ppoll": "EINTR",
    "mmap brk": "ENOMEM",
    "setpgid": "EACCES ESRCH EPERM",
    "kill pidfd_send_signal": "ESRCH EPERM",
    "pidfd_open": "ESRCH EMFILE",
    "newfstatat stat lstat fstat faccessat2 access": "EACCES EIO ENOMEM",
    "readlink": "EACCES ENOENT",
    "getdents64": "EIO",
    "flock": "EINTR ENOLCK",
    "ftruncate pwrite64 linkat unlink unlinkat rename fsync mkdir": "EIO ENOSPC",
    "ioctl": "EIO",
    "socket socketpair accept4": "EMFILE ENFILE",
    "bind listen": "EADDRINUSE",
    "sendmsg sendto": "EPIPE ENOBUFS",
    "recvmsg recvfrom": "ECONNRESET EINTR",
    "chdir": "EACCES",
    "setsid": "EPERM",
    "prctl": "EINVAL",
    "execve": "ENOMEM EACCES",
}.items() for name in names.split()}
# EIO is not of a pipe; the descriptors that these scenes read may be pipes.
EXCEPTIONS = {("daemonize", "read"): ["EINTR"]}

# The number of a call counts in each process. Parent and child both call setpgid, and only one of the
# two may fail. fcntl fails only if it makes a descriptor, and the other process does something else.
NOT_IN_SEVERAL = ("setpgid", "fcntl")

FRAME = re.compile(r"^ > .*/leash\(.*\) \[(0x[0-9a-f]+)\]$")
MAIN = re.compile(r"^ > .*/leash\(main\+")
CALL = re.compile(r"^(?:(\d+) +)?([a-z_0-9]+)\(")
RESUMED = re.compile(r"^(?:(\d+) +)?<\.\.\. ([a-z_0-9]+) resumed>")


class Call:
    def __init__(self, name, number):
        self.name, self.number = name, number  # the number counts the calls of this name
        self.frames = []
        self.after_main = False


def calls_in(log):
    """Reads what strace -k has written: the calls, each with the call site as its frames."""
    counts, unfinished, calls = {}, {}, []
    current = None
    for line in log.splitlines():
        if line.startswith(" > "):
            if current is not None:
                if frame := FRAME.match(line):
                    current.frames.append(frame.group(1))
                current.after_main = current.after_main or bool(MAIN.match(line))
        elif match := CALL.match(line):
            pid, name = match.groups()
            counts[pid, name] = counts.get((pid, name), 0) + 1
            current = Call(name, counts[pid, name])
            calls.append(current)
            if line.endswith("<unfinished ...>"):
                unfinished[pid] = current
        elif match := RESUMED.match(line):
            current = unfinished.pop(match.group(1), None)
        else:
            current = None
    return calls


def trials(calls, scene):
    """Returns (call, number, error) of each trial: at the first occurrence of each call site, each
    error that is worth it. Without call sites (strace without -k), each call is a site of its own."""
    seen, found = set(), []
    with_sites = any(call.frames for call in calls)
    # main() begins with calls about signals.
    after_main = scene.attached
    for call in calls:
        after_main = after_main or call.after_main or (
            not with_sites and call.name.startswith("rt_sig"))
        # A few callers tell one site from another: a loop over a tree is no new site.
        site = (call.name, tuple(call.frames[:5]) if with_sites else call.number)
        if site in seen or not after_main:
            continue
        if scene.follows and call.name in NOT_IN_SEVERAL:
            continue
        seen.add(site)
        for error in EXCEPTIONS.get((scene.name, call.name), ERRORS.get(call.name, [])):
            if (call.name, call.number, error) not in found:
                found.append((call.name, call.number, error))
    return found


def sample(wanted, most):
    """Returns at most so many trials, always the same: of each call some, spread over the scene."""
    groups = {}
    for trial in wanted:
        groups.setdefault(trial[0], []).append(trial)
    chosen = []
    for turn in range(most):
        for group in groups.values():
            # The places 0, 1/2, 1/4, 3/4, 1/8, ... of the group.
            place = sum(((turn >> bit) & 1) / (2 << bit) for bit in range(turn.bit_length()))
            trial = group[int(place * len(group))]
            if trial not in chosen and len(chosen) < most:
                chosen.append(trial)
    return sorted(chosen, key=wanted.index)
