"""What stands in a PDF's tag tree: structure by pikepdf, text by poppler."""

import io
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from core.pdf.errors import ProofToolMissing
from core.pdf.proof_block import HEADINGS, Block
from core.pdf.proof_parents import check_parents

BLOCK_ROLES = HEADINGS | {"P", "LBody", "Lbl", "TH", "TD", "Caption", "Note", "TOCI"}
# A figure is read by its alternative; a Reference outside the contents is a note's mark.
SILENT_ROLES = frozenset({"Figure", "Reference"})
LINE = re.compile(r'( *)(?:"(?P<text>.*)"$|(?P<role>[A-Za-z][A-Za-z0-9]*))')
PDFINFO_SECONDS = 120


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

    Raises ProofToolMissing without pdfinfo, subprocess.CalledProcessError when
    pdfinfo cannot read the file, pikepdf.PdfError when pikepdf cannot.
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
            for element in _elements(pdf.Root.StructTreeRoot):
                facts.roles[str(element.S).removeprefix("/")] += 1
                if "/Lang" in element:
                    facts.languages[str(element.Lang)] += 1
                if "/Alt" in element:
                    facts.alternatives[str(element.Alt)] += 1
        _read_text(_struct_text(pdf), facts)
    facts.blocks = [block for block in facts.blocks if block.text]
    return facts


def _elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _struct_text(pdf: pikepdf.Pdf) -> list[str]:
    """Return pdfinfo's lines: an element's role or a piece of text, indented by depth.

    Changes `pdf`: poppler 22.12 sets up the output intent's colour profile anew
    for every element, 92 % of its time (2.3 s against 0.15 s for 8 pages); text
    has no colour, so it is read without. Pictures are decoded just as often, and
    hold no text that a tag can reach: without them it takes a quarter less.
    """
    if "/OutputIntents" in pdf.Root:
        del pdf.Root.OutputIntents
    for page in pdf.pages:
        if "/XObject" in page.get("/Resources", {}):
            del page.Resources["/XObject"]
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        pdf.save(file)
        file.flush()
        try:
            output = subprocess.run(
                ["pdfinfo", "-enc", "UTF-8", "-struct-text", file.name],
                capture_output=True,
                check=True,
                timeout=PDFINFO_SECONDS,
            ).stdout
        except FileNotFoundError:
            raise ProofToolMissing() from None
    return output.decode("utf-8", "replace").split("\n")


def _read_text(lines: list[str], facts: TagFacts) -> None:
    """Fill in blocks and loose text; `path` holds depth and block of open elements."""
    silent = Block("silent")
    path: list[tuple[int, Block | None]] = []
    for line in lines:
        match = LINE.match(line)
        if not match:
            continue
        depth = len(match[1])
        while path and path[-1][0] >= depth:
            path.pop()
        block = path[-1][1] if path else None
        text, role = match["text"], match["role"]
        if text is not None:
            (facts.loose_text if block is None else block.texts).append(text)
        elif role != "Object":
            if role in BLOCK_ROLES:
                block = Block(role)
                facts.blocks.append(block)
            elif role in SILENT_ROLES and not (block and block.role == "TOCI"):
                block = silent
            path.append((depth, block))
