"""One build of a kind at a time, whoever starts it: the worker, a command, the first start of the site.

A lock of the operating system on a file beside the publications. The kernel lets go of it however the process ends. All
processes of an installation share that folder.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

#: The files of the paper; the files of releases.
PAPER, PRESS = "build", "press"


class TurnTaken(Exception):
    """Another process is building."""


@contextmanager
def take_turn(kind: str, *, is_patient: bool) -> Iterator[None]:
    """Hold the turn of a kind of build while the block runs. Raises TurnTaken when it is taken, unless ``is_patient``, who waits for it."""
    file = os.open(_get_path(kind), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if is_patient else fcntl.LOCK_NB))
        except BlockingIOError:
            raise TurnTaken from None
        yield
    finally:
        os.close(file)


def is_taken(kind: str) -> bool:
    """Whether a living process is building now."""
    try:
        with take_turn(kind, is_patient=False):
            return False
    except TurnTaken:
        return True


def _get_path(kind: str) -> Path:
    folder = Path(settings.PUBLICATION_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{kind}.lock"
