"""Machine translation of what is missing or changed: kept as unreleased work, cost told before it is spent."""

import functools
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

from django.conf import settings
from django.utils.html import escape
from wagtail.models import Locale

from core.embargo import read_embargoes
from translation.engines import EngineError, build_engine, estimate, parse_configuration
from translation.foreign_words import find_marked_words
from translation.judgement import pass_gate
from translation.models import Origin, ProtectedName
from translation.rewritings import REWRITING_CODES
from translation.segment import Refusal, Segment
from translation.segments import save_work

HELD_REASON = "Die Seite steht unter Sperrfrist. Ihr Text geht erst danach an eine Maschine außerhalb des Hauses."


class Estimate(NamedTuple):
    """What a machine translation would cost: segments, and characters that the engine would count."""

    segments: int
    characters: int


class MachineResult(NamedTuple):
    """The texts that were kept as work; what the gate has against some of them; segments without a text, and why (German).

    ``error`` is the German sentence of an engine that stopped on the way, empty where it did not.
    """

    kept: list[tuple[Segment, str]]
    refused: list[Refusal]
    failed: list[tuple[Segment, str]]
    error: str = ""


@functools.cache
def load_configuration():
    """Return the engines by language. Raises ValueError naming the variable that is wrong (see check translation.E001)."""
    words = dict(settings.MACHINE_TRANSLATION)
    targets = [one.code for one in settings.SITE_LANGUAGES if one.code != settings.LANGUAGE_CODE and one.code not in REWRITING_CODES]
    return parse_configuration(words.pop("engines"), languages=targets, **words)


def get_engine(locale: Locale, segments: Iterable[Segment] = ()):
    """Return the engine for a language, or None while machine translation is off for it.

    It leaves protected names alone, and what ``segments`` mark as words in another language.
    """
    names = list(ProtectedName.objects.values_list("name", flat=True))
    names += [words for one in segments for words in find_marked_words(one.german, dict(one.foreign_words))]
    return build_engine(load_configuration(), locale.language_code, protected_names=names)


def choose_segments(segments: list[Segment]) -> list[Segment]:
    """Return the segments that a machine may translate: not current, and nobody is at work on them."""
    return [segment for segment in segments if segment.state != "current" and segment.work is None]


def find_held(engine) -> frozenset[str]:
    """Return the keys of pages whose text an engine must not see: under an embargo, unless the engine runs in one's own house."""
    return frozenset() if engine.name in load_configuration().own_engines else frozenset(read_embargoes())


def to_html(segment: Segment) -> str:
    """Return the German text as HTML: the columns of a fact are plain text."""
    return escape(segment.german) if segment.is_of_fact else segment.german


def from_html(segment: Segment, text: str) -> str:
    """Return an answer in the form that its place stores: plain text for the column of a fact."""
    return unescape(text) if segment.is_of_fact else text


def estimate_cost(segments: list[Segment], locale: Locale) -> Estimate | None:
    """Return what translating these segments would cost, or None without an engine."""
    engine = get_engine(locale, segments)
    if engine is None:
        return None
    held = find_held(engine)
    chosen = [one for one in choose_segments(segments) if one.source_key not in held]
    return Estimate(len(chosen), estimate([to_html(segment) for segment in chosen], engine))


def translate_segments(segments: list[Segment], locale: Locale, *, user=None) -> MachineResult:
    """Translate by machine and keep the results as unreleased work, for a person or the gate to judge.

    What an engine brought back before it failed is kept: it is paid for. The gate objects here already, so that whoever asked
    knows what is left to do; whatever it lets pass still waits for a person to release it. A page that came under an embargo
    since is not sent.
    """
    engine = get_engine(locale, segments)
    chosen = choose_segments(segments)
    if engine is None or not chosen:
        return MachineResult([], [], [])
    held = find_held(engine)
    kept, failed = [], [(one, HELD_REASON) for one in chosen if one.source_key in held]
    chosen = [one for one in chosen if one.source_key not in held]
    if not chosen:
        return MachineResult([], [], failed)
    error = ""
    try:
        results = engine.translate([to_html(segment) for segment in chosen], locale.language_code)
    except EngineError as failure:
        results, error = failure.results, str(failure)
    for segment, result in zip(chosen, results, strict=False):
        if result.text is None:
            failed.append((segment, result.reason))
            continue
        text = from_html(segment, result.text)
        save_work(segment, locale, text, user=user, origin=Origin.MACHINE, tool_name=engine.name)
        kept.append((segment, text))
    _accepted, refused = pass_gate([segment for segment, _text in kept], {segment.key: text for segment, text in kept}, locale)
    return MachineResult(kept, refused, failed, error)
