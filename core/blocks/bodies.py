from core.blocks.lists import QuestionsBlock, StepsBlock, TableBlock
from core.blocks.media import DownloadBlock, FigureBlock, VideoBlock
from core.blocks.stream import HeadedStreamBlock
from core.blocks.text import HeadingBlock, NoticeBlock, ParagraphBlock


class StandardBodyBlock(HeadedStreamBlock):
    """What plain pages and indexes are made of."""

    heading = HeadingBlock()
    text = ParagraphBlock()
    notice = NoticeBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    table = TableBlock()
    image = FigureBlock()
    download = DownloadBlock()
    video = VideoBlock()
