"""Blocks of press releases and congress pages."""

from django.core.exceptions import ValidationError
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

NO_FORMER = (
    "Bitte eintragen, wie die Stelle vorher lautete: Leserinnen und Leser sollen sehen, was sich geändert hat. "
    "War nichts falsch und ist nur etwas dazugekommen, unter „Art“ die Ergänzung wählen."
)


class PersonNameBlock(UntranslatedCharBlock):
    """Who said it. Nobody can print a quote that nobody said."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.field.error_messages["required"] = "Ein Zitat braucht einen Namen. Bitte eintragen, wer das gesagt hat."


class QuoteBlock(blocks.StructBlock):
    """What somebody said, with name and function. The name is the same in all languages."""

    text = blocks.TextBlock(label="Wortlaut", help_text="Ohne Anführungszeichen: sie kommen in jeder Sprache von selbst.")
    name = PersonNameBlock(label="Name", max_length=120)
    function = blocks.CharBlock(label="Funktion", max_length=200, required=False)

    class Meta:
        label = "Zitat"
        icon = "openquote"
        template = "news/blocks/quote.html"


class FigureSourceBlock(UntranslatedCharBlock):
    """Where a number comes from. Nobody can print a number that nobody counted."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.field.error_messages["required"] = "Eine Zahl braucht eine Quelle. Bitte eintragen, woher sie kommt."


class FigureNumberBlock(blocks.StructBlock):
    """One number with what it counts and where it comes from. Numbers are written as each language writes them."""

    value = blocks.CharBlock(label="Zahl", max_length=40)
    label = blocks.CharBlock(label="Was sie zählt", max_length=200)
    source = FigureSourceBlock(label="Quelle", max_length=150)


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


class DocumentListBlock(blocks.StreamBlock):
    document = DownloadBlock()


class ThemeListBlock(blocks.StreamBlock):
    theme = ThemeBlock()


class CorrectionBlock(blocks.StructBlock):
    """What was wrong in a release and what is right. The old wording stays readable, so that nothing disappears unseen.

    What was only missing is an addition: it has no wording of before.
    """

    kind = blocks.ChoiceBlock(choices=[("correction", "Korrektur"), ("addition", "Ergänzung")], default="correction", label="Art")
    date = blocks.DateBlock(label="Datum der Korrektur")
    text = blocks.TextBlock(label="Was jetzt richtig ist", help_text="Ein ganzer Satz: was falsch war und was gilt.")
    former = blocks.TextBlock(
        label="Bisheriger Wortlaut", required=False, help_text="Die Stelle, wie sie vorher lautete. Nur bei einer Ergänzung leer."
    )

    class Meta:
        label = "Korrektur"
        icon = "warning"

    def clean(self, value):
        value = super().clean(value)
        if value["kind"] == "correction" and not value["former"].strip():
            raise blocks.StructBlockValidationError(block_errors={"former": ValidationError(NO_FORMER)})
        return value


class CorrectionListBlock(blocks.StreamBlock):
    correction = CorrectionBlock()


class AnnouncedBlock(blocks.StructBlock):
    """A date before there is anything to read about it."""

    date = blocks.DateBlock(label="Datum")
    time = blocks.TimeBlock(label="Uhrzeit", required=False)
    kind = blocks.ChoiceBlock(
        choices=[("release", "Pressemitteilung"), ("congress", "Kongress"), ("conference", "Pressekonferenz"), ("report", "Bericht")],
        default="release",
        label="Art",
    )
    subject = blocks.CharBlock(label="Worum es geht", max_length=200, help_text="Das Thema, nichts aus dem Inhalt.")

    class Meta:
        label = "Termin"
        icon = "date"


class AnnouncedListBlock(blocks.StreamBlock):
    date = AnnouncedBlock()
