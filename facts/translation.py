"""Which fields of which fact have a column per language (django-modeltranslation)."""

from django.conf import settings
from modeltranslation.translator import TranslationOptions, register

from facts.models import ContactPoint, Indicator, Measure, NoticePhrase, SiteText, Term, Topic


@register(Topic)
class TopicTranslation(TranslationOptions):
    fields = ("name", "description")
    required_languages = (settings.LANGUAGE_CODE,)


@register(ContactPoint)
class ContactPointTranslation(TranslationOptions):
    fields = ("name", "description", "hours", "languages")
    required_languages = (settings.LANGUAGE_CODE,)


@register(Measure)
class MeasureTranslation(TranslationOptions):
    fields = ("title", "description", "office")
    required_languages = (settings.LANGUAGE_CODE,)


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("name", "unit", "definition", "office")
    required_languages = (settings.LANGUAGE_CODE,)


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ("explanation",)
    required_languages = (settings.LANGUAGE_CODE,)


@register(SiteText)
class SiteTextTranslation(TranslationOptions):
    fields = ("name", "tagline", "demo_notice", "advice_notice", "boilerplate")
    required_languages = (settings.LANGUAGE_CODE,)


@register(NoticePhrase)
class NoticePhraseTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = (settings.LANGUAGE_CODE,)
