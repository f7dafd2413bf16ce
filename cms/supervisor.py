"""Keeps the processes of the site running in the foreground, and ends them all when it ends.

Each child leads a process group of its own: Ctrl-C in the terminal reaches the supervisor only, and what a child leaves
behind is found by the child's id. On Linux the kernel ends the children too if the supervisor itself is killed.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

POLL_SECONDS = 0.25
#: The first pause before a restart; it doubles with each early death, up to the longest, and is forgotten after a good run.
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
GOOD_RUN_SECONDS = 60.0
#: What children get to finish in before they are killed. A task that is cut off is given back (see ``cms.leases``).
GRACE_SECONDS = 7.0


class StartFailed(Exception):
    """A child that must come up ended, or stayed silent, before it was ready."""


@dataclass
class Child:
    """A process to keep alive; with ``is_once``, one to run to its end, after which ``when_done`` is called with its success."""

    name: str
    command: list[str]
    is_once: bool = False
    when_done: Callable[[bool], None] | None = None
    process: subprocess.Popen | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    restart_at: float = field(default=0.0, init=False)
    pause: float = field(default=FIRST_PAUSE, init=False)

    def start(self, folder: Path, environment: Mapping[str, str]) -> None:
        """Start the process in ``folder`` with exactly ``environment``."""
        self.process = subprocess.Popen(
            [*tie_to_parent(), *self.command],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started_at = time.monotonic()

    def has_ended(self) -> bool:
        """Whether the process is over. Its id is still taken then, so that its group can be swept before it is let go."""
        return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def collect(self) -> int:
        """End what is left of the group, let the process go and return its exit code."""
        self.signal_group(signal.SIGKILL)
        code = self.process.wait()
        self.process = None
        return code

    def signal_group(self, number: int) -> None:
        """Send a signal to the process and what it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


class Supervisor:
    """Starts children, restarts those that die, ends all of them. Use from the main thread: it takes over SIGTERM and SIGINT."""

    def __init__(self, folder: Path, environment: Mapping[str, str]):
        self.folder = folder
        self.environment = environment
        self.children: list[Child] = []
        self.stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stopping.set())

    def start(self, child: Child) -> None:
        """Start a child and look after it from now on."""
        child.start(self.folder, self.environment)
        self.children.append(child)

    def wait_until(self, is_ready: Callable[[], bool], child: Child, seconds: float) -> None:
        """Wait until a child that was just started is ready. Raises StartFailed when it ends first or takes too long."""
        deadline = time.monotonic() + seconds
        while not self.stopping.is_set() and not is_ready():
            if child.has_ended():
                raise StartFailed(f"The {child.name} ended before it was ready (its reason stands above).")
            if time.monotonic() > deadline:
                raise StartFailed(f"The {child.name} was not ready after {seconds:.0f} seconds.")
            self.stopping.wait(POLL_SECONDS / 2)

    def watch(self) -> None:
        """Keep the children running until SIGTERM or SIGINT."""
        while not self.stopping.wait(POLL_SECONDS):
            for child in list(self.children):
                self.look_after(child, time.monotonic())

    def look_after(self, child: Child, now: float) -> None:
        """Restart a child that died once its pause is over; take leave of one that was to run once."""
        if child.process is None:
            if now >= child.restart_at:
                child.start(self.folder, self.environment)
                tell(f"The {child.name} was started again.")
            return
        if not child.has_ended():
            return
        code = child.collect()
        if child.is_once:
            self.children.remove(child)
            if child.when_done:
                child.when_done(code == 0)
            return
        if now - child.started_at > GOOD_RUN_SECONDS:
            child.pause = FIRST_PAUSE
        tell(f"The {child.name} ended with code {code}. It is started again in {child.pause:g} s.")
        child.restart_at = now + child.pause
        child.pause = min(child.pause * 2, LONGEST_PAUSE)

    def stop(self) -> None:
        """End all children: politely, then for certain. Takes ``GRACE_SECONDS`` at most."""
        running = [child for child in self.children if child.process]
        for child in running:
            # Not Popen.send_signal, which lets an ended process go. Only the leader: granian ends its own workers in order.
            os.kill(child.process.pid, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < deadline and not all(child.has_ended() for child in running):
            time.sleep(0.05)
        for child in running:
            child.collect()


def tie_to_parent() -> list[str]:
    """Return the prefix that makes the kernel end a child whose parent died, where the system has one (util-linux)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


def tell(line: str) -> None:
    """Write a line for the operator, with the time."""
    print(time.strftime("%H:%M:%S"), line, file=sys.stderr, flush=True)
