from strategy.models.builds import Build
from strategy.models.chapters import ChapterPage
from strategy.models.editions import Edition, EditionFile
from strategy.models.overview import StrategyPage
from strategy.models.paragraphs import Paragraph
from strategy.models.publications import Publication

__all__ = ["Build", "ChapterPage", "Edition", "EditionFile", "Paragraph", "Publication", "StrategyPage"]
