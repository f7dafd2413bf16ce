"""``scripts/test.sh`` with a stand-in for Python: its exit code is that of the tests, in either half."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "test.sh"
STAND_IN = """#!/bin/sh
case "$*" in
    *tests.postgres*) exit "$HAS_POSTGRES" ;;
    *) if [ "${TEST_DATABASE:-}" = postgres ]; then echo "postgres says $POSTGRES"; exit "$POSTGRES"; fi
       sleep "$SECONDS_OF_SQLITE"; echo "sqlite says $SQLITE"; exit "$SQLITE" ;;
esac
"""


@pytest.fixture
def run(tmp_path):
    (tmp_path / "scripts").mkdir()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / "scripts" / "install.sh").write_text("exit 0\n")
    shutil.copy(SCRIPT, tmp_path / "scripts" / "test.sh")
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(STAND_IN)
    python.chmod(0o755)

    def run(postgres=0, sqlite=0, has_postgres=0, seconds=0, ci="true"):
        environ = {
            "PATH": os.environ["PATH"],
            "CI": ci,
            "TMPDIR": str(tmp_path),
            "POSTGRES": str(postgres),
            "SQLITE": str(sqlite),
            "HAS_POSTGRES": str(has_postgres),
            "SECONDS_OF_SQLITE": str(seconds),
        }
        script = tmp_path / "scripts" / "test.sh"
        return subprocess.run(["sh", script], env=environ, capture_output=True, text=True, timeout=60, check=False)

    yield run
    assert list(tmp_path.glob("tmp.*")) == []


@pytest.mark.parametrize("seconds", [0, 0.5])
def test_green_halves_are_green(run, seconds):
    done = run(seconds=seconds)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "sqlite says 0"


def test_failure_on_sqlite_is_a_failure_and_has_the_last_word(run):
    done = run(sqlite=1)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "sqlite says 1"


def test_failure_on_postgresql_ends_both(run):
    done = run(postgres=1, seconds=30)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "postgres says 1"


def test_without_postgresql_ci_fails_and_a_workbench_goes_on(run):
    assert run(has_postgres=1).returncode == 1
    assert run(has_postgres=1, ci="").stdout.splitlines()[-1] == "sqlite says 0"
