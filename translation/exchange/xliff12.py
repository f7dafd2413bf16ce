"""XLIFF 1.2 (OASIS, 2008) through translate-toolkit. Inline tags become <g> and <x/>.

The library keeps files, units and notes; its texts are plain strings, so the inline elements are ours.
"""

from io import BytesIO

from lxml import etree
from translate.storage.xliff import Xliff1File

from translation.exchange.document import check_languages, parse_strictly
from translation.exchange.errors import FileMalformed
from translation.exchange.inline import Dialect, read_inline, write_inline
from translation.exchange.unit import Draft, Name, Unit, read_pieces, write_pieces

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
BOLD, ITALIC = {"ctype": "bold"}, {"ctype": "italic"}
KINDS = {
    **{"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "a": {"ctype": "link"}, "br": {"ctype": "lb"}},
    **{tag: {"ctype": f"x-{tag}"} for tag in ("abbr", "acronym", "code")},
}
DIALECT = Dialect(NAMESPACE, "g", "x", frozenset({"mrk"}), KINDS)
#: States of a target (XLIFF 1.2 §2.3, "state") that a translator has not finished.
UNFINISHED_STATES = {"new", "needs-translation", "needs-adaptation", "needs-l10n"} | {
    f"needs-review-{kind}" for kind in ("translation", "adaptation", "l10n")
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SKELETON = (
    f'<xliff version="1.2" xmlns="{NAMESPACE}"><file original="NoName" source-language="{{}}" target-language="{{}}"'
    ' datatype="html"><body></body></file></xliff>'
)


def write(units: list[Unit], source_code: str, target_code: str, direction: str) -> bytes:
    """Return an XLIFF file with one <file> for each page or fact. This version has no place for the direction."""
    store = Xliff1File.parsestring(SKELETON.format(source_code, target_code).encode())
    for unit in units:
        store.switchfile(unit.name.source_key, createifmissing=True)
        store.addunit(store.UnitClass.createfromxmlElement(build_unit(unit)))
    for node in store.document.getroot().iterchildren(DIALECT.qualify("file")):
        node.set("datatype", "html")
    return bytes(store)


def build_unit(unit: Unit) -> etree._Element:
    element = etree.Element(DIALECT.qualify("trans-unit"), {"id": str(unit.name), SPACE: "preserve"}, nsmap={None: NAMESPACE})
    write_text(element, "source", unit.german, unit.name)
    if unit.text:
        target = write_text(element, "target", unit.text, unit.name)
        target.set("state", "final" if unit.is_finished else "needs-review-translation")
        element.set("approved", "yes" if unit.is_finished else "no")
    for kind, note in unit.notes.items():
        etree.SubElement(element, DIALECT.qualify("note"), {"from": kind}).text = note
    return element


def write_text(parent: etree._Element, tag: str, text: str, name: Name) -> etree._Element:
    element = etree.SubElement(parent, DIALECT.qualify(tag))
    write_inline(element, read_pieces(text, is_plain=name.is_plain), DIALECT)
    return element


def read(text: str, source_code: str, target_code: str) -> list[Draft]:
    """Return the texts of a file."""
    root = parse_strictly(text)
    if root.tag != DIALECT.qualify("xliff") or root.get("version") != "1.2":
        raise FileMalformed("Die Datei ist nicht XLIFF 1.2.")
    files = list(root.iterchildren(DIALECT.qualify("file")))
    for node in files:
        check_languages(node.get("source-language"), node.get("target-language"), target_code, source_code)
    if not files:
        raise FileMalformed("Die Datei enthält keine Abschnitte.")
    return [read_unit(unit.xmlelement) for unit in Xliff1File(BytesIO(text.encode())).units if unit.istranslatable()]


def read_unit(element: etree._Element) -> Draft:
    sources = list(element.iterchildren(DIALECT.qualify("source")))
    targets = list(element.iterchildren(DIALECT.qualify("target")))
    name = Name.read(element.get("id", ""))
    if len(sources) != 1 or len(targets) > 1 or element.getparent().tag not in (DIALECT.qualify("body"), DIALECT.qualify("group")):
        raise FileMalformed(f"Der Abschnitt „{name}“ ist nicht gebaut, wie XLIFF es verlangt.")
    target = targets[0] if targets else None
    return Draft(
        str(name),
        read_text(sources[0], name),
        read_text(target, name) if target is not None else "",
        target is not None and target.get("state") not in UNFINISHED_STATES,
    )


def read_text(element: etree._Element, name: Name) -> str:
    return write_pieces(list(read_inline(element, DIALECT)), is_plain=name.is_plain)
