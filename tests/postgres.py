"""A PostgreSQL server for one test run: own folder, own port, ended by its own id. ``python -m tests.postgres`` tells if it can be."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

USER = "postgres"
START_SECONDS = 30
#: A test database may lose everything in a power cut, so nothing is forced to the disk.
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class Missing(Exception):
    """PostgreSQL is not installed, or it would have to run as root, which it refuses."""


def find_program(name: str) -> str:
    """Return the newest installed ``initdb`` or ``postgres``. Debian keeps them outside PATH."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = max(versions, key=lambda path: float(path.parts[-3]), default=None)
    program = str(newest) if newest else shutil.which(name)
    if program is None:
        raise Missing(f"PostgreSQL is not installed ({name} not found). As root:  apt-get install postgresql")
    return program


def step_down() -> list[str]:
    """Return the words that start a command as another user, when we are root."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam(USER)
    except KeyError:
        raise Missing(f"PostgreSQL refuses to run as root, and there is no user {USER}.") from None
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", "--pdeathsig=INT", "--"]


class Cluster:
    """One server with an empty data folder."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self.process: subprocess.Popen | None = None

    def start(self) -> str:
        """Start the server and return its address as DATABASE_URL wants it. Raises Missing."""
        try:
            if os.geteuid() == 0:
                step_down()
                shutil.chown(self.folder, USER, USER)
            data = str(self.folder / "data")
            locale = ["--locale=C.UTF-8", "-E", "UTF8"]
            subprocess.run(
                [*step_down(), find_program("initdb"), "-D", data, "-U", USER, "-A", "trust", "--no-sync", *locale],
                check=True,
                stdout=subprocess.DEVNULL,
                cwd=self.folder,
            )
            port = find_free_port()
            options = [word for option in QUICK for word in ("-c", option)]
            with (self.folder / "log").open("wb") as log:
                self.process = subprocess.Popen(
                    [*step_down(), find_program("postgres"), "-D", data, "-k", str(self.folder), "-p", str(port), *options],
                    stdout=log,
                    stderr=log,
                    cwd=self.folder,
                )
            self.wait(port)
        except BaseException:
            self.stop()
            raise
        return f"postgresql://{USER}@127.0.0.1:{port}/{USER}"

    def wait(self, port: int) -> None:
        """Wait until the server accepts connections. Raises RuntimeError with its log if it ends instead."""
        deadline = time.monotonic() + START_SECONDS
        marker = self.folder / "data" / "postmaster.pid"
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(OSError):
                if marker.read_text().splitlines()[-1].strip() == "ready":
                    return
            time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start on port {port}:\n{(self.folder / 'log').read_text()}")

    def stop(self) -> None:
        """End the server, without waiting for its clients, and remove its folder."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=START_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)


def find_free_port() -> int:
    """Return a port nobody listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


if __name__ == "__main__":
    try:
        find_program("initdb")
        step_down()
    except Missing as reason:
        sys.exit(f"NOT TESTED ON POSTGRESQL. {reason}")
