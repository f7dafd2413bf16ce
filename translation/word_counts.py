"""German words, counted once per refresh and kept by segment, so that coverage need not read any text."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.conf import settings
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail_localize.models import StringSegment, TranslationSource

from translation.models import SourceStatistics

#: "9–12" is two words, "0211/837-1001" and "Integrations- und" count as a reader would count them.
WORD = re.compile(r"\w+(?:[-./'’:]\w+)*")


@lru_cache(maxsize=4096)
def count_words(german: str) -> int:
    """Return the number of words of a segment, tags left out. The cache serves one German text against eleven translations."""
    return len(WORD.findall(html.unescape(strip_tags(german.replace("<br", " <br")))))


def number_segments(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield key and German text for rows of path and text in reading order. The key is that of ``core.TranslationRecord``."""
    numbers: dict[str, int] = defaultdict(int)
    for path, german in rows:
        numbers[path] += 1
        yield f"{path}#{numbers[path]}", german


def count_by_segment(rows: Iterable[tuple[str, str]]) -> dict[str, int]:
    return {key: count_words(german) for key, german in number_segments(rows)}


def record_statistics(page: Page, source: TranslationSource) -> SourceStatistics:
    """Keep the words of a German page. ``source`` is up to date (one query to read, two to write)."""
    rows = StringSegment.objects.filter(source=source).order_by("order").values_list("context__path", "string__data")
    words = count_by_segment(rows)
    values = {"words": words, "total_words": sum(words.values()), "segment_count": len(words)}
    return SourceStatistics.objects.update_or_create(page_id=page.pk, defaults=values)[0]


def count_unrecorded() -> dict[str, dict[str, int]]:
    """Return the words by segment of public German pages without statistics, by translation key (one query)."""
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, live=True, source_statistics__isnull=True)
    keys = pages.values("translation_key")
    rows = StringSegment.objects.filter(source__locale__language_code=settings.LANGUAGE_CODE, source__object_id__in=keys)
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, path, german in rows.order_by("source_id", "order").values_list("source__object_id", "context__path", "string__data"):
        texts[str(key)].append((path, german))
    return {key: count_by_segment(found) for key, found in texts.items()}
