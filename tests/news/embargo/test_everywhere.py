"""Not one byte of a release under embargo, at any public address, before its minute; all of it afterwards."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from tests.news.embargo.conftest import NEEDLE, SLUG
from tests.news.embargo.crawl import START, crawl, fetch, read

#: What the addresses below the desk answer to somebody without a login is Wagtail's and always the same redirect.
SKIPPED = ("admin/",)
FEEDS = [f"/{code}/feed{ending}" for code in ("de", "en", "ar", "uk", "de-simple") for ending in (".atom", ".json", "/gesundheit.atom")]
SIMPLE_REGEX = re.compile(r"\(\?P<\w+>[^()]*(?:\([^()]*\)[^()]*)*\)|\((?!\?)[^()]*(?:\([^()]*\)[^()]*)*\)")


def is_leaking(content: bytes, address: str) -> bool:
    """Whether an answer tells anything of the release: its words, or that an address is taken that nobody asked for."""
    text = content.lower()
    return NEEDLE.encode() in text or (SLUG not in address and SLUG.encode() in text)


def list_routes(patterns, prefix: str = "") -> list[tuple[str, dict]]:
    """Return every route of the site as text with its converters (None for a regular expression)."""
    routes = []
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            routes += [] if route.startswith(SKIPPED) else list_routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and not route.startswith(SKIPPED):
            routes.append(route)
    return routes


def test_every_route_is_looked_at():
    with translation.override("de"):
        routes = list_routes(get_resolver().url_patterns)
    assert len(routes) > 25
    assert any("feed" in route for route in routes) and any("documents/" in route for route in routes)


@pytest.fixture
def pools(held):
    """Values that fit the release, for every kind of parameter."""
    ids = [held.image.pk, held.document.pk, *Page.objects.filter(slug=SLUG).values_list("pk", flat=True)]
    files = [held.image.file.name, held.document.file.name, "anlage.pdf", held.document.filename]
    rendition = held.image.get_rendition("width-480|format-webp|webpquality-72").file.name
    paths = [f"aktuelles/{SLUG}/", f"aktuelles/{SLUG}", "aktuelles/", "", *files, rendition]
    slugs = ["de", "en", "ar", "uk", "de-simple", "gesundheit", SLUG, (held.image.file_hash or "0")[:8], str(held.page.translation_key)]
    words = [*paths, *slugs, "mitteilung.pdf", "pressemappe.zip", f"{SLUG}.pdf", "strategie.pdf"]
    return {"int": [*ids, 480, 800, 1600], "slug": slugs, "word": words}


def draw_address(data, routes, pools) -> str:
    """Return an address of a drawn route whose parameters are drawn from what fits the release, in the digits of any script."""
    route = data.draw(st.sampled_from(routes))

    def fill(kind: str) -> str:
        if kind == "int":
            number = str(data.draw(st.sampled_from(pools["int"])))
            return number.translate(str.maketrans("0123456789", data.draw(st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"]))))
        return str(data.draw(st.sampled_from(pools["slug"] if kind == "slug" else [*pools["slug"], *pools["word"]])))

    address = re.sub(r"<(?:(\w+):)?\w+>", lambda found: fill(found[1] or "str"), route.replace("^", "").replace("$", ""))
    address = SIMPLE_REGEX.sub(lambda found: fill("int" if r"\d" in found[0] else "str"), address).replace("\\", "")
    query = data.draw(
        st.sampled_from(["", "?inline", "?page=1", "?year=2026", "?topic=gesundheit", f"?q={'q7'}", "?year=2026&topic=gesundheit"])
    )
    return "/" + address + query


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_no_address_gives_anything_away_before_the_minute(client, held, clock, pools):
    with translation.override("de"):
        routes = list_routes(get_resolver().url_patterns)
    known = [*held.pages, *held.uploads, *FEEDS, *START]
    start = clock.now

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(st.data())
    def look(data):
        span = held.until - start
        clock.now = held.until - data.draw(st.timedeltas(min_value=timedelta(microseconds=1), max_value=span))
        address = data.draw(st.sampled_from(known)) if data.draw(st.booleans()) else draw_address(data, routes, pools)
        headers = data.draw(st.sampled_from([{}, {"Range": "bytes=0-99"}, {"If-None-Match": "*"}, {"Accept-Language": "ar"}]))
        method = data.draw(st.sampled_from([client.get, client.get, client.head, client.post]))
        assert not is_leaking(read(method(address, headers=headers)), address), address

    look()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_crawl_finds_nothing_before_and_everything_at_the_minute(client, held, clock):
    """Nothing runs at the minute: no scheduler, no signal, no new version of the tree. And nothing may be cached beyond it."""
    start = [*START, *FEEDS, *held.pages, *held.uploads]
    clock.now = held.until - timedelta(microseconds=1)
    before = crawl(client, start)
    assert [address for address, content in before.items() if is_leaking(content, address)] == []
    assert len(before) > 100
    clock.now = held.until
    after = crawl(client, [*START, *held.pages], codes=("de", "ar"))
    found = {address for address, content in after.items() if NEEDLE.encode() in content.lower()}
    assert {*held.pages, "/de/", "/de/aktuelles/", "/ar/aktuelles/", "/de/feed.atom", "/de/feed.json", held.document.url} <= found
    assert {address for address in held.uploads if fetch(client, address).status_code != 200} == set()
    assert SLUG.encode() in after["/sitemap.xml"]


def test_caches_give_way_within_a_minute(client, held, clock):
    """What a shared cache took in the last moment before is gone a minute later."""
    clock.now = held.until - timedelta(microseconds=1)
    for address in ["/de/", "/de/aktuelles/", "/ar/aktuelles/", "/sitemap.xml", *FEEDS]:
        response = client.get(address)
        assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=60"), address
    for address in [*held.pages, *held.uploads]:
        response = client.get(address)
        assert (response.status_code, response["Cache-Control"]) == (404, "no-cache"), address


def test_validators_do_not_hide_the_release(client, held, clock):
    clock.now = held.until - timedelta(seconds=1)
    headers = {name: client.get("/de/feed.atom").get(name, "") for name in ("ETag", "Last-Modified")}
    clock.now = held.until
    later = client.get("/de/feed.atom", headers={"If-None-Match": headers["ETag"], "If-Modified-Since": headers["Last-Modified"]})
    assert later.status_code == 200 and NEEDLE in later.content.decode()


def test_process_that_held_the_tree_before_shows_it_at_the_minute(client, held, clock, django_assert_num_queries):
    clock.now = held.until - timedelta(microseconds=1)
    assert client.get(held.pages[0]).status_code == 404
    clock.now = held.until
    assert client.get(held.pages[0]).status_code == 200
    cache.clear()
    with django_assert_num_queries(6):
        client.get(held.pages[0])
