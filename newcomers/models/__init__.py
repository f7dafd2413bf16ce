from newcomers.models.guides import GuidePage
from newcomers.models.indexes import ContactIndexPage, GlossaryPage, NewcomersIndexPage, TopicPage

__all__ = ["ContactIndexPage", "GlossaryPage", "GuidePage", "NewcomersIndexPage", "TopicPage"]
