"""Where the attacks happen: a leash, its user (the victim), and another user (the stranger)."""

import json
import os
import random
import resource
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
from pty_session import Failed, Session, become, eventually  # noqa: E402

PRACTICE = "practice$ "


class Unable(Exception):
    """This machine or this user cannot try the attack. Says why."""


def must(holds, what):
    if not holds:
        raise Failed(what)


def close_all_but(kept):
    for name in os.listdir("/proc/self/fd"):
        if int(name) not in kept:
            try:
                os.close(int(name))
            except OSError:
                pass  # the descriptor of the list itself


class Helper:
    """A process of `user` that runs act(), says what came of it, and waits until it is ended.

    act() may return anything that JSON can say. The process has only the descriptors in `keep`: a
    master that it inherited would keep a closed window open."""

    def __init__(self, user, act, keep=()):
        from_child, to_parent = os.pipe()
        hold, self.go = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                close_all_but({0, 1, 2, to_parent, hold, *keep})
                become(user)
                answer = json.dumps(act()).encode()
                os.write(to_parent, answer)
                os.close(to_parent)
                os.read(hold, 1)  # until the parent closes its end
            except BaseException as error:  # pylint: disable=broad-except
                os.write(to_parent, json.dumps({"error": repr(error)}).encode())
            finally:
                os._exit(0)
        os.close(to_parent)
        os.close(hold)
        self.answers = from_child

    def answer(self):
        text = b""
        while more := os.read(self.answers, 65536):
            text += more
        answer = json.loads(text)
        if isinstance(answer, dict) and "error" in answer:
            raise Failed("the attacker: " + answer["error"])
        return answer

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.go)
        os.close(self.answers)
        os.waitpid(self.pid, 0)


class Arena:
    def __init__(self, leash, victim, stranger, seed):
        self.leash = leash
        self.programs = os.path.join(os.path.dirname(leash), "programs")
        self.victim = victim
        self.stranger = stranger  # None: only root can become another user
        self.random = random.Random(seed)
        # Some attacks open many descriptors.
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

    def session(self, **options):
        environment = {"PATH": self.programs + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"}
        environment.update(options.pop("environment", {}))
        return Session(self.leash, user=self.victim, environment=environment, **options)

    def need_stranger(self):
        if self.stranger is None:
            raise Unable("only root can become another user")

    def as_user(self, user, act):
        """Runs act() in a process of `user`. Returns its answer."""
        with Helper(user, act) as helper:
            return helper.answer()

    def as_stranger(self, act):
        self.need_stranger()
        return self.as_user(self.stranger, act)
