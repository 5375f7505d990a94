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

# How often a call of one kind fails in a scene on a terminal.
MOST_OF_A_KIND = 3

CALL = re.compile(r"^(?:(\d+) +)?([a-z_0-9]+)\((.*)")


class Call:
    def __init__(self, name, number, kind):
        self.name, self.number = name, number  # the number counts the calls of this name
        self.kind = kind  # the call with its arguments, without numbers


def calls_in(log):
    """Reads what strace has written. The numbers of the calls count in each process."""
    counts, calls = {}, []
    for line in log.splitlines():
        if match := CALL.match(line):
            pid, name, rest = match.groups()
            counts[pid, name] = counts.get((pid, name), 0) + 1
            arguments = rest.replace(" <unfinished ...>", "").rpartition(" = ")[0] or rest
            calls.append(Call(name, counts[pid, name],
                              name + re.sub(r"0x[0-9a-f]+|\d+", "N", arguments)[:120]))
    return calls


def trials(calls, scene):
    """Returns (call, number, error) of each trial."""
    kinds, found = {}, []
    after_main = scene.attached
    for call in calls:
        after_main = after_main or call.name.startswith("rt_sig")  # main() begins with signals
        if not after_main or (scene.follows and call.name in NOT_IN_SEVERAL):
            continue
        kinds[call.kind] = kinds.get(call.kind, 0) + 1
        if scene.attached and kinds[call.kind] > MOST_OF_A_KIND:
            continue
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
