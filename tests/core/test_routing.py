"""Addresses: what answers them, in which language, and where old ones lead."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction

from newcomers.models import GuidePage
from tests.content import PREFIXES

GUIDE = "neu-hier/gesundheit/arzt-finden/"
ONLY_GERMAN_ENGLISH_ARABIC = "neu-hier/wohnen/wohnung-suchen/"


def get_page(slug: str, code: str = "de") -> Page:
    return Page.objects.get(slug=slug, locale__language_code=code).specific


def is_kept_nowhere(response) -> bool:
    return {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


@pytest.fixture
def restricted(db):
    """A guide behind a password, with the topic above it."""
    page = get_page("arzt-finden")
    return PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="sesam")


@pytest.mark.parametrize("code", ["de", "ar", "uk"])
def test_unknown_address_answers_in_the_language_of_the_prefix(client, db, code):
    response = client.get(f"/{code}/gibt-es-nicht/")
    soup = BeautifulSoup(response.content, "html5lib")
    assert (response.status_code, response["Content-Language"], soup.html["lang"]) == (404, code, code)
    assert {f"/{code}/neu-hier/gesundheit/", f"/{code}/neu-hier/wohnen/"} <= {link["href"] for link in soup.main.find_all("a")}
    assert {"tel:112", "tel:110"} <= {link["href"] for link in soup.main.find_all("a")}


@pytest.mark.parametrize(
    "url", ["/xx/", "/xx/neu-hier/", "/tr/", "/tr/neu-hier/", "/de-at/", "/DE/", "/de/../etc/passwd", "/de/%00/", "/%D8%A7/"]
)
def test_prefix_without_a_home_page_is_an_error_in_german(client, db, url):
    response = client.get(url)
    assert (response.status_code, response["Content-Language"]) == (404, "de")
    assert b'<html lang="de" dir="ltr">' in response.content


def test_address_without_its_slash_is_redirected(client, db):
    response = client.get("/de/strategie")
    assert (response.status_code, response["Location"]) == (301, "/de/strategie/")


def test_root_offers_every_language_and_remembers_nothing(client, db):
    response = client.get("/", headers={"Accept-Language": "ar", "Cookie": "django_language=ar"})
    assert response["Content-Language"] == "de"
    assert [choice.code for choice in response.context_data["presentation"].language_choices] == ["de", "de-simple", "en", "ar", "uk"]


def test_draft_is_not_found(client, db):
    get_page("arzt-finden").unpublish()
    assert client.get(f"/de/{GUIDE}").status_code == 404


def test_draft_changes_are_not_shown(client, db):
    page = get_page("arzt-finden")
    page.title = "Noch geheim"
    page.save_revision()
    assert "Noch geheim" not in client.get(f"/de/{GUIDE}").content.decode()


def test_withdrawn_translation_falls_back_to_german(client, db):
    get_page("arzt-finden", "ar").unpublish()
    response = client.get(f"/ar/{GUIDE}")
    assert (response.status_code, response["X-Robots-Tag"]) == (200, "noindex")
    assert b'<main id="inhalt" tabindex="-1" lang="de" dir="ltr">' in response.content


def test_withdrawing_the_german_page_withdraws_its_translations(client, db):
    get_page("arzt-finden").unpublish()
    assert [client.get(f"/{code}/{GUIDE}").status_code for code in ("de", "en", "ar", "uk", "de-simple")] == [404] * 5


def test_restricted_page_asks_for_its_password_and_is_kept_nowhere(client, restricted):
    response = client.get(f"/de/{GUIDE}")
    assert response.status_code == 200
    assert is_kept_nowhere(response)
    assert 'name="password"' in response.content.decode()
    assert "Schritt für Schritt" not in response.content.decode()


def test_password_opens_the_restricted_page(client, restricted):
    form = {"password": "sesam", "return_url": f"/de/{GUIDE}"}
    response = client.post(f"/_util/authenticate_with_password/{restricted.pk}/{get_page('arzt-finden').pk}/", form, follow=True)
    assert response.redirect_chain == [(f"/de/{GUIDE}", 302)]
    assert "Schritt für Schritt" in response.content.decode()
    assert is_kept_nowhere(response)


def test_translation_of_a_restricted_page_asks_too(client, db):
    PageViewRestriction.objects.create(page=get_page("arzt-finden"), restriction_type="password", password="sesam")
    url = get_page("arzt-finden").get_translation(Locale.objects.get(language_code="ar")).url
    response = client.get(url)
    assert "no-store" in response["Cache-Control"]
    assert PREFIXES["ar"] + "Rufen" not in response.content.decode()
    assert b'type="password"' in response.content


def test_fallback_of_a_restricted_page_asks_too(client, db):
    PageViewRestriction.objects.create(page=get_page("wohnung-suchen"), restriction_type="password", password="sesam")
    response = client.get(f"/uk/{ONLY_GERMAN_ENGLISH_ARABIC}")
    assert is_kept_nowhere(response)
    assert "Suchen Sie im Netz" not in response.content.decode()


@pytest.mark.parametrize("url", ["/de/neu-hier/", "/de/", "/sitemap.xml"])
def test_restricted_page_is_listed_nowhere_with_its_text(client, restricted, url):
    assert "Kurz gesagt: Eine Praxis finden" not in client.get(url).content.decode()


def test_lists_leave_out_the_text_of_a_restricted_page(client, db):
    PageViewRestriction.objects.create(page=get_page("arzt-finden"), restriction_type="login")
    assert "Kurz gesagt: Eine Praxis finden" not in client.get("/de/neu-hier/gesundheit/").content.decode()
    assert "Kurz gesagt: Hilfe bei Gewalt" in client.get("/de/neu-hier/gesundheit/").content.decode()


@pytest.fixture
def publish_with_slug(db, django_capture_on_commit_callbacks):
    """Give a German page a new slug. Wagtail tells of it when the transaction ends."""

    def publish(old: str, new: str) -> None:
        page = get_page(old)
        page.slug = new
        with translation.override("de"), django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return publish


@pytest.mark.parametrize("code", ["de", "en", "ar", "de-simple"])
def test_changed_slug_leaves_a_redirect_in_every_language(client, publish_with_slug, code):
    publish_with_slug("arzt-finden", "praxis-finden")
    response = client.get(f"/{code}/{GUIDE}")
    assert (response.status_code, response["Location"]) == (301, f"/{code}/neu-hier/gesundheit/praxis-finden/")
    assert client.get(response["Location"]).status_code == 200


def test_changed_slug_leaves_a_redirect_for_those_who_read_the_fallback(client, publish_with_slug):
    publish_with_slug("wohnung-suchen", "wohnungssuche")
    response = client.get(f"/uk/{ONLY_GERMAN_ENGLISH_ARABIC}")
    assert (response.status_code, response["Location"]) == (301, "/uk/neu-hier/wohnen/wohnungssuche/")


def test_changed_slug_of_a_parent_redirects_the_pages_below_it(client, publish_with_slug):
    publish_with_slug("gesundheit", "gesund")
    assert [client.get(f"/{code}/{GUIDE}").get("Location") for code in ("de", "ar")] == [
        f"/{code}/neu-hier/gesund/arzt-finden/" for code in ("de", "ar")
    ]


@pytest.mark.parametrize("code", ["de", "en", "ar", "uk"])
def test_moved_page_is_redirected_and_its_translations_move_along(client, db, code):
    with translation.override("de"):
        get_page("arzt-finden").move(get_page("wohnen"), pos="last-child")
    response = client.get(f"/{code}/{GUIDE}")
    assert (response.status_code, response["Location"]) == (301, f"/{code}/neu-hier/wohnen/arzt-finden/")
    assert get_page("arzt-finden", code).get_parent().slug == "wohnen"


def test_redirect_that_an_editor_made_leads_where_it_says(client, db):
    Redirect.add_redirect("/de/alt/", redirect_to="/de/strategie/")
    assert client.get("/de/alt/")["Location"] == "/de/strategie/"


def test_link_in_a_text_follows_the_reader(client, db):
    assert 'href="/ar/neu-hier/wohnen/wohnung-suchen/"' in client.get(f"/ar/{GUIDE}").content.decode()


def test_link_to_a_page_that_is_gone_leads_nowhere(client, db):
    get_page("wohnung-suchen").unpublish()
    assert "wohnung-suchen" not in client.get(f"/de/{GUIDE}").content.decode()


def test_every_page_has_one_address_only(db):
    pages = GuidePage.objects.select_related("locale")
    assert len({(page.locale_id, page.url_path) for page in pages}) == len(pages)
