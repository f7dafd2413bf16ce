"""Files of releases are made in the background: publishing never waits for them."""

import time
from collections import Counter
from datetime import timedelta

from django_tasks import default_task_backend, task

from core.locks import LockTaken
from core.publishing.turns import PRESS, take_turn
from core.queue import ask_for
from news.press.building import build_files
from news.press.renewal import find_due, sweep

DEBOUNCE = timedelta(seconds=10)
#: Before the papers, after everything that somebody waits for.
PRIORITY = -20
#: How long one run keeps the worker, in seconds; then others have their turn.
PATIENCE = 60
#: How many versions one sweep looks at: some 20 ms each.
SWEPT = 25


@task(priority=PRIORITY)
def build_press_files() -> dict[str, int]:
    """Make the files of the versions that are marked, the newest first; return how many files met which end.

    While another process does, this asks for itself again later and returns nothing.
    """
    try:
        with take_turn(PRESS, is_patient=not default_task_backend.supports_defer):
            return dict(build_due())
    except LockTaken:
        request_build()
        return {}


def build_due() -> Counter:
    """Look at one version after the other, each once. Ask for another run when the time is up."""
    begun_at, counts, seen = time.monotonic(), Counter(), []
    while (page := find_due().exclude(pk__in=seen).first()) is not None:
        if time.monotonic() - begun_at > PATIENCE:
            request_build()
            break
        seen.append(page.pk)
        counts.update(build_files(page.pk).values())
    return counts


def request_build() -> None:
    """Ask for the files of all versions that are marked, a few seconds from now, so that a series of edits makes them once."""
    ask_for(build_press_files, delay=DEBOUNCE)


def look_for_outdated() -> int:
    """Find files that are behind although nobody said so, and ask for what is due. For the scheduler."""
    count = sweep(SWEPT)
    if find_due().exists():
        request_build()
    return count
