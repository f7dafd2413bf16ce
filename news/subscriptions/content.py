"""What subscriptions ask a release: its topic and its corrections. The only place that knows their fields."""

from datetime import date
from typing import NamedTuple

from core import snapshot
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


def is_in_language(current: Snapshot, release_id: int, part: str, code: str) -> bool:
    """Whether readers of a language get a release, or the correction ``part`` of it, in their language now."""
    link = current.tree.link_to(release_id, code)
    if link is None or link.entry.language_code != code:
        return False
    if not part:
        return True
    page = NewsPage.fetch_for_reading(link.page_id)
    return find_correction(page, part) is not None and page.get_block_language("corrections", part, "text") == code
