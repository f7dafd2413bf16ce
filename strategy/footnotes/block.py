"""Running text of a chapter, in which footnotes may stand."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.rich_text import RichText
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from core.blocks import ParagraphBlock
from core.blocks.text import TEXT_FEATURES
from core.marks import FOOTNOTE_SIGN
from strategy.footnotes.stored import LINK_TYPE, fold, make_keys_unique, read_footnotes, unfold

#: A note that says more is a paragraph. The window of the editor stops at the same length.
LONGEST_NOTE = 500
#: What wagtail-localize takes an unfolded text for.
PLAIN_TEXT = blocks.RichTextBlock()


class ChapterTextBlock(ParagraphBlock):
    """Running text with footnotes. Their notes are segments of their own, behind those of the paragraphs."""

    def __init__(self, **kwargs):
        super().__init__(features=[*TEXT_FEATURES, LINK_TYPE], **kwargs)

    def deconstruct(self):
        return blocks.Block.deconstruct(self)

    def clean(self, value):
        value = super().clean(value)
        for note in read_footnotes(value.source):
            if not note.text.strip():
                raise ValidationError(
                    f"Eine Fußnote hat keinen Text. Bitte auf das Zeichen {FOOTNOTE_SIGN} klicken und den Text schreiben "
                    "oder die Fußnote löschen."
                )
            if len(note.text) > LONGEST_NOTE:
                raise ValidationError(
                    f"Die Fußnote „{note.text[:40]}…“ hat {len(note.text)} Zeichen, erlaubt sind {LONGEST_NOTE}. Bitte kürzen oder "
                    "einen Teil in den Text nehmen."
                )
        return RichText(make_keys_unique(value.source))

    def get_searchable_content(self, value):
        texts = [one.replace(FOOTNOTE_SIGN, "") for one in super().get_searchable_content(value)]
        return texts + [note.text for note in read_footnotes(value.source)]

    def get_translatable_segments(self, value):
        return StreamFieldSegmentExtractor(None).handle_block(PLAIN_TEXT, RichText(unfold(value.source)))

    def restore_translated_segments(self, value, segments):
        return RichText(fold(StreamFieldSegmentsWriter(None, None, None).handle_block(PLAIN_TEXT, value, segments).source))


def has_lone_sign(raw) -> bool:
    """Whether the stored form of a block holds the sign of a footnote that has lost its note (copied into a field that takes none)."""
    if isinstance(raw, dict):
        return any(has_lone_sign(one) for one in raw.values())
    if isinstance(raw, list):
        return any(has_lone_sign(one) for one in raw)
    return isinstance(raw, str) and strip_tags(raw).count(FOOTNOTE_SIGN) > len(read_footnotes(raw))
