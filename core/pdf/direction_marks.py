"""Invisible marks of direction, so that right-to-left text comes back out of the file in its own order.

A PDF holds glyphs from left to right. Whoever copies from it gets text whose order the viewer worked out again, by simpler rules
than those of Unicode (UAX #9), and punctuation between two directions moves: poppler puts a closing bracket before the German word
that it follows, PDFium turns brackets round. Both look at the nearest letter with a direction, and count the invisible marks as
such. So each run of left-to-right text stands between two right-to-left marks, and each bracket between a left-to-right mark, after
which PDFium leaves it as it is, and a right-to-left mark, at which poppler ends a left-to-right run. On paper the marks change
nothing: what they stand beside has that direction anyway.

In the Arabic paper of the demonstration they raised the share of sentences that come back character by character from 53 % to 93 % with
poppler. PDFium still reverses the words of a German phrase of several words, which no mark prevents.
"""

import re
import unicodedata
from xml.etree.ElementTree import Element

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
MARKS = frozenset({LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK})
# Letters and digits of left-to-right scripts, and what may stand between them.
_STRONG = "0-9A-Za-zªµºÀ-ÖØ-öø-ʸͰ-ԯ"
LEFT_TO_RIGHT_RUN = re.compile(rf"[{_STRONG}](?:[{_STRONG} .,:/&'’+%–-]*[{_STRONG}%])?")
PHRASE = re.compile(rf"\(?{LEFT_TO_RIGHT_RUN.pattern}\)?")
BRACKET = re.compile(r"[()\[\]{}<>«»‹›“”]")
# Elements within a line. A mark beside any other would begin a line of its own.
INLINE = frozenset(["a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time"])
LEFT_ALONE = frozenset({"head", "script", "style", "{http://www.w3.org/2000/svg}svg"})


def mark_directions(root: Element) -> None:
    """Put the marks into the right-to-left text of a document, in place."""
    _mark_children(root, _get_direction(root, "ltr"))


def _mark_children(element: Element, direction: str) -> None:
    is_rtl = direction == "rtl"
    if is_rtl:
        element.text = _mark(element.text)
    before = None
    for child in element:
        if is_rtl:
            child.tail = _mark(child.tail)
        if isinstance(child.tag, str) and child.tag not in LEFT_ALONE:
            if is_rtl and _is_phrase(child):
                del child.attrib["dir"]
            own_direction = _get_direction(child, direction)
            _mark_children(child, own_direction)
            if is_rtl and own_direction == "ltr":
                _end_strongly(child)
                if child.tag in INLINE:
                    _enclose(element, before, child)
        before = child


def _is_phrase(element: Element) -> bool:
    """Say whether a word or two stand in an element of their own, with or without brackets, because their language is another.

    Isolated, they would be a box of their own, which poppler and PDFium put at another place of the line. The marks do as well.
    """
    is_alone = element.tag == "span" and element.get("lang") and element.get("dir") == "ltr" and not len(element)
    return bool(is_alone and PHRASE.fullmatch(element.text or ""))


def _end_strongly(element: Element) -> None:
    """End a left-to-right element with a mark of its direction, so that a last bracket or full stop stays with it."""
    last = element[-1] if len(element) else None
    text = element.text if last is None else last.tail
    if text and text.strip() and not text[-1].isalnum():
        if last is None:
            element.text = text + LEFT_TO_RIGHT_MARK
        else:
            last.tail = text + LEFT_TO_RIGHT_MARK


def _enclose(parent: Element, before: Element | None, child: Element) -> None:
    """Put a mark on either side of a left-to-right element, where text stands on that side."""
    text = parent.text if before is None else before.tail
    if text and text.strip():
        if before is None:
            parent.text = text + RIGHT_TO_LEFT_MARK
        else:
            before.tail = text + RIGHT_TO_LEFT_MARK
    if child.tail and child.tail.strip():
        child.tail = RIGHT_TO_LEFT_MARK + child.tail


def _mark(text: str | None) -> str | None:
    if not text:
        return text
    text = LEFT_TO_RIGHT_RUN.sub(rf"{RIGHT_TO_LEFT_MARK}\g<0>{RIGHT_TO_LEFT_MARK}", text)
    return BRACKET.sub(rf"{LEFT_TO_RIGHT_MARK}\g<0>{RIGHT_TO_LEFT_MARK}", text)


def _get_direction(element: Element, inherited: str) -> str:
    """Return "ltr" or "rtl". As in HTML, <bdi> and dir=auto go by their first letter that has a direction."""
    stated = element.get("dir", "auto" if element.tag == "bdi" else inherited).lower()
    if stated != "auto":
        return stated
    strong = (unicodedata.bidirectional(character) for text in element.itertext() for character in text)
    return next(("ltr" if one == "L" else "rtl" for one in strong if one in ("L", "R", "AL")), inherited)
