from django.core.exceptions import ValidationError
from wagtail import blocks

from core.blocks.text import TEXT_FEATURES


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Schritt", max_length=120)
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label="Text", required=False)


class StepsBlock(blocks.ListBlock):
    """Numbered steps, in the order in which a reader takes them."""

    def __init__(self, child_block=None, **kwargs):
        super().__init__(child_block or StepBlock(), **kwargs)

    class Meta:
        label = "Schritte"
        icon = "list-ol"
        template = "core/blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label="Frage", max_length=200)
    answer = blocks.RichTextBlock(features=TEXT_FEATURES, label="Antwort")


class QuestionsBlock(blocks.ListBlock):
    """Questions and answers, folded until a reader opens them; open on paper."""

    def __init__(self, child_block=None, **kwargs):
        super().__init__(child_block or QuestionBlock(), **kwargs)

    class Meta:
        label = "Fragen und Antworten"
        icon = "help"
        template = "core/blocks/questions.html"


class RowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(blocks.CharBlock(label="Zelle", required=False, max_length=400), label="Zellen")

    class Meta:
        label = "Zeile"


class TableBlock(blocks.StructBlock):
    """A table with a head and a caption; the first cell of a row is its head.

    Rows are blocks because the tables of ``wagtail.contrib`` yield no segments to translate.
    """

    caption = blocks.CharBlock(label="Beschriftung", max_length=200)
    columns = blocks.ListBlock(blocks.CharBlock(label="Spalte", max_length=120), min_num=2, label="Spalten")
    rows = blocks.ListBlock(RowBlock(), min_num=1, label="Zeilen")

    class Meta:
        label = "Tabelle"
        icon = "table"
        template = "core/blocks/table.html"

    def clean(self, value):
        value = super().clean(value)
        width = len(value["columns"])
        for number, row in enumerate(value["rows"], start=1):
            if len(row["cells"]) != width:
                raise blocks.StructBlockValidationError(
                    block_errors={
                        "rows": ValidationError(f"Zeile {number} hat {len(row['cells'])} Zellen, die Tabelle hat {width} Spalten.")
                    }
                )
        return value
