"""Dates: 14. Januar 2022, 14.01.2022, January 14, 2022, 14 كانون الثاني/يناير 2022, 2022-01-14; months alone."""

import re
from functools import lru_cache

from translation.gate.fact import Fact, Reading, Sheet
from translation.gate.finding import Kind
from translation.gate.vocabulary import alternatives
from translation.gate.vocabulary.amounts import CONNECTORS, DECIMAL_MARKS
from translation.gate.vocabulary.months import AMBIGUOUS_MONTHS, CAPITALISED_MONTHS, DAY_LINKS, MONTH_PREFIXES, MONTHS, YEAR_LINKS

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
YEAR_FIRST = re.compile(r"(?<![\d/])(\d{4})/(\d\d?)/(\d\d?)(?![\d/])")
NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,2})([./-]) ?(\d{1,2})\2 ?((?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)")
DAY_AND_MONTH = re.compile(r"(?<![\d.,])(\d{1,2})\. ?(\d{1,2})\.(?!\d)")
FIRST_YEAR, CENTURY = 100, 2000
MONTH_FIRST = frozenset({"en"})


class MonthPatterns:
    """The months of one language, compiled once."""

    def __init__(self, language: str):
        names = MONTHS.get(language, ())
        self.flags = 0 if language in CAPITALISED_MONTHS else re.IGNORECASE
        self.ambiguous = AMBIGUOUS_MONTHS.get(language, frozenset())
        self.each = [re.compile(alternatives(name), self.flags) for name in names]
        name = alternatives("|".join(names))
        prefix = alternatives(MONTH_PREFIXES[language]) if language in MONTH_PREFIXES else ""
        alias = rf"(?:\s?[/(]\s?{name}\)?)?"
        suffix = r"(?:\.|[-']?[^\W\d_]{1,3})?"
        connector = rf"(?:[–-]|{alternatives(CONNECTORS.get(language, ''))})"
        link = rf"(?:{alternatives(DAY_LINKS[language])}\s)?" if language in DAY_LINKS else ""
        year_link = rf"(?:{alternatives(YEAR_LINKS[language])}\s)?" if language in YEAR_LINKS else ""
        year = rf"\s?[,،]?\s?{year_link}(?P<year>(?:1[89]|20)\d\d)(?!\d)"
        day = rf"(?<![\d.,:/])(?P<day>{DAY}){suffix}\s?(?:the\s)?{link}"
        month = rf"{prefix}(?P<month>{name})(?!\w){alias}"
        other = rf"(?:{DAY}{suffix}\s?{link})?{prefix}{name}(?!\w){alias}"
        first = rf"(?<![\d.,:/])(?P<first>{DAY}){suffix}"
        self.sharing = re.compile(rf"(?:{day}|(?<![^\W\d_])){month}(?=\s?{connector}\s?{other}{year})", self.flags)
        self.day_first = re.compile(rf"(?:{first}\s?{connector}\s?)?{day}{month}(?:{year})?", self.flags)
        self.month_first = re.compile(rf"(?<!\w){month}\s{day}(?:\s?{connector}\s?{first})?(?:{year})?", self.flags)
        self.alone = re.compile(rf"(?<![^\W\d_]){month}(?:{year})?", self.flags)

    def get_number(self, name: str) -> int:
        """Return 1 to 12 for the name of a month."""
        return next(number for number, pattern in enumerate(self.each, start=1) if pattern.fullmatch(name))


@lru_cache(maxsize=64)
def get_patterns(language: str) -> MonthPatterns:
    return MonthPatterns(language)


def read_dates(sheet: Sheet) -> None:
    """Note dates with a day, and months with a year."""
    read_numeric_dates(sheet)
    patterns = get_patterns(sheet.language)
    if not patterns.each:
        return
    for found in sheet.find(patterns.sharing):
        add_sharing_date(sheet, found, patterns)
    for pattern in (patterns.day_first, patterns.month_first) if sheet.language in MONTH_FIRST else (patterns.day_first,):
        for found in sheet.find(pattern):
            add_named_date(sheet, found, patterns)
    for found in sheet.find(patterns.alone):
        if found["year"]:
            add_date(sheet, found.span(), None, patterns.get_number(found["month"]), int(found["year"]))


def add_named_date(sheet: Sheet, found: re.Match, patterns: MonthPatterns) -> None:
    """Note a date, and before it the first day of a range, which may be a whole date or a number in the other text."""
    month, year = patterns.get_number(found["month"]), int(found["year"]) if found["year"] else None
    day = int(found["day"])
    if found["first"]:
        first = int(found["first"])
        readings = ("number", first), ("date", first, month, year), ("date", first, month, None)
        sheet.add(Kind.DATE, found.span("first"), *readings)
        start = found.start("month") if found.start("first") > found.start("day") else found.start("day")
    else:
        start = found.start()
    is_doubtful = year is None and month in patterns.ambiguous
    add_date(sheet, (start, found.end()), day, month, year, *([("number", day)] if is_doubtful else []))


def add_sharing_date(sheet: Sheet, found: re.Match, patterns: MonthPatterns) -> None:
    """Note the first date of "October and November 2025": it has the year of the second, which languages repeat, or not."""
    month, year = patterns.get_number(found["month"]), int(found["year"])
    if found["day"]:
        day = int(found["day"])
        sheet.add(Kind.DATE, found.span(), ("date", day, month, None), ("date", day, month, year))
    else:
        sheet.add(Kind.DATE, found.span(), ("month", month), ("date", None, month, year))


def read_numeric_dates(sheet: Sheet) -> None:
    if "-" in sheet.text:
        for found in sheet.find(ISO):
            add_if_possible(sheet, found, int(found[3]), int(found[2]), int(found[1]))
    if "/" in sheet.text:
        for found in sheet.find(YEAR_FIRST):
            add_if_possible(sheet, found, int(found[3]), int(found[2]), int(found[1]))
    for found in sheet.find(NUMERIC):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        year = year + CENTURY if year < FIRST_YEAR else year
        # 03/04/2022 is the third of April or the fourth of March: both hold.
        swapped = [("date", other, one, year)] if found[2] == "/" else []
        if is_day(one, other):
            add_date(sheet, found.span(), one, other, year, *swapped)
        elif swapped and is_day(other, one):
            add_date(sheet, found.span(), other, one, year)
    if DECIMAL_MARKS.get(sheet.language, ",") != ".":
        for found in sheet.find(DAY_AND_MONTH):
            add_if_possible(sheet, found, int(found[1]), int(found[2]), None)


def add_if_possible(sheet: Sheet, found: re.Match, day: int, month: int, year: int | None) -> None:
    if is_day(day, month):
        add_date(sheet, found.span(), day, month, year)


def is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def add_date(sheet: Sheet, span: tuple[int, int], day: int | None, month: int, year: int | None, *others: Reading) -> None:
    """Note a date. Its parts are for languages that put the year elsewhere: "2022 yılının Ocak ayında"."""
    parts = [Fact(Kind.DATE, "", (("month", month),))]
    parts += [Fact(Kind.DATE, "", (("number", number),)) for number in (day, year) if number is not None]
    sheet.add(Kind.DATE, span, ("date", day, month, year), *others, parts=parts)


def read_lone_months(sheet: Sheet) -> None:
    """Note months without day and year. In a translation, a name that is another word too is not counted against it."""
    patterns = get_patterns(sheet.language)
    if not patterns.each:
        return
    for found in sheet.find(patterns.alone):
        month = patterns.get_number(found["month"])
        sheet.add(Kind.DATE, found.span(), ("month", month), is_required=month not in patterns.ambiguous)
