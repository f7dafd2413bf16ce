"""Copies of pages whose blocks may be written into.

wagtail-localize restores translated texts by writing into the blocks of the page that it reads them from. Whoever goes on
using that page would find a translation where the German text was, and a picture that one language chose in the next one.
"""

import copy
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField


def copy_with_blocks(page):
    """Return a copy of a page in memory with blocks of its own (no query: what the blocks chose is fetched already)."""
    copied = copy.copy(page)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            setattr(copied, field.attname, copy_value(getattr(page, field.attname)))
    return copied


def copy_value(value: Any) -> Any:
    """Return a block's value with containers of its own. Texts, rich texts and chosen objects are replaced, never changed."""
    if isinstance(value, StreamValue):
        return StreamValue(value.stream_block, [(child.block_type, copy_value(child.value), child.id) for child in value])
    if isinstance(value, StructValue):
        return type(value)(value.block, [(name, copy_value(one)) for name, one in value.items()])
    if isinstance(value, ListValue):
        children = [ListValue.ListChild(child.block, copy_value(child.value), id=child.id) for child in value.bound_blocks]
        return ListValue(value.list_block, bound_blocks=children)
    return value
