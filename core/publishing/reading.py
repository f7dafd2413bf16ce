"""A finished document read as data, in blocks of a few kinds, none of its words lost. Plain text and JSON are written from these."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape
from xml.etree.ElementTree import Element

import tinyhtml5

from core.pdf.alternatives import SVG_TAG, alternative_text

HEADINGS = {f"h{level}": level for level in range(1, 7)}
PICTURES = {"img", SVG_TAG}
#: Elements inside a sentence that keep a meaning outside of this site, with the attributes that do.
KEPT_INLINE = {
    "a": ("href",), "abbr": ("title",), "b": (), "bdi": ("dir",), "br": (), "code": (), "em": (), "i": (), "q": (),
    "span": ("lang", "dir"), "strong": (), "sub": (), "sup": (),
}  # fmt: skip
PHRASING = {*KEPT_INLINE, "cite", "dfn", "kbd", "mark", "s", "samp", "small", "time", "u", "var", "wbr", "ins", "del", "data"}


@dataclass
class Block:
    """A part of a document. Which fields are filled follows from ``type``.

    ``heading``: text, level; ``paragraph``: text, html; ``note``: number, text, html; ``group`` and the parts of ``items``: blocks;
    ``list``: items, is_ordered; ``definitions``: terms, as pairs of texts and blocks; ``table``: caption, head, rows; ``picture``:
    alt; ``figure``: blocks, of which one may be a ``caption``, like a paragraph. ``language`` is set where it is another than the
    document's, ``paragraph`` where the register of paragraphs has a number.
    """

    type: str
    id: str = ""
    language: str = ""
    text: str = ""
    html: str = ""
    level: int = 0
    number: int = 0
    paragraph: int = 0
    is_ordered: bool = False
    caption: str = ""
    alt: str = ""
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    items: "list[list[Block]]" = field(default_factory=list)
    terms: "list[tuple[list[str], list[list[Block]]]]" = field(default_factory=list)
    blocks: "list[Block]" = field(default_factory=list)


def parse_document(html: str) -> Element:
    """Return the root of a document, parsed as the PDF's maker parses it."""
    return tinyhtml5.parse(html, namespace_html_elements=False)


def read_blocks(element: Element, language: str) -> list[Block] | None:
    """Return what stands in an element of a document in a language; None when a word of it would be lost or change its place."""
    blocks = list(_read_children(element, language, ""))
    return blocks if read_words(element) == " ".join(iterate_texts(blocks)).split() else None


def is_note(element: Element) -> bool:
    """Whether an element is a footnote."""
    return "fn" in (element.get("class") or "").split()


def read_words(element: Element) -> list[str]:
    """Return the words of an element in order, as they stand on a page. Drawings have none: their text is their alternative."""
    return "".join(_iterate_text(element)).split()


def iterate_texts(blocks: list[Block]) -> Iterator[str]:
    """Yield all texts of some blocks in order."""
    for block in blocks:
        if block.paragraph:
            yield str(block.paragraph)
        if block.type in ("heading", "paragraph", "caption", "note"):
            yield block.text
        if block.caption and block.type == "table":
            yield block.caption
        yield from block.head
        for row in block.rows:
            yield from row
        for item in block.items:
            yield from iterate_texts(item)
        for names, bodies in block.terms:
            yield from names
            for body in bodies:
                yield from iterate_texts(body)
        yield from iterate_texts(block.blocks)


def _iterate_text(element: Element, *, has_numbers: bool = True) -> Iterator[str]:
    if element.tag == SVG_TAG or not isinstance(element.tag, str) or (is_number(element) and not has_numbers):
        return
    # A line break, and the edge of a block, part words.
    is_apart = element.tag not in PHRASING or element.tag == "br"
    if is_apart:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _iterate_text(child, has_numbers=has_numbers)
        yield child.tail or ""
    if is_apart:
        yield " "


def is_number(element: Element) -> bool:
    """Whether an element holds the number of a paragraph."""
    return element.get("class") == "pn"


def _text(element: Element) -> str:
    """Return the text of an element without the number of a paragraph."""
    return " ".join("".join(_iterate_text(element, has_numbers=False)).split())


