"""``python -m tests.translation.killed_worker``: kills the real worker at each step of a refresh and prints what came of it.

A process of its own with a database file of its own, because a SIGKILL takes everything along. The worker is the command
``manage.py db_worker`` in a child process; a step of the task is replaced there by one that ends the process after it.
Prints JSON: for each step, whether the worker was killed there, how many tasks were given back, and whether readers see
the same pages as after an undisturbed run.
"""

import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django
from django.conf import settings

settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
settings.ALLOWED_HOSTS = ["*"]
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402
from wagtail.models import Revision  # noqa: E402

from cms import leases  # noqa: E402
from core.models import TranslationRecord  # noqa: E402
from tests import content  # noqa: E402
from tests.translation.edits import find_page, replace  # noqa: E402
from translation import refresh, tasks  # noqa: E402
from translation.models import RefreshRun  # noqa: E402

#: Module, function and the call of it after which the worker dies. English, Arabic and Ukrainian are refreshed in turn.
STEPS = [
    (refresh, "update_source", 1),
    (refresh, "fill_target", 1),
    (refresh, "write_target", 1),
    (refresh, "record_states", 1),
    (refresh, "refresh_language", 1),
    (refresh, "write_target", 2),
    (refresh, "refresh_language", 2),
    (refresh, "record_states", 3),
    (refresh, "refresh_language", 3),
    (tasks, "refresh_page", 1),
]
PATHS = ["neu-hier/gesundheit/arzt-finden/", "neu-hier/gesundheit/", ""]
DATABASE = Path(settings.DATABASES["default"]["NAME"])
KEPT = DATABASE.with_suffix(".kept")


def prepare() -> None:
    """Make the small site with a changed guide whose refresh waits for a worker."""
    call_command("migrate", verbosity=0)
    content.load(DATABASE.parent / "content")
    call_command("createcachetable", verbosity=0)
    guide = find_page("arzt-finden")
    replace(replace(guide, "9–12 Uhr", "14–16 Uhr"), "Schritt für Schritt", "Ein Schritt nach dem anderen").save(clean=False)
    DBTaskResult.objects.all().delete()
    find_page("arzt-finden").save_revision().publish()
    connections.close_all()
    shutil.copy(DATABASE, KEPT)


def restore() -> None:
    for ending in ("-wal", "-shm"):
        Path(f"{DATABASE}{ending}").unlink(missing_ok=True)
    shutil.copy(KEPT, DATABASE)


def run_apart(function, *args) -> tuple[int, str]:
    """Run a function in a child process; return the signal that ended it, or 0, and what it returned as JSON."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        status = 1
        try:
            os.write(writing, json.dumps(function(*args)).encode())
            connections.close_all()
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    _pid, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        sys.exit(f"{function.__name__}{args} failed")
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, answer


def work(step: int | None = None) -> None:
    """Be the worker until no task waits; with a step, until that is done."""
    if step is not None:
        kill_after(*STEPS[step])
    call_command("db_worker", "--queue-name", "*", "--batch", "--no-startup-delay", "--no-reload", "--worker-id", f"worker-{step}")


def kill_after(module, name: str, call: int) -> None:
    """Let this process die without a word at the end of a call of a function."""
    function, calls = getattr(module, name), []

    def run(*args, **kwargs):
        result = function(*args, **kwargs)
        calls.append(name)
        if len(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(module, name, run)


def look() -> str:
    """Return what readers see and what is recorded, without moments."""
    client = Client(SERVER_NAME="localhost")
    seen = {}
    for code in ("de", "de-simple", "en", "ar", "uk"):
        for path in PATHS:
            seen[f"/{code}/{path}"] = client.get(f"/{code}/{path}").content.decode()
    seen["records"] = json.dumps(list(TranslationRecord.objects.order_by("page_id").values_list("page_id", "states", "source_fields")))
    seen["revisions"] = str(Revision.objects.count())
    seen["runs"] = str(list(RefreshRun.objects.values_list("state", "error")))
    return re.sub(r'\\*"(dateModified|changed_at)\\*": ?\\*"[^"]*"', "", json.dumps(seen, ensure_ascii=False, sort_keys=True))


def main() -> None:
    prepare()
    run_apart(work)
    _signal, undisturbed = run_apart(look)
    outcomes = {}
    for number, (_module, name, call) in enumerate(STEPS):
        restore()
        ended_by, _nothing = run_apart(work, number)
        _signal, reclaimed = run_apart(leases.reclaim_tasks)
        run_apart(work)
        _signal, seen = run_apart(look)
        outcomes[f"{name} {call}"] = {
            "is_killed": ended_by == signal.SIGKILL, "reclaimed": json.loads(reclaimed), "is_same": seen == undisturbed,
        }  # fmt: skip
    print(
        json.dumps(
            {"steps": outcomes, "has_marks": undisturbed.count("Ein Schritt nach dem anderen"), "is_done": "('done', '')" in undisturbed}
        )
    )


if __name__ == "__main__":
    main()
