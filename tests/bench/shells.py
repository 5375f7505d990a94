"""The shells that are compared, and how each starts without start-up files."""

import os
import shutil
import tempfile
from dataclasses import dataclass

# name: (program and options for a script or -c, more options at a prompt)
KNOWN = {
    "bash": (["bash", "--norc", "--noprofile"], ["-i"]),
    "dash": (["dash"], ["-i"]),
    "zsh": (["zsh", "-f"], ["-i"]),
    "mksh": (["mksh"], ["-i"]),
    "yash": (["yash", "--norcfile"], ["-i"]),
    "busybox": (["busybox", "sh"], ["-i"]),
    "fish": (["fish", "--no-config"], ["-i"]),
    "ksh93": (["ksh93"], ["-i"]),
}


@dataclass
class Shell:
    name: str
    command: list  # for a script or -c
    interactive: list

    @property
    def is_fish(self):
        return self.name == "fish"


def all_shells(leash):
    shells = [Shell("leash", [leash, "--norc"], [leash, "--norc", "-i"])]
    for name, (command, more) in KNOWN.items():
        path = shutil.which(command[0])
        if path:
            shells.append(Shell(name, [path, *command[1:]], [path, *command[1:], *more]))
    return shells


def environment():
    """Makes the same small environment for all shells. The home is empty, so that no shell reads a
    history or an rc file."""
    home = tempfile.mkdtemp(prefix="bench-home.")
    return {
        "HOME": home,
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "ENV": "",
        "XDG_CONFIG_HOME": home,
        "XDG_STATE_HOME": home,
        "XDG_DATA_HOME": home,
        "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
    }
