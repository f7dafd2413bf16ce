"""Blocks that more than one content app uses. A block that one app uses lives in that app."""

from core.blocks.bodies import StandardBodyBlock
from core.blocks.lists import QuestionsBlock, StepsBlock, TableBlock
from core.blocks.media import DownloadBlock, FigureBlock, VideoBlock
from core.blocks.references import RelatedListBlock, RelatedPageBlock, SourceBlock, SourceListBlock
from core.blocks.stream import HeadedStreamBlock
from core.blocks.text import HeadingBlock, NoticeBlock, ParagraphBlock
from core.blocks.untranslated import UntranslatedCharBlock, UntranslatedTextMixin

__all__ = [
    "DownloadBlock",
    "FigureBlock",
    "HeadedStreamBlock",
    "HeadingBlock",
    "NoticeBlock",
    "ParagraphBlock",
    "QuestionsBlock",
    "RelatedListBlock",
    "RelatedPageBlock",
    "SourceBlock",
    "SourceListBlock",
    "StandardBodyBlock",
    "StepsBlock",
    "TableBlock",
    "UntranslatedCharBlock",
    "UntranslatedTextMixin",
    "VideoBlock",
]
