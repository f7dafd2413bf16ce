"""Addresses of the site as a whole, and pages for when something fails."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.test import RequestFactory

from core import snapshot
from core.views import errors

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_robots_may_read_all_but_the_desk(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == ["User-agent: *", "Disallow: /admin/", "Disallow: /_util/", "", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]


def test_sitemap_is_valid_and_mutual(client, db):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    pages = {
        url.find("s:loc", NAMESPACES).text: [(link.get("hreflang"), link.get("href")) for link in url.findall("x:link", NAMESPACES)]
        for url in root
    }
    assert len(pages) == len(root) > 100
    for address, alternates in pages.items():
        assert [pages[href] for _, href in alternates] == [alternates] * len(alternates)
        assert alternates == [] if "/de-simple/" in address else address in dict(alternates).values()


def test_sitemap_costs_one_query(client, db, django_assert_num_queries):
    client.get("/sitemap.xml")
    with django_assert_num_queries(1):
        client.get("/sitemap.xml")


def test_service_worker_knows_every_language_and_is_never_kept(client, db):
    response = client.get("/sw.js")
    assert all(f"'{language.code}'" in response.content.decode() for language in settings.SITE_LANGUAGES)
    assert (response["Content-Type"], response["Cache-Control"]) == ("text/javascript; charset=utf-8", "public, max-age=0")


def test_favicon_is_a_drawing(client, db):
    response = client.get("/favicon.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(response.content).tag.endswith("svg")


def test_private_page_is_stored_nowhere_and_offers_a_way_out(client, db):
    response = client.get("/ar/neu-hier/gesundheit/hilfe-bei-gewalt/")
    html = response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert '<meta name="referrer" content="no-referrer">' in html
    assert 'id="leave"' in html
    assert 'id="save"' not in html


@pytest.mark.parametrize("code", ["de", "ar", "uk"])
def test_server_error_without_a_database_still_names_the_emergency_numbers(monkeypatch, code):
    def fail():
        raise DatabaseError("gone")

    monkeypatch.setattr(snapshot, "get_current", fail)
    response = errors.server_error(RequestFactory().get(f"/{code}/"))
    assert response.status_code == 500
    assert f'<html lang="{code}"' in response.content.decode()
    assert 'href="tel:112"' in response.content.decode()


@pytest.mark.parametrize(("view", "status"), [(errors.bad_request, 400), (errors.permission_denied, 403), (errors.page_not_found, 404)])
def test_error_in_the_language_of_the_prefix(db, view, status):
    response = view(RequestFactory().get("/ar/"), None)
    assert (response.status_code, response["Content-Language"]) == (status, "ar")


def test_unexpected_error_answers_in_the_language_of_the_prefix(client, db, monkeypatch):
    def fail(self, *arguments):
        raise ValueError("broken")

    monkeypatch.setattr("core.navigation.PageTree.find", fail)
    client.raise_request_exception = False
    response = client.get("/ar/")
    assert (response.status_code, response["Content-Language"]) == (500, "ar")
