"""Which structure role a piece of HTML plays in the tag tree.

Roles are the standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
"""

from xml.etree.ElementTree import Element

from core.pdf.alternatives import SVG_TAG

ROLES = {
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    "a": "Link",
    "q": "Quote",
    "code": "Code",
    "img": "Figure",
    SVG_TAG: "Figure",
}

# Phrasing content (HTML Living Standard, 3.2.5.2.5) that may stand in a paragraph.
PHRASING_NAMES = "a abbr b bdi bdo br cite code data dfn em i img kbd mark q s samp small span strong sub sup time u var wbr"
PHRASING = frozenset(PHRASING_NAMES.split()) | {SVG_TAG}

# Boxes without a role of their own: they count as a paragraph when they hold bare text.
PLAIN_BOXES = frozenset({"div", "header", "footer", "address", "summary"})

# Kept even when empty: without them a table's rows would be of unequal length.
TABLE_PARTS = frozenset({"TR", "TH", "TD"})

LIST_NUMBERING = {
    "1": "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
}


def role_of(element: Element) -> str | None:
    """Return the element's role by its name alone, or None if it is transparent.

    List items, definitions, contents entries and footnotes need more than one
    node each; TagTree handles them before it asks here.
    """
    tag = element.tag
    if tag in ROLES:
        return ROLES[tag]
    if tag in PLAIN_BOXES and _is_bare_text(element):
        return "P"
    if element.get("lang") and tag not in ("html", "body"):
        return "Span" if tag in PHRASING else "Div"
    return None


def child_elements(element: Element) -> list[Element]:
    """Return the element's children without comments, whose tag is a function."""
    return [child for child in element if isinstance(child.tag, str)]


def _is_bare_text(element: Element) -> bool:
    children = child_elements(element)
    texts = [element.text, *(child.tail for child in element)]
    has_text = bool(children) or any((text or "").strip() for text in texts)
    return has_text and all(child.tag in PHRASING for child in children)


def attributes_of(element: Element, role: str) -> dict[str, object]:
    """Return the attribute object (ISO 32000-1, 14.8.5) of a list or a table cell."""
    if role == "L":
        return {"O": "/List", "ListNumbering": f"/{_numbering(element)}"}
    if role in ("TH", "TD"):
        attributes: dict[str, object] = {"O": "/Table"}
        if role == "TH":
            attributes["Scope"] = f"/{_scope(element)}"
        for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            span = element.get(name, "1")
            if span.isdecimal() and int(span) > 1:
                attributes[key] = int(span)
        return attributes
    return {}


def _numbering(element: Element) -> str:
    """A definition list's terms are labels outside any numbering, hence None."""
    if element.tag == "ol":
        return LIST_NUMBERING.get(element.get("type", "1"), "Decimal")
    return "Disc" if element.tag == "ul" else "None"


def _scope(element: Element) -> str:
    return "Row" if element.get("scope") in ("row", "rowgroup") else "Column"
