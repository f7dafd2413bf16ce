"""What an installation needs before it can answer, each step done only where something changed.

The second start must be quick, so each step first asks a cheap question: names of migration files against one table, sizes
and times of files against a stamp. A step that was cut off is done again at the next start.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.autoreload import file_changed
from wagtail.models import Page

from cms import env
from cms.catalogues import compile_catalogues

STATIC_MANIFEST = "staticfiles.json"


def prepare_texts() -> str:
    """Compile the message catalogues that changed. Raises CommandError naming one that is broken."""
    try:
        count = sum(compile_catalogues(Path(folder)) for folder in settings.LOCALE_PATHS)
    except OSError as error:
        raise CommandError(str(error)) from None
    if not count:
        return "unchanged"
    file_changed.send(sender=None, file_path=Path("django.mo"))  # one signal makes this process forget all texts it has read
    return f"{count} catalogues compiled"


def prepare_database() -> str:
    """Migrate if a migration on disk was not applied."""
    missing = find_migration_files() - set(MigrationRecorder(connection).applied_migrations())
    if not missing:
        return "unchanged"
    call_command("migrate", interactive=False, verbosity=0)
    return f"{len(missing)} migrations applied"


def find_migration_files() -> set[tuple[str, str]]:
    """Return (app label, name) of every migration on disk. By name: to import all of them takes longer than to start."""
    return {
        (config.label, path.stem)
        for config in apps.get_app_configs()
        for path in (Path(config.path) / "migrations").glob("[0-9a-zA-Z]*.py")
    }


def prepare_static_files() -> str:
    """Collect, hash and compress the static files if one of ours or a package changed."""
    stamp = settings.SITE_DATA / "static.stamp"
    digest = digest_static_files()
    if stamp.exists() and stamp.read_text() == digest and (settings.STATIC_ROOT / STATIC_MANIFEST).exists():
        return "unchanged"
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=settings.STATIC_ROOT.exists())
    stamp.write_text(digest)
    return "collected"


def digest_static_files() -> str:
    """Return a digest over the packages (by their lock) and over the name, size and time of each static file of ours."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for path in sorted(iterate_static_files()):
        status = path.stat()
        digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def iterate_static_files() -> Iterator[Path]:
    """Yield the static files in this repository."""
    folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
    folders += [Path(config.path) / "static" for config in apps.get_app_configs()]
    for folder in folders:
        if settings.BASE_DIR in folder.parents and ".venv" not in folder.parts:
            for root, _, names in os.walk(folder):
                yield from (Path(root) / name for name in names)


def prepare_content() -> str:
    """Load the demonstration into a site without a page of its own. The command tells its progress, on lines of its own."""
    if not has_command("load_demo"):
        return "not part of this installation"
    if not env.read_flag("DEMO_CONTENT", True):
        return "not wanted (DEMO_CONTENT)"
    if has_own_pages():
        return "unchanged"
    mark_publications()
    print(flush=True)
    call_command("load_demo")
    return "loaded"


def has_own_pages() -> bool:
    """Whether there is a page of one of our types. Wagtail's own migrations leave a root and a welcome page."""
    return Page.objects.exclude(content_type__app_label="wagtailcore").exists()


def are_publications_due() -> bool:
    """Whether the publications were never built to the end for what is in the database."""
    return has_command("build_publications") and (get_publications_mark().exists() or not settings.PUBLICATION_ROOT.exists())


def has_command(name: str) -> bool:
    """Whether ``manage.py`` knows a command."""
    return name in get_commands()


def mark_publications() -> None:
    """Note that the publications have to be built."""
    get_publications_mark().touch()


def unmark_publications() -> None:
    """Note that the publications were built to the end."""
    get_publications_mark().unlink(missing_ok=True)


def get_publications_mark() -> Path:
    """Return the file that stands from the moment publications are due until they were all built."""
    return settings.SITE_DATA / "publications.due"
