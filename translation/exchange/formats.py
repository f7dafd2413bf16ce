"""The formats of the exchange: how each is called, written and read."""

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings

from core.presentation import get_language
from translation.engines.markup import MarkupBroken
from translation.exchange import po, xliff12, xliff21
from translation.exchange.document import decode, parse_strictly
from translation.exchange.errors import ExchangeError, FileMalformed, LanguageWrong
from translation.exchange.screening import screen
from translation.exchange.unit import Draft, IncomingText, Unit, canonicalise
from translation.rewritings import REWRITING_CODES


class Format(NamedTuple):
    """``write`` takes units, source code, target code and direction; ``read`` takes the text of a file and both codes."""

    label: str
    extension: str
    content_type: str
    write: Callable[[list[Unit], str, str, str], bytes]
    read: Callable[[str, str, str], list[Draft]]


FORMATS = {
    "xliff12": Format("XLIFF 1.2", "xlf", "application/x-xliff+xml", xliff12.write, xliff12.read),
    "xliff21": Format("XLIFF 2.1", "xlf", "application/xliff+xml", xliff21.write, xliff21.read),
    "po": Format("PO", "po", "text/x-gettext-translation", po.write, po.read),
}


def export(units: list[Unit], *, format: str, source_code: str, target_code: str) -> bytes:
    """Return a file for translators. ``format`` is a key of ``FORMATS``. Raises ExchangeError."""
    check_target_code(target_code)
    return FORMATS[format].write([prepare(unit) for unit in units], source_code, target_code, get_language(target_code).direction)


def read(content: bytes, *, format: str, target_code: str) -> list[IncomingText]:
    """Return the texts of a file that came back. Touches nothing; raises ExchangeError for a file that must be refused."""
    check_target_code(target_code)
    text = decode(content)
    try:
        return screen(FORMATS[format].read(text, settings.LANGUAGE_CODE, target_code))
    except ExchangeError:
        raise
    except MarkupBroken as error:
        raise FileMalformed(f"Ein Text der Datei ist nicht lesbar: {error}") from None
    except Exception as error:  # translate-toolkit answers to damaged files with a dozen kinds of exceptions
        raise FileMalformed(f"Die Datei ist beschädigt ({type(error).__name__}).") from error


def detect_format(content: bytes) -> str:
    """Return the key of the format that a file is in, "po" for all that is not XML. Raises ExchangeError."""
    text = decode(content)
    if not text.lstrip().startswith("<"):
        return "po"
    return "xliff12" if parse_strictly(text).get("version", "").startswith("1.") else "xliff21"


def check_target_code(code: str) -> None:
    """Raise LanguageWrong for German and for rewritings, which have no segments."""
    if code == settings.LANGUAGE_CODE or code in REWRITING_CODES:
        raise LanguageWrong(f"{get_language(code).german_name} wird nicht aus dem Deutschen übersetzt, es gibt nichts auszutauschen.")


def prepare(unit: Unit) -> Unit:
    """Return a unit that every format can write. A translation that none can write goes out as missing."""
    try:
        canonicalise(unit.german, is_plain=unit.name.is_plain)
    except MarkupBroken as error:
        raise ExchangeError(f"Der deutsche Text auf „{unit.title}“ lässt sich nicht ausgeben: {error}") from None
    try:
        canonicalise(unit.text, is_plain=unit.name.is_plain)
    except MarkupBroken:
        return unit._replace(text="", is_finished=False)
    return unit
