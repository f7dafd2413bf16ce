"""PDF and press kit under a preview address: there while it is valid, gone when it has expired or was withdrawn."""

from datetime import timedelta

import pytest

from news.models import NewsPage, PressFile, PressPreview
from tests.news.embargo.crawl import fetch

FILES = {"mitteilung.pdf": ("application/pdf", "pdf"), "pressemappe.zip": ("application/zip", "kit")}


@pytest.fixture
def preview(held, clock):
    return PressPreview.objects.create(
        release=held.page, language_code="ar", recipient="Kim Probe, Probeblatt", expires_at=clock.now + timedelta(hours=5)
    )


@pytest.fixture
def path(preview) -> str:
    return "/" + preview.url.split("/", 3)[3]


def read_statuses(client, path) -> set[int]:
    return {fetch(client, path + name).status_code for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_valid_preview_has_the_file_of_its_language(client, held, path, name):
    content_type, kind = FILES[name]
    row = PressFile.objects.get(release__slug=held.page.slug, release__locale__language_code="ar", kind=kind)
    response = client.get(path + name)
    assert b"".join(response.streaming_content) == row.path.read_bytes()
    assert (response.status_code, response["Content-Type"], response["Cache-Control"]) == (200, content_type, "private, no-store")
    assert "noindex" in response["X-Robots-Tag"] and response["Content-Language"] == "ar"
    assert f'href="{path}{name}"' in client.get(path).content.decode()


def test_part_of_a_file_is_kept_nowhere_either(client, path):
    part = fetch(client, path + "pressemappe.zip", headers={"Range": "bytes=0-1"})
    assert (part.status_code, part["Cache-Control"]) == (206, "private, no-store") and part.told.startswith(b"PK")


def test_withdrawn_preview_has_no_files(client, path):
    assert read_statuses(client, path) == {200}
    PressPreview.objects.update(is_withdrawn=True)
    assert read_statuses(client, path) == {404}


def test_expired_preview_has_no_files(client, clock, preview, path):
    clock.now = preview.expires_at - timedelta(microseconds=1)
    assert read_statuses(client, path) == {200}
    clock.now = preview.expires_at
    assert read_statuses(client, path) == {404}


@pytest.mark.parametrize("token", ["1.abc", "{pk}.{signature}", "{token}x"])
def test_no_files_at_a_guessed_address(client, preview, token):
    other = token.format(pk=preview.pk + 1, signature=preview.token.partition(".")[2], token=preview.token)
    assert read_statuses(client, f"/ar/presse-vorschau/{other}/") == {404}


def test_no_files_of_a_release_that_was_withdrawn(client, held, path):
    NewsPage.objects.get(pk=held.page.pk).unpublish()
    assert read_statuses(client, path) == {404}


def test_no_file_that_was_not_made(client, path):
    for row in PressFile.objects.all():
        row.path.unlink()
    assert read_statuses(client, path) == {404}
