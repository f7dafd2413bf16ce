from strategy.models.chapters import ChapterPage
from strategy.models.overview import StrategyPage
from strategy.models.publications import Publication

__all__ = ["ChapterPage", "Publication", "StrategyPage"]
