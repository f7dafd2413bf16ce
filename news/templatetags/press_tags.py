"""Tags of a release for print and for the press."""

from django.template import Library

from core.publishing.printing import print_block

register = Library()


@register.simple_tag(takes_context=True)
def print_release_block(context, block):
    """A block of a release as print shows it."""
    return print_block("news", block, context["presentation"], context["name_picture"])
