"""Not one byte of a release under embargo, at any public address, before its minute; all of it afterwards."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from core import media_access, navigation, snapshot
from tests.news.embargo.conftest import CODES, FORMER_SLUG, NEEDLE, NEIGHBOUR, SLUG
from tests.news.embargo.crawl import START, crawl, fetch, read
from tests.news.embargo.routes import list_addresses, list_routes, split_route

FEEDS = [f"/{code}/feed{ending}" for code in ("de", "en", "ar", "uk", "de-simple") for ending in (".atom", ".json", "/gesundheit.atom")]
#: One language with another script, and one that has a release only in German.
PRODUCT_CODES = ("de", "ar", "tr")


def find_leaks(client, held, addresses) -> list[str]:
    return [address for address in addresses if held.is_told_by(response := client.get(address), read(response), address)]


def test_every_route_is_looked_at():
    routes = list_routes()
    assert len(routes) > 50
    for part in ("feed", "documents/", "pressebild/", "mitteilung", "pressemappe", "presse-vorschau/", "kalender/"):
        assert any(part in route for route in routes), part
    texts = ["".join(one for one in split_route(route) if isinstance(one, str)) for route in routes]
    assert not [text for text in texts if re.search(r"[<>()^$]", text)]


@pytest.fixture
def pools(held):
    """Values that fit the release: for the gaps that a route names so, else for every kind of gap."""
    digest, key = (held.image.file_hash or "0")[:8], str(held.page.translation_key)
    ids = [held.image.pk, held.document.pk, *Page.objects.filter(slug=SLUG).values_list("pk", flat=True)]
    files = [held.image.file.name, held.document.file.name, held.document.filename]
    files += [held.image.get_rendition("width-480|format-webp|webpquality-72").file.name]
    files += [row.file_name for row in held.page.press_files.all()]
    paths = [f"aktuelles/{SLUG}/", f"aktuelles/{FORMER_SLUG}/", f"aktuelles/{NEIGHBOUR}/", "aktuelles/", ""]
    slugs = [SLUG, key]
    return {
        "int": ids, "slug": slugs, "word": [*paths, *files, *slugs],
        "image_id": [held.image.pk], "document_id": [held.document.pk], "digest": [digest], "width": [480, 800, 1200, 1600],
        "use": ["web", "druck"], "filename": [held.document.filename, *files], "path": [*paths, *files],
        "language_code": ["de", *CODES], "topic_key": [SLUG, "gesundheit"], "token": [SLUG, f"{held.page.pk}.{digest}"],
        "index": ["aktuelles", SLUG], "session_id": [key], "key": [key, SLUG],
        # The paper knows no release: one value for each gap of its routes.
        "name": [SLUG], "before": [SLUG], "after": [SLUG], "number": [held.page.pk], "chapter_number": [held.page.pk],
        "ending": ["txt"], "file_format": ["strategie.pdf"], "file_name": [held.document.filename],
    }  # fmt: skip


@pytest.fixture
def product(pools) -> list[str]:
    """Every route with every value that fits."""
    return list_addresses(list_routes(), pools, PRODUCT_CODES)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_no_route_gives_anything_away_in_the_last_moment(client, held, clock, product):
    clock.now = held.until - timedelta(microseconds=1)
    assert len(product) > 500
    assert {address for address in held.pages + held.files if address.startswith(("/de/", "/ar/"))} <= set(product)
    assert {address for address in held.uploads if "/media/" not in address} <= set(product)
    assert find_leaks(client, held, product) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "found"), [(navigation, ["pages", "files", "former"]), (media_access, ["uploads"])], ids=["tree", "uploads"]
)
def test_look_would_find_a_leak(client, held, clock, product, monkeypatch, module, found):
    """With one of the two checks of the embargo taken away, the same look is red: at every address that the check guards."""
    monkeypatch.setattr(module, "read_embargoes", dict)
    monkeypatch.setattr(snapshot, "_current", None)
    clock.now = held.until - timedelta(microseconds=1)
    guarded = {address for name in found for address in getattr(held, name)}
    assert set(find_leaks(client, held, held.own)) == guarded
    own = [address for address in product if held.owns(address)]
    assert guarded & set(product) <= set(find_leaks(client, held, own))


def draw_address(data, routes, pools) -> str:
    """Return an address of a drawn route whose gaps are drawn from all that fits the release, in the digits of any script."""
    anything = [value for values in pools.values() for value in values]
    parts = []
    for piece in split_route(data.draw(st.sampled_from(routes))):
        if isinstance(piece, str):
            parts.append(piece)
        elif piece.kind == "int":
            number = str(data.draw(st.sampled_from([*pools["int"], *pools["width"]])))
            digits = data.draw(st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"]))
            parts.append(number.translate(str.maketrans("0123456789", digits)))
        else:
            parts.append(str(data.draw(st.sampled_from(anything))))
    query = data.draw(
        st.sampled_from(["", "?inline", "?page=1", "?year=2026", "?topic=gesundheit", f"?q={'q7'}", "?year=2026&topic=gesundheit"])
    )
    return "/" + "".join(parts) + query


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_no_address_gives_anything_away_before_the_minute(client, held, clock, pools):
    routes = list_routes()
    known = [*held.own, *FEEDS, *START]
    start = clock.now

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(st.data())
    def look(data):
        span = held.until - start
        clock.now = held.until - data.draw(st.timedeltas(min_value=timedelta(microseconds=1), max_value=span))
        address = data.draw(st.sampled_from(known)) if data.draw(st.booleans()) else draw_address(data, routes, pools)
        headers = data.draw(st.sampled_from([{}, {"Range": "bytes=0-99"}, {"If-None-Match": "*"}, {"Accept-Language": "ar"}]))
        method = data.draw(st.sampled_from([client.get, client.get, client.head, client.post]))
        response = method(address, headers=headers)
        assert not held.is_told_by(response, read(response), address), address

    look()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_crawl_finds_nothing_before_and_everything_at_the_minute(client, held, clock):
    """Nothing runs at the minute: no scheduler, no signal, no new version of the tree. And nothing may be cached beyond it."""
    start = [*START, *FEEDS, *held.own]
    clock.now = held.until - timedelta(microseconds=1)
    before = crawl(client, start)
    assert [address for address, (response, told) in before.items() if held.is_told_by(response, told, address)] == []
    assert len(before) > 100 and f"/de/aktuelles/{NEIGHBOUR}/" in before
    clock.now = held.until
    after = crawl(client, [*START, *held.pages], codes=("de", "ar"))
    found = {address for address, (_response, told) in after.items() if NEEDLE.encode() in told.lower()}
    assert {*held.pages, "/de/", "/de/aktuelles/", "/ar/aktuelles/", "/de/feed.atom", "/de/feed.json", held.document.url} <= found
    assert {address for address in held.uploads + held.files if fetch(client, address).status_code != 200} == set()
    assert SLUG.encode() in after["/sitemap.xml"][1]


@pytest.mark.parametrize("code", ["de", "ar"])
def test_what_leads_to_the_release_leads_nowhere_before(client, held, clock, code):
    """A link in a text, a related page and a redirect: their own words stay, the way to the release opens at the minute."""
    neighbour, own = f"/{code}/aktuelles/{NEIGHBOUR}/", f"/{code}/aktuelles/{SLUG}/"
    clock.now = held.until - timedelta(microseconds=1)
    html = client.get(neighbour).content.decode()
    assert "steht dort" in html and SLUG not in html and NEEDLE not in html
    assert client.get(f"/{code}/aktuelles/{FORMER_SLUG}/").status_code == 404
    clock.now = held.until
    html = client.get(neighbour).content.decode()
    assert html.count(f'href="{own}"') == 2 and f"{NEEDLE} Titel {code}" in html
    moved = client.get(f"/{code}/aktuelles/{FORMER_SLUG}/")
    assert (moved.status_code, moved["Location"]) == (301, own)


def test_caches_give_way_within_a_minute(client, held, clock):
    """What a shared cache took in the last moment before is gone a minute later."""
    clock.now = held.until - timedelta(microseconds=1)
    for address in ["/de/", "/de/aktuelles/", "/ar/aktuelles/", "/sitemap.xml", *FEEDS]:
        response = client.get(address)
        assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=60"), address
    for address in held.own:
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
