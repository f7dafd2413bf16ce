"""XLIFF 2.1 (OASIS, 2018) with lxml. Inline tags become <pc> and <ph/>.

translate-toolkit reads and writes 2.x by the segment and puts notes and spaces where the standard does not allow them
(its ``xliff2.py``, 3.20), so the structure is ours here. A test sends our files through that library all the same.
"""

import re
from urllib.parse import quote, unquote

from lxml import etree

from translation.engines.markup import Piece
from translation.exchange.document import check_languages, parse_strictly
from translation.exchange.errors import FileMalformed
from translation.exchange.inline import Dialect, read_inline, write_inline
from translation.exchange.unit import Draft, Name, Unit, read_pieces, write_pieces

#: 2.1 kept the namespace of 2.0.
NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
BOLD, ITALIC = {"type": "fmt", "subType": "xlf:b"}, {"type": "fmt", "subType": "xlf:i"}
KINDS = {
    **{"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "a": {"type": "link"}, "br": {"type": "fmt", "subType": "xlf:lb"}},
    **{tag: {"type": "other"} for tag in ("abbr", "acronym", "code")},
}
DIALECT = Dialect(NAMESPACE, "pc", "ph", frozenset({"mrk"}), KINDS)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ESCAPE = re.compile(r":([0-9A-F]{2})")


def write_id(name: Name) -> str:
    """Return a name as an NMTOKEN, which the id of a unit must be: what it may not hold becomes a colon and two digits."""
    return quote(str(name), safe="").replace("~", "%7E").replace("%", ":")


def read_id(written: str) -> Name:
    """Return the name that the id of a unit stands for. Raises FileMalformed."""
    try:
        return Name.read(unquote(ESCAPE.sub(r"%\1", written), errors="strict"))
    except UnicodeDecodeError:
        return Name.read("")


def write(units: list[Unit], source_code: str, target_code: str, direction: str) -> bytes:
    """Return an XLIFF file with one <file> for each page or fact."""
    root = etree.Element(
        DIALECT.qualify("xliff"), {"version": "2.1", "srcLang": source_code, "trgLang": target_code}, nsmap={None: NAMESPACE}
    )
    files: dict[str, etree._Element] = {}
    for unit in units:
        key = unit.name.source_key
        if key not in files:
            attributes = {"id": f"f{len(files) + 1}", "original": key, "canResegment": "no", "srcDir": "ltr", "trgDir": direction}
            files[key] = etree.SubElement(root, DIALECT.qualify("file"), {**attributes, SPACE: "preserve"})
            files[key].text = files[key].tail = "\n"
        files[key].append(build_unit(unit))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def build_unit(unit: Unit) -> etree._Element:
    element = etree.Element(DIALECT.qualify("unit"), {"id": write_id(unit.name), "name": str(unit.name)}, nsmap={None: NAMESPACE})
    notes = etree.SubElement(element, DIALECT.qualify("notes"))
    for kind, note in unit.notes.items():
        etree.SubElement(notes, DIALECT.qualify("note"), {"category": kind}).text = note
    segment = etree.SubElement(element, DIALECT.qualify("segment"))
    write_text(segment, "source", unit.german, unit.name)
    if unit.text:
        segment.set("state", "final" if unit.is_finished else "initial")
        write_text(segment, "target", unit.text, unit.name)
    element.tail = "\n"
    return element


def write_text(parent: etree._Element, tag: str, text: str, name: Name) -> None:
    # Said again on each text: tools that keep the file's attribute forget it when they write a unit anew.
    element = etree.SubElement(parent, DIALECT.qualify(tag), {SPACE: "preserve"})
    write_inline(element, read_pieces(text, is_plain=name.is_plain), DIALECT)


def read(text: str, source_code: str, target_code: str) -> list[Draft]:
    """Return the texts of a file. Segments that a tool split are joined again."""
    root = parse_strictly(text)
    if root.tag != DIALECT.qualify("xliff") or root.get("version") not in ("2.0", "2.1"):
        raise FileMalformed("Die Datei ist nicht XLIFF 2.1.")
    check_languages(root.get("srcLang"), root.get("trgLang"), target_code, source_code)
    return [read_unit(element) for element in root.iter(DIALECT.qualify("unit")) if element.get("translate") != "no"]


def read_unit(element: etree._Element) -> Draft:
    name = read_id(element.get("id", ""))
    parts = list(element.iterchildren(DIALECT.qualify("segment"), DIALECT.qualify("ignorable")))
    sources = [read_text(part, "source") for part in parts]
    targets = [read_text(part, "target") for part in parts]
    is_nested = element.getparent().tag not in (DIALECT.qualify("file"), DIALECT.qualify("group"))
    if not parts or is_nested or None in sources:
        raise FileMalformed(f"Der Abschnitt „{name}“ ist nicht gebaut, wie XLIFF es verlangt.")
    segments = [part.tag == DIALECT.qualify("segment") for part in parts]
    is_whole = not any(is_segment and target is None for is_segment, target in zip(segments, targets, strict=True))
    # An ignorable is what stands between two sentences; without a target of its own it stays as it is.
    shown = [source if target is None else target for source, target in zip(sources, targets, strict=True)] if is_whole else []
    return Draft(
        str(name),
        write_pieces([piece for one in sources for piece in one], is_plain=name.is_plain),
        write_pieces([piece for one in shown for piece in one], is_plain=name.is_plain),
        is_whole and all(part.get("state") != "initial" for part in parts),
    )


def read_text(part: etree._Element, tag: str) -> list[Piece] | None:
    """Return the pieces of the source or target of a segment, None where it has none."""
    elements = list(part.iterchildren(DIALECT.qualify(tag)))
    if len(elements) > 1 or any("order" in element.attrib for element in elements):
        raise FileMalformed("Ein Abschnitt enthält einen Text doppelt oder in anderer Reihenfolge.")
    return list(read_inline(elements[0], DIALECT)) if elements else None
