"""Feeds against the rules of their formats, the identity of an entry, and who sees which release where."""

import json
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from wagtail.models import PageViewRestriction

from core.models import BasePage
from newcomers.models import GuidePage
from news import feeds
from news.models import NewsIndexPage, NewsPage
from news.subscriptions.announcing import find_public

CODES = ["de", "en", "ar", "uk", "de-simple"]
PATHS = ["feed", "feed/gesundheit"]
SCHEMAS = Path(__file__).parent / "schemas"
ATOM = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
JSON_FEED = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "json_feed.json").read_text()))
NAME = "{http://www.w3.org/2005/Atom}"


def explain(feed: bytes) -> str:
    """Return what RFC 4287 has against a feed, empty for a valid one."""
    return "" if ATOM.validate(etree.fromstring(feed)) else str(ATOM.error_log)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", CODES)
def test_atom_is_valid(client, db, code, path):
    content = client.get(f"/{code}/{path}.atom").content
    assert explain(content) == "" and b"<entry" in content


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", CODES)
def test_json_feed_is_valid(client, db, code, path):
    feed = client.get(f"/{code}/{path}.json").json()
    assert [error.message for error in JSON_FEED.iter_errors(feed)] == [] and feed["items"]


def test_feed_without_releases_is_valid(client, db):
    NewsPage.objects.all().update(live=False)
    assert explain(client.get("/de/feed.atom").content) == ""
    assert client.get("/de/feed.json").json()["items"] == []


@pytest.mark.parametrize("missing", ["author", "id", "updated", "title", "entry/id", "entry/updated", "entry/title", "entry/link"])
def test_schema_of_atom_sees_what_is_missing(client, db, missing):
    feed = etree.fromstring(client.get("/de/feed.atom").content)
    element = feed.find("/".join(NAME + part for part in missing.split("/")))
    element.getparent().remove(element)
    assert explain(etree.tostring(feed)) != ""


@pytest.mark.parametrize(("field", "value"), [("items", None), ("authors", []), ("authors", [{}]), ("language", "de_DE"), ("version", "2")])
def test_schema_of_json_feed_sees_what_is_wrong(client, db, field, value):
    assert not JSON_FEED.is_valid({**client.get("/de/feed.json").json(), field: value})


def test_publisher_is_the_author(client, db):
    feed = etree.fromstring(client.get("/en/feed.atom").content)
    assert feed.findtext(f"{NAME}author/{NAME}name") == "In English: Probe der Teilhabe"
    assert client.get("/en/feed.json").json()["authors"] == [{"name": "In English: Probe der Teilhabe", "url": "http://127.0.0.1:8000/en/"}]


def read_keys(client, code: str) -> dict[str, str]:
    """Return slug → id of the entries of a language, the same in both forms."""
    feed = etree.fromstring(client.get(f"/{code}/feed.atom").content)
    rows = [(one.find(f"{NAME}link").get("href"), one.findtext(f"{NAME}id")) for one in feed.iter(f"{NAME}entry")]
    assert rows == [(one["url"], one["id"]) for one in client.get(f"/{code}/feed.json").json()["items"]]
    return {url.rstrip("/").rpartition("/")[2]: key for url, key in rows}


def test_changed_slug_is_no_new_entry(client, db):
    before = read_keys(client, "de")
    release = NewsPage.objects.get(slug="kongress-der-probe", locale__language_code="de")
    release.slug = "anders-genannt"
    release.save_revision().publish()
    after = read_keys(client, "de")
    assert after["anders-genannt"] == before["kongress-der-probe"] and "kongress-der-probe" not in after


def test_every_entry_has_a_key_of_its_own_in_its_language(client, db):
    german, arabic, ukrainian = (read_keys(client, code) for code in ("de", "ar", "uk"))
    assert len(set(german.values())) == len(german) and all(key.startswith("urn:uuid:") for key in german.values())
    assert not set(german.values()) & set(arabic.values())
    # Not translated: the same German entry, whichever feed it stands in.
    assert ukrainian["meldung-2024-1"] == german["meldung-2024-1"] and ukrainian["kongress-der-probe"] != german["kongress-der-probe"]


def test_each_topic_has_a_feed_of_its_own(client, db):
    ids = {etree.fromstring(client.get(f"/de/{path}.atom").content).findtext(f"{NAME}id") for path in PATHS}
    assert len(ids) == 2


def test_archive_of_a_topic_names_its_feeds_in_the_head(client, db):
    head = BeautifulSoup(client.get("/ar/aktuelles/?topic=gesundheit").content, "html5lib").head
    links = {(one["type"], one["href"]) for one in head.select("link[rel=alternate][type]")}
    assert {("application/atom+xml", "/ar/feed/gesundheit.atom"), ("application/feed+json", "/ar/feed/gesundheit.json")} <= links


def make_private(page: BasePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("code", ["de", "ar"])
def test_private_releases_push_no_public_ones_out(client, db, monkeypatch, code):
    """What is private is left out before the newest are counted, not after."""
    newest = list(NewsPage.objects.filter(locale__language_code="de").order_by("-date", "-pk"))
    for release in newest[:5]:
        make_private(release)
    monkeypatch.setattr(feeds, "NEWEST", 2)
    shown = [one.slug for one in newest[5:]]
    urls = [one["url"] for one in client.get(f"/{code}/feed.json").json()["items"]]
    assert [url.rstrip("/").rpartition("/")[2] for url in urls] == shown[:2]
    assert [link.entry.url_path.split("/")[-2] for link, _date in client.get(f"/{code}/").context_data["news"]] == shown[:4]
    archive = client.get(f"/{code}/aktuelles/").context_data["releases"]
    assert [release.slug for _link, release in archive] == shown[:10]
    assert {one.slug for one in find_public()} == set(shown)


def test_private_index_hides_all_releases(client, db):
    make_private(NewsIndexPage.objects.get(locale__language_code="de"))
    assert client.get("/en/feed.json").json()["items"] == [] == list(client.get("/en/").context_data["news"])


@pytest.mark.parametrize("code", ["de", "ar"])
def test_title_of_a_private_page_is_shown_nowhere(client, db, code):
    """On the home page among the most important guides, and below other pages as related."""
    guide = GuidePage.objects.get(slug="arzt-finden", locale__language_code="de")
    title = guide.get_translations(inclusive=True).get(locale__language_code=code).title
    pages = [f"/{code}/", f"/{code}/neu-hier/wohnen/wohnung-suchen/"]
    assert [title in client.get(page).content.decode() for page in pages] == [True, True]
    make_private(guide)
    assert [title in client.get(page).content.decode() for page in pages] == [False, False]


def test_title_of_a_private_page_is_not_below_a_release(client, db):
    release = NewsPage.objects.get(slug="kongress-der-probe", locale__language_code="de")
    assert len(client.get(release.url).context_data["related"]) == 2
    make_private(release.related[0].value)
    assert len(client.get(release.url).context_data["related"]) == 1
