"""Every model that is translated by column."""

from facts.models.contacts import ContactPoint
from facts.models.indicators import Indicator, IndicatorValue
from facts.models.measures import Measure
from facts.models.notices import Notice, NoticePhrase, NoticeSentence
from facts.models.places import Place
from facts.models.site import SiteText
from facts.models.terms import Term
from facts.models.topics import Topic
from facts.models.translated import TranslatedFact

__all__ = [
    "ContactPoint",
    "Indicator",
    "IndicatorValue",
    "Measure",
    "Notice",
    "NoticePhrase",
    "NoticeSentence",
    "Place",
    "SiteText",
    "Term",
    "Topic",
    "TranslatedFact",
]
