"""What a translator works on: the segments of a page or of a shared fact, for one language.

Work that is not released lives in ``WorkItem`` and is seen by nobody else. Releasing passes the gate, writes
wagtail-localize's own row (or the column of the fact) and brings the public page up to date.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationSource

from facts.models import TranslatedFact
from facts.models.translated import digest_text
from translation.bulk import store_rows
from translation.foreign_words import read_segment_marks
from translation.judgement import pass_gate
from translation.models import Origin, WorkItem
from translation.planning import PlannedSegment, digest_segment, plan
from translation.refresh import refresh_language
from translation.segment import FACT_PREFIX, Release, Segment
from translation.sources import update_source


def find_work(locale: Locale, source_key: str) -> dict[tuple[str, str], WorkItem]:
    """Return the unreleased work on one page or fact by path and digest (one query)."""
    return {(item.path, item.source_digest): item for item in WorkItem.objects.filter(locale=locale, source_key=source_key)}


def load_page_segments(page: Page, locale: Locale) -> list[Segment]:
    """Return the segments of a German page for one language, in reading order."""
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id).first() or update_source(
        page.specific
    )
    return describe_segments(page, plan(source, locale), find_work(locale, str(page.translation_key)))


def describe_segments(page: Page, planned: list[PlannedSegment], work: dict[tuple[str, str], WorkItem]) -> list[Segment]:
    """Return planned segments of a page together with the unreleased work on them."""
    source_key = str(page.translation_key)
    segments = []
    for one in planned:
        item = work.get((one.path, one.digest))
        segments.append(
            Segment(
                source_key,
                one.path,
                one.number,
                one.german,
                one.digest,
                one.state,
                one.translation,
                one.older.german if one.older else "",
                one.older.text if one.older else "",
                item.text if item else None,
                item.origin if item else "",
                one.is_machine_made,
                "<" in one.german,
                find_longest(page.specific_class, one.path),
                tuple(read_segment_marks(one.attrs).items()),
            )
        )
    return segments


def find_longest(model: type, path: str) -> int | None:
    """Return how many characters the column at the path of a segment takes; None for blocks and long texts."""
    return None if "." in path else model._meta.get_field(path).max_length


def get_fact_key(fact: TranslatedFact) -> str:
    """Return the key that work on a shared fact is filed under."""
    return f"{FACT_PREFIX}{fact._meta.model_name}/{fact.key}"


def load_fact_segments(fact: TranslatedFact, locale: Locale) -> list[Segment]:
    """Return the translated columns of a shared fact for one language."""
    code = locale.language_code
    source_key = get_fact_key(fact)
    work = find_work(locale, source_key)
    segments = []
    for name in fact.get_translated_field_names():
        german = getattr(fact, build_localized_fieldname(name, settings.LANGUAGE_CODE)) or ""
        if not german:
            continue
        text = getattr(fact, build_localized_fieldname(name, code)) or ""
        is_current = bool(text) and fact.source_digests.get(f"{name}.{code}") == digest_text(german)
        digest = digest_segment(german)
        item = work.get((name, digest))
        segments.append(
            Segment(
                source_key,
                name,
                1,
                german,
                digest,
                "current" if is_current else "changed" if text else "missing",
                text if is_current else "",
                "" if is_current else fact.get_older_source(name, code),
                "" if is_current else text,
                item.text if item else None,
                item.origin if item else "",
                False,
                False,
                find_longest(type(fact), build_localized_fieldname(name, code)),
            )
        )
    return segments


def save_work(
    segment: Segment, locale: Locale, text: str, *, user=None, origin: str = Origin.PERSON, tool_name: str = ""
) -> WorkItem | None:
    """Keep an unreleased translation; an empty text removes it. Nothing public changes."""
    place = {"locale": locale, "source_key": segment.source_key, "path": segment.path, "source_digest": segment.digest}
    if not text.strip():
        WorkItem.objects.filter(**place).delete()
        return None
    values = {"source_text": segment.german, "text": text, "author": user, "origin": origin, "tool_name": tool_name}
    return WorkItem.objects.update_or_create(**place, defaults=values)[0]


@transaction.atomic
def release_page(
    page: Page, locale: Locale, texts: dict[str, str], *, user=None, origin: str = Origin.PERSON, tool_name: str = ""
) -> Release:
    """Make translations of a German page public as far as the gate lets them.

    ``texts`` maps segment keys to translations. The translated page is brought up to date in the same transaction;
    a language that has no such page yet gets one, and it becomes public when its parent and the German page are.
    """
    source_page = page.specific
    source = update_source(source_page)
    planned = plan(source, locale)
    work = find_work(locale, str(page.translation_key))
    accepted, refused = pass_gate(describe_segments(page, planned, work), texts, locale)
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if origin == Origin.MACHINE else StringTranslation.TRANSLATION_TYPE_MANUAL
    places = {one.key: (one.string_id, one.context_id) for one in planned}
    rows = {places[segment.key]: text for segment, text in accepted}
    store_rows(
        StringTranslation(
            translation_of_id=string_id, context_id=context_id, locale=locale,
            data=text, translation_type=kind, tool_name=tool_name, last_translated_by=user,
        )
        for (string_id, context_id), text in rows.items()
    )  # fmt: skip
    done = [work[place].pk for segment, _text in accepted if (place := (segment.path, segment.digest)) in work]
    WorkItem.objects.filter(pk__in=done).delete()
    target, parent = find_or_build_target(source_page, locale)
    if target is not None:
        refresh_language(source, source_page, target, parent=parent)
    return Release(len(accepted), refused)


def find_or_build_target(page: Page, locale: Locale) -> tuple[Page | None, Page | None]:
    """Return the page of this language; where it is missing, a new one in memory and the page to add it below.

    Neither where the parent is missing too. ``copy_for_translation`` would store the German page first, with some fifty
    queries, only to have it overwritten.
    """
    model = type(page)
    translations = model._default_manager.select_related("locale", "translation_record")
    target = translations.filter(translation_key=page.translation_key, locale=locale).first()
    if target is not None:
        return target, None
    parent = page.get_parent().get_translation_or_none(locale)
    if parent is None:
        return None, None
    is_public = page.live and parent.live
    return model(title=page.title, slug=page.slug, locale=locale, translation_key=page.translation_key, live=is_public), parent


@transaction.atomic
def release_fact(fact: TranslatedFact, locale: Locale, texts: dict[str, str]) -> Release:
    """Make translations of a shared fact public as far as the gate lets them. A fact has no drafts: its column is public.

    ``fact`` is read again first: what an editor changed meanwhile is neither overwritten nor passed by.
    """
    type(fact)._default_manager.select_for_update().filter(pk=fact.pk).first()
    fact.refresh_from_db()
    segments = load_fact_segments(fact, locale)
    accepted, refused = pass_gate(segments, texts, locale)
    for segment, text in accepted:
        setattr(fact, build_localized_fieldname(segment.path, locale.language_code), text)
        # Written again with the same words it is a confirmation: the memory of the German text must follow.
        fact.source_digests.pop(f"{segment.path}.{locale.language_code}", None)
    if accepted:
        fact.save()
        fact.save_revision()
        WorkItem.objects.filter(
            locale=locale, source_key=get_fact_key(fact), path__in=[segment.path for segment, _text in accepted]
        ).delete()
    return Release(len(accepted), refused)


def confirm_older(page: Page, locale: Locale, keys: Iterable[str], *, user=None) -> Release:
    """Keep the older translations of these segments although the German text changed: a minor edit.

    The gate decides, run against the new German text; a translation with a difference stays out of date.
    """
    wanted = set(keys)
    texts = {one.key: one.older_translation for one in load_page_segments(page, locale) if one.key in wanted and one.older_translation}
    return release_page(page, locale, texts, user=user, tool_name="confirmed")


def confirm_older_fact(fact: TranslatedFact, locale: Locale, keys: Iterable[str]) -> Release:
    """Keep the older translations of these columns although the German text changed, as ``confirm_older`` does for pages."""
    wanted = set(keys)
    texts = {one.key: one.older_translation for one in load_fact_segments(fact, locale) if one.key in wanted and one.older_translation}
    return release_fact(fact, locale, texts)
