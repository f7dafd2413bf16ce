"""Tags of the printed paper."""

from django.template import Library

from core import marks
from core.pdf import ImageNotLoaded
from core.publishing.printing import print_block
from core.reading import Heading, collect_headings
from strategy.charts import build_bars
from strategy.footnotes.placing import print_footnotes
from strategy.paragraphs.marking import number_block, print_number

register = Library()

#: A number before a block is a paragraph of its own: the tags of a PDF know no text outside of one.
NUMBER_BOX = "<p>{}</p>"


@register.simple_tag
def chapter_headings(chapter) -> list[Heading]:
    """The headings of a chapter with ids that are unique in the whole paper."""
    return [
        Heading(heading.text, paper_anchor(chapter, position)) for position, heading in enumerate(collect_headings(chapter.body), start=1)
    ]


def paper_anchor(chapter, position: int) -> str:
    """The id of the heading at a position of a chapter, counted from 1."""
    return f"kapitel-{chapter.number}-{position}"


@register.simple_tag
def use_marks(page):
    """Mark what is not translated yet in the texts of this page that follow."""
    marks.activate(marks.PageMarks.of_page(page, is_paper=True))
    return ""


@register.simple_tag(takes_context=True)
def paper_body(context, chapter):
    """The body of a chapter for print: templates for blocks, numbers for paragraphs. Raises ImageNotLoaded with the chapter."""
    places = context["places"].get(chapter.translation_key, {})
    parts, position = [], 0
    for block in chapter.body:
        values = {}
        if block.block_type == "heading":
            position += 1
            values["anchor"] = paper_anchor(chapter, position)
        if block.block_type == "indicator" and block.value is not None:
            values["numbers"] = list(block.value.values.all())
            values["bars"] = build_bars(values["numbers"], context["presentation"].body_language.direction)
        try:
            rendered = print_block("strategy", block, context["presentation"], **values)
        except ImageNotLoaded as error:
            raise ImageNotLoaded(error.image, f"{chapter.number} {chapter.title}") from error
        parts.append(number_block(rendered, block.block_type, block.id or "", places, print_number, NUMBER_BOX))
    return print_footnotes("\n".join(parts))
