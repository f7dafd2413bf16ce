"""The earlier text of the demonstration: published first, frozen later, compared with one click."""

from datetime import date

import pytest
import yaml
from bs4 import BeautifulSoup
from django.core.management import call_command
from wagtail.models import Page

from cms.demo.bodies import References
from cms.demo.earlier import freeze_earlier, load_earlier
from cms.demo.files import ContentError
from cms.demo.pages import PageLoader
from facts.models import Topic
from strategy.files import recipes
from strategy.models import ChapterPage, Edition, Paragraph
from tests import content

EDITS = [
    {"chapter": "einleitung", "now": "Anlass", "earlier": "Vorwort"},
    {
        "chapter": "einleitung",
        "now": "Warum es dieses Papier gibt.",
        "earlier": "Warum es dieses Papier gibt.\n\nFür wen es geschrieben ist.",
    },
    {"chapter": "ausblick", "now": "Was nach 2030 kommt.", "earlier": "Was nach dem Jahr 2030 kommt."},
]


@pytest.fixture
def loader(db, settings, tmp_path, monkeypatch) -> PageLoader:
    """The German pages of the small site, in the hands of the loader that wrote them."""
    settings.SITE_DATA = tmp_path
    settings.PUBLICATION_ROOT = tmp_path / "publications"
    monkeypatch.setattr(recipes, "make_pdf", lambda paper: (b"%PDF", 40))
    root = content.write_content(tmp_path / "content", ["de"])
    names = ("images", "contacts", "measures", "indicators", "topics")
    loader = PageLoader(root, References(**{name: {} for name in names}), dict(Topic.objects.values_list("key", "pk")))
    loader.read_sources()
    loader.pages = {page.slug: page.specific for page in Page.objects.filter(locale__language_code="de", depth__gt=1)}
    return loader


def write_earlier(loader: PageLoader, edits: list[dict]) -> None:
    stored = {"date": date(2026, 5, 4), "label": "Frühere Probe", "edits": edits}
    (loader.root / "de" / "earlier.yaml").write_text(yaml.safe_dump(stored, allow_unicode=True), encoding="utf-8")


def test_earlier_text_becomes_an_edition_and_the_text_of_today_stays(loader, client):
    write_earlier(loader, EDITS)
    before = {one.slug: one.body.raw_data[0]["value"] for one in ChapterPage.objects.filter(locale__language_code="de")}
    load_earlier(loader)
    call_command("number_paragraphs")
    chapters = ChapterPage.objects.filter(locale__language_code="de")
    assert {one.slug: one.body.raw_data[0]["value"] for one in chapters} == before
    assert all(one.last_published_at.date() > date(2026, 5, 4) for one in chapters)
    assert Paragraph.objects.get(removed_at__isnull=False).text == "Für wen es geschrieben ist."
    call_command("build_publications", "--first-edition")
    newest, earlier = Edition.objects.all()
    assert (earlier.published_date, earlier.label) == (date(2026, 5, 4), "Frühere Probe")
    assert {one.language_code for one in earlier.files.all()} == {"de"}
    assert "Was nach dem Jahr 2030 kommt." in earlier.files.get(format="txt").path.read_text(encoding="utf-8")
    assert freeze_earlier() is None
    address = client.get("/de/strategie/aenderungen/")["Location"]
    assert address == f"/de/strategie/aenderungen/{earlier.name}/{newest.name}/"
    labels = [one.get_text() for one in BeautifulSoup(client.get(address).content, "html5lib").select(".change h3")]
    gone = Paragraph.objects.get(removed_at__isnull=False).number
    assert labels == ["Überschrift: Geändert", f"Absatz {gone}: Entfernt", "Absatz 8: Geändert"]


def test_content_without_an_earlier_text_has_none(loader):
    load_earlier(loader)
    assert freeze_earlier() is None


@pytest.mark.parametrize(("edit", "message"), [
    ({"chapter": "ausblick", "now": "Steht hier nicht", "earlier": ""}, "stands 0 times"),
    ({"chapter": "strategie", "now": "x", "earlier": "y"}, "“strategie” is no chapter"),
    ({"chapter": "ausblick", "now": "x"}, "“earlier” is missing"),
])  # fmt: skip
def test_edit_that_does_not_fit_is_refused_with_its_place(loader, edit, message):
    write_earlier(loader, [edit])
    with pytest.raises(ContentError, match=message):
        load_earlier(loader)
