"""The supervisor, with children of a few lines each."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cms import supervisor as supervisor_module
from cms.supervisor import Child, StartFailed, Supervisor
from tests.environment import PROJECT

#: Writes its id on a line of its own, then sleeps.
SLEEPER = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"
#: Like it, but starts another process that would outlive it, and writes down the id of that one too.
PARENT = (
    "import os, subprocess, sys, time\n"
    "other = subprocess.Popen(['sleep', '60'])\n"
    "open(sys.argv[1], 'a').write(f'{os.getpid()}\\n{other.pid}\\n')\n"
    "time.sleep(60)"
)
#: Ends only when it is killed.
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + SLEEPER

MAIN = f"""
import os, sys
from pathlib import Path
from cms.supervisor import Child, Supervisor
supervisor = Supervisor(Path.cwd(), os.environ)
for name in ("one", "two"):
    supervisor.start(Child(name, [sys.executable, "-c", {SLEEPER!r}, sys.argv[1]]))
try:
    supervisor.watch()
finally:
    supervisor.stop()
"""


def is_running(process_id: int) -> bool:
    """Whether a process lives; one that only waits to be collected does not."""
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(condition, seconds: float = 10):
    """Return the first true value of ``condition``."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)
    return value


def read_ids(path: Path, count: int) -> list[int]:
    """Wait for ``count`` lines and return them as numbers."""
    wait_for(lambda: path.exists() and path.read_text().count("\n") >= count)
    return [int(line) for line in path.read_text().splitlines()]


@pytest.fixture
def ids(tmp_path) -> Path:
    return tmp_path / "ids"


@pytest.fixture
def supervisor(monkeypatch):
    """A supervisor in this process, whose signal handlers and children are gone after the test."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    monkeypatch.setattr(supervisor_module, "GRACE_SECONDS", 1.0)
    made = Supervisor(PROJECT, os.environ)
    yield made
    made.stop()
    for number, handler in kept.items():
        signal.signal(number, handler)


def make_child(script: str, *arguments, **options) -> Child:
    return Child("child", [sys.executable, "-c", script, *map(str, arguments)], **options)


def look(supervisor, child, times: int = 1) -> None:
    for _ in range(times):
        supervisor.look_after(child, time.monotonic())


def test_killed_child_is_started_again(supervisor, ids, capsys):
    child = make_child(SLEEPER, ids)
    supervisor.start(child)
    first = read_ids(ids, 1)[0]
    os.kill(first, signal.SIGKILL)
    wait_for(child.has_ended)
    look(supervisor, child)
    assert child.process is None
    child.restart_at = 0
    look(supervisor, child)
    assert read_ids(ids, 2)[1] != first
    assert "The child ended with code -9. It is started again in 0.5 s." in capsys.readouterr().err


def test_pause_grows_with_each_early_death_and_is_forgotten_after_a_good_run(supervisor):
    child = make_child("raise SystemExit(3)")
    pauses = []
    for lived in (0, 0, 0, 100):
        child.start(PROJECT, os.environ)
        wait_for(child.has_ended)
        child.started_at = time.monotonic() - lived
        pauses.append(child.pause)
        look(supervisor, child)
    assert pauses == [0.5, 1, 2, 4]
    assert child.pause == 1.0


def test_what_a_dead_child_left_behind_is_ended_with_it(supervisor, ids):
    child = make_child(PARENT, ids)
    supervisor.start(child)
    first, grandchild = read_ids(ids, 2)
    os.kill(first, signal.SIGKILL)
    wait_for(child.has_ended)
    look(supervisor, child)
    wait_for(lambda: not is_running(grandchild))


def test_stubborn_child_is_killed(supervisor, ids):
    child = make_child(STUBBORN, ids)
    supervisor.start(child)
    process_id = read_ids(ids, 1)[0]
    supervisor.stop()
    assert not is_running(process_id)
    supervisor.children.clear()


@pytest.mark.parametrize(("code", "is_done"), [(0, True), (1, False)])
def test_child_that_runs_once_tells_its_outcome_and_is_not_restarted(supervisor, code, is_done):
    outcomes = []
    child = make_child(f"raise SystemExit({code})", is_once=True, when_done=outcomes.append)
    supervisor.start(child)
    wait_for(child.has_ended)
    look(supervisor, child)
    assert outcomes == [is_done]
    assert supervisor.children == []


def test_start_fails_when_the_child_ends_before_it_is_ready(supervisor):
    child = make_child("raise SystemExit(1)")
    supervisor.start(child)
    with pytest.raises(StartFailed, match="The child ended before it was ready"):
        supervisor.wait_until(lambda: False, child, 10)


def test_start_fails_when_the_child_stays_silent(supervisor, ids):
    child = make_child(SLEEPER, ids)
    supervisor.start(child)
    with pytest.raises(StartFailed, match="was not ready after 0 seconds"):
        supervisor.wait_until(lambda: False, child, 0.1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_supervisor_and_children(ids, number):
    main = subprocess.Popen([sys.executable, "-c", MAIN, str(ids)], cwd=PROJECT)
    children = read_ids(ids, 2)
    main.send_signal(number)
    assert main.wait(timeout=10) == 0
    assert not any(is_running(process_id) for process_id in children)


@pytest.mark.skipif(not supervisor_module.tie_to_parent(), reason="needs setpriv of util-linux, which only Linux has")
def test_children_end_with_a_supervisor_that_is_killed(ids):
    main = subprocess.Popen([sys.executable, "-c", MAIN, str(ids)], cwd=PROJECT)
    children = read_ids(ids, 2)
    main.kill()
    main.wait()
    wait_for(lambda: not any(is_running(process_id) for process_id in children))
