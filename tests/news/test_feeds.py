"""Atom and JSON Feed for every language and topic: valid, corrected, and each request with its own state."""

from datetime import datetime
from urllib.parse import urlsplit

import feedparser
import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils import translation

from news import feeds
from news.models import NewsPage

CODES = ["de", "en", "ar", "uk", "de-simple"]
PATHS = ["feed", "feed/gesundheit"]
#: The fields of an item and of a feed (https://www.jsonfeed.org/version/1.1/), with the kind of each that we use.
FEED_FIELDS = {"version": str, "title": str, "home_page_url": str, "feed_url": str, "authors": list, "language": str, "items": list}
ITEM_FIELDS = {"id": str, "url": str, "title": str, "content_html": str, "date_published": str, "date_modified": str, "language": str}


def is_own_address(address: str) -> bool:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL and parts.path.startswith("/")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", CODES)
def test_json_feed_follows_its_rules(client, db, code, path):
    response = client.get(f"/{code}/{path}.json")
    feed = response.json()
    assert response["Content-Type"].startswith("application/feed+json")
    assert {name: type(value) for name, value in feed.items()} == FEED_FIELDS
    assert (feed["version"], feed["language"]) == ("https://jsonfeed.org/version/1.1", code)
    assert feed["feed_url"] == f"{settings.SITE_URL}/{code}/{path}.json"
    assert all(is_own_address(feed[name]) for name in ("feed_url", "home_page_url"))
    assert feed["items"]
    for item in feed["items"]:
        assert {name: type(item[name]) for name in ITEM_FIELDS} == ITEM_FIELDS
        assert set(item) - set(ITEM_FIELDS) <= {"tags"}
        assert is_own_address(item["url"])
        published, modified = (datetime.fromisoformat(item[name]) for name in ("date_published", "date_modified"))
        assert published.tzinfo is not None and modified.tzinfo is not None
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", CODES)
def test_atom_is_read_by_a_library_without_complaint(client, db, code, path):
    read = feedparser.parse(client.get(f"/{code}/{path}.atom").content)
    assert (read.bozo, read.version) == (False, "atom10")
    assert [link.href for link in read.feed.links if link.rel == "self"] == [f"{settings.SITE_URL}/{code}/{path}.atom"]
    assert read.feed.id and read.feed.title and read.feed.updated_parsed
    for entry in read.entries:
        assert is_own_address(entry.link) and entry.title and entry.updated_parsed and entry.published_parsed and entry.summary


def test_both_forms_hold_the_same(client, db):
    atom = feedparser.parse(client.get("/ar/feed.atom").content)
    assert [item["url"] for item in client.get("/ar/feed.json").json()["items"]] == [entry.link for entry in atom.entries]


def test_topic_holds_its_releases_alone(client, db):
    items = client.get("/en/feed/gesundheit.json").json()["items"]
    assert [item["url"] for item in items] == [f"{settings.SITE_URL}/en/aktuelles/kongress-der-probe/"]
    assert items[0]["tags"] == ["In English: Gesundheit"]


@pytest.mark.parametrize("address", ["/de/feed/gibt-es-nicht.atom", "/de/feed/gibt-es-nicht.json", "/xx/feed.json", "/tr/feed.json"])
def test_feed_of_nothing_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_correction_stands_in_the_feeds(client, db):
    item = next(one for one in client.get("/de/feed.json").json()["items"] if one["url"].endswith("/kongress-der-probe/"))
    assert item["content_html"].startswith("<p>Korrektur vom 3. September 2025: Es kamen 30.679 Gäste.</p><p>")


def test_correction_that_is_not_translated_is_marked_as_german(client, db):
    release = NewsPage.objects.get(slug="kongress-der-probe", locale__language_code="en")
    release.translation_record.states[f"corrections.{release.corrections[0].id}.text#1"] = {"state": "missing", "german": "x"}
    release.translation_record.save()
    item = next(one for one in client.get("/en/feed.json").json()["items"] if one["url"].endswith("/kongress-der-probe/"))
    assert '<span lang="de" dir="ltr">Correction of' in item["content_html"]


def test_feed_begun_in_the_middle_of_another_does_not_change_it(db, monkeypatch):
    """Both used to be put together in one shared object: the second request changed the language of the first."""
    original, is_first = feeds.list_releases, [True]

    def ask_for_another_meanwhile(*arguments, **options):
        if is_first.pop() if is_first else False:
            with translation.override("en"):
                feeds.collect("en", "gesundheit")
        return original(*arguments, **options)

    monkeypatch.setattr(feeds, "list_releases", ask_for_another_meanwhile)
    with translation.override("ar"):
        content = feeds.show_json(RequestFactory().get("/ar/feed.json"), "ar").content.decode()
    assert '"language": "ar"' in content and "/ar/feed.json" in content and "/en/" not in content


def test_views_keep_nothing_between_requests(db):
    before = dict(vars(feeds))
    feeds.show_atom(RequestFactory().get("/ar/feed.atom"), "ar")
    assert dict(vars(feeds)) == before
