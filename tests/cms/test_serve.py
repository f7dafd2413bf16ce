"""``manage.py serve`` refuses what cannot work in one line, before it makes anything; and serves what can."""

import http.client
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from cms.management.commands.serve import describe_editor
from tests.environment import PROJECT, read_names
from tests.postgres import find_free_port

START_SECONDS = 300


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """The environment of an empty installation on a free port."""
    kept = {name: value for name, value in os.environ.items() if name not in {*read_names(), "DJANGO_SETTINGS_MODULE"}}
    return {**kept, "SITE_DATA": str(tmp_path / "data"), "PORT": str(find_free_port()), "DEMO_CONTENT": "false"}


def run_manage(environment, *words) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=180)


def refusal_of(environment, *words) -> str:
    """Return the one line on standard error of a command that must fail and make nothing."""
    result = run_manage(environment, *(words or ["serve"]))
    assert result.returncode != 0
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert not Path(environment["SITE_DATA"]).exists()
    return lines[0]


def test_port_in_use(environment):
    with socket.create_server(("127.0.0.1", int(environment["PORT"]))):
        assert refusal_of(environment).startswith(f"PORT={environment['PORT']} is in use on 127.0.0.1.")


@pytest.mark.parametrize(
    ("port", "message"),
    [("http", "PORT='http' is not a whole number."), ("70000", "PORT=70000 is not between 1 and 65535.")],
)
def test_port_that_is_none(environment, port, message):
    assert refusal_of({**environment, "PORT": port}) == message


def test_host_that_is_none(environment):
    assert refusal_of({**environment, "HOST": "no-such-host.invalid"}).startswith("HOST=no-such-host.invalid is not an address")


def test_folder_below_a_file(environment, tmp_path):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    message = refusal_of({**environment, "SITE_DATA": str(folder)})
    assert message == f"SITE_DATA={folder} cannot be used: {tmp_path / 'file'} is not a folder."


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that not even root can write, which only Linux has")
def test_folder_that_cannot_be_written(environment):
    message = refusal_of({**environment, "SITE_DATA": "/proc/site-data"})
    assert message.startswith("SITE_DATA=/proc/site-data cannot be ")


@pytest.mark.parametrize(
    ("address", "beginning"),
    [
        ("mysql://host/name", "DATABASE_URL must begin with postgresql://"),
        ("postgresql://user:hidden@127.0.0.1:1/name", "DATABASE_URL: the database does not answer: "),
    ],
)
def test_database_that_does_not_answer(environment, address, beginning):
    message = refusal_of({**environment, "DATABASE_URL": address})
    assert message.startswith(beginning)
    assert "hidden" not in message


def test_other_commands_make_no_key_and_name_the_way_out(environment):
    assert "Run 'make run'" in refusal_of(environment, "migrate")


def test_editor_is_described_from_the_first_line():
    assert describe_editor("Redaktion\tredaktion\tsecret\nPrüfung\tpruefung\tother\n") == "login redaktion, password secret"


@pytest.fixture
def database_address(environment):
    """Nothing on SQLite; the address of a new database on the server of a test run on PostgreSQL."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"serve_{environment['PORT']}"
    server = connection.settings_dict
    address = f"postgresql://{server['USER']}@{server['HOST']}:{server['PORT']}/"
    with psycopg.connect(f"{address}{server['USER']}", autocommit=True) as session:
        session.execute(f"CREATE DATABASE {name}")
        yield f"{address}{name}"
        session.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_first_start_serves_and_second_start_changes_nothing(environment, database_address):
    environment["DATABASE_URL"] = database_address
    first = start_and_stop(environment)
    folder = Path(environment["SITE_DATA"])
    assert re.search(r"Database … \d+ migrations applied", first)
    assert "Static files … collected" in first
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    key = (folder / "secret-key").read_text()
    second = start_and_stop(environment)
    assert "Database … unchanged" in second
    assert "Static files … unchanged" in second
    assert (folder / "secret-key").read_text() == key


def start_and_stop(environment) -> str:
    """Start the site, ask it for a page, end it, and return what it printed."""
    command = [sys.executable, "manage.py", "serve"]
    port = int(environment["PORT"])
    with subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as site:
        # A test that fails or waits too long must not leave a site behind; its children go with it.
        guard = threading.Timer(START_SECONDS, site.kill)
        guard.start()
        try:
            output = "".join(iter_until(site.stdout, "Ctrl-C ends it"))
            assert "The site runs after" in output, output
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            client.request("GET", "/robots.txt")
            assert client.getresponse().status == 200
            client.close()
            began_at = time.monotonic()
            site.send_signal(signal.SIGTERM)
            rest, _ = site.communicate(timeout=60)
            assert site.returncode == 0, rest
            assert time.monotonic() - began_at < 10
        finally:
            guard.cancel()
            site.kill()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)
    return output


def iter_until(lines, last: str):
    """Yield lines up to the one that holds ``last``."""
    for line in lines:
        yield line
        if last in line:
            return
