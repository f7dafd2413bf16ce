"""The files of the publication in the words of schema.org, for the description of the paper as a Report."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from core.presentation import get_language


def describe_encodings(files: Iterable) -> list[dict[str, Any]]:
    """Return a MediaObject for each publication."""
    return [
        describe_object(one.url, one.file_format.media_type, one.language_code, one.size, one.content_digest, one.built_at) for one in files
    ]


def describe_object(url: str, media_type: str, language_code: str, size: int, sha256: str, moment: datetime) -> dict[str, Any]:
    """Return one file as a MediaObject. ``size`` in bytes, ``sha256`` in hexadecimal digits."""
    return {
        "@type": "MediaObject",
        "contentUrl": settings.SITE_URL + url,
        "encodingFormat": media_type.partition(";")[0],
        "inLanguage": get_language(language_code).iso_code or settings.LANGUAGE_CODE,
        "contentSize": str(size),
        "sha256": sha256,
        "uploadDate": moment.isoformat(timespec="seconds"),
    }
