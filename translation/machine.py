"""Machine translation of what is missing or changed: kept as unreleased work, cost told before it is spent."""

import functools
from typing import NamedTuple

from django.conf import settings
from django.utils.html import escape
from wagtail.models import Locale

from translation.engines import build_engine, estimate, parse_configuration
from translation.models import Origin, ProtectedName
from translation.rewritings import REWRITING_CODES
from translation.segments import Segment, save_work


class Estimate(NamedTuple):
    """What a machine translation would cost: segments, and characters that the engine would count."""

    segments: int
    characters: int


class MachineResult(NamedTuple):
    """How many segments were kept as work, and why others were not (segment key and a German sentence)."""

    kept: int
    failed: list[tuple[str, str]]


@functools.cache
def load_configuration():
    """Return the engines by language. Raises ValueError naming the variable that is wrong (see check translation.E001)."""
    words = dict(settings.MACHINE_TRANSLATION)
    targets = [one.code for one in settings.SITE_LANGUAGES if one.code != settings.LANGUAGE_CODE and one.code not in REWRITING_CODES]
    return parse_configuration(words.pop("engines"), languages=targets, **words)


def get_engine(locale: Locale):
    """Return the engine for a language, or None while machine translation is off for it."""
    names = list(ProtectedName.objects.values_list("name", flat=True))
    return build_engine(load_configuration(), locale.language_code, protected_names=names)


def choose_segments(segments: list[Segment]) -> list[Segment]:
    """Return the segments that a machine may translate: not current, and nobody is at work on them."""
    return [segment for segment in segments if segment.state != "current" and segment.work is None]


def to_html(segment: Segment) -> str:
    """Return the German text as HTML: the columns of a fact are plain text."""
    return escape(segment.german) if segment.source_key.startswith("facts/") else segment.german


def estimate_cost(segments: list[Segment], locale: Locale) -> Estimate | None:
    """Return what translating these segments would cost, or None without an engine."""
    engine = get_engine(locale)
    if engine is None:
        return None
    chosen = choose_segments(segments)
    return Estimate(len(chosen), estimate([to_html(segment) for segment in chosen], engine))


def translate_segments(segments: list[Segment], locale: Locale, *, user=None) -> MachineResult:
    """Translate by machine and keep the results as unreleased work, for a person or the gate to judge.

    Raises EngineError with a German sentence when the engine does not answer as it should.
    """
    engine = get_engine(locale)
    chosen = choose_segments(segments)
    if engine is None or not chosen:
        return MachineResult(0, [])
    failed, kept = [], 0
    for segment, result in zip(chosen, engine.translate([to_html(segment) for segment in chosen]), strict=True):
        if result.text is None:
            failed.append((segment.key, result.reason))
            continue
        save_work(segment, locale, result.text, user=user, origin=Origin.MACHINE, tool_name=engine.name)
        kept += 1
    return MachineResult(kept, failed)
