"""One build of a kind at a time, whoever starts it: the worker, a command, the first start, somebody who freezes an edition."""

from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings

from core import locks

#: The files of the paper; the files of releases.
PAPER, PRESS = "build", "press"


def take_turn(kind: str, *, is_patient: bool) -> AbstractContextManager[None]:
    """Hold the turn of a kind of build while the block runs. Raises LockTaken when it is taken, unless ``is_patient``, who waits for it."""
    return locks.hold(_get_path(kind), None if is_patient else locks.PATIENCE)


def is_taken(kind: str) -> bool:
    """Whether a living process is building now. Asking keeps nobody from a turn."""
    return bool(locks.is_held(_get_path(kind)))


def _get_path(kind: str) -> Path:
    return Path(settings.PUBLICATION_ROOT) / f"{kind}.lock"
