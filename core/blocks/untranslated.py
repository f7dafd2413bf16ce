from wagtail import blocks


class UntranslatedTextMixin:
    """Text that is the same in every language: a phone number, a name, a German office word.

    wagtail-localize asks a block for its segments before it looks at the block's type, and takes every
    CharBlock for text to translate otherwise.
    """

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class UntranslatedCharBlock(UntranslatedTextMixin, blocks.CharBlock):
    """One line that is never translated."""
