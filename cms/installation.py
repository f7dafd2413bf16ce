"""The folder, address and database of an installation: looked at before anything is made, so that a refusal leaves nothing.

Every refusal is an ImproperlyConfigured that begins with the variable to change; ``manage.py`` shows it as one line.
"""

import errno
import os
import socket
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

PRIVATE_FILE_MODE = 0o600


def check_address(host: str, port: int) -> None:
    """Raise unless a server can listen at ``host`` and ``port``. Whoever listens there already is left alone."""
    if not 0 < port < 65536:
        raise ImproperlyConfigured(f"PORT={port} is not between 1 and 65535.")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address[:2], family=family).close()
    except socket.gaierror as error:
        raise ImproperlyConfigured(f"HOST={host} is not an address of this machine: {error.strerror}.") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ImproperlyConfigured(
                f"PORT={port} is in use on {host}. Stop what listens there, or choose another one: PORT=8001 make run"
            ) from None
        raise ImproperlyConfigured(f"PORT={port} cannot be used on {host}: {os.strerror(error.errno)}.") from None


def check_database() -> None:
    """Raise unless the database server answers. SQLite is not asked: asking would make its file."""
    if connection.vendor == "sqlite":
        return
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise ImproperlyConfigured(f"DATABASE_URL: the database does not answer: {error}") from None


def make_folder(folder: Path) -> None:
    """Make the folder of the installation with its parents. Raises ImproperlyConfigured if the system refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"SITE_DATA={folder} cannot be made: {os.strerror(error.errno)}.") from None


def keep_secret(path: Path, secret: str) -> None:
    """Write the key of a new installation, readable by its owner only. A key that is there already stays as it is."""
    if path.exists() and path.stat().st_size:
        return
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE_MODE), "w", encoding="utf-8") as file:
        file.write(f"{secret}\n")
    draft.replace(path)
