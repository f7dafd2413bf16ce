"""Files for readers: whole, in part (RFC 9110 §14), or "not changed". Used for every document and publication."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

from django.http import FileResponse, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, parse_etags, parse_http_date_safe

CHUNK_BYTES = 64 * 1024
RANGE_PATTERN = re.compile(r"bytes=(\d*)-(\d*)$")


class RangeNotSatisfiable(ValueError):
    """The client asked for bytes that the file does not have."""


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """Return first and last byte (both included) of a single range, None for a header to be ignored.

    Several ranges at once are ignored, as the RFC allows: the whole file is a right answer.
    Raises RangeNotSatisfiable when the range begins behind the end.
    """
    found = RANGE_PATTERN.fullmatch(header.replace(" ", ""))
    if not found or found[1] == found[2] == "":
        return None
    if found[1] == "":
        if int(found[2]) == 0:
            raise RangeNotSatisfiable(header)
        return max(0, size - int(found[2])), size - 1
    first = int(found[1])
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    if found[2] and int(found[2]) < first:
        return None
    if first >= size:
        raise RangeNotSatisfiable(header)
    return first, last


def iterate_bytes(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    """Yield the bytes from ``first`` to ``last``, both included, and close the file."""
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(CHUNK_BYTES, left))):
            left -= len(chunk)
            yield chunk


def build_file_response(
    request, file: BinaryIO, *, size: int, content_type: str, filename: str, etag: str, modified_at: float, is_inline: bool = False,
    cache_seconds: int = 300,
) -> HttpResponse:  # fmt: skip
    """Return the file, a part of it, 304 or 416.

    ``size`` in bytes; ``etag`` without quotes, a digest of the content; ``modified_at`` in seconds since 1970.
    """
    quoted_etag = f'"{etag}"'
    status, first, last = 200, 0, size - 1
    if_none_match = parse_etags(request.headers.get("If-None-Match", ""))
    modified_since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    is_known = bool({quoted_etag, "W/" + quoted_etag, "*"}.intersection(if_none_match)) or (
        not if_none_match and modified_since is not None and int(modified_at) <= modified_since
    )
    if is_known:
        response = HttpResponseNotModified()
        file.close()
    else:
        if_range = request.headers.get("If-Range", "")
        if "Range" in request.headers and if_range in ("", quoted_etag, http_date(int(modified_at))):
            try:
                part = parse_range(request.headers["Range"], size)
            except RangeNotSatisfiable:
                file.close()
                response = HttpResponse(status=416)
                response["Content-Range"] = f"bytes */{size}"
                return response
            if part is not None:
                status, (first, last) = 206, part
        if status == 206:
            response = StreamingHttpResponse(iterate_bytes(file, first, last), status=206, content_type=content_type)
            response["Content-Range"] = f"bytes {first}-{last}/{size}"
        else:
            response = FileResponse(file, content_type=content_type)
        response["Content-Length"] = str(last - first + 1)
        disposition = "inline" if is_inline else "attachment"
        plain_name = re.sub(r"[^A-Za-z0-9._-]", "_", filename)
        response["Content-Disposition"] = f"{disposition}; filename=\"{plain_name}\"; filename*=UTF-8''{quote(filename)}"
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = quoted_etag
    response["Last-Modified"] = http_date(int(modified_at))
    patch_cache_control(response, public=True, max_age=cache_seconds)
    return response
