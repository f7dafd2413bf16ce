"""Every kind of request for a file, as RFC 9110 answers it: conditions (§13), ranges (§14), both, and downloads cut off at any byte."""

import base64
import hashlib
import random

import pytest
from django.test import RequestFactory
from django.utils.http import http_date

from core.downloads import build_file_response

CONTENT = bytes(range(256)) * 4
SHA256 = hashlib.sha256(CONTENT).hexdigest()
MODIFIED_AT = 1_700_000_000
NOW, BEFORE, AFTER = (http_date(MODIFIED_AT + shift) for shift in (0, -60, 60))
WHOLE, NOTHING = (0, 1024), (0, 0)

#: name: method, headers, status, bytes that come back (from, to).
REQUESTS = {
    "whole file": ("GET", {}, 200, WHOLE),
    "head": ("HEAD", {}, 200, WHOLE),
    "first bytes": ("GET", {"Range": "bytes=0-99"}, 206, (0, 100)),
    "one byte": ("GET", {"Range": "bytes=0-0"}, 206, (0, 1)),
    "last byte": ("GET", {"Range": "bytes=1023-1023"}, 206, (1023, 1024)),
    "middle": ("GET", {"Range": "bytes=500-599"}, 206, (500, 600)),
    "all but the first": ("GET", {"Range": "bytes=1-"}, 206, (1, 1024)),
    "all as a range": ("GET", {"Range": "bytes=0-"}, 206, WHOLE),
    "end beyond the end": ("GET", {"Range": "bytes=1000-9999"}, 206, (1000, 1024)),
    "suffix": ("GET", {"Range": "bytes=-24"}, 206, (1000, 1024)),
    "suffix longer than the file": ("GET", {"Range": "bytes=-9999"}, 206, WHOLE),
    "spaces": ("GET", {"Range": "bytes= 0 - 9 "}, 206, (0, 10)),
    "unit in capitals": ("GET", {"Range": "Bytes=0-9"}, 206, (0, 10)),
    "begins at the end": ("GET", {"Range": "bytes=1024-"}, 416, NOTHING),
    "begins behind the end": ("GET", {"Range": "bytes=5000-6000"}, 416, NOTHING),
    "suffix of nothing": ("GET", {"Range": "bytes=-0"}, 416, NOTHING),
    "number beyond all files": ("GET", {"Range": f"bytes={10**40}-"}, 416, NOTHING),
    "several ranges": ("GET", {"Range": "bytes=0-9,20-29"}, 200, WHOLE),
    "end before the beginning": ("GET", {"Range": "bytes=9-3"}, 200, WHOLE),
    "other unit": ("GET", {"Range": "lines=0-9"}, 200, WHOLE),
    "no numbers": ("GET", {"Range": "bytes=a-b"}, 200, WHOLE),
    "no range": ("GET", {"Range": "bytes=-"}, 200, WHOLE),
    "negative": ("GET", {"Range": "bytes=--5"}, 200, WHOLE),
    "range with head": ("HEAD", {"Range": "bytes=0-9"}, 200, WHOLE),
    "bad range with head": ("HEAD", {"Range": "bytes=5000-"}, 200, WHOLE),
    "known tag": ("GET", {"If-None-Match": '"abc"'}, 304, NOTHING),
    "known tag, weak": ("GET", {"If-None-Match": 'W/"abc"'}, 304, NOTHING),
    "known tag among others": ("GET", {"If-None-Match": '"x", "abc"'}, 304, NOTHING),
    "any tag": ("GET", {"If-None-Match": "*"}, 304, NOTHING),
    "known tag with head": ("HEAD", {"If-None-Match": '"abc"'}, 304, NOTHING),
    "other tag": ("GET", {"If-None-Match": '"old"'}, 200, WHOLE),
    "known day": ("GET", {"If-Modified-Since": NOW}, 304, NOTHING),
    "older day": ("GET", {"If-Modified-Since": BEFORE}, 200, WHOLE),
    "no day": ("GET", {"If-Modified-Since": "yesterday"}, 200, WHOLE),
    "other tag before known day": ("GET", {"If-None-Match": '"old"', "If-Modified-Since": NOW}, 200, WHOLE),
    "known tag with range": ("GET", {"If-None-Match": '"abc"', "Range": "bytes=0-9"}, 304, NOTHING),
    "if still this tag": ("GET", {"If-Match": '"abc"'}, 200, WHOLE),
    "if there at all": ("GET", {"If-Match": "*", "Range": "bytes=0-9"}, 206, (0, 10)),
    "if still another tag": ("GET", {"If-Match": '"old"'}, 412, NOTHING),
    "if still a weak tag": ("GET", {"If-Match": 'W/"abc"'}, 412, NOTHING),
    "if unmodified": ("GET", {"If-Unmodified-Since": AFTER}, 200, WHOLE),
    "if unmodified since older day": ("GET", {"If-Unmodified-Since": BEFORE}, 412, NOTHING),
    "tag before day": ("GET", {"If-Match": '"abc"', "If-Unmodified-Since": BEFORE}, 200, WHOLE),
    "rest of the same file": ("GET", {"Range": "bytes=512-", "If-Range": '"abc"'}, 206, (512, 1024)),
    "rest of a stale file": ("GET", {"Range": "bytes=512-", "If-Range": '"old"'}, 200, WHOLE),
    "rest, weak tag": ("GET", {"Range": "bytes=512-", "If-Range": 'W/"abc"'}, 200, WHOLE),
    "rest of the same day": ("GET", {"Range": "bytes=512-", "If-Range": NOW}, 206, (512, 1024)),
    "rest of an older day": ("GET", {"Range": "bytes=512-", "If-Range": BEFORE}, 200, WHOLE),
    "rest of a later day": ("GET", {"Range": "bytes=512-", "If-Range": AFTER}, 200, WHOLE),
    "bad range of a stale file": ("GET", {"Range": "bytes=5000-", "If-Range": '"old"'}, 200, WHOLE),
    "bad range of the same file": ("GET", {"Range": "bytes=5000-", "If-Range": '"abc"'}, 416, NOTHING),
    "if-range without a range": ("GET", {"If-Range": '"abc"'}, 200, WHOLE),
}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(CONTENT)
    return path


