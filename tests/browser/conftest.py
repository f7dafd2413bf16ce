"""A whole installation with the demonstration content, served by ``manage.py serve``, for tests that look at it in Chromium."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from cms.supervisor import tie_to_parent
from tests import environment
from tests.news.subscriptions.mail_server import MailServer

START_SECONDS = 240
STOP_SECONDS = 20
#: The first test waits for the content to be loaded, which takes minutes on a machine with other work.
TEST_SECONDS = 600


class Account(NamedTuple):
    """A login of the demonstration."""

    role: str
    username: str
    password: str


class Site(NamedTuple):
    """A running installation: its address without a final slash, its folder, its accounts by user name."""

    url: str
    folder: Path
    accounts: dict[str, Account]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(TEST_SECONDS))


def find_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def build_environment(folder: Path, port: int, mail_port: int) -> dict[str, str]:
    """Return the environment of an installation of its own in ``folder``: nothing of that of whoever runs the tests."""
    ignored = {*environment.read_names(), "DJANGO_ALLOW_ASYNC_UNSAFE"}
    inherited = {name: value for name, value in os.environ.items() if name not in ignored}
    return inherited | {
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "SITE_DATA": str(folder),
        "SECRET_KEY": "for the tests in a browser only",
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "EMAIL_FROM": "presse@site.example",
    }


def answers(port: int) -> bool:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        client.request("GET", "/robots.txt")
        return client.getresponse().status == 200
    except OSError:
        return False
    finally:
        client.close()


@pytest.fixture(scope="session")
def mail_server():
    """What the site sends its mails to."""
    server = MailServer().start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def site(tmp_path_factory, mail_server):
    """The site with all its content and the paper in German; the papers in other languages would take a minute each."""
    folder = tmp_path_factory.mktemp("installation")
    port = find_free_port()
    variables = build_environment(folder, port, mail_server.port)
    log = folder / "server.log"

    def manage(*words: str) -> None:
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=environment.PROJECT, env=variables, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"manage.py {' '.join(words)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"

    manage("migrate", "--verbosity", "0")
    manage("load_demo")
    manage("build_publications", "de")
    with log.open("w") as output:
        server = subprocess.Popen(
            [*tie_to_parent(), sys.executable, "manage.py", "serve"],
            cwd=environment.PROJECT, env=variables, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + START_SECONDS
        while not answers(port):
            assert server.poll() is None and time.monotonic() < deadline, log.read_text()[-4000:]
            time.sleep(0.2)
        lines = (folder / "accounts.txt").read_text(encoding="utf-8").splitlines()
        accounts = [Account(*line.split("\t")) for line in lines]
        yield Site(variables["SITE_URL"], folder, {account.username: account for account in accounts})
    finally:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.fixture(scope="session")
def base_url(site):
    """What pytest-playwright puts before an address without host."""
    return site.url
