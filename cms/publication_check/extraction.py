"""How much of the paper comes back when its text is copied out of the PDF: by poppler (Linux viewers) and PDFium (Chrome).

A sentence counts as found when it stands in the extracted text character by character, after Unicode NFKC, without joiners
and marks of direction, which nobody sees, and without spaces, which a PDF does not hold: poppler puts the one after an
Arabic comma before it.

Both programs rebuild the order of a right-to-left line themselves; ``core.pdf.direction_marks`` tells how the file helps them.
"""

import re
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2

from cms.publication_check.validators import require_program
from core.publishing.reading import Block
from strategy.files.reading import read_paper

SENTENCE_ENDS = ".!?؟۔…"
FEWEST_CHARACTERS = 20
#: A note in the text of the paper. On the page it has no brackets.
NOTE_SIGN = re.compile(r"\[(\d+)\]")
SHARE_WANTED = 0.8


@dataclass(frozen=True)
class Extraction:
    """How many sentences one program gave back, and some that it did not."""

    reader: str
    found: int
    total: int
    missing: list[str]

    @property
    def share(self) -> float:
        return self.found / self.total if self.total else 1.0

    def __str__(self) -> str:
        return f"{self.share:.1%} of {self.total} sentences"


def measure(content: bytes, html: str) -> list[Extraction]:
    """Return the result of each program. Raises ToolMissing without pdftotext."""
    sentences = list_sentences(html)
    results = []
    for reader, extract in READERS.items():
        text = join(extract(content))
        missing = [one for one in sentences if join(one) not in text]
        results.append(Extraction(reader, len(sentences) - len(missing), len(sentences), missing))
    return results


def list_sentences(html: str) -> list[str]:
    """Return the sentences of all paragraphs, without very short ones, which would be found by chance."""
    sentences = []
    for section in read_paper(html).sections:
        for text in _iterate_paragraphs(section.blocks):
            begin = 0
            simple = simplify(text)
            for position, character in enumerate(simple, start=1):
                is_end = character in SENTENCE_ENDS and simple[position : position + 1] in ("", " ")
                if is_end or position == len(simple):
                    sentence = simple[begin:position].strip()
                    begin = position
                    if len(sentence) >= FEWEST_CHARACTERS:
                        sentences.append(sentence)
    return sentences


def join(text: str) -> str:
    """Return text as it is compared: without what nobody sees, and without spaces."""
    return "".join(simplify(text).split())


def simplify(text: str) -> str:
    """Return text without what nobody sees."""
    normal = unicodedata.normalize("NFKC", text)
    return " ".join("".join(one for one in normal if unicodedata.category(one) != "Cf").split())


def extract_with_poppler(content: bytes) -> str:
    pdftotext = require_program("pdftotext", "poppler-utils")
    done = subprocess.run([pdftotext, "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def extract_with_pdfium(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


READERS: dict[str, Callable[[bytes], str]] = {"poppler": extract_with_poppler, "PDFium": extract_with_pdfium}


def _iterate_paragraphs(blocks: list[Block]):
    for block in blocks:
        if block.type == "paragraph":
            yield NOTE_SIGN.sub(r"\1", block.text)
        yield from _iterate_paragraphs(block.blocks)
        for item in block.items:
            yield from _iterate_paragraphs(item)
