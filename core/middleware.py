"""Language from the address, content security policy, compression. None of them sets a cookie or looks at one."""

import zlib

import brotli
from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin

from core import marks
from core.assets import hash_for_policy, read_inline_style

DESK_PREFIXES = ("/admin/", "/_util/")
SMALLEST_COMPRESSED = 200
BROTLI_QUALITY = 9
COMPRESSED_TYPES = (
    "text/", "application/json", "application/atom+xml", "application/feed+json", "application/xml", "image/svg+xml",
    "application/manifest+json",
)  # fmt: skip


def is_desk(path: str) -> bool:
    """Whether an address belongs to the editors' desk."""
    return path.startswith(DESK_PREFIXES)


def split_prefix(path: str) -> str | None:
    """Return the language code that an address begins with, or None."""
    code = path.split("/", 2)[1] if path.startswith("/") else ""
    return code if any(code == language.code for language in settings.SITE_LANGUAGES) else None


class PrefixLanguageMiddleware(MiddlewareMixin):
    """Set the language by the prefix of the address alone.

    Django's LocaleMiddleware also looks at cookies and at Accept-Language, and so makes every page vary by both.
    """

    def process_request(self, request):
        code = split_prefix(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(code)
        marks.activate(marks.PageMarks())
        request.LANGUAGE_CODE = code

    def process_response(self, request, response):
        if "Content-Language" not in response and not is_desk(request.path_info):
            response["Content-Language"] = translation.get_language()
        return response


class ContentSecurityPolicyMiddleware(MiddlewareMixin):
    """Strict for readers: own host only, styles by hash. Wagtail's desk needs inline scripts and styles."""

    desk_policy = (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; frame-ancestors 'self'; form-action 'self'; base-uri 'self'; object-src 'none'"
    )

    def process_response(self, request, response):
        if is_desk(request.path_info):
            # A preview passes here twice: Wagtail sends it through all of this as the public page that it shows.
            response["Content-Security-Policy"] = self.desk_policy
        elif "Content-Security-Policy" not in response:
            response["Content-Security-Policy"] = build_reader_policy()
        return response


def build_reader_policy() -> str:
    """Return the policy of every page for readers."""
    return (
        f"default-src 'none'; style-src {hash_for_policy(read_inline_style())}; script-src 'self'; img-src 'self'; "
        "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


class CompressionMiddleware(MiddlewareMixin):
    """Brotli, else gzip, for pages of readers.

    Not for the desk: its pages mix a secret (the CSRF token) with what a user typed (the BREACH attack).
    """

    def process_response(self, request, response):
        if (
            response.streaming
            or response.has_header("Content-Encoding")
            or len(response.content) < SMALLEST_COMPRESSED
            or is_desk(request.path_info)
            or not response.get("Content-Type", "").startswith(COMPRESSED_TYPES)
        ):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = {word.split(";")[0].strip() for word in request.headers.get("Accept-Encoding", "").split(",")}
        if "br" in accepted:
            response.content = brotli.compress(response.content, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)
            response["Content-Encoding"] = "br"
        elif "gzip" in accepted:
            compressor = zlib.compressobj(6, zlib.DEFLATED, 31)
            response.content = compressor.compress(response.content) + compressor.flush()
            response["Content-Encoding"] = "gzip"
        else:
            return response
        response["Content-Length"] = str(len(response.content))
        if response.get("ETag", "").startswith('"'):
            # RFC 9110, 8.8.1: another encoding is another sequence of bytes, so the strong validator does not hold.
            response["ETag"] = "W/" + response["ETag"]
        return response
