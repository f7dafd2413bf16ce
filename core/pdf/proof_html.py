"""What the HTML says should be in the tag tree."""

from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import tinyhtml5

from core.pdf.alternatives import SVG_TAG, alternative_text
from core.pdf.errors import MissingAltText
from core.pdf.proof_block import Block

BLOCK_ROLES = {
    "p": "P",
    "li": "LBody",
    "dt": "Lbl",
    "dd": "LBody",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
NOT_PRINTED = frozenset({"head", "script", "style", "template", "noscript"})


@dataclass
class HtmlFacts:
    """The text blocks in reading order, and counts of what else must match."""

    language: str | None
    title: str
    blocks: list[Block] = field(default_factory=list)
    loose_text: list[str] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    alternatives: Counter[str] = field(default_factory=Counter)
    contents_entries: int = 0
    tables: int = 0
    findings: list[str] = field(default_factory=list)


def read_html(html: str) -> HtmlFacts:
    """Read the document with the parser WeasyPrint uses, so that both see one tree."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    title = " ".join((root.findtext("head/title") or "").split())
    facts = HtmlFacts(root.get("lang"), title)
    _Reader(facts).read(root, None, is_in_contents=False)
    facts.blocks = [block for block in facts.blocks if block.text]
    return facts


class _Reader:
    def __init__(self, facts: HtmlFacts):
        self.facts = facts

    def read(self, element: Element, block: Block | None, *, is_in_contents: bool) -> None:
        if not isinstance(element.tag, str) or element.tag in NOT_PRINTED:
            return
        if element.get("hidden") is not None:
            return
        classes = (element.get("class") or "").split()
        is_in_contents |= element.tag == "nav" and "toc" in classes
        self._count(element, is_in_contents=is_in_contents)
        if element.tag == SVG_TAG:
            return
        role = BLOCK_ROLES.get(element.tag)
        if element.tag == "li" and is_in_contents:
            role = "TOCI"
        elif "fn" in classes:
            role = "Note"
        if role:
            block = Block(role, has_page_number=role == "TOCI")
            self.facts.blocks.append(block)
        is_reference = "page-ref" in classes and block is not None
        if is_reference:
            block.has_page_number = True
        self._take(element.text, block)
        for child in element:
            self.read(child, block, is_in_contents=is_in_contents)
            self._take(child.tail, block)
        if is_reference:
            self._take(f"({element.get('data-page', '')})", block)

    def _take(self, text: str | None, block: Block | None) -> None:
        if text:
            (self.facts.loose_text if block is None else block.texts).append(text)

    def _count(self, element: Element, *, is_in_contents: bool) -> None:
        language = element.get("lang")
        if language and element.tag not in ("html", "body"):
            self.facts.languages[language] += 1
        if element.tag == "table":
            self.facts.tables += 1
        elif element.tag == "li" and is_in_contents:
            self.facts.contents_entries += 1
        elif element.tag in ("img", SVG_TAG):
            try:
                alternative = alternative_text(element)
            except MissingAltText as error:
                self.facts.findings.append(str(error))
            else:
                if alternative is not None:
                    self.facts.alternatives[alternative] += 1
