"""All other numbers, and the number words of the German text."""

import re
from decimal import Decimal

from translation.gate.fact import Fact, Reading, Sheet
from translation.gate.finding import Kind
from translation.gate.readers.clock import get_time
from translation.gate.readers.figures import FIGURE, read_figure
from translation.gate.vocabulary import alternatives
from translation.gate.vocabulary.german import CARDINALS, ROUND_THE_CLOCK

NUMBER = re.compile(rf"(?P<fraction>(?:\d+ ?)?[½¼¾])|(?P<span>(?<![\d/])(?:19|20)\d\d/\d\d(?![\d/]))|(?P<figure>{FIGURE})")
FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
DOTTED_TIME = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
SHORT_CALL = re.compile(r"11[0-9]|19222")
ABOUT_CALLS = re.compile(r"ruf|telefon|nummer|notfall|feuerwehr|polizei", re.IGNORECASE)
LONGEST_HOUR_WITH_ZERO = 2


def read_numbers(sheet: Sheet) -> None:
    """Note what is left of the figures."""
    for found in sheet.find(NUMBER):
        if found["fraction"]:
            whole = found["fraction"][:-1].strip()
            sheet.add(Kind.NUMBER, found.span(), ("number", Decimal(whole or 0) + FRACTIONS[found["fraction"][-1]]))
        elif found["span"]:
            first, second = found["span"].split("/")
            # A school year: 2020/21 is 2020/2021 elsewhere.
            sheet.add(Kind.NUMBER, (found.start(), found.start() + 4), ("number", int(first)))
            sheet.add(Kind.NUMBER, (found.start() + 5, found.end()), ("number", int(second)), ("number", int(first[:2] + second)))
        else:
            add_figure(sheet, found)


def add_figure(sheet: Sheet, found: re.Match) -> None:
    text = found[0]
    is_call = SHORT_CALL.fullmatch(text) is not None and ABOUT_CALLS.search(sheet.text) is not None
    sheet.add(Kind.PHONE if is_call else Kind.NUMBER, found.span(), *get_readings(text, sheet.language), parts=get_parts(text))


def get_readings(text: str, language: str) -> list[Reading]:
    """Return the readings of a figure: numbers, a time of day ("14.30"), or its digits where it begins with zero."""
    readings: list[Reading] = [("number", value) for value in read_figure(text, language)] or [("version", text)]
    if text.isdecimal() and text[0] == "0" and len(text) > 1:
        readings = [("digits", text), *(readings if len(text) <= LONGEST_HOUR_WITH_ZERO else [])]
    if time := DOTTED_TIME.fullmatch(text):
        readings += get_time(int(time[1]), int(time[2]))
    return readings


def get_parts(text: str) -> list[Fact]:
    """Return the two numbers that may touch in "190 400", which looks like a hundred and ninety thousand."""
    groups = text.split(" ")
    return [Fact(Kind.NUMBER, "", (("number", int(group)),)) for group in groups] if len(groups) == 2 and groups[1].isdecimal() else []


CARDINAL = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<n{number}>{words})' for number, words in CARDINALS.items())})(?![\w-])"
    rf"|(?P<clock>{alternatives(ROUND_THE_CLOCK)})",
    re.IGNORECASE,
)
AROUND_THE_CLOCK = (24, 7)


def read_number_words(sheet: Sheet) -> None:
    """Note the number words of the German text, for which a translation may, but need not, have digits."""
    if sheet.language != "de":
        return
    for found in sheet.find(CARDINAL):
        if found["clock"]:
            for number in AROUND_THE_CLOCK:
                sheet.add(Kind.NUMBER, found.span(), ("number", number), is_required=False)
        else:
            number = next(number for number in CARDINALS if found[f"n{number}"])
            sheet.add(Kind.NUMBER, found.span(), ("number", number), is_required=False)
