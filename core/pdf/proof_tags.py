"""What stands in a PDF's tag tree: structure by pikepdf, text by PDFium."""

import io
from collections import Counter
from dataclasses import dataclass, field

import pikepdf

from core.pdf.proof_block import HEADINGS, Block
from core.pdf.proof_parents import check_parents, list_kids
from core.pdf.proof_text import read_marked_texts

BLOCK_ROLES = HEADINGS | {"P", "LBody", "Lbl", "TH", "TD", "Caption", "Note", "TOCI"}
# A figure is read by its alternative; a Reference outside the contents is a note's mark.
SILENT_ROLES = frozenset({"Figure", "Reference"})


@dataclass
class TagFacts:
    """The same facts as HtmlFacts, as read back from the file."""

    language: str | None
    title: str
    has_outline: bool
    blocks: list[Block] = field(default_factory=list)
    loose_text: list[str] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    alternatives: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)


def read_tags(content: bytes) -> TagFacts:
    """Read the tag tree of a PDF.

    Raises pikepdf.PdfError or pypdfium2.PdfiumError when the file cannot be read.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        language = pdf.Root.get("/Lang")
        facts = TagFacts(
            language=None if language is None else str(language),
            title=str(pdf.open_metadata().get("dc:title", "")),
            has_outline="/Outlines" in pdf.Root,
        )
        facts.findings = check_parents(pdf)
        if "/StructTreeRoot" in pdf.Root:
            page_numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            _Reader(facts, read_marked_texts(content), page_numbers).read(pdf.Root.StructTreeRoot, None)
    facts.blocks = [block for block in facts.blocks if block.text]
    return facts


class _Reader:
    """Walks the tree and gives each piece of text to the block that it stands in."""

    def __init__(self, facts: TagFacts, texts: dict[tuple[int, int], str], page_numbers: dict[tuple[int, int], int]):
        self._facts = facts
        self._texts = texts
        self._page_numbers = page_numbers

    def read(self, parent: pikepdf.Object, block: Block | None) -> None:
        own_page = parent.get("/Pg")
        for kid in list_kids(parent):
            if isinstance(kid, int):
                self._take(own_page, kid, block)
            elif "/S" in kid:
                self.read(kid, self._open(kid, block))
            elif "/MCID" in kid:
                self._take(kid.get("/Pg", own_page), int(kid.MCID), block)

    def _open(self, element: pikepdf.Object, block: Block | None) -> Block | None:
        """Count an element, and return the block that text directly in it belongs to."""
        role = str(element.S).removeprefix("/")
        self._facts.roles[role] += 1
        if "/Lang" in element:
            self._facts.languages[str(element.Lang)] += 1
        if "/Alt" in element:
            self._facts.alternatives[str(element.Alt)] += 1
        if role in BLOCK_ROLES:
            block = Block(role)
            self._facts.blocks.append(block)
        elif role in SILENT_ROLES and not (block and block.role == "TOCI"):
            block = Block("silent")
        return block

    def _take(self, page: pikepdf.Object | None, mcid: int, block: Block | None) -> None:
        text = "" if page is None else self._texts.get((self._page_numbers.get(page.objgen), mcid), "")
        if text:
            (self._facts.loose_text if block is None else block.texts).append(text)
