"""Files for readers: whole, in part, "not changed", or by the web server (RFC 9110 §13 and §14). For every document and publication."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, parse_etags, parse_http_date_safe

CHUNK_BYTES = 64 * 1024
RANGE_PATTERN = re.compile(r"bytes=(\d*)-(\d*)$", re.IGNORECASE)
YEAR_SECONDS = 31_536_000


class RangeNotSatisfiable(ValueError):
    """The client asked for bytes that the file does not have."""


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """Return first and last byte (both included) of a single range, None for a header to be ignored.

    Several ranges at once, and what is no range at all, are ignored, as RFC 9110 §14.2 allows: the whole file is a right
    answer. Raises RangeNotSatisfiable when the range begins behind the end.
    """
    found = RANGE_PATTERN.fullmatch(header.replace(" ", ""))
    if not found or found[1] == found[2] == "":
        return None
    if found[1] == "":
        if int(found[2]) == 0 or size == 0:
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
    cache_seconds: int = 300, sha256: str = "", language_code: str = "", is_immutable: bool = False,
) -> HttpResponse:  # fmt: skip
    """Return the file, a part of it, 304, 412 or 416. The file is closed when the answer is.

    ``size`` in bytes; ``etag`` without quotes, a digest of the content; ``modified_at`` in seconds since 1970; ``sha256``
    of the whole file in hexadecimal digits, for those who check what they got (RFC 9530). What is ``is_immutable``
    never changes under its address.
    """
    quoted_etag = f'"{etag}"'
    modified = int(modified_at)
    accel_address = find_accel_address(file)
    status = None if accel_address else check_conditions(request, quoted_etag, modified)
    if status is not None:
        file.close()
        response = HttpResponseNotModified() if status == 304 else HttpResponse(status=status)
    elif accel_address:
        file.close()
        # The web server reads the file, answers ranges and conditions by its own ETag, and states the length.
        response = HttpResponse(content_type=content_type)
        del response["Content-Length"]
        response["X-Accel-Redirect"] = accel_address
    else:
        response = send_bytes(request, file, size, content_type, quoted_etag, modified)
    if response.status_code in (200, 206):
        describe_content(response, filename, is_inline=is_inline, sha256=sha256, language_code=language_code)
    if not accel_address:
        response["Accept-Ranges"] = "bytes"
        response["ETag"] = quoted_etag
        response["Last-Modified"] = http_date(modified)
    if is_immutable:
        patch_cache_control(response, public=True, max_age=YEAR_SECONDS, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=cache_seconds)
    return response


def check_conditions(request, quoted_etag: str, modified: int) -> int | None:
    """Return 304 or 412 when the conditions of a request ask for it, in the order of RFC 9110 §13.2.2; otherwise None."""
    headers = request.headers
    if "If-Match" in headers:
        if not {quoted_etag, "*"}.intersection(parse_etags(headers["If-Match"])):
            return 412
    elif (unmodified_since := parse_http_date_safe(headers.get("If-Unmodified-Since", ""))) is not None and modified > unmodified_since:
        return 412
    if "If-None-Match" in headers:
        is_known = bool({quoted_etag, "W/" + quoted_etag, "*"}.intersection(parse_etags(headers["If-None-Match"])))
    else:
        modified_since = parse_http_date_safe(headers.get("If-Modified-Since", ""))
        is_known = modified_since is not None and modified <= modified_since
    return 304 if is_known else None


def send_bytes(request, file: BinaryIO, size: int, content_type: str, quoted_etag: str, modified: int) -> HttpResponse:
    """Return the whole file or the part that was asked for, 416 for a part that is not there."""
    part = None
    # A range has a meaning with GET only (RFC 9110 §14.2), and for the same state of the file only (§13.1.5).
    is_ranged = request.method == "GET" and "Range" in request.headers
    if is_ranged and request.headers.get("If-Range", "") in ("", quoted_etag, http_date(modified)):
        try:
            part = parse_range(request.headers["Range"], size)
        except RangeNotSatisfiable:
            file.close()
            response = HttpResponse(status=416)
            response["Content-Range"] = f"bytes */{size}"
            return response
    if part is None:
        response = FileResponse(file, content_type=content_type)
        response["Content-Length"] = str(size)
        return response
    first, last = part
    response = StreamingHttpResponse(iterate_bytes(file, first, last), status=206, content_type=content_type)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def describe_content(response: HttpResponse, filename: str, *, is_inline: bool, sha256: str, language_code: str) -> None:
    """Set name, digest and language of a file, and keep it from running anything in a browser."""
    disposition = "inline" if is_inline else "attachment"
    plain_name = re.sub(r"[^A-Za-z0-9._-]", "_", filename)
    response["Content-Disposition"] = f"{disposition}; filename=\"{plain_name}\"; filename*=UTF-8''{quote(filename)}"
    if sha256:
        response["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:"
    if language_code:
        response["Content-Language"] = language_code
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def find_accel_address(file: BinaryIO) -> str:
    """Return where the web server finds a file that it may serve for us (``ACCEL_REDIRECT``), or nothing.

    The folders of uploads and publications are the only ones, each under its own name below the prefix.
    """
    name = getattr(file, "name", None)
    if not settings.ACCEL_REDIRECT or not isinstance(name, str):
        return ""
    path = Path(name)
    for part, folder in (("media", settings.MEDIA_ROOT), ("publications", settings.PUBLICATION_ROOT)):
        if path.is_absolute() and path.resolve().is_relative_to(Path(folder).resolve()):
            return f"{settings.ACCEL_REDIRECT}/{part}/{quote(path.resolve().relative_to(Path(folder).resolve()).as_posix())}"
    return ""
