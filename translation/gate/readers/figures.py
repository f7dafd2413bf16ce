"""Figures and their values: 1.000, 1,000, 1 000, ١٬٠٠٠, 10,9, 10.9, ٫."""

import re
from decimal import Decimal
from functools import lru_cache

from translation.gate.vocabulary.amounts import DECIMAL_MARKS

#: A figure with its separators. A lone space separates only groups of three digits.
FIGURE = r"(?<![\d.,٫٬])(?:\d{1,3}(?: \d{3})+(?:[.,٫]\d+)?(?! ?\d)|\d+(?:[.,٫٬']\d+)*)"
GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+")
SEPARATOR = re.compile(r"[^\d ]")


@lru_cache(maxsize=8192)
def read_figure(text: str, language: str) -> tuple[Decimal, ...]:
    """Return the values that a figure may have in a language, the likely one first; () for 1.2.3, which is no number.

    One separator before exactly three digits is read by the language's decimal mark; where both ways are in use, both
    readings hold. Any other separator begins the decimals, whatever the language: "13,4" is never 134.
    """
    text = text.replace(" ", "")
    separators = SEPARATOR.findall(text)
    if not separators:
        return (Decimal(text),)
    plain = SEPARATOR.sub("", text)
    last = separators[-1]
    head, _, decimals = text.rpartition(last)
    with_decimals = Decimal(f"{SEPARATOR.sub('', head)}.{decimals}")
    if last == "٫":
        return (with_decimals,)
    if len(set(separators)) > 1:
        return (with_decimals,) if separators.count(last) == 1 else ()
    if not GROUPED.fullmatch(text):
        return (with_decimals,) if len(separators) == 1 else ()
    if len(separators) > 1 or last in "٬'":
        return (Decimal(plain),)
    mark = DECIMAL_MARKS.get(language, ",")
    if mark is None:
        return Decimal(plain), with_decimals
    return (with_decimals,) if last == mark and not text.startswith("0") else (Decimal(plain),)
