"""Locks: one holder at a time, and asking keeps nobody from holding."""

import fcntl
import os
import threading
import time
from pathlib import Path

import pytest

from core import locks


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "folder" / "one.lock"


def ask(path: Path, seconds: float) -> threading.Thread:
    """Look whether the lock is held, for as long as some seconds, as a slow ``locks.is_held`` would."""
    file = os.open(path, os.O_RDWR)
    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    thread = threading.Thread(target=lambda: (time.sleep(seconds), os.close(file)))
    thread.start()
    return thread


def test_lock_is_held_inside_the_block_only(path):
    assert locks.is_held(path) is None
    with locks.hold(path):
        assert locks.is_held(path) is True
    assert locks.is_held(path) is False


def test_lock_is_not_given_twice(path):
    with locks.hold(path), pytest.raises(locks.LockTaken), locks.hold(path, patience=0):
        pass


def test_two_may_ask_at_once(path):
    with locks.hold(path):
        pass
    asking = ask(path, 0.2)
    assert locks.is_held(path) is False
    asking.join()


def test_holder_waits_for_those_who_ask(path):
    with locks.hold(path):
        pass
    asking = ask(path, 0.2)
    with locks.hold(path):
        assert not asking.is_alive()


def test_patient_holder_waits_for_another(path):
    held = threading.Event()

    def hold() -> None:
        with locks.hold(path):
            held.set()
            time.sleep(locks.PATIENCE + 0.3)

    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    with locks.hold(path, patience=None):
        other.join()
