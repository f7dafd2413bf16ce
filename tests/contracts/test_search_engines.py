"""What search engines are told: one address per page, its real translations, nothing about fallbacks."""

import pytest
from django.conf import settings

from core.structured_data import describe_page
from tests.contracts.addresses import FALLBACKS, REWRITTEN, SUBPAGES, TRANSLATED, name

ISO_CODES = ["de", "en", "ar", "uk"]


def read_alternates(visited) -> dict[str, str]:
    """Return the addresses that a page names for search engines, by language."""
    links = visited.soup.head.find_all("link", rel="alternate", hreflang=True)
    return {link["hreflang"]: link["href"].removeprefix(settings.SITE_URL) for link in links}


def read_canonical(visited) -> str:
    [link] = visited.soup.head.find_all("link", rel="canonical")
    return link["href"].removeprefix(settings.SITE_URL)


def is_kept_out(visited) -> bool:
    """Whether a page asks not to be listed, in both of the ways there are."""
    tag = visited.soup.head.find("meta", attrs={"name": "robots"})
    header = visited.response.get("X-Robots-Tag")
    assert (tag is None) == (header is None)
    return tag is not None and tag["content"] == header == "noindex"


@pytest.mark.parametrize("one", TRANSLATED, ids=name)
def test_translations_name_each_other(one, visit):
    alternates = read_alternates(visit(one.url))
    assert list(alternates) == [*ISO_CODES, "x-default"]
    assert alternates[one.language_code] == one.url
    assert alternates["x-default"] == alternates["de"]
    assert [read_alternates(visit(url)) for url in alternates.values()] == [alternates] * 5


@pytest.mark.parametrize("path", ["neu-hier/wohnen/wohnung-suchen/", "aktuelles/meldung-2024-1/"])
def test_missing_translation_is_not_named(path, visit):
    assert set(read_alternates(visit(f"/en/{path}"))) == {"de", "en", "ar", "x-default"}


@pytest.mark.parametrize("one", REWRITTEN, ids=name)
def test_rewriting_names_no_translations(one, visit):
    assert read_alternates(visit(one.url)) == {}


@pytest.mark.parametrize("one", TRANSLATED + REWRITTEN, ids=name)
def test_page_is_its_own_canonical_address(one, visit):
    assert read_canonical(visit(one.url)) == one.url
    assert not is_kept_out(visit(one.url))


@pytest.mark.parametrize("one", SUBPAGES, ids=name)
def test_view_below_a_page_is_listed_with_its_languages(one, visit, client):
    visited = visit(one.url)
    alternates = read_alternates(visited)
    assert read_canonical(visited) == one.url == alternates[one.language_code]
    assert not is_kept_out(visited)
    assert read_alternates(visit(alternates["en"])) == alternates
    assert f"<loc>{settings.SITE_URL}{one.url}</loc>" in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("one", FALLBACKS, ids=name)
def test_fallback_points_to_the_german_page_and_is_not_listed(one, visit):
    visited = visit(one.url)
    assert read_canonical(visited) == one.url.replace(f"/{one.language_code}/", "/de/", 1)
    assert is_kept_out(visited)
    assert read_alternates(visited) == {}


def test_sitemap_names_real_pages_only_and_all_of_them(client, db):
    sitemap = client.get("/sitemap.xml").content.decode()
    found = {address for one in TRANSLATED + REWRITTEN if f"<loc>{settings.SITE_URL}{one.url}</loc>" in sitemap for address in [one.url]}
    assert found == {one.url for one in TRANSLATED + REWRITTEN}
    assert [one.url for one in FALLBACKS if f"<loc>{settings.SITE_URL}{one.url}</loc>" in sitemap] == []


@pytest.mark.parametrize(
    ("path", "schema_type"),
    [
        ("", "WebPage"),
        ("strategie/", "Report"),
        ("aktuelles/kongress-der-probe/", "NewsArticle"),
        ("kongresse/probe-2025-solingen/", "Event"),
    ],
)
def test_page_is_described_in_the_words_of_schema_org(path, schema_type, visit):
    context = visit(f"/ar/{path}").response.context_data
    [page, *rest] = describe_page(context["page"], context["presentation"])["@graph"]
    assert page["@type"] == schema_type
    assert page["inLanguage"] == "ar"
    assert page["publisher"]["@type"] == "GovernmentOrganization"
    assert [one["@type"] for one in rest] == (["BreadcrumbList"] if path else [])
