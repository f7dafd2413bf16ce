"""Typed readers of the environment. The only module that reads it; every error says which variable and what is wrong."""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}

_offered_secret = ""


def read_text(name: str, default: str = "") -> str:
    """Return the stripped value of ``name``."""
    return os.environ.get(name, default).strip()


def read_prefix(name: str) -> str:
    """Return the beginning of addresses, without a slash at its end, or nothing. Raises ImproperlyConfigured for anything else."""
    word = read_text(name).rstrip("/")
    if word and not word.startswith("/"):
        raise ImproperlyConfigured(f"{name}={word!r} must begin with a slash, such as /internal.")
    return word


def read_flag(name: str, default: bool = False) -> bool:
    """Return a yes-or-no value. Raises ImproperlyConfigured for any other word."""
    word = os.environ.get(name, str(default)).strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name}={word!r} is neither true nor false.")


def read_number(name: str, default: int, least: int | None = None) -> int:
    """Return a whole number that is not below ``least``. Raises ImproperlyConfigured for anything else."""
    word = read_text(name, str(default))
    try:
        number = int(word)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={word!r} is not a whole number.") from None
    if least is not None and number < least:
        raise ImproperlyConfigured(f"{name}={word!r} is less than {least}.")
    return number


def read_list(name: str, default: str = "") -> list[str]:
    """Return the comma-separated values of ``name`` without empty ones."""
    return [word.strip() for word in read_text(name, default).split(",") if word.strip()]


def read_path(name: str, default: Path) -> Path:
    """Return an absolute folder that exists or can be made. It is not made here: a wrong one must leave nothing half-made.

    Raises ImproperlyConfigured when something else is in the way or the nearest folder that exists cannot be written.
    """
    word = read_text(name)
    folder = Path(word).expanduser().resolve() if word else default
    nearest = next(path for path in (folder, *folder.parents) if os.path.exists(path))
    if not nearest.is_dir():
        raise ImproperlyConfigured(f"{name}={folder} cannot be used: {nearest} is not a folder.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"{name}={folder} cannot be used: {nearest} is not writable for this user.")
    return folder


def read_maildir(name: str) -> Path | None:
    """Return an absolute folder whose ``new`` and ``cur`` can be written, None without the variable. Raises ImproperlyConfigured."""
    word = read_text(name)
    if not word:
        return None
    folder = Path(word).expanduser().resolve()
    for part in (folder / "new", folder / "cur"):
        if not part.is_dir():
            raise ImproperlyConfigured(f"{name}={folder} is not a Maildir: it has no folder {part.name}.")
        if not os.access(part, os.W_OK | os.X_OK):
            raise ImproperlyConfigured(f"{name}={folder} cannot be used: {part} is not writable for this user.")
    return folder


def offer_secret() -> None:
    """Let ``read_secret`` invent a secret where an installation has none yet.

    Only ``manage.py serve`` asks for it: settings cannot be read without a key, yet nothing may be written before
    ``serve`` has made its checks. It keeps the key afterwards, so the offer holds for one process and one start.
    """
    global _offered_secret
    _offered_secret = secrets.token_urlsafe(48)


def read_secret(name: str, path: Path) -> str:
    """Return the secret from the variable, else from the file that ``manage.py serve`` makes for an installation.

    Raises ImproperlyConfigured when there is neither, and when the file cannot be read.
    """
    secret = read_text(name)
    if secret:
        return secret
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        raise ImproperlyConfigured(f"{name} is not set and {path} cannot be read: {error.strerror}.") from None
    if not secret and not _offered_secret:
        raise ImproperlyConfigured(f"{name} is not set and {path} holds none. Run 'make run', which makes one for this installation.")
    return secret or _offered_secret


def read_mail_server(name: str) -> dict[str, Any] | None:
    """Return the mail server at ``smtps://user:password@host:port``, None without the variable.

    ``smtps`` is encrypted from the first byte (port 465), ``smtp+starttls`` before anything is said (587), ``smtp`` never (25).
    Raises ImproperlyConfigured for every other scheme and for an address without a host.
    """
    address = read_text(name)
    if not address:
        return None
    schemes = {"smtps": ("tls", 465), "smtp+starttls": ("starttls", 587), "smtp": ("none", 25)}
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read: {error}.") from None
    if parts.scheme not in schemes or not parts.hostname:
        raise ImproperlyConfigured(f"{name} must be smtps://, smtp+starttls:// or smtp://, then [user:password@]host[:port].")
    security, usual_port = schemes[parts.scheme]
    return {
        "security": security,
        "host": parts.hostname,
        "port": port or usual_port,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
    }


def name_mail_settings(server: dict[str, Any] | None) -> tuple[str, int, str, str, bool, bool]:
    """Return a mail server as Django has it: host, port, user, password, whether by TLS, whether by STARTTLS."""
    if server is None:
        return "", 25, "", "", False, False
    security = server["security"]
    return server["host"], server["port"], server["user"], server["password"], security == "tls", security == "starttls"


def read_address(name: str, is_needed: bool = False) -> str:
    """Return a mail address without a name. Raises ImproperlyConfigured for anything else, and for none where one is needed."""
    address = read_text(name)
    if not address and not is_needed:
        return ""
    if not re.fullmatch(r"[!-?A-~]+@[A-Za-z0-9.-]+", address):
        raise ImproperlyConfigured(f"{name}={address!r} must be a mail address such as presse@example.org.")
    return address


def read_database(name: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database at ``postgresql://user:password@host:port/name?option=value``.

    Without the variable: SQLite in ``folder``, in WAL mode, so that readers never wait for a writer.
    Raises ImproperlyConfigured for every other scheme and for an address without a database name.
    """
    address = read_text(name)
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "site.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;",
            },
        }
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read: {error}.") from None
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(f"{name} must begin with postgresql://, not {parts.scheme or 'nothing'}://.")
    database = unquote(parts.path.lstrip("/"))
    if not database:
        raise ImproperlyConfigured(f"{name} names no database: postgresql://user:password@host:port/DATABASE.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **dict(parse_qsl(parts.query))},
    }
