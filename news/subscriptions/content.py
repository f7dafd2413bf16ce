"""What subscriptions ask a release: its topic and its corrections. The only place that knows their fields."""

from datetime import date
from typing import NamedTuple

from django.conf import settings

from core import snapshot
from core.models import TranslationRecord
from core.snapshot import Snapshot
from news.models import NewsPage


class Correction(NamedTuple):
    """A dated notice on a release. ``key`` is the same in every language."""

    key: str
    date: date
    text: str


def find_topic_key(release: NewsPage) -> str | None:
    """Return the key of the topic of a release, None for one without."""
    topic = snapshot.get_held().topics.get(release.topic_id)
    return topic.key if topic else None


def list_corrections(release: NewsPage) -> list[Correction]:
    """Return the corrections of a release as they stand on it. An addition corrects nothing, and nobody is written to about it."""
    return [
        Correction(block.id, block.value["date"], block.value["text"])
        for block in release.corrections
        if block.value["kind"] == "correction"
    ]


def find_correction(release: NewsPage, key: str) -> Correction | None:
    """Return one correction, None when it was taken back."""
    return next((one for one in list_corrections(release) if one.key == key), None)


def find_correction_language(release: NewsPage, key: str) -> str:
    """Return the code of the language that the text of a correction is really in: German until it is translated.

    Wants ``locale`` and ``translation_record`` joined.
    """
    record: TranslationRecord | None = getattr(release, "translation_record", None)
    is_german = record is not None and any(one.startswith(f"corrections.{key}.text#") for one in record.pending)
    return settings.LANGUAGE_CODE if is_german else release.locale.language_code


def is_in_language(current: Snapshot, release_id: int, part: str, code: str) -> bool:
    """Whether readers of a language get a release, or the correction ``part`` of it, in their language now."""
    link = current.tree.link_to(release_id, code)
    if link is None or link.entry.language_code != code:
        return False
    if not part:
        return True
    page = NewsPage.fetch_for_reading(link.page_id)
    return find_correction(page, part) is not None and find_correction_language(page, part) == code
