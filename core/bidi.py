"""Isolation of left-to-right runs inside right-to-left text (Unicode UAX #9).

``116117.de`` inside an Arabic sentence is shown as ``de.116117`` unless it is isolated. Telephone numbers, web and mail
addresses, times, amounts and references to a paragraph of law suffer the same.
"""

import re

LEFT_TO_RIGHT_RUN = re.compile(
    r"""
    [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                        # mail
    | (?:https?://|www\.)[^\s<>()،؛]+[^\s<>()،؛.,:]                     # web address
    | \b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:de|org|net|com|info|eu|nrw|example)\b(?:/[^\s<>()،؛.]*)?
    | §{1,2}\s?\d+[a-z]?(?:\s?(?:Abs\.|Nr\.|\(\d+\))\s?\d*)*(?:\s[A-Z][A-Za-z]+)*    # § 4 AsylbLG
    | \+?\d+(?:[ \u00a0/–-]\d+)+(?:\s?(?:€|%|Uhr))?                     # phone numbers, ranges, times
    | \d[\d.,:]*\s?(?:€|%|m²)                                           # amounts
    | €\s?\d[\d.,]*
    """,
    re.VERBOSE | re.ASCII,
)
TAG = re.compile(r"(<[^>]*>)")


def isolate_left_to_right(html: str) -> str:
    """Return HTML in which each left-to-right run of the text stands in ``<bdi dir="ltr">``. Tags are left alone."""
    parts = TAG.split(html)
    depth = 0
    for index, part in enumerate(parts):
        if index % 2:
            if part.startswith("<bdi"):
                depth += 1
            elif part.startswith("</bdi"):
                depth -= 1
        elif depth == 0:
            parts[index] = LEFT_TO_RIGHT_RUN.sub(r'<bdi dir="ltr">\g<0></bdi>', part)
    return "".join(parts)
