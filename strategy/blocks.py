"""Blocks of the paper that nobody else uses."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import (
    DownloadBlock,
    FigureBlock,
    HeadedStreamBlock,
    HeadingBlock,
    NoticeBlock,
    StepsBlock,
    TableBlock,
    UntranslatedCharBlock,
)
from core.blocks.text import BOX_FEATURES
from core.marks import FOOTNOTE_SIGN
from strategy.charts import build_bars
from strategy.footnotes.block import ChapterTextBlock, has_lone_sign


class GoalBlock(blocks.StructBlock):
    """A goal (Ziel) with its number, which never changes once it is cited."""

    number = UntranslatedCharBlock(label="Nummer", max_length=10)
    title = blocks.CharBlock(label="Ziel", max_length=200)
    text = blocks.RichTextBlock(features=BOX_FEATURES, label="Text", required=False)

    class Meta:
        label = "Ziel"
        icon = "tick-inverse"
        template = "strategy/blocks/goal.html"


class MeasuresBlock(blocks.ListBlock):
    """Measures of the strategy, from the shared facts."""

    def __init__(self, child_block=None, **kwargs):
        super().__init__(child_block or SnippetChooserBlock("facts.Measure", label="Maßnahme"), **kwargs)

    class Meta:
        label = "Maßnahmen"
        icon = "tick"
        template = "strategy/blocks/measures.html"


class IndicatorBlock(SnippetChooserBlock):
    """An indicator from the shared facts: a chart where it has several years, and always the table of its numbers."""

    def __init__(self, **kwargs):
        super().__init__("facts.Indicator", **kwargs)

    class Meta:
        label = "Indikator"
        icon = "table"
        template = "strategy/blocks/indicator.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        if value is not None:
            context["numbers"] = list(value.values.all())
            presentation = context.get("presentation")
            context["bars"] = build_bars(context["numbers"], presentation.body_language.direction if presentation else "ltr")
        return context

    def bulk_to_python(self, values):
        """Fetch all indicators of a body with their numbers in two queries."""
        found = self.target_model.objects.prefetch_related("values").in_bulk(values)
        return [found.get(key) for key in values]

    def deconstruct(self):
        return blocks.Block.deconstruct(self)


class ChapterBodyBlock(HeadedStreamBlock):
    """What a chapter of the paper is made of."""

    heading = HeadingBlock()
    text = ChapterTextBlock()
    goal = GoalBlock()
    measures = MeasuresBlock()
    indicator = IndicatorBlock()
    notice = NoticeBlock()
    steps = StepsBlock()
    table = TableBlock()
    image = FigureBlock()
    download = DownloadBlock()

    def clean(self, value):
        """Refuse signs of footnotes without a note: copied into a field that takes none, a sign leaves its note behind."""
        value = super().clean(value)
        for position, block in enumerate(value):
            if has_lone_sign(block.get_prep_value()["value"]):
                message = (
                    f"Hier steht das Zeichen {FOOTNOTE_SIGN} ohne Fußnote. Bitte löschen. Eine Fußnote entsteht in einem Textblock "
                    f"mit der Schaltfläche {FOOTNOTE_SIGN}."
                )
                raise blocks.StreamBlockValidationError(block_errors={position: ValidationError(message)})
        return value