def _inner_html(element: Element) -> str:
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        is_read = isinstance(child.tag, str) and child.tag != SVG_TAG and not is_number(child)
        inner = _inner_html(child) if is_read else ""
        if is_read and child.tag in KEPT_INLINE:
            attributes = "".join(f' {name}="{escape(child.get(name))}"' for name in KEPT_INLINE[child.tag] if child.get(name))
            inner = f"<{child.tag}{attributes}>" + ("" if child.tag == "br" else f"{inner}</{child.tag}>")
        parts += [inner, escape(child.tail or "", quote=False)]
    return " ".join("".join(parts).split())


def _read_children(parent: Element, language: str, inherited: str) -> Iterator[Block]:
    """Yield the blocks in an element. Sentences that stand bare in it become paragraphs of their own."""
    loose: Element | None = None

    def end_loose() -> Iterator[Block]:
        if loose is not None and read_words(loose):
            yield _paragraph(loose, "", inherited)

    if (parent.text or "").strip():
        loose = Element("span")
        loose.text = parent.text
    for child in parent:
        if child.tag in PHRASING or not isinstance(child.tag, str):
            if isinstance(child.tag, str):
                loose = Element("span") if loose is None else loose
                loose.append(child)
            continue
        yield from end_loose()
        loose = None
        own = child.get("lang") or inherited
        yield from _read_block(child, language, own if own != language else "")
        if (child.tail or "").strip():
            loose = Element("span")
            loose.text = child.tail
    yield from end_loose()


def _read_block(element: Element, language: str, own: str) -> Iterator[Block]:
    tag, place = element.tag, element.get("id", "")
    if tag in HEADINGS:
        yield Block("heading", place, own, _text(element), level=HEADINGS[tag])
    elif is_note(element):
        yield Block("note", place, own, _text(element), _inner_html(element))
    elif tag == "p":
        if read_words(element):
            yield _paragraph(element, place, own)
        yield from (_picture(one, own) for one in element.iter() if one.tag in PICTURES)
    elif tag in ("ul", "ol"):
        items = [list(_read_children(item, language, item.get("lang") or own)) for item in element if item.tag == "li"]
        yield Block("list", place, own, is_ordered=tag == "ol", items=items)
    elif tag == "dl":
        yield Block("definitions", place, own, terms=_read_terms(element, language, own))
    elif tag == "table":
        yield _read_table(element, place, own)
    elif tag == "figcaption":
        if read_words(element):
            yield Block("caption", place, own, _text(element), _inner_html(element))
    elif tag in PICTURES:
        yield _picture(element, own)
    elif tag == "figure":
        yield Block("figure", place, own, blocks=list(_read_children(element, language, own)))
    elif tag == "div" and element.get("class") == "unit":
        numbered, *blocks = _read_children(element, language, own)
        yield replace(numbered, type="group", html="", blocks=blocks)
    else:
        blocks = list(_read_children(element, language, own))
        if blocks and place and not blocks[0].id:
            blocks[0].id = place
        yield from blocks


def _paragraph(element: Element, place: str, own: str) -> Block:
    found = next((one for one in element.iter("span") if is_number(one)), Element("span"))
    number = int(found.text or 0)
    return Block("paragraph", place or found.get("id", ""), own, _text(element), _inner_html(element), paragraph=number)


def _picture(element: Element, own: str) -> Block:
    return Block("picture", element.get("id", ""), own, alt=alternative_text(element) or "")


def _read_terms(element: Element, language: str, own: str) -> list[tuple[list[str], list[list[Block]]]]:
    """Return the groups of a definition list; a <div> around a group counts for nothing."""
    terms: list[tuple[list[str], list[list[Block]]]] = []
    for part in (one for one in element.iter() if one.tag in ("dt", "dd")):
        if part.tag == "dt":
            if not terms or terms[-1][1]:
                terms.append(([], []))
            terms[-1][0].append(_text(part))
        elif terms:
            terms[-1][1].append(list(_read_children(part, language, part.get("lang") or own)))
    return terms


def _read_table(element: Element, place: str, own: str) -> Block:
    caption = element.find("caption")
    rows = [[_text(cell) for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
    head_rows = [row for head in element.iter("thead") for row in head.iter("tr")]
    head = rows[0] if len(head_rows) == 1 else []
    return Block(
        "table", place, own, caption="" if caption is None else _text(caption), head=head, rows=rows[1:] if head else rows
    )  # fmt: skip
