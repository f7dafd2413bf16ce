"""Locks between the processes of an installation: held on a file, by the operating system.

The kernel lets go of a lock however its process ends: there is no heartbeat to miss and no clock to trust. All processes of
an installation share SITE_DATA, where the files lie.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Whoever asks whether a lock is held shares it for a moment; one who wants it waits that long before giving up, in seconds.
PATIENCE = 1.0
STEP = 0.05


class LockTaken(Exception):
    """Another living process holds the lock."""


@contextmanager
def hold(path: Path, patience: float | None = PATIENCE) -> Iterator[None]:
    """Hold the lock on ``path`` while the block runs.

    Raises LockTaken if a living process has it after ``patience`` seconds; without ``patience`` waits as long as it takes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = None if patience is None else time.monotonic() + patience
    while (file := take(path)) is None:
        if deadline is not None and time.monotonic() > deadline:
            raise LockTaken(path.name)
        time.sleep(STEP)
    try:
        yield
    finally:
        os.close(file)


def take(path: Path) -> int | None:
    """Return an open, locked file at ``path``, or None when it is locked or was removed meanwhile."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(file), os.stat(path)):
            return file
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(file)
    return None


def is_held(path: Path) -> bool | None:
    """Whether a living process holds the lock; None when no process ever took it. Those who ask never refuse each other."""
    try:
        file = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False
