"""Blocks of press releases and congress pages."""

from wagtail import blocks

from core.blocks import (
    DownloadBlock,
    FigureBlock,
    HeadingBlock,
    ParagraphBlock,
    TableBlock,
    UntranslatedCharBlock,
    VideoBlock,
)


class QuoteBlock(blocks.StructBlock):
    """What somebody said, with name and function. The name is the same in all languages."""

    text = blocks.TextBlock(label="Wortlaut", help_text="Ohne Anführungszeichen: sie kommen in jeder Sprache von selbst.")
    name = UntranslatedCharBlock(label="Name", max_length=120)
    function = blocks.CharBlock(label="Funktion", max_length=200, required=False)

    class Meta:
        label = "Zitat"
        icon = "openquote"
        template = "news/blocks/quote.html"


class FigureNumberBlock(blocks.StructBlock):
    """One number with what it counts and where it comes from. Numbers are written as each language writes them."""

    value = blocks.CharBlock(label="Zahl", max_length=40)
    label = blocks.CharBlock(label="Was sie zählt", max_length=200)
    source = UntranslatedCharBlock(label="Quelle", max_length=150, required=False)


class FiguresBlock(blocks.ListBlock):
    """Numbers of a release, for quoting."""

    def __init__(self, child_block=None, **kwargs):
        super().__init__(child_block or FigureNumberBlock(), **kwargs)

    class Meta:
        label = "Zahlen"
        icon = "order"
        template = "news/blocks/figures.html"


class NewsBodyBlock(blocks.StreamBlock):
    """What a press release or a congress report is made of."""

    text = ParagraphBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    figures = FiguresBlock()
    table = TableBlock()
    image = FigureBlock()
    download = DownloadBlock()
    video = VideoBlock()


class OpeningImageBlock(blocks.StreamBlock):
    """The one picture below the headline."""

    image = FigureBlock()


class ThemeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Thema", max_length=150)
    text = blocks.TextBlock(label="Worum es ging", required=False)


class SessionBlock(blocks.StructBlock):
    """A point of the programme. Without a known time the field stays empty."""

    time = UntranslatedCharBlock(label="Uhrzeit", max_length=20, required=False)
    title = blocks.CharBlock(label="Titel", max_length=200)
    text = blocks.TextBlock(label="Beschreibung", required=False)


class SpeakerBlock(blocks.StructBlock):
    name = UntranslatedCharBlock(label="Name", max_length=120)
    function = blocks.CharBlock(label="Funktion", max_length=200, required=False)


class DocumentListBlock(blocks.StreamBlock):
    document = DownloadBlock()


class ThemeListBlock(blocks.StreamBlock):
    theme = ThemeBlock()


class SessionListBlock(blocks.StreamBlock):
    session = SessionBlock()


class SpeakerListBlock(blocks.StreamBlock):
    speaker = SpeakerBlock()
