"""Tags of a release for print and for the press."""

from django.template import Library
from django.template.loader import render_to_string

register = Library()


@register.simple_tag(takes_context=True)
def print_block(context, block):
    """A block of a release as print shows it: each kind has a template of its own."""
    values = {"value": block.value, "presentation": context["presentation"]}
    if block.block_type == "image":
        values["address"] = context["pictures"].get(block.value["image"].pk, "") if block.value["image"] else ""
    return render_to_string(f"news/print/blocks/{block.block_type}.html", values)
