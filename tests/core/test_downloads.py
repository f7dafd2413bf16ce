"""Files in whole, in part, not changed (RFC 9110 §13 and §14)."""

import io

import pytest
from django.test import RequestFactory
from django.utils.http import http_date

from core.downloads import RangeNotSatisfiable, build_file_response, parse_range

CONTENT = b"0123456789"
MODIFIED_AT = 1_700_000_000.7


def ask(method: str = "get", **headers):
    request = getattr(RequestFactory(), method)("/file", headers={name.replace("_", "-"): value for name, value in headers.items()})
    return build_file_response(
        request, io.BytesIO(CONTENT), size=10, content_type="application/pdf", filename="Größe ä.pdf", etag="abc", modified_at=MODIFIED_AT
    )


def read(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-4", (0, 4)),
        ("bytes=5-", (5, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=-30", (0, 9)),
        ("bytes=8-30", (8, 9)),
        ("bytes=9-9", (9, 9)),
        ("bytes = 0 - 4", (0, 4)),
        ("bytes=-", None),
        ("bytes=4-2", None),
        ("bytes=0-1,3-4", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("", None),
    ],
)
def test_range(header, part):
    assert parse_range(header, 10) == part


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=99-100", "bytes=-0"])
def test_range_behind_the_end(header):
    with pytest.raises(RangeNotSatisfiable):
        parse_range(header, 10)


def test_whole_file():
    response = ask()
    assert (response.status_code, read(response), response["Content-Length"]) == (200, CONTENT, "10")
    assert (response["Accept-Ranges"], response["ETag"], response["Last-Modified"]) == ("bytes", '"abc"', http_date(int(MODIFIED_AT)))
    assert response["Content-Disposition"] == "attachment; filename=\"Gr__e__.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%C3%A4.pdf"


@pytest.mark.parametrize(("header", "content", "part"), [("bytes=2-4", b"234", "bytes 2-4/10"), ("bytes=-2", b"89", "bytes 8-9/10")])
def test_part_of_a_file(header, content, part):
    response = ask(Range=header)
    assert (response.status_code, read(response)) == (206, content)
    assert (response["Content-Range"], response["Content-Length"]) == (part, str(len(content)))


def test_part_that_is_not_there():
    response = ask(Range="bytes=10-")
    assert (response.status_code, response["Content-Range"], response.content) == (416, "bytes */10", b"")


@pytest.mark.parametrize(
    "headers",
    [{"If_None_Match": '"abc"'}, {"If_None_Match": 'W/"abc", "x"'}, {"If_None_Match": "*"}, {"If_Modified_Since": http_date(MODIFIED_AT)}],
)
def test_file_that_the_reader_has(headers):
    response = ask(**headers)
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", '"abc"')


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"other"'},
        {"If_Modified_Since": http_date(MODIFIED_AT - 60)},
        {"If_None_Match": '"other"', "If_Modified_Since": http_date(MODIFIED_AT)},
    ],
)
def test_file_that_the_reader_has_in_an_older_state(headers):
    assert ask(**headers).status_code == 200


@pytest.mark.parametrize(
    ("validator", "status"), [('"abc"', 206), (http_date(int(MODIFIED_AT)), 206), ('"other"', 200), (http_date(0), 200), ('W/"abc"', 200)]
)
def test_part_only_of_the_same_state(validator, status):
    assert ask(Range="bytes=0-1", If_Range=validator).status_code == status


def test_file_cannot_run_anything_in_a_browser():
    response = ask()
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_head_over_the_whole_site_has_length_and_no_body(client, db, tmp_path, settings):
    from strategy.models import Publication

    settings.PUBLICATION_ROOT = tmp_path
    (tmp_path / "paper.pdf").write_bytes(CONTENT)
    Publication.objects.create(
        language_code="de", file_name="paper.pdf", size=10, page_count=1, content_digest="ab" * 32, built_at="2026-05-04T10:00Z"
    )
    response = client.head("/de/strategie.pdf")
    assert (response.status_code, response["Content-Length"], read(response)) == (200, "10", b"")
