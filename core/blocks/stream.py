from django.core.exceptions import ValidationError
from wagtail import blocks


class HeadedStreamBlock(blocks.StreamBlock):
    """A body in which blocks that bring headings of the third level stand below one of the second (WCAG 1.3.1)."""

    #: Kinds of block whose templates write an ``<h3>``.
    headed_types = frozenset({"steps", "goal", "measures"})

    def clean(self, value):
        value = super().clean(value)
        for position, block in enumerate(value):
            if block.block_type == "heading":
                break
            if block.block_type in self.headed_types:
                raise blocks.StreamBlockValidationError(
                    block_errors={
                        position: ValidationError("Vor diesem Block fehlt eine Überschrift. Bitte zuerst eine Überschrift einfügen.")
                    }
                )
        return value
