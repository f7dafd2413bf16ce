"""What is held in memory is as new as the database, in every process, for one query."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from core import snapshot
from core.models import TreeVersion
from facts.models import ContactPoint, Topic
from newcomers.models import GuidePage
from tests.environment import PROJECT

#: Tells the title of a page, waits for a line, tells it again.
READER = """
import sys
from django.test import Client
client = Client(SERVER_NAME="localhost")
while True:
    content = client.get("/de/neu-hier/gesundheit/").content.decode()
    print("Neuer Titel" in content, flush=True)
    if not sys.stdin.readline():
        break
"""
PUBLISHER = """
from newcomers.models import GuidePage
page = GuidePage.objects.get(slug="arzt-finden", locale__language_code="de")
page.title = "Neuer Titel"
page.save_revision().publish()
"""
START = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'cms.settings'; django.setup()\n"


@pytest.fixture
def guide(db):
    return GuidePage.objects.get(slug="arzt-finden", locale__language_code="de")


def test_nothing_changed_costs_one_query(db, django_assert_num_queries):
    first = snapshot.get_current()
    with django_assert_num_queries(1):
        assert snapshot.get_current() is first


def test_publishing_is_seen_at_the_next_request(guide):
    first = snapshot.get_current()
    guide.title = "Neuer Titel"
    guide.save_revision().publish()
    assert snapshot.get_current().tree.by_id[guide.pk].title == "Neuer Titel"
    assert first.tree.by_id[guide.pk].title == "Eine Praxis finden"


def test_draft_keeps_the_snapshot(guide):
    first = snapshot.get_current()
    guide.title = "Noch geheim"
    guide.save_revision()
    assert snapshot.get_current() is first


@pytest.mark.parametrize(
    "change",
    [
        lambda guide: guide.unpublish(),
        lambda guide: guide.delete(),
        lambda guide: guide.move(Page.objects.get(slug="wohnen", locale__language_code="de"), pos="last-child"),
        lambda guide: Topic.objects.get(key="wohnen").save(),
        lambda guide: ContactPoint.objects.get(key="notruf-112").save(),
        lambda guide: guide.view_restrictions.create(restriction_type="login"),
    ],
    ids=["unpublish", "delete", "move", "topic", "contact", "restriction"],
)
def test_change_makes_a_new_snapshot(guide, change):
    first = snapshot.get_current()
    change(guide)
    assert snapshot.get_current().token != first.token


def test_changed_name_of_a_topic_is_seen_everywhere(client, db):
    topic = Topic.objects.get(key="wohnen")
    topic.name_ar = "سكن جديد"
    topic.save()
    assert client.get("/ar/neu-hier/").content.decode().count("سكن جديد") >= 2
    assert "<h1>سكن جديد</h1>" in client.get("/ar/neu-hier/wohnen/").content.decode()


def test_token_that_was_rolled_back_is_never_used_again(db):
    tokens = set()
    for _ in range(3):
        with transaction.atomic():
            TreeVersion.renew()
            tokens.add(TreeVersion.read())
            transaction.set_rollback(True)
    assert len(tokens) == 3
    assert TreeVersion.read() not in tokens


def test_held_snapshot_costs_no_query(db, django_assert_num_queries):
    first = snapshot.get_current()
    with django_assert_num_queries(0):
        assert snapshot.get_held() is first


@pytest.fixture
def installation(django_db_setup, django_db_blocker, tmp_path) -> dict[str, str]:
    """The environment of another installation, on a file that holds a copy of the small site."""
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            pytest.skip("copies the database of the tests as SQLite can; one row tells every process, whatever the database")
        connection.ensure_connection()
        copy = sqlite3.connect(tmp_path / "site.sqlite3")
        connection.connection.backup(copy)
        copy.close()
    return {**os.environ, "SITE_DATA": str(tmp_path), "SECRET_KEY": "for tests only", "DEBUG": "true"}


@pytest.mark.slow
def test_other_process_sees_a_publish_at_once(installation):
    command = [sys.executable, "-c", START + READER]
    with subprocess.Popen(command, cwd=PROJECT, env=installation, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout.readline() == "False\n"
        subprocess.run([sys.executable, "-c", START + PUBLISHER], cwd=PROJECT, env=installation, check=True)
        reader.stdin.write("again\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "True\n"
        reader.stdin.close()
