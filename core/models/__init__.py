"""Models that every content app stands on."""

from core.models.documents import CustomDocument
from core.models.images import CustomImage, CustomRendition
from core.models.pages import BasePage, BodyPage, LeadPage
from core.models.records import TranslationRecord
from core.models.versions import TreeVersion

__all__ = ["BasePage", "BodyPage", "CustomDocument", "CustomImage", "CustomRendition", "LeadPage", "TranslationRecord", "TreeVersion"]
