"""Urgent notices: put together from translated sentences, right in all languages in the second they are published."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format, time_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from facts.models import Notice
from facts.models.notices import SLOT, Filled


class HeldNotice(NamedTuple):
    """A notice as every process holds it in memory."""

    urgency: str
    starts_at: datetime
    ends_at: datetime
    page_keys: frozenset[str]
    sentences: tuple[Filled, ...]


class ShownNotice(NamedTuple):
    """A notice as one reader sees it. ``language_code`` is German where one of its sentences is not translated."""

    urgency: str
    language_code: str
    html: SafeString


def read_notices() -> tuple[HeldNotice, ...]:
    """Return the notices that are not over yet (a bounded number of queries)."""
    notices = Notice.objects.filter(ends_at__gt=timezone.now()).prefetch_related("sentences__phrase", "sentences__place", "pages")
    return tuple(
        HeldNotice(
            notice.urgency,
            notice.starts_at,
            notice.ends_at,
            frozenset(str(page.translation_key) for page in notice.pages.all()),
            tuple(sentence.filled for sentence in notice.sentences.all()),
        )
        for notice in notices
    )


def choose_notices(
    held: tuple[HeldNotice, ...], translation_key: str | None, language_code: str, now: datetime | None = None
) -> list[ShownNotice]:
    """Return what a reader of a page sees at a moment. ``translation_key`` is None on pages outside the tree."""
    now = now or timezone.now()
    return [
        show(notice, language_code)
        for notice in held
        if notice.starts_at <= now < notice.ends_at and (not notice.page_keys or translation_key in notice.page_keys)
    ]


def show(notice: HeldNotice, language_code: str) -> ShownNotice:
    """Return a notice in one language; all of it in German when one of its sentences is not current in that language."""
    codes = {filled.phrase.localise("text", language_code).language_code for filled in notice.sentences}
    code = language_code if codes == {language_code} else settings.LANGUAGE_CODE
    with translation.override(code):
        parts = [fill(filled, code) for filled in notice.sentences]
    return ShownNotice(notice.urgency, code, mark_safe(" ".join(parts)))


def fill(filled: Filled, code: str) -> str:
    """Return one sentence as HTML, its values written as the language writes them and isolated from its direction."""
    values = {
        "date": date_format(filled.date, "DATE_FORMAT") if filled.date else "",
        "time": time_format(filled.time, "H:i") if filled.time else "",
        "place": filled.place,
        "number": number_format(filled.number) if filled.number is not None else "",
    }

    def value_of(name: str) -> str:
        if name == "place":
            return format_html('<bdi lang="{}">{}</bdi>', settings.LANGUAGE_CODE, values[name])
        return format_html("<bdi>{}</bdi>", values.get(name, ""))

    text = filled.phrase.localise("text", code).text
    return SLOT.sub(lambda found: value_of(found[1]), escape(text))
