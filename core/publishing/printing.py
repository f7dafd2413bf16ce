"""Blocks of a body as print shows them."""

from collections.abc import Callable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from core.publishing.pictures import embed_image


def print_block(room: str, block, presentation, embed: Callable[[Any], str] = embed_image, **values: Any) -> SafeString:
    """Return a block as HTML for print: by the template of its room, or by the one that all rooms share.

    ``embed`` returns the address of a picture; ``values`` go to the template. A picture that was deleted since is left out.
    Raises ImageNotLoaded as ``embed_image`` does, and TemplateDoesNotExist for a kind of block that nobody made a template for.
    """
    if block.block_type == "image":
        if block.value["image"] is None:
            return mark_safe("")
        values["address"] = embed(block.value["image"])
    names = [f"{folder}/{block.block_type}.html" for folder in (f"{room}/print/blocks", "core/print/blocks")]
    return render_to_string(names, {"value": block.value, "presentation": presentation, **values})
