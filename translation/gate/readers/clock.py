"""Times of day: 9–16 Uhr, 9:00–16:00, 9.30 Uhr, 9 am to 4 pm, 8 вечера."""

import re
from functools import lru_cache

from translation.gate.fact import Reading, Sheet
from translation.gate.finding import Kind
from translation.gate.vocabulary import alternatives
from translation.gate.vocabulary.amounts import CONNECTORS
from translation.gate.vocabulary.daytime import AFTER_NOON, BEFORE_NOON, HOUR_WORDS

DAY_MINUTES, NOON = 24 * 60, 12
COLON_TIME = re.compile(r"(?<![\d:.,])(\d{1,2}):(\d\d)(?![\d:]|[.,]\d)")


@lru_cache(maxsize=64)
def compile_clock(language: str) -> tuple[re.Pattern, re.Pattern]:
    """Return the patterns for a word for the half of the day and for the word "hour" behind one hour or two."""
    hour = r"(?<![\d.,:/])(?P<{0}>[01]?\d|2[0-4])(?:[:.](?P<{0}_minutes>[0-5]\d))?"
    unit = rf"(?:\s?{alternatives(HOUR_WORDS.get(language, ''))})?"
    connector = rf"(?:[–-]|{alternatives(CONNECTORS.get(language, ''))})"
    first = rf"(?:{hour.format('first')}{unit}\s?{connector}\s?)?"
    before, after = (alternatives(words.get(language, "")) for words in (BEFORE_NOON, AFTER_NOON))
    halves = re.compile(rf"{first}{hour.format('hour')}{unit}\s?(?:(?P<before>{before})|(?P<after>{after}))(?!\w)", re.IGNORECASE)
    hours = re.compile(rf"{first}{hour.format('hour')}\s?{alternatives(HOUR_WORDS.get(language, ''))}(?!\w)", re.IGNORECASE)
    return halves, hours


def read_clock(sheet: Sheet) -> None:
    """Note times. A full hour is also its number: "14–17 Uhr" is "14:00–17:00", "14–17" and "2–5 pm"."""
    halves, hours = compile_clock(sheet.language)
    if sheet.language in BEFORE_NOON:
        for found in sheet.find(halves):
            shift = bool(found["after"])
            for name in ("first", "hour"):
                if found[name]:
                    add_time(sheet, found, name, is_afternoon=shift, is_half_known=name == "hour")
    if sheet.language in HOUR_WORDS:
        for found in sheet.find(hours):
            for name in ("first", "hour"):
                if found[name]:
                    add_time(sheet, found, name)
    if ":" in sheet.text:
        for found in sheet.find(COLON_TIME):
            if int(found[1]) <= 24 and int(found[2]) < 60:
                sheet.add(Kind.DATE, found.span(), *get_time(int(found[1]), int(found[2])))


def add_time(sheet: Sheet, found: re.Match, name: str, *, is_afternoon: bool = False, is_half_known: bool = False) -> None:
    """Note one time of a match. The first of "9–4 pm" may lie in either half of the day."""
    hour, minutes = int(found[name]), int(found[f"{name}_minutes"] or 0)
    readings = list(get_time(hour, minutes))
    if is_half_known:
        readings = list(get_time(shift_hour(hour, is_afternoon=is_afternoon), minutes))
    elif is_afternoon:
        readings += get_time(shift_hour(hour, is_afternoon=True), minutes)
    end = found.end(f"{name}_minutes") if found[f"{name}_minutes"] else found.end(name)
    sheet.add(Kind.DATE, (found.start(name), end), *readings)


def shift_hour(hour: int, *, is_afternoon: bool) -> int:
    """Return the hour of 24 for one of 12; noon is 12 pm, midnight 12 am."""
    if hour == NOON:
        return NOON if is_afternoon else 0
    return hour + NOON if is_afternoon and hour < NOON else hour


def get_time(hour: int, minutes: int) -> tuple[Reading, ...]:
    """Return the readings of a time; 24:00 is 0:00."""
    time: Reading = ("time", (hour * 60 + minutes) % DAY_MINUTES)
    return (time, ("number", hour)) if minutes == 0 else (time,)
