"""The German editor presses "publish" once: every translation is brought up to date from what its translators released.

Stock wagtail-localize publishes whatever stands in its rows, needs about 300 queries a language, and tells nobody which
text is out of date (its issues 832, 623, 861). Here a page is rebuilt in memory, saved only if it changed, and recorded
segment by segment. Running it twice changes nothing, so a worker that was killed may simply begin again.
"""

import hashlib
import json
import logging
from functools import partial
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import OverridableSegment, RelatedObjectSegment, TemplateSegment, Translation, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from core.models import TranslationRecord, TreeVersion
from core.presentation import get_language
from core.source_tree import forget_withdrawal
from translation.copies import copy_with_blocks
from translation.gate import Kind, check
from translation.german_terms import find_german_terms
from translation.planning import PlannedSegment, plan
from translation.rewritings import REWRITING_CODES
from translation.sources import update_source
from translation.word_counts import record_statistics

logger = logging.getLogger(__name__)

#: A difference in one of these makes an older translation dangerous to show.
RISKY_KINDS = {Kind.NUMBER, Kind.DATE, Kind.MONEY, Kind.PHONE, Kind.MAIL, Kind.WEB}

#: Depth of the home pages in Wagtail's tree: root 1, home pages 2.
HOME_DEPTH = 2

#: Columns that differ between two saves of the same content.
VOLATILE_FIELDS = {
    "pk", "latest_revision", "live_revision", "last_published_at", "latest_revision_created_at", "first_published_at",
    "has_unpublished_changes", "draft_title", "url_path", "numchild",
}  # fmt: skip


class LanguageResult(NamedTuple):
    """What a refresh did for one language: numbers of segments by state, and whether the page was written."""

    current: int
    changed: int
    missing: int
    was_written: bool


class RefreshFailed(Exception):
    """Some languages could not be brought up to date; the others were. ``str()`` names them with the reasons."""


def refresh_page(page) -> dict[str, LanguageResult]:
    """Bring all translations of a German page up to date; return what was done by language.

    ``page`` is specific and live. A language without a page of its own is left alone: the router answers for it.
    Raises RefreshFailed at the end if a language failed: the fault of one must not keep the others waiting.
    """
    source = update_source(page)
    record_statistics(page, source)
    results, errors = {}, []
    translations = type(page)._default_manager.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    for target in translations.select_related("locale", "translation_record"):
        code = target.locale.language_code
        try:
            if code in REWRITING_CODES:
                return_rewriting(target)
            else:
                results[code] = refresh_language(source, page, target)
        except Exception as error:
            logger.exception("The translation of page %s into %s was not refreshed", page.pk, code)
            errors.append(f"{code}: {type(error).__name__}: {error}")
    if errors:
        raise RefreshFailed("; ".join(errors))
    return results


@transaction.atomic
def refresh_language(source: TranslationSource, page, target, *, parent: Page | None = None) -> LanguageResult:
    """Bring one translated page up to date: content, publication and record.

    A ``target`` that is not in the database yet is added below ``parent``. One that was withdrawn with the German page
    comes back with it; one that somebody withdrew by hand stays withdrawn.
    """
    locale = target.locale
    segments = plan(source, locale)
    is_new = target.pk is None
    before = "" if is_new else serialise(target)
    fill_target(source, page, target, locale, segments)
    if not is_new and is_withdrawn_with_source(target):
        target.live = page.live
    was_written = is_new or serialise(target) != before
    if was_written:
        write_target(target, parent)
    was_recorded = record_states(target, segments)
    Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True, "destination_last_updated_at": timezone.now()}
    )
    if was_recorded or was_written:
        TreeVersion.renew()
    counts = {state: sum(one.state == state for one in segments) for state in ("current", "changed", "missing")}
    return LanguageResult(was_written=was_written, **counts)


def is_withdrawn_with_source(target) -> bool:
    """Whether a page is not public only because the German one was not."""
    record = getattr(target, "translation_record", None)
    return not target.live and record is not None and record.is_withdrawn_with_source


@transaction.atomic
def return_rewriting(target) -> None:
    """Make a rewriting public again that was withdrawn with the German page.

    No signal tells of a publication: that would say that somebody read it again beside the German text.
    """
    if not is_withdrawn_with_source(target):
        return
    revision = target.get_latest_revision()
    target.live = True
    target.has_unpublished_changes = bool(revision and target.last_published_at and revision.created_at > target.last_published_at)
    target.save(clean=False)
    forget_withdrawal(type(target), target)


def serialise(page) -> str:
    """Return the content of a page in a form that can be compared: a StreamField's JSON without regard to the order of keys."""
    data = {key: value for key, value in page.serializable_data().items() if key not in VOLATILE_FIELDS}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            data[field.name] = json.loads(data[field.name])
    return json.dumps(data, sort_keys=True, default=str)


def choose_text(segment: PlannedSegment, *, prefers_older: bool) -> str:
    """Return what the page shows in the place of a segment."""
    if segment.state == "current":
        return segment.translation
    if segment.older is not None and prefers_older:
        return segment.older.text
    return segment.german


