"""Tags of the chapters on the web."""

from functools import partial

from django.template import Library
from django.utils.safestring import mark_safe

from strategy.footnotes.placing import link_footnotes
from strategy.paragraphs.marking import link_number, number_block

register = Library()


@register.simple_tag(takes_context=True)
def numbered_body(context, body, places):
    """The blocks of a chapter with the numbers of their paragraphs, and its footnotes.

    ``places``: numbers by (block id, place in the block).
    """
    values = context.flatten()
    write = partial(link_number, language_code=values["presentation"].language_code)
    parts = [number_block(block.render_as_block(values), block.block_type, block.id or "", places, write) for block in body]
    return mark_safe(link_footnotes("\n".join(parts), values["page"].number))
