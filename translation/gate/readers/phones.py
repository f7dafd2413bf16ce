"""Phone numbers: 0211 544 173 22, +49 30 1815 1111, 116 117, 22 8 33."""

import re

from translation.gate.fact import Fact, Reading, Sheet
from translation.gate.finding import Kind

SEPARATOR = r"(?: ?/ ?| ?\(|\) ?| |-)"
LONG = re.compile(rf"(?<![\w.,:+])(?<!\d )(?:\+ ?\(?\d|\(?0)\d*(?:{SEPARATOR}\d+)*(?![\d:]|[.,]\d)")
HARMONISED = re.compile(r"(?<![\d.,:]) ?(?<!\d )(116) ?(\d{3})(?! ?\d|[.,]\d)")
GROUPS = re.compile(r"(?<![\w.,:/-])(?<!\d )\d+(?: \d+)+(?![\d:]|[.,/-]?\d| \d|[^\W_]| ?[€%])")
THOUSANDS = re.compile(r"(?:(?:19|20)\d\d )?\d{1,3}(?: \d{3})+$")
LEAST_DIGITS, TWO_GROUPS = 6, 2


def read_phones(sheet: Sheet) -> None:
    """Note phone numbers by their digits and the plus sign; spaces, hyphens and slashes are free (DIN 5008, E.123)."""
    for found in sheet.find(LONG):
        digits = get_digits(found[0])
        if len(digits) >= LEAST_DIGITS:
            sheet.add(Kind.PHONE, found.span(), ("phone", digits))
    if "116" in sheet.text:
        # The harmonised numbers of social value are 116 and three digits (Commission Decision 2007/116/EC).
        for found in sheet.find(HARMONISED):
            digits = found[1] + found[2]
            sheet.add(Kind.PHONE, (found.start(1), found.end()), ("phone", digits), ("number", int(digits)))
    for found in sheet.find(GROUPS):
        if not THOUSANDS.match(found[0]):
            add_groups(sheet, found)


def add_groups(sheet: Sheet, found: re.Match) -> None:
    """Note groups of digits. Two of them may be two numbers that touch ("In 2019 190 offices"); three are a phone number."""
    groups = found[0].split(" ")
    digits = "".join(groups)
    readings: list[Reading] = [("phone", digits)]
    if digits[0] != "0":
        readings.append(("number", int(digits)))
    parts = [Fact(Kind.NUMBER, "", (("number", int(group)),)) for group in groups] if len(groups) == TWO_GROUPS else []
    sheet.add(Kind.NUMBER if parts else Kind.PHONE, found.span(), *readings, parts=parts)


def get_digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal() or character == "+")
