"""The files of the publication in the words of schema.org, for the description of the paper as a Report."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from core.presentation import get_language


def describe_encodings(files: Iterable) -> list[dict[str, Any]]:
    """Return a MediaObject for each file (anything with language_code, file_format, url, size, content_digest, built_at)."""
    return [
        {
            "@type": "MediaObject",
            "contentUrl": settings.SITE_URL + one.url,
            "encodingFormat": one.file_format.media_type.partition(";")[0],
            "inLanguage": get_language(one.language_code).iso_code or settings.LANGUAGE_CODE,
            "contentSize": str(one.size),
            "sha256": one.content_digest,
            "uploadDate": one.built_at.isoformat(timespec="seconds"),
        }
        for one in files
    ]
