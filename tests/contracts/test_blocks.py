"""wagtail-localize can extract the texts of every block of the project, and only those that are to be translated."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor, extract_segments

from core.blocks import UntranslatedTextMixin
from core.models import BasePage

TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.RawHTMLBlock)
#: Where wagtail-localize asks a block itself; each of these holds text that is the same in all languages.
UNTRANSLATED = {"number", "german", "publisher", "as_of", "name", "source", "room", "duration"}


def find_stream_fields() -> list[StreamField]:
    return [
        field
        for model in apps.get_models()
        if issubclass(model, BasePage)
        for field in model._meta.local_fields
        if isinstance(field, StreamField)
    ]


def find_kinds() -> list[tuple[str, StreamField, blocks.Block]]:
    """Return every kind of block of every StreamField."""
    return [
        (f"{field.model.__name__}.{field.name}.{kind}", field, block)
        for field in find_stream_fields()
        for kind, block in field.stream_block.child_blocks.items()
    ]


def make_raw(block: blocks.Block, word: str):
    """Return the stored form of a block whose every text is ``word``. Choosers stay empty."""
    if isinstance(block, blocks.StructBlock):
        return {name: make_raw(child, word) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [{"type": "item", "value": make_raw(block.child_block, word), "id": "1"}]
    if isinstance(block, blocks.RichTextBlock):
        return f"<p>{word}</p>"
    return word if isinstance(block, TEXT_BLOCKS) else block.get_prep_value(block.get_default())


def find_texts(block: blocks.Block, name: str = "") -> Iterator[tuple[str, blocks.Block]]:
    """Yield the blocks inside ``block`` that hold text, with their names."""
    if isinstance(block, blocks.StructBlock):
        for child_name, child in block.child_blocks.items():
            yield from find_texts(child, child_name)
    elif isinstance(block, blocks.ListBlock):
        yield from find_texts(block.child_block, name)
    elif isinstance(block, TEXT_BLOCKS):
        yield name, block


def extract(field: StreamField, kind: str, block: blocks.Block) -> list[str]:
    value = field.stream_block.to_python([{"type": kind, "value": make_raw(block, "Wort"), "id": "1"}])
    segments = StreamFieldSegmentExtractor(field).handle_stream_block(value)
    return [segment.render_text() for segment in segments if isinstance(segment, StringSegmentValue)]


def test_blocks_are_found():
    assert len(find_kinds()) > 45


@pytest.mark.parametrize(("field", "block"), [kind[1:] for kind in find_kinds()], ids=[kind[0] for kind in find_kinds()])
def test_texts_to_translate_are_extracted_and_no_others(field, block):
    wanted = [name for name, child in find_texts(block) if not isinstance(child, UntranslatedTextMixin)]
    assert extract(field, block.name, block) == ["Wort"] * len(wanted)


def test_untranslated_texts_are_known():
    texts = [one for _, _, block in find_kinds() for one in find_texts(block)]
    assert {name for name, block in texts if isinstance(block, UntranslatedTextMixin)} == UNTRANSLATED


def test_no_image_block_stands_deeper_than_one_structure():
    """wagtail-localize fails on an image block below two structures."""
    structures = [
        child
        for _, _, block in find_kinds()
        if isinstance(block, blocks.StructBlock)
        for child in block.child_blocks.values()
        if isinstance(child, blocks.StructBlock)
    ]
    assert [child for child in structures if "image" in child.child_blocks] == []


def test_every_kind_of_block_is_on_the_small_site(db):
    """So every contract test sees it. Films and downloads need a file, which content files cannot name."""
    used = {
        block.block_type
        for page in Page.objects.specific()
        for field in page._meta.fields
        if isinstance(field, StreamField)
        for block in getattr(page, field.name)
    }
    assert {kind.rpartition(".")[2] for kind, _, _ in find_kinds()} - used == {"download", "document"}


def test_all_pages_of_the_small_site_can_be_extracted(db):
    assert [page for page in Page.objects.filter(depth__gt=1).specific() if not extract_segments(page)] == []
