"""What an editor may enter into a release, and what is refused with what to do."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from core.blocks import FigureBlock
from core.embargo import NO_MOMENT, read_embargoes
from core.models import CustomImage
from news.blocks import QuoteBlock
from news.embargo import describe_moment
from news.models import NewsIndexPage, NewsPage
from news.numbering import suggest_number


def find_release(code: str = "de", slug: str = "meldung-2025-4") -> NewsPage:
    return NewsPage.objects.get(slug=slug, locale__language_code=code)


def refuse(page: NewsPage, field: str) -> str:
    """Return what is said about a field of a page that must be refused."""
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    return caught.value.message_dict[field][0]


def make_draft(**values) -> NewsPage:
    page = NewsPage(title="Neu", slug="neu", live=False, **values)
    NewsIndexPage.objects.get(locale__language_code="de").add_child(instance=page)
    return page


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("12", "Bitte laufende Nummer und Jahr schreiben"),
        ("012/2025", "Bitte laufende Nummer und Jahr schreiben"),
        ("1/2024", "Die Nummer ist von 2024, das Datum von 2025"),
        ("12/2025", "Die Nummer 12/2025 hat schon „Kongress der Probe eröffnet“. Die nächste freie ist 13/2025."),
    ],
)
def test_number_is_refused(db, number, message):
    page = find_release()
    page.number = number
    assert message in refuse(page, "number")


def test_numbers_begin_anew_each_year(db):
    assert (suggest_number(NewsPage, 2025), suggest_number(NewsPage, 2026)) == ("13/2025", "1/2026")


def test_release_keeps_its_own_number(db):
    find_release(slug="kongress-der-probe").full_clean()


def test_embargo_newly_in_the_past_is_refused(db):
    page = find_release()
    page.embargo_until = timezone.now() - timedelta(minutes=1)
    assert "Bitte einen späteren Zeitpunkt eintragen" in refuse(page, "embargo_until")


def test_embargo_cannot_call_a_public_release_back(db):
    page = find_release()
    page.embargo_until = timezone.now() + timedelta(hours=1)
    assert "schon öffentlich" in refuse(page, "embargo_until")


def test_embargo_that_has_ended_may_stay(db, monkeypatch):
    draft = make_draft(embargo_until=timezone.now() + timedelta(minutes=1))
    draft.save_revision()
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    draft.full_clean()


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "24.11.2026, 10:00 Uhr (MEZ)"),
        (datetime(2026, 7, 1, 8, 30, tzinfo=UTC), "01.07.2026, 10:30 Uhr (MESZ)"),
    ],
)
def test_moment_is_told_with_its_zone(moment, text):
    assert describe_moment(moment) == text


def test_rewriting_waits_for_the_german_release(client, db):
    """Somebody publishes another language by hand while the German release is a draft."""
    release = find_release("en")
    find_release().unpublish()
    NewsPage.objects.filter(pk=release.pk).update(live=True)
    assert read_embargoes() == {str(release.translation_key): NO_MOMENT}
    assert client.get("/en/aktuelles/meldung-2025-4/").status_code == 404


def test_all_languages_share_the_embargo_at_once(db):
    until = timezone.now() + timedelta(hours=1)
    german = find_release()
    german.unpublish()
    german = find_release()
    german.embargo_until = until
    german.save_revision().publish()
    assert set(NewsPage.objects.filter(translation_key=german.translation_key).values_list("embargo_until", flat=True)) == {until}


def test_correction_from_before_the_release_is_refused(db):
    page = find_release()
    page.corrections = [{"type": "correction", "value": {"date": "2020-01-01", "text": "Richtig ist fünf.", "former": ""}}]
    assert "Bitte das Datum ändern" in refuse(page, "corrections")


def test_quote_without_a_name_is_refused():
    block = QuoteBlock()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python({"text": "Gut so.", "name": "  ", "function": ""}))
    assert "Ein Zitat braucht einen Namen" in str(caught.value.block_errors["name"])


def test_picture_without_a_credit_is_refused(db):
    image = CustomImage.objects.first()
    CustomImage.objects.filter(pk=image.pk).update(credit=" ")
    block = FigureBlock()
    with pytest.raises((StructBlockValidationError, StreamBlockValidationError)) as caught:
        block.clean(block.to_python({"image": image.pk, "alt": "Grün", "caption": ""}))
    assert "fehlt der Bildnachweis" in str(caught.value.block_errors["image"])


@pytest.fixture
def editor(client, db):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    return client


def test_new_release_suggests_the_next_number(editor):
    index = NewsIndexPage.objects.get(locale__language_code="de")
    html = editor.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])).content.decode()
    assert f'value="1/{timezone.localdate().year}"' in html and f"Nächste freie Nummer: 1/{timezone.localdate().year}" in html


def test_edit_screen_tells_what_the_embargo_does(editor):
    page = make_draft(embargo_until=timezone.now() + timedelta(days=1))
    page.save_revision().publish()
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Veröffentlicht mit Sperrfrist. Öffentlich wird die Mitteilung von selbst am" in html
    assert "PDF und Pressemappe entstehen" in html


def test_correction_stands_on_top_with_the_old_text(client, db):
    html = client.get("/de/aktuelles/kongress-der-probe/").content.decode()
    assert html.index("Es kamen 30.679 Gäste.") < html.index("Viele Menschen kamen in den Saal.")
    assert "<del>Es kamen 40.000 Gäste in den Saal.</del>" in html
    assert '"correction":[{"@type":"CorrectionComment","text":"Es kamen 30.679 Gäste.","datePublished":"2025-09-03"' in html


def test_announced_dates_stand_above_the_archive(client, db):
    html = client.get("/de/aktuelles/").content.decode()
    assert html.index("Bericht zur Teilhabe in der Probe") < html.index("Kongress der Probe eröffnet")
    assert "Bericht zur Teilhabe" not in client.get("/de/aktuelles/?year=2025").content.decode()


def test_past_dates_disappear(client, db):
    index = NewsIndexPage.objects.get(locale__language_code="de")
    index.announced = [{"type": "date", "value": {"date": "2020-01-01", "time": None, "kind": "report", "subject": "Vergangenes"}}]
    index.save_revision().publish()
    assert "Vergangenes" not in client.get("/de/aktuelles/").content.decode()


@pytest.mark.parametrize(
    ("query", "status"), [("topic=gesundheit", 200), ("topic=wohnen", 404), ("topic=", 404), ("topic=gesundheit&year=2024", 200)]
)
def test_archive_by_topic(client, db, query, status):
    response = client.get(f"/en/aktuelles/?{query}")
    assert response.status_code == status
    if query == "topic=gesundheit":
        assert [release.number for _link, release in response.context_data["releases"]] == ["12/2025"]


def read_main(client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html5lib").main


def list_years(main) -> list[str]:
    return [link.get_text() for link in main.select_one(".years").select("a")]


@pytest.mark.parametrize(
    ("code", "message"), [("de", "Zu dieser Auswahl gibt es keine Pressemitteilungen."), ("ar", "لا توجد بيانات صحفية لهذا الاختيار.")]
)
def test_choice_without_a_release_says_so(client, db, code, message):
    main = read_main(client, f"/{code}/aktuelles/?topic=gesundheit&year=2024")
    assert main.find("p", string=message)
    assert main.select(".guides") == []
    assert main.select_one(".years [aria-current]").get_text() == "2024"


def test_years_obey_the_topic(client, db):
    assert list_years(read_main(client, "/de/aktuelles/")) == ["Alle Jahre", "2025", "2024", "2023"]
    assert list_years(read_main(client, "/de/aktuelles/?topic=gesundheit&year=2025")) == ["Alle Jahre", "2025"]


@pytest.mark.parametrize("code", ["de", "ar"])
def test_release_leads_to_its_topic(client, db, code):
    link = read_main(client, f"/{code}/aktuelles/kongress-der-probe/").select_one("ul.meta a")
    assert link["href"] == f"/{code}/aktuelles/?topic=gesundheit"
    assert client.get(link["href"]).status_code == 200
    assert read_main(client, "/de/aktuelles/meldung-2025-4/").select("ul.meta a") == []
