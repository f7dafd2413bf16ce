"""Blocks of a guide that nobody else uses."""

from wagtail import blocks

from core.blocks import (
    DownloadBlock,
    FigureBlock,
    HeadedStreamBlock,
    HeadingBlock,
    NoticeBlock,
    ParagraphBlock,
    QuestionsBlock,
    StepsBlock,
    TableBlock,
    UntranslatedCharBlock,
    VideoBlock,
)
from facts.models.contacts import validate_phone


class PhoneBlock(blocks.StructBlock):
    """One number to call. The number itself is the same in all languages."""

    number = UntranslatedCharBlock(label="Nummer", max_length=30, validators=[validate_phone])
    tone = blocks.ChoiceBlock(choices=[("", "üblich"), ("danger", "lebensrettend")], required=False, label="Betonung")
    name = blocks.CharBlock(label="Wer meldet sich", max_length=100)
    text = blocks.CharBlock(label="Wann anrufen", max_length=250, required=False)


class PhonesBlock(blocks.ListBlock):
    """Cards with numbers to call, large enough for a thumb."""

    def __init__(self, child_block=None, **kwargs):
        super().__init__(child_block or PhoneBlock(), **kwargs)

    class Meta:
        label = "Telefonnummern"
        icon = "mobile-alt"
        template = "newcomers/blocks/phones.html"


class PhraseBlock(blocks.StructBlock):
    """A sentence to show at a counter: German for the person behind it, the reader's language for the reader."""

    german = UntranslatedCharBlock(label="Satz auf Deutsch", max_length=200)
    say = blocks.CharBlock(label="Derselbe Satz, wird übersetzt", max_length=250)
    when = blocks.CharBlock(label="Wann man ihn zeigt", max_length=200, required=False)


class PhrasesBlock(blocks.ListBlock):
    """Sentences to show at a counter."""

    def __init__(self, child_block=None, **kwargs):
        super().__init__(child_block or PhraseBlock(), **kwargs)

    class Meta:
        label = "Sätze zum Zeigen"
        icon = "openquote"
        template = "newcomers/blocks/phrases.html"


class GuideBodyBlock(HeadedStreamBlock):
    """What a guide is made of."""

    heading = HeadingBlock()
    text = ParagraphBlock()
    notice = NoticeBlock()
    phones = PhonesBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    table = TableBlock()
    phrases = PhrasesBlock()
    image = FigureBlock()
    download = DownloadBlock()
    video = VideoBlock()
