"""The round trip: does the finished PDF say what the HTML says, in the same roles?

A validator sees that a tag tree is well formed; it cannot see that a sentence
is missing from it, or that a heading row became plain cells. This does.
"""

from collections import Counter

from core.pdf.proof_block import HEADINGS, Block, bag
from core.pdf.proof_html import HtmlFacts, read_html
from core.pdf.proof_tags import TagFacts, read_tags


def compare(html: str, pdf_bytes: bytes) -> list[str]:
    """Return one sentence per difference; an empty list means the file is true.

    Every heading, paragraph, list item, definition, table cell, caption and
    footnote has to stand in the tag tree with the same role and characters
    (see proof_block.bag for what does not count), and nothing else may.
    Headings have to come in the same order, and make bookmarks. Title and
    language have to be the same; changes of language, alternatives, tables and
    contents entries have to be as many. Content has to lead back to its tag. Printed page numbers are allowed
    in the contents list and in blocks with an a.page-ref.

    Not seen: the order of blocks other than headings, and text of <q>, whose
    quotation marks only the stylesheet knows: write the marks out instead.

    Raises pikepdf.PdfError or pypdfium2.PdfiumError when the file cannot be read.
    """
    wanted, found = read_html(html), read_tags(pdf_bytes)
    return [
        *wanted.findings,
        *_compare_blocks(wanted, found),
        *_compare_headings(wanted.blocks, found.blocks),
        *_compare_counts(wanted, found),
        *found.findings,
    ]


def _compare_blocks(wanted: HtmlFacts, found: TagFacts) -> list[str]:
    missing, left = _match(wanted.blocks, found.blocks, with_digits=True)
    numbered = [block for block in missing if block.has_page_number]
    missing = [block for block in missing if not block.has_page_number]
    still_missing, left = _match(numbered, left, with_digits=False)
    # List markers and note numbers are labels that no HTML element holds.
    left = [block for block in left if block.role != "Lbl"]
    findings = [f"In the HTML, but not in the tag tree: {block}" for block in [*missing, *still_missing]]
    wanted_loose = bag("".join(wanted.loose_text))
    found_loose = bag("".join(found.loose_text))
    if wanted_loose != found_loose:
        # Bare text, for example in <address>, is tagged as a paragraph.
        paragraphs = [block for block in left if block.role == "P"]
        texts = [*found.loose_text, *(block.text for block in paragraphs)]
        if wanted_loose == bag("".join(texts)):
            left = [block for block in left if block.role != "P"]
        else:
            findings.append("Text outside of paragraphs, lists and tables differs.")
    findings += [f"In the tag tree, but not in the HTML: {block}" for block in left]
    return findings


def _match(wanted: list[Block], found: list[Block], *, with_digits: bool) -> tuple[list[Block], list[Block]]:
    """Pair off equal blocks and return what is left over on either side."""
    open_keys = Counter(block.key(with_digits=with_digits) for block in wanted)
    left = []
    for block in found:
        key = block.key(with_digits=with_digits)
        if open_keys[key]:
            open_keys[key] -= 1
        else:
            left.append(block)
    missing = []
    for block in reversed(wanted):
        key = block.key(with_digits=with_digits)
        if open_keys[key]:
            open_keys[key] -= 1
            missing.append(block)
    return missing[::-1], left


def _compare_headings(wanted: list[Block], found: list[Block]) -> list[str]:
    pairs = [[block for block in side if block.role in HEADINGS] for side in (wanted, found)]
    keys = [[block.key() for block in side] for side in pairs]
    if keys[0] == keys[1]:
        return []
    for position, (one, other) in enumerate(zip(*pairs, strict=False), start=1):
        if one.key() != other.key():
            return [f"Heading {position} is {one} in the HTML, {other} in the PDF."]
    return [f"Headings: {len(pairs[0])} in the HTML, {len(pairs[1])} in the PDF."]


def _compare_counts(wanted: HtmlFacts, found: TagFacts) -> list[str]:
    findings = []
    if wanted.language and wanted.language != found.language:
        findings.append(f"Document language: {wanted.language} in the HTML, {found.language} in the PDF.")
    if wanted.title != found.title:
        findings.append(f"Title: “{wanted.title}” in the HTML, “{found.title}” in the PDF.")
    if not found.has_outline and any(b.role in HEADINGS for b in wanted.blocks):
        findings.append("The PDF has no bookmarks, though the HTML has headings.")
    for name, one, other in (
        ("Contents entries (TOCI)", wanted.contents_entries, found.roles["TOCI"]),
        ("Tables (Table)", wanted.tables, found.roles["Table"]),
    ):
        if one != other:
            findings.append(f"{name}: {one} in the HTML, {other} in the PDF.")
    for name, ones, others in (
        ("Language change (Lang)", wanted.languages, found.languages),
        ("Text alternative (Alt)", wanted.alternatives, found.alternatives),
    ):
        for value in sorted(set(ones) | set(others)):
            if ones[value] != others[value]:
                findings.append(f"{name} “{value}”: {ones[value]} in the HTML, {others[value]} in the PDF.")
    return findings
