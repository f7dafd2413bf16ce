"""Readers of facts, the most specific first: what one has read, the next does not see.

A reader is a function of a ``Sheet``. It notes facts and covers their text.
"""

from functools import lru_cache

from translation.gate.fact import Fact, Sheet
from translation.gate.readers.addresses import read_addresses
from translation.gate.readers.clock import read_clock
from translation.gate.readers.codes import read_codes
from translation.gate.readers.dates import read_dates, read_lone_months
from translation.gate.readers.law import read_law
from translation.gate.readers.money import read_amounts
from translation.gate.readers.numbers import read_number_words, read_numbers
from translation.gate.readers.phones import read_phones
from translation.gate.readers.placeholders import read_placeholders
from translation.gate.segment import Segment

READERS = (
    read_placeholders,
    read_addresses,
    read_law,
    read_dates,
    read_clock,
    read_phones,
    read_codes,
    read_amounts,
    read_numbers,
    read_number_words,
    read_lone_months,
)


@lru_cache(maxsize=4096)
def read_facts(segment: Segment, language: str) -> tuple[Fact, ...]:
    """Return all facts of a text. ``language`` is the code of the language that it is written in."""
    sheet = Sheet(segment, language)
    for reader in READERS:
        reader(sheet)
    return tuple(sheet.facts)