def fill_target(source: TranslationSource, page, target, locale: Locale, segments: list[PlannedSegment]) -> None:
    """Write the German structure and the texts of this language into ``target``, in memory."""
    slug = target.slug
    page = copy_with_blocks(page)
    copy_synchronised_fields(page, target)
    # An alias shows the text of another page under an address that says something else; it becomes a page of its own.
    target.alias_of = None
    if page.depth <= HOME_DEPTH:
        # The home pages of all languages are siblings, so each has a slug of its own.
        target.slug = slug
    elif target.pk and target.slug != slug:
        target.slug = find_available_slug(target.get_parent(), target.slug, ignore_page_id=target.pk)
    values = []
    for segment in segments:
        text = choose_text(segment, prefers_older=page.prefers_older_translation)
        values.append(StringSegmentValue(segment.path, StringValue(text), attrs=json.loads(segment.attrs)).with_order(segment.order))
    for one in TemplateSegment.objects.filter(source=source).select_related("template", "context"):
        template = one.template
        values.append(
            TemplateSegmentValue(one.context.path, template.template_format, template.template, template.string_count, order=one.order)
        )
    for one in RelatedObjectSegment.objects.filter(source=source).select_related("object", "context"):
        if one.object.has_translation(locale):
            values.append(RelatedObjectSegmentValue(one.context.path, one.object.content_type, one.object.translation_key, order=one.order))
    overridden = OverridableSegment.objects.filter(source=source).annotate_override_json(locale).filter(override_json__isnull=False)
    for one in overridden.select_related("context"):
        values.append(OverridableSegmentValue(one.context.path, json.loads(one.override_json), order=one.order))
    ingest_segments(page, target, source.locale, locale, values)
    target.derive_fields()


def write_target(target, parent: Page | None = None) -> None:
    """Save a translated page with a revision; publish it if it is to be public. A new one is added below ``parent``."""
    target.draft_title = target.title
    if target.live:
        target.last_published_at = timezone.now()
        target.first_published_at = target.first_published_at or target.last_published_at
        target.has_unpublished_changes = target.expired = False
    if target.pk is None:
        target.slug = find_available_slug(parent, target.slug)
        # The tree library saves a new page itself, and would apply rules that hold for editors' forms.
        target.save = partial(target.save, clean=False)
        parent.add_child(instance=target)
        del target.save
    else:
        target.save(clean=False)
    revision = target.save_revision(changed=False, clean=False)
    if target.live:
        Page.objects.filter(pk=target.pk).update(live_revision=revision, has_unpublished_changes=False)
        page_published.send(sender=type(target), instance=target, revision=revision)


def digest_texts(segments: list[PlannedSegment]) -> str:
    """Return a digest of the translated text of a page: a check by a person falls away when it changes."""
    return hashlib.sha256("\0".join(segment.translation for segment in segments).encode()).hexdigest()


def record_states(target, segments: list[PlannedSegment]) -> bool:
    """Record what is known about each segment; return whether anything changed."""
    language = get_language(target.locale.language_code)
    record, _created = TranslationRecord.objects.get_or_create(page_id=target.pk)
    known = {(key.rpartition("#")[0], state.get("digest")): state for key, state in record.pending.items()}
    states = {}
    source_fields = find_borrowed_german(target)
    for segment in segments:
        if segment.state == "current":
            states[segment.key] = "current"
            continue
        states[segment.key] = describe_state(segment, language, known.get((segment.path, segment.digest)))
        if "." not in segment.path and not (segment.older and target.prefers_older_translation):
            source_fields.append(segment.path)
    digest = digest_texts(segments)
    values = {
        "states": states,
        "source_fields": source_fields,
        "source_digest": hashlib.sha256("\0".join(segment.german for segment in segments).encode()).hexdigest(),
        "is_machine_made": any(segment.is_machine_made for segment in segments),
        "german_terms": find_german_terms(segments) if language.script == "Latn" else [],
    }
    if record.checked_at and record.checked_digest != digest:
        values.update(checked_at=None, checked_digest="")
    changed = [name for name, value in values.items() if getattr(record, name) != value]
    if changed:
        for name in changed:
            setattr(record, name, values[name])
        record.save()
    # A page object that goes on living must not show the record that it was fetched with.
    target.translation_record = record
    return bool(changed)


def find_borrowed_german(target) -> list[str]:
    """Return the fields that a page takes from a shared fact and that are German for now."""
    borrowed = target.get_borrowed_texts()
    return [name for name, text in borrowed.items() if text.language_code != target.locale.language_code]


def record_borrowed_texts(target) -> None:
    """Record anew which borrowed fields of a translated page are German: the fact that they come from was saved."""
    if target.is_source:
        return
    record, _created = TranslationRecord.objects.get_or_create(page_id=target.pk)
    borrowed = target.get_borrowed_texts()
    source_fields = find_borrowed_german(target) + [name for name in record.source_fields if name not in borrowed]
    if record.source_fields != source_fields:
        record.source_fields = source_fields
        record.save(update_fields=["source_fields", "updated_at"])
        TreeVersion.renew()


def describe_state(segment: PlannedSegment, language, known: dict | None) -> dict:
    """Return the record of a segment that is not current. The day of the change stays while the German text does."""
    changed_at = known["changed_at"] if known else timezone.now().isoformat()
    state = {"state": segment.state, "digest": segment.digest, "german": segment.german, "changed_at": changed_at}
    if segment.older is not None:
        findings = check(segment.german, segment.older.text, language, allows_german=True)
        state["older"] = segment.older.text
        state["differs"] = any(finding.kind in RISKY_KINDS for finding in findings)
    return state


def find_source_page(page_id: int):
    """Return the live German page with this id, specific, or None."""
    return Page.objects.filter(pk=page_id, live=True, locale__language_code=settings.LANGUAGE_CODE).specific().first()
