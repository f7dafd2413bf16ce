"""Coverage of the shared facts, which are translated by column."""

from collections import defaultdict
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from modeltranslation.utils import build_localized_fieldname

from facts.models import TranslatedFact
from facts.models.translated import digest_text
from translation.coverage_rows import CoverageRow, sum_up
from translation.models import Priority
from translation.word_counts import count_words

FACTS_SECTION = "facts"
FACTS_TITLE = "Gemeinsame Angaben"


def get_fact_models() -> list[type[TranslatedFact]]:
    """Return the kinds of shared facts that have a column per language."""
    models = apps.get_app_config("facts").get_models()
    return [model for model in models if issubclass(model, TranslatedFact) and model.get_translated_field_names()]


def iterate_facts(codes: list[str], *, by_fact: bool) -> Iterator[CoverageRow]:
    """Yield the rows of shared facts (one query a kind)."""
    for model in get_fact_models():
        rows = []
        for fact in model._default_manager.select_related("latest_revision").order_by("pk"):
            rows += [describe_fact(fact, code) for code in codes]
        yield from rows if by_fact else merge_facts(model, rows)


def describe_fact(fact: TranslatedFact, code: str) -> CoverageRow:
    """Return the row of one shared fact in one language."""
    counts = {"current": [0, 0], "changed": [0, 0], "missing": [0, 0]}
    for name in fact.get_translated_field_names():
        german = getattr(fact, build_localized_fieldname(name, settings.LANGUAGE_CODE)) or ""
        if german:
            count = counts[get_fact_state(fact, name, code, german)]
            count[0] += count_words(german)
            count[1] += 1
    (current, _), (changed, changed_segments), (missing, missing_segments) = counts.values()
    changed_at = fact.latest_revision.created_at if fact.latest_revision else None
    is_open = bool(changed_segments or missing_segments)
    return CoverageRow(
        "fact", f"{fact._meta.model_name}/{fact.key}", None, get_fact_title(fact), FACTS_SECTION, FACTS_TITLE,
        Priority.EMERGENCY if getattr(fact, "is_emergency", False) else Priority.NORMAL, code,
        "missing" if missing_segments else "changed" if changed_segments else "current",
        current, changed, missing, changed_segments, missing_segments, changed_at, changed_at if is_open else None,
    )  # fmt: skip


def get_fact_state(fact: TranslatedFact, name: str, code: str, german: str) -> str:
    if not getattr(fact, build_localized_fieldname(name, code)):
        return "missing"
    return "current" if fact.source_digests.get(f"{name}.{code}") == digest_text(german) else "changed"


def get_fact_title(fact: TranslatedFact) -> str:
    """Return what a fact is called in German."""
    if getattr(fact, "german", ""):
        return fact.german
    return getattr(fact, build_localized_fieldname(fact.get_translated_field_names()[0], settings.LANGUAGE_CODE)) or fact.key


def merge_facts(model: type[TranslatedFact], rows: list[CoverageRow]) -> Iterator[CoverageRow]:
    """Yield one row a language for all facts of a kind."""
    by_code: dict[str, list[CoverageRow]] = defaultdict(list)
    for row in rows:
        by_code[row.language_code].append(row)
    for code, same in by_code.items():
        totals = sum_up(same)
        is_missing, is_changed = any(row.missing_segments for row in same), any(row.changed_segments for row in same)
        yield same[0]._replace(
            key=model._meta.model_name, title=str(model._meta.verbose_name_plural), language_code=code,
            state="missing" if is_missing else "changed" if is_changed else "current",
            priority=min((row.priority for row in same if row.is_open), default=Priority.NORMAL),
            current=totals.current, changed=totals.changed, missing=totals.missing,
            changed_segments=sum(row.changed_segments for row in same), missing_segments=sum(row.missing_segments for row in same),
            changed_at=max((row.changed_at for row in same if row.changed_at), default=None),
            waiting_since=min((row.waiting_since for row in same if row.waiting_since), default=None),
        )  # fmt: skip
