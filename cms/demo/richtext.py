"""Markdown of the content files into the HTML that Wagtail stores."""

import re
from html import escape

from markdown_it import MarkdownIt

from cms.demo.files import Block
from core.foreign_words.languages import LANGUAGES
from core.foreign_words.stored import write_mark
from core.marks import FOOTNOTE_SIGN
from strategy.footnotes.stored import LINK_TYPE

RENDERER = MarkdownIt("commonmark", {"html": False}).disable(["heading", "lheading", "code", "fence", "image", "hr", "blockquote"])
PAGE_LINK = re.compile(r'<a href="page:([a-z0-9-]+)">')
FOOTNOTE = re.compile(r"\^\[([^\]]+)\]")
#: In the finished HTML: Markdown leaves the brackets of what is no link as they are.
FOREIGN_WORDS = re.compile(r"\[([^\[\]]+)\]\{([a-z-]+)\}")
ORDINAL = re.compile(r"^(\s*\d+)\. ", re.MULTILINE)


def render_markdown(text: str, block: Block, page_ids: dict[str, int]) -> str:
    """Return rich text for ``text``. A link ``page:slug`` becomes a link to the page with that slug, ``^[…]`` a footnote.

    ``[…]{en}`` becomes words that say their language. Raises ContentError, at the line of ``block``, for a slug that no page has and
    for a language that nobody knows.
    """
    notes = enumerate(FOOTNOTE.findall(text), start=1)
    html = RENDERER.render(keep_ordinals(FOOTNOTE.sub(FOOTNOTE_SIGN, text))).strip().replace("\n", "")

    def place(found: re.Match) -> str:
        number, note = next(notes)
        return f'<a linktype="{LINK_TYPE}" note="n{number}" text="{escape(note)}">{FOOTNOTE_SIGN}</a>'

    html = re.sub(FOOTNOTE_SIGN, place, html)

    def link(found: re.Match) -> str:
        if found[1] not in page_ids:
            raise block.error(f"no page has the slug “{found[1]}”")
        return f'<a id="{page_ids[found[1]]}" linktype="page">'

    html = PAGE_LINK.sub(link, html)

    def mark(found: re.Match) -> str:
        if found[2] not in LANGUAGES:
            raise block.error(f"“{found[2]}” is no language that words can be marked with")
        return write_mark(found[2], found[1])

    html = FOREIGN_WORDS.sub(mark, html)
    return html.replace("<strong>", "<b>").replace("</strong>", "</b>").replace("<em>", "<i>").replace("</em>", "</i>")


def keep_ordinals(text: str) -> str:
    """Escape the full stop of a number that begins a paragraph without being a list: “7. Integrationskongress”."""
    paragraphs = re.split(r"(\n\s*\n)", text)
    for index, paragraph in enumerate(paragraphs):
        if len(re.findall(r"(?m)^\s*\d+\. ", paragraph)) == 1 and not re.match(r"\s*1\. ", paragraph):
            paragraphs[index] = ORDINAL.sub(r"\1\\. ", paragraph)
    return "".join(paragraphs)
