"""What all tests share: the browser, and nothing left in memory by the test before."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from core import snapshot
from tests import content

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small site of ``tests/content.py``. Every test begins with it and is rolled back to it; a transactional test would flush it."""
    with django_db_blocker.unblock():
        content.load(tmp_path_factory.mktemp("content"))


@pytest.fixture(autouse=True)
def forget_snapshot(monkeypatch):
    """A rolled-back test may leave the version that the next one begins with, cached rows of the same ids, and a language."""
    monkeypatch.setattr(snapshot, "_current", None)
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def login(client, db) -> Callable[[str], Client]:
    """Lets somebody who works at the desk log in, by user name. Returns the test's client."""

    def enter(username: str) -> Client:
        client.force_login(get_user_model().objects.get(username=username))
        return client

    return enter


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's Chromium for pytest-playwright's ``browser`` and ``page``. With CI=true its absence is a failure."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is missing. As root:  apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright's API for tests runs a loop of its own in this thread; Django's guard against that sees no difference.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {"executable_path": str(CHROMIUM), "args": CHROMIUM_ARGUMENTS}
