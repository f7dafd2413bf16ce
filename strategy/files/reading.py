"""The paper read as data: sections, and in them blocks of a few kinds."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from core.publishing.reading import HEADINGS, Block, is_note, parse_document, read_blocks, read_words
from core.publishing.refusals import refuse_findings


@dataclass
class Section:
    """The imprint, a chapter, or whatever else stands after the contents list."""

    kind: str
    id: str
    title: str
    blocks: list[Block]


@dataclass
class PaperText:
    language: str
    direction: str
    title: str
    publisher: str
    description: str
    sections: list[Section]


def find_sections(root: Element) -> list[Element]:
    """Return the outermost sections in their order. Cover and contents list are none."""
    found: list[Element] = []

    def visit(element: Element) -> None:
        for child in element:
            if child.tag == "section":
                found.append(child)
            elif isinstance(child.tag, str):
                visit(child)

    visit(root.find("body"))
    return found


def read_paper(html: str) -> PaperText:
    """Read the paper. Raises RefusedPublication when a word of it would be lost or change its place."""
    root = parse_document(html)
    meta = {one.get("name"): one.get("content", "") for one in root.iter("meta")}
    sections = []
    for element in find_sections(root):
        move_notes(element)
        blocks = read_blocks(element, root.get("lang", ""))
        if blocks is None:
            refuse_findings([f"Der Abschnitt „{_find_title(element)}“ ließ sich nicht vollständig als Text lesen."])
        for number, note in enumerate((block for block in blocks if block.type == "note"), start=1):
            note.number = number
        title = next((block.text for block in blocks if block.type == "heading"), "")
        sections.append(Section((element.get("class") or "section").split()[0], element.get("id", ""), title, blocks))
    title = " ".join((root.findtext("head/title") or "").split())
    return PaperText(
        root.get("lang", ""), root.get("dir", "ltr"), title, meta.get("author", ""), meta.get("description", ""), sections
    )  # fmt: skip


def move_notes(section: Element) -> None:
    """Put the footnotes of a section behind it as paragraphs of their own, and a number in brackets in the place of each."""
    notes = [(parent, child) for parent in section.iter() for child in parent if is_note(child)]
    for number, (parent, note) in enumerate(notes, start=1):
        place = list(parent).index(note)
        sign = Element("sup")
        sign.text, sign.tail = f"[{number}]", note.tail
        parent[place] = sign
        note.tag, note.tail = "p", None
        section.append(note)


def _find_title(section: Element) -> str:
    heading = next((one for one in section.iter() if one.tag in HEADINGS), None)
    return "" if heading is None else " ".join(read_words(heading))
