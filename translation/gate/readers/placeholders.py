"""Placeholders of gettext, of str.format and of templates: {date}, %(name)s, {{ x }}."""

import re

from translation.gate.fact import Sheet
from translation.gate.finding import Kind

PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[\w.!:]*\}|%\(\w+\)[a-z]|(?<![\d\s%])%[sd]\b|^%[sd]\b|(?<=\s)%[sd]\b")


def read_placeholders(sheet: Sheet) -> None:
    """A placeholder must be the same to the letter, but for spaces within its braces."""
    for found in sheet.find(PLACEHOLDER):
        sheet.add(Kind.PLACEHOLDER, found.span(), ("placeholder", found[0].replace(" ", "")))
