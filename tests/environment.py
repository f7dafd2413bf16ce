"""The environment tests run in: nothing of the installation of whoever starts them."""

import atexit
import re
from collections.abc import MutableMapping
from pathlib import Path

from tests.postgres import Cluster

PROJECT = Path(__file__).resolve().parent.parent


def read_names() -> list[str]:
    """Return the variables of an installation, as .env.example lists them."""
    return re.findall(r"^([A-Z_]+)=", (PROJECT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)


def replace(environ: MutableMapping[str, str], folder: str) -> None:
    """Take out what an installation sets and put ``folder`` in; with TEST_DATABASE=postgres also a new database server.

    Called while Django's settings are read, because pytest-django reads them before any conftest.
    """
    for name in read_names():
        environ.pop(name, None)
    environ.update(SITE_DATA=folder, SECRET_KEY="for tests only")
    (Path(folder) / "static").mkdir()
    if environ.pop("TEST_DATABASE", "") == "postgres":
        cluster = Cluster()
        atexit.register(cluster.stop)
        environ["DATABASE_URL"] = cluster.start()
