"""Language from the address alone, one policy for readers and one for the desk, compression for readers only."""

import zlib

import brotli
import pytest
from django.utils import translation

from core.middleware import split_prefix

PLAIN = "/de/impressum/"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/de/", "de"),
        ("/de-simple/x/", "de-simple"),
        ("/ar", "ar"),
        ("/xx/", None),
        ("/", None),
        ("", None),
        ("/DE/", None),
        ("/admin/", None),
    ],
)
def test_prefix(path, code):
    assert split_prefix(path) == code


@pytest.mark.parametrize("headers", [{"Accept-Language": "ar"}, {"Cookie": "django_language=ar; wagtail_language=ar"}])
def test_language_comes_from_the_address_alone(client, db, headers):
    response = client.get(PLAIN, headers=headers)
    assert response.content == client.get(PLAIN).content
    assert "accept-language" not in response.get("Vary", "").lower()


def test_language_of_one_request_does_not_reach_the_next(client, db):
    client.get("/ar/")
    client.get("/robots.txt")
    assert translation.get_language() == "de"


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("br", "br", brotli.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
        ("br;q=1.0, gzip;q=0.8", "br", brotli.decompress),
        ("gzip", "gzip", lambda content: zlib.decompress(content, 31)),
    ],
)
def test_pages_are_compressed(client, db, accepted, encoding, unpack):
    response = client.get(PLAIN, headers={"Accept-Encoding": accepted})
    assert (response["Content-Encoding"], response["Content-Length"]) == (encoding, str(len(response.content)))
    assert unpack(response.content) == client.get(PLAIN).content
    assert "Accept-Encoding" in response["Vary"]


@pytest.mark.parametrize("accepted", ["", "identity", "deflate", "brx"])
def test_page_is_sent_as_it_is_to_who_cannot_unpack(client, db, accepted):
    response = client.get(PLAIN, headers={"Accept-Encoding": accepted})
    assert not response.has_header("Content-Encoding")
    assert "Accept-Encoding" in response["Vary"]


def test_compressed_page_is_the_same_every_time(client, db):
    answers = {client.get(PLAIN, headers={"Accept-Encoding": "gzip"}).content for _ in range(2)}
    assert len(answers) == 1


def test_desk_is_not_compressed(client, db):
    response = client.get("/admin/login/", headers={"Accept-Encoding": "br, gzip"})
    assert response.status_code == 200
    assert not response.has_header("Content-Encoding")


@pytest.mark.parametrize("path", ["/sitemap.xml", "/de/feed.atom", "/sw.js", "/favicon.svg"])
def test_other_texts_are_compressed(client, db, path):
    assert client.get(path, headers={"Accept-Encoding": "br"}).get("Content-Encoding") == "br"


def test_short_answer_is_sent_as_it_is(client, db):
    assert not client.get("/robots.txt", headers={"Accept-Encoding": "br"}).has_header("Content-Encoding")


def test_desk_has_a_policy_of_its_own(client, db):
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "default-src 'self'" in policy


@pytest.mark.parametrize("path", ["/", "/de/", "/de/gibt-es-nicht/", "/sitemap.xml", "/robots.txt"])
def test_readers_have_a_strict_policy(client, db, path):
    policy = client.get(path)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_headers_that_protect_readers(client, db):
    response = client.get(PLAIN)
    assert (response["X-Content-Type-Options"], response["Referrer-Policy"]) == ("nosniff", "same-origin")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
