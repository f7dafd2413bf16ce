"""The whole demonstration, in a process and a database of its own."""

import os
import subprocess
import sys

import pytest

from tests.environment import PROJECT


@pytest.mark.slow
@pytest.mark.own_site
@pytest.mark.timeout(1200)
def test_round_trip_of_the_demonstration():
    done = subprocess.run(
        [sys.executable, "-m", "tests.translation.exchange.demo_round_trip"],
        cwd=PROJECT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "TEST_DATABASE": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert done.stdout.count("nothing changed") == 10
    assert done.stdout.count("through the gate, 0 findings") == 10
