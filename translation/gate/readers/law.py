"""References to a paragraph of law: § 4 AsylbLG, §§ 44, 44a, Art. 3 GG, § 3 Absatz 2."""

import re
from functools import lru_cache

from translation.gate.fact import Sheet
from translation.gate.finding import Kind
from translation.gate.vocabulary import alternatives
from translation.gate.vocabulary.amounts import CONNECTORS
from translation.gate.vocabulary.law import LAW_MARKS, LAW_MARKS_BEHIND

NUMBER = r"\d+(?:[a-z](?![^\W\d_]))?"
SUBDIVISION = r"(?:Abs\.|Absatz|Absätze|Satz|S\.|Nr\.|Nummer|Buchst\.|Halbsatz|Alt\.)"

#: An abbreviation has at least two capitals: AsylbLG, AufenthG, GG, SGB V.
ABBREVIATION = re.compile(r"\s*(?:des |der )?\s*([A-ZÄÖÜ][a-zäöüß]*[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*(?: [IVX]+(?![^\W\d_]))?)(?![\w-])")
EACH_NUMBER = re.compile(NUMBER)


@lru_cache(maxsize=64)
def compile_reference(language: str) -> tuple[re.Pattern, re.Pattern | None]:
    """Return the patterns for a mark before the number and for one behind it (None where the language has none)."""
    connector = rf"(?:[,–/-]|{alternatives(CONNECTORS.get(language, ''))})"
    subdivision = rf"(?P<below>(?:\s*,?\s*{SUBDIVISION}\s*{NUMBER})*)" if language == "de" else "(?P<below>)"
    before = re.compile(
        rf"(?P<mark>§{{1,2}}|(?<!\w)(?:Art\.|{alternatives(LAW_MARKS.get(language, ''))}))\s*"
        rf"(?P<first>{NUMBER})(?P<more>(?:\s*{connector}\s*{NUMBER}(?!\d|[.:]\d|\s?[%€]))*){subdivision}",
        re.IGNORECASE,
    )
    behind = LAW_MARKS_BEHIND.get(language)
    if behind is None:
        return before, None
    return before, re.compile(rf"(?<![\w.,])(?P<first>{NUMBER})\s?\.?\s?(?:'?\w{{1,4}}\s)?{alternatives(behind)}", re.IGNORECASE)


def read_law(sheet: Sheet) -> None:
    """Note the number of each paragraph, and the law where an abbreviation follows.

    "Section 5", "المادة 5", "статья 5" are the same as "§ 5". What follows "§ 5 and" may also be any other number, and so
    may one behind a word like "point", which is no law on every page; behind "§" it may not: the sign must not be lost.
    """
    before, behind = compile_reference(sheet.language)
    for found in sheet.find(before):
        is_sure = found["mark"][0] == "§" or (found["mark"].casefold().startswith("art") and sheet.language == "de")
        sheet.add(Kind.LAW, (found.start(), found.end("first")), *get_readings(found["first"], is_sure=is_sure))
        for group in ("more", "below"):
            for number in EACH_NUMBER.finditer(found[group]):
                start = found.start(group) + number.start()
                sheet.add(Kind.LAW, (start, start + len(number[0])), *get_readings(number[0], is_sure=False))
        if sheet.language == "de" and (law := ABBREVIATION.match(sheet.text, found.end())):
            sheet.add(Kind.LAW, law.span(1), ("law name", law[1]))
    if behind is not None:
        for found in sheet.find(behind):
            sheet.add(Kind.LAW, found.span("first"), *get_readings(found["first"], is_sure=False))


def get_readings(number: str, *, is_sure: bool) -> list[tuple]:
    """Return the paragraph, and the plain number or code where it may be one."""
    readings: list[tuple] = [("law", number.lower())]
    if not is_sure:
        readings.append(("number", int(number)) if number.isdecimal() else ("code", number.upper()))
    return readings
