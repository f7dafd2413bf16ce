"""Codes of letters and digits: U7a, J1, B1, COVID-19, house number 7a. They are the same in every language."""

import re

from translation.gate.fact import Reading, Sheet
from translation.gate.finding import Kind

CODE = re.compile(
    r"(?<![A-Za-z0-9ÄÖÜäöüß])(?P<letters>[A-ZÄÖÜ]{1,5}|[АВСЕКМОРТХ]{1,2})(?P<hyphen>-?)(?P<digits>\d+(?:\.\d+)*)(?P<end>[a-z])?"
)
DIGITS_FIRST = re.compile(r"(?<![\w.,:/€$-])(?<![€$] )(\d+)([a-z])(?![\w-]| ?[€$])")
SQUARE_METRE = re.compile(r"(?<![A-Za-z])m([23])(?!\w)")

#: Cyrillic letters that look like Latin ones: "В1" is what a Ukrainian keyboard makes of "B1".
LOOKALIKES = str.maketrans("АВСЕКМОРТХ", "ABCEKMOPTX")


def read_codes(sheet: Sheet) -> None:
    """Note codes. With a hyphen, a language may write the number apart ("EU-27" is "27 states of the EU")."""
    for found in sheet.find(SQUARE_METRE):
        sheet.cover(found.span(1))
    for found in sheet.find(CODE):
        code = found["letters"].translate(LOOKALIKES) + found["digits"]
        readings: list[Reading] = [("code", code)]
        end = found.end("digits")
        if found["end"] and not sheet.text[found.end() : found.end() + 1].isalpha():
            with_end = ("code", code + found["end"].upper())
            # Kurmancî appends "a" or "ê"; German means it.
            readings = [with_end] if sheet.language == "de" else [with_end, *readings]
            end = found.end()
        if found["hyphen"] and found["digits"].isdecimal():
            readings.append(("number", int(found["digits"])))
        sheet.add(Kind.NUMBER, (found.start(), end), *readings)
    for found in sheet.find(DIGITS_FIRST):
        readings = [("code", found[1] + found[2].upper())]
        if sheet.language != "de":
            readings.append(("number", int(found[1])))
        sheet.add(Kind.NUMBER, found.span(), *readings)