def ask(path, method: str = "GET", headers=None, etag: str = "abc", **options):
    request = RequestFactory().generic(method, "/file", headers=headers or {})
    file = path.open("rb")
    response = build_file_response(
        request, file, size=path.stat().st_size, content_type="application/pdf", filename="paper_de.pdf", etag=etag,
        modified_at=MODIFIED_AT, sha256=SHA256, language_code="de", **options,
    )  # fmt: skip
    response.file = file
    return response


def read(response) -> bytes:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    # Not response.close(): that ends a request, and with it connections to the database.
    response.file.close()
    return body


def test_there_are_forty_kinds_and_more():
    assert len(REQUESTS) >= 40


@pytest.mark.parametrize("name", REQUESTS)
def test_request(path, name):
    method, headers, status, (first, end) = REQUESTS[name]
    response = ask(path, method, headers)
    assert response.status_code == status
    # The server leaves out the body of an answer to HEAD; the handler of tests does not run here.
    assert read(response) == CONTENT[first:end]
    assert (response["ETag"], response["Last-Modified"], response["Accept-Ranges"]) == ('"abc"', NOW, "bytes")
    if status in (200, 206):
        assert response["Content-Length"] == str(end - first)
        assert response["Repr-Digest"] == f"sha-256=:{base64.b64encode(bytes.fromhex(SHA256)).decode()}:"
        assert response["Content-Language"] == "de"
    if status == 206:
        assert response["Content-Range"] == f"bytes {first}-{end - 1}/1024"
    if status == 416:
        assert response["Content-Range"] == "bytes */1024"


def test_empty_file(tmp_path):
    empty = tmp_path / "empty"
    empty.touch()
    response = ask(empty)
    assert (response.status_code, read(response)) == (200, b"")
    assert [ask(empty, headers={"Range": value}).status_code for value in ("bytes=0-", "bytes=-5")] == [416, 416]


def test_thousand_interrupted_downloads_end_with_the_same_digest(tmp_path):
    chance = random.Random(2030)
    content = chance.randbytes(200_001)
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    wanted = hashlib.sha256(content).digest()
    for _number in range(1000):
        received, etag, requests = b"", "", 0
        while len(received) < len(content):
            headers = {"Range": f"bytes={len(received)}-", "If-Range": etag} if received else {}
            response = ask(path, headers=headers)
            assert response.status_code == (206 if received else 200)
            etag = response["ETag"]
            # Cut at any byte, the last try reads to the end.
            allowed = chance.randrange(1, len(content)) if requests < 3 else len(content)
            received += read(response)[:allowed]
            requests += 1
        assert hashlib.sha256(received).digest() == wanted


def test_file_that_changed_meanwhile_begins_anew(path):
    half = read(ask(path))[:512]
    path.write_bytes(CONTENT[::-1])
    response = ask(path, headers={"Range": f"bytes={len(half)}-", "If-Range": '"abc"'}, etag="new")
    assert (response.status_code, read(response)) == (200, CONTENT[::-1])


def test_what_never_changes_is_kept_for_ever(path):
    found = []
    for is_immutable in (True, False):
        response = ask(path, is_immutable=is_immutable)
        found.append(response["Cache-Control"])
        read(response)
    assert found == ["public, max-age=31536000, immutable", "public, max-age=300"]


class TestServedByTheWebServer:
    @pytest.fixture(autouse=True)
    def folders(self, settings, tmp_path):
        settings.ACCEL_REDIRECT = "/internal"
        settings.MEDIA_ROOT = tmp_path / "media"
        settings.PUBLICATION_ROOT = tmp_path

    def test_address_and_headers(self, path):
        response = ask(path, headers={"Range": "bytes=0-9"})
        assert (response.status_code, response["X-Accel-Redirect"], response.content) == (200, "/internal/publications/paper.pdf", b"")
        assert response["Content-Type"] == "application/pdf"
        assert response["Repr-Digest"].startswith("sha-256=:")
        assert "Content-Length" not in response

    @pytest.mark.parametrize("header", ["If-None-Match", "If-Match"])
    def test_conditions_are_left_to_the_web_server_which_has_an_etag_of_its_own(self, path, header):
        response = ask(path, headers={header: '"6b037cea-720e2"'})
        assert (response.status_code, response["X-Accel-Redirect"]) == (200, "/internal/publications/paper.pdf")
        assert not {"ETag", "Last-Modified", "Accept-Ranges"}.intersection(response.headers)

    def test_name_is_quoted(self, tmp_path):
        path = tmp_path / "media" / "Größe 1%.pdf"
        path.parent.mkdir()
        path.write_bytes(CONTENT)
        assert ask(path)["X-Accel-Redirect"] == "/internal/media/Gr%C3%B6%C3%9Fe%201%25.pdf"

    def test_file_elsewhere_is_sent_from_here(self, tmp_path, settings, path):
        settings.PUBLICATION_ROOT = tmp_path / "other"
        response = ask(path)
        assert "X-Accel-Redirect" not in response
        assert read(response) == CONTENT

    def test_switched_off_without_the_setting(self, settings, path):
        settings.ACCEL_REDIRECT = ""
        assert read(ask(path)) == CONTENT
