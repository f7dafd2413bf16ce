"""Every answer: no cookie, no other host, nothing inline but one hashed style, the same bytes for everyone, small."""

import json
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from core.assets import hash_for_policy
from tests.contracts.addresses import ALL, PAGES, name

LARGEST_PAGE = 14_600
LARGEST_CHAPTER = 30_000
LARGEST_PAPER = 120_000
LARGEST_SCRIPT = 4_000
#: Bytes that a page may differ by from one request to the next.
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "img-src": "'self'", "media-src": "'self'", "connect-src": "'self'",
    "manifest-src": "'self'", "worker-src": "'self'", "form-action": "'self'", "frame-ancestors": "'none'", "base-uri": "'none'",
}  # fmt: skip


def find_resources(soup) -> list[str]:
    """Return the addresses that a browser fetches without being asked."""
    found = [element[key] for key in ("src", "poster", "data", "background") for element in soup.find_all(attrs={key: True})]
    found += [part.split()[0] for element in soup.find_all(srcset=True) for part in element["srcset"].split(",")]
    found += [link["href"] for link in soup.find_all("link") if not {"canonical", "alternate"} & set(link["rel"])]
    return found + [use["href"] for use in soup.find_all("use", href=True)]


def test_no_cookie_and_nothing_varies_by_one(visited):
    assert visited.response.cookies == {}
    assert "cookie" not in visited.response.get("Vary", "").lower()


def test_page_may_be_kept_by_caches_unless_it_is_private(address, visited):
    expected = "no-store" if "hilfe-bei-gewalt" in address.url else "public"
    assert address.status == 404 or expected in visited.response["Cache-Control"]


def test_resources_come_from_the_own_host(visited):
    resources = find_resources(visited.soup)
    assert len(resources) >= 2
    assert [one for one in resources if not re.match(r"/(?!/)|#", one)] == []


def test_links_in_the_head_lead_to_the_own_site(visited):
    addresses = [link["href"] for link in visited.soup.head.find_all("link", rel=["canonical", "alternate"])]
    assert [one for one in addresses if not one.startswith((settings.SITE_URL + "/", "/"))] == []


def test_forms_are_sent_to_the_own_site_in_the_address(address, visited):
    """Only the subscription by e-mail posts: what it sends is nobody else's to read."""
    method = "post" if address.kind == "subscription" else "get"
    assert {(form["method"], form["action"].startswith("/")) for form in visited.soup.find_all("form")} <= {(method, True)}


def test_nothing_is_inline_but_the_style(visited):
    soup = visited.soup
    assert [str(one) for one in soup.find_all(style=True)] == []
    assert [key for element in soup.find_all(True) for key in element.attrs if key.startswith("on")] == []
    assert [str(one) for one in soup.find_all("script") if not one.get("src") and one.get("type") != "application/ld+json"] == []
    assert [one for one in soup.find_all("a", href=True) if one["href"].startswith("javascript:")] == []


def test_policy_allows_the_inlined_style_and_nothing_else(visited):
    policy = dict(part.strip().split(" ", 1) for part in visited.response["Content-Security-Policy"].split(";"))
    [style] = visited.soup.find_all("style")
    assert policy == {**POLICY, "style-src": hash_for_policy(style.string)}


def test_data_blocks_are_readable(visited):
    blocks = [json.loads(one.string) for one in visited.soup.find_all("script", type="application/ld+json")]
    assert {block["@context"] for block in blocks} <= {"https://schema.org"}


@pytest.mark.parametrize("one", PAGES, ids=name)
def test_second_request_gives_the_same_bytes(one, visit, client):
    assert client.get(one.url).content == visit(one.url).response.content


@pytest.mark.parametrize("one", PAGES, ids=name)
def test_editor_gets_the_same_bytes(one, visit, client):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    response = client.get(one.url)
    assert response.content == visit(one.url).response.content
    assert response.cookies == {}


@pytest.mark.parametrize("one", ALL, ids=name)
def test_page_is_small_as_served(one, client, db):
    response = client.get(one.url, headers={"Accept-Encoding": "br"})
    assert response["Content-Encoding"] == "br"
    largest = LARGEST_CHAPTER if "/strategie/" in one.url and one.kind == "ChapterPage" else LARGEST_PAGE
    assert len(response.content) <= (LARGEST_PAPER if one.url.endswith("/gesamt/") else largest)


def test_script_is_small_as_served():
    script = (Path(settings.BASE_DIR) / "static" / "js" / "site.js").read_bytes()
    assert len(brotli.compress(script)) <= LARGEST_SCRIPT
