"""Congress and releases of the demonstration, as readers and their calendars and feed readers get them in each of their languages."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from icalendar import Calendar
from wagtail.models import Locale, ReferenceIndex

from cms.demo.bodies import BodyBuilder, References
from cms.demo.documents import load_documents
from cms.demo.fields import build_congress, build_release
from cms.demo.files import ContentError, read_file
from cms.demo.merging import merge
from core.models import CustomImage
from facts.models import ContactPoint, Topic
from news.models import CongressIndexPage, CongressPage, NewsIndexPage, NewsPage
from tests.news.test_feed_rules import JSON_FEED, explain

DEMO = Path(settings.BASE_DIR) / "demo"
SLUG = "integrationskongress-2022-solingen"
#: The languages that the small site has of those in which the demonstration has the congress.
CODES = ["de", "de-simple", "en", "ar", "uk"]
INVENTED = {"de": "erfunden", "de-simple": "erfunden", "en": "invented", "ar": "مُختلق", "uk": "вигадан", "tr": "uydurma"}
BERLIN = ZoneInfo("Europe/Berlin")


class Always(dict):
    """Knows every word, and says the same of each."""

    def __init__(self, value: int):
        super().__init__()
        self.value = value

    def get(self, key, default=None):
        return self.value


@pytest.fixture
def references(db) -> References:
    home = NewsIndexPage.objects.get(locale__language_code="de").get_parent().pk
    contact, topic = ContactPoint.objects.get(key="pressestelle").pk, Topic.objects.first().pk
    return References(
        pages=Always(home), images=Always(CustomImage.objects.first().pk), topics=Always(topic), contacts=Always(contact),
        documents=load_documents(DEMO),
    )  # fmt: skip


def read_content(folder: str, slug: str, code: str):
    """Return what a language has of a page of the demonstration: merged with the German texts, unless it is a rewriting."""
    source = read_file(DEMO / "de" / folder / f"{slug}.yaml", DEMO)
    if code == "de":
        return source
    content = read_file(DEMO / code / folder / f"{slug}.yaml", DEMO)
    return content if code == "de-simple" else merge(source, content, [])


def publish(index, model, build, folder: str, slug: str, codes, references) -> None:
    page = None
    for code in codes:
        fields = build(read_content(folder, slug, code), BodyBuilder(slug, references))
        if page is None:
            version = page = index.add_child(instance=model(slug=slug, live=False, **fields))
        else:
            version = page.copy_for_translation(Locale.objects.get(language_code=code))
            for name, value in fields.items():
                setattr(version, name, value)
        version.save_revision().publish()
        ReferenceIndex.create_or_update_for_object(model.objects.get(pk=version.pk))


@pytest.fixture
def congress(references) -> CongressPage:
    index = CongressIndexPage.objects.get(locale__language_code="de")
    publish(index, CongressPage, build_congress, "congress", SLUG, CODES, references)
    return CongressPage.objects.get(slug=SLUG, locale__language_code="de")


@pytest.fixture
def releases(references) -> set[str]:
    NewsPage.objects.all().update(live=False)
    index = NewsIndexPage.objects.get(locale__language_code="de")
    slugs = sorted(path.stem for path in (DEMO / "de" / "news").glob("*.yaml"))
    for slug in slugs:
        codes = [code for code in CODES if (DEMO / code / "news" / f"{slug}.yaml").exists()]
        publish(index, NewsPage, build_release, "news", slug, codes, references)
    return set(slugs)


@pytest.mark.parametrize("code", CODES)
def test_invented_session_can_be_put_into_a_calendar(client, congress, code):
    soup = BeautifulSoup(client.get(f"/{code}/kongresse/{SLUG}/").content, "html5lib")
    [link] = [one["href"] for one in soup.select('a[href$=".ics"]') if one["href"].count("/") == 4]
    [session] = Calendar.from_ical(client.get(link).content).events
    assert (session["DTSTART"].dt, session["DTEND"].dt) == (
        datetime(2022, 1, 14, 10, 0, tzinfo=BERLIN), datetime(2022, 1, 14, 11, 0, tzinfo=BERLIN),
    )  # fmt: skip
    assert session["DTSTART"].dt.utcoffset() == timedelta(hours=1)
    assert INVENTED[code] in str(session["SUMMARY"]) and session["SUMMARY"].params["LANGUAGE"] == code
    assert (str(session["LOCATION"]), str(session["CONFERENCE"])) == ("Beispielstudio", "https://stream.example/beispielstudio")
    assert "العربية" in str(session["DESCRIPTION"])
    assert len(Calendar.from_ical(client.get(f"/{code}/kalender/{congress.translation_key}.ics").content).events) == 2


@pytest.mark.parametrize("code", CODES)
def test_invented_document_and_recording_say_that_they_are(client, congress, code):
    soup = BeautifulSoup(client.get(f"/{code}/kongresse/{SLUG}/").content, "html5lib")
    [document] = soup.select('a[href^="/documents/"]')
    response = client.get(document["href"])
    assert response.status_code == 200 and response["Content-Language"] == "de"
    assert "ERFUNDEN" in b"".join(response.streaming_content).decode()
    assert INVENTED[code] in document.parent.get_text() + document.get_text()
    recording = congress.get_translation(Locale.objects.get(language_code=code)).recordings[0].value
    assert INVENTED[code] in recording["title"] and recording["title"] in soup.get_text()
    assert BeautifulSoup(recording["transcript"].source, "html5lib").get_text()[:40] in soup.get_text()


def test_every_language_of_the_congress_marks_what_is_invented():
    codes = {path.parent.parent.name for path in DEMO.glob(f"*/congress/{SLUG}.yaml")}
    assert codes == set(INVENTED)
    for code in codes:
        content = read_content("congress", SLUG, code)
        for block in (content["programme"][-1], content["documents"][0], content["recordings"][0]):
            assert INVENTED[code] in block["title"], code
        assert {one.get("start") for one in content["programme"][:-1]} == {None}


def test_feeds_of_the_demonstration_are_valid(client, releases):
    """One test for all languages, because publishing the releases takes seconds."""
    for code in CODES:
        assert explain(client.get(f"/{code}/feed.atom").content) == "", code
        feed = client.get(f"/{code}/feed.json").json()
        assert [error.message for error in JSON_FEED.iter_errors(feed)] == [], code
        assert {item["url"].rstrip("/").rpartition("/")[2] for item in feed["items"]} == releases
        for item in feed["items"]:
            assert datetime.fromisoformat(item["date_published"]) <= datetime.fromisoformat(item["date_modified"])


def test_document_that_is_not_there_is_named(tmp_path, references):
    (tmp_path / "demo" / "documents").mkdir(parents=True)
    (tmp_path / "demo" / "documents" / "documents.yaml").write_text("- {name: a, file: fort.txt, title: A, language: de}\n")
    with pytest.raises(ContentError, match=r"documents\.yaml:1: the file fort\.txt is missing"):
        load_documents(tmp_path / "demo")
    references.documents = {}
    with pytest.raises(ContentError, match="“beispielprogramm” is not among the documents"):
        build_congress(read_content("congress", SLUG, "de"), BodyBuilder(SLUG, references))
