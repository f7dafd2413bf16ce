from wagtail import blocks

from core.blocks.untranslated import UntranslatedCharBlock


class SourceBlock(blocks.StructBlock):
    """Where a claim comes from. Only the words that say what it supports are translated."""

    label = blocks.CharBlock(label="Was sie belegt", max_length=250)
    publisher = UntranslatedCharBlock(label="Herausgeber", max_length=200)
    url = blocks.URLBlock(label="Adresse", required=False)
    as_of = UntranslatedCharBlock(label="Stand", max_length=60, required=False)

    class Meta:
        label = "Quelle"
        icon = "link"


class RelatedPageBlock(blocks.PageChooserBlock):
    """Another page of the site. It points at ``wagtailcore.Page``, so that no app needs to know another's pages."""

    class Meta:
        label = "Seite"
        icon = "doc-empty"


class SourceListBlock(blocks.StreamBlock):
    """The sources of a page."""

    source = SourceBlock()


class RelatedListBlock(blocks.StreamBlock):
    """Pages to read on."""

    page = RelatedPageBlock()
