"""What every shared fact has in common: history, and the memory of which German text a translation was made from."""

import hashlib
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from modelcluster.models import ClusterableModel
from modeltranslation.translator import NotRegistered, translator
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import RevisionMixin


class Localised(NamedTuple):
    """A text with the language that it is really in.

    ``is_changed``: there is a translation, but of an older German text; the German text stands in its place.
    """

    text: str
    language_code: str
    is_changed: bool = False


def digest_text(text: str | None) -> str:
    """Return 16 hexadecimal digits that stand for ``text``: enough to see that it changed, short enough to store."""
    return hashlib.sha256((text or "").encode()).hexdigest()[:16]


class TranslatedFact(RevisionMixin, ClusterableModel):
    """A shared fact with a key that addresses and files use.

    ``source_digests`` maps "field.language" to the digest of the German text at the moment when that
    translation was last written. ``older_sources`` maps such a digest to its German text, for as long as a translation
    was made from it and the German text is another: at most one for each translation. ``save()`` keeps both; nobody edits them.
    """

    key = models.SlugField("Schlüssel", max_length=100, unique=True, help_text="Steht in Adressen. Danach nicht mehr ändern.")
    source_digests = models.JSONField(default=dict, editable=False, blank=True)
    older_sources = models.JSONField(default=dict, editable=False, blank=True)

    class Meta:
        abstract = True

    @classmethod
    def get_translated_field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields that have a column per language."""
        try:
            names = translator.get_options_for_model(cls).all_fields
        except NotRegistered:
            return ()
        return tuple(field.name for field in cls._meta.get_fields() if field.name in names)

    def localise(self, field_name: str, language_code: str | None = None) -> Localised:
        """Return the text of a field in the reader's language, or the German one where no translation holds."""
        language_code = language_code or get_language() or settings.LANGUAGE_CODE
        source = getattr(self, build_localized_fieldname(field_name, settings.LANGUAGE_CODE)) or ""
        text = getattr(self, build_localized_fieldname(field_name, language_code), None)
        if language_code == settings.LANGUAGE_CODE or not text:
            return Localised(source, settings.LANGUAGE_CODE)
        if self.source_digests.get(f"{field_name}.{language_code}", "") != digest_text(source):
            return Localised(source, settings.LANGUAGE_CODE, is_changed=True)
        return Localised(text, language_code)

    def get_older_source(self, field_name: str, language_code: str) -> str:
        """Return the German text that a translation was made from, where it is another now; "" where nobody remembers."""
        return self.older_sources.get(self.source_digests.get(f"{field_name}.{language_code}", ""), "")

    def is_outdated(self, field_name: str, language_code: str) -> bool:
        """Whether a translation was made from another German text than the one that stands there now."""
        digest = self.source_digests.get(f"{field_name}.{language_code}")
        return digest is not None and digest != digest_text(getattr(self, build_localized_fieldname(field_name, settings.LANGUAGE_CODE)))

    def record_source_digests(self, stored: "TranslatedFact | None") -> None:
        """Remember the German digest for every translation that differs from the ``stored`` row.

        A row that brings a memory of its own keeps it: an earlier state that is brought back, a copy of another fact.
        """
        for field_name in self.get_translated_field_names():
            source = getattr(self, build_localized_fieldname(field_name, settings.LANGUAGE_CODE))
            for language in settings.SITE_LANGUAGES:
                if language.code == settings.LANGUAGE_CODE:
                    continue
                column = build_localized_fieldname(field_name, language.code)
                memory = f"{field_name}.{language.code}"
                text = getattr(self, column)
                before = stored.source_digests.get(memory) if stored is not None else None
                if not text:
                    self.source_digests.pop(memory, None)
                elif memory not in self.source_digests or (before == self.source_digests[memory] and getattr(stored, column) != text):
                    self.source_digests[memory] = digest_text(source)

    def record_older_sources(self, stored: "TranslatedFact | None") -> None:
        """Remember the German texts that translations were made from and that are no longer there."""
        known, wanted = dict(self.older_sources), set()
        if stored is not None:
            known |= stored.older_sources
        for field_name in self.get_translated_field_names():
            column = build_localized_fieldname(field_name, settings.LANGUAGE_CODE)
            if stored is not None:
                known[digest_text(getattr(stored, column))] = getattr(stored, column) or ""
            memories = (f"{field_name}.{language.code}" for language in settings.SITE_LANGUAGES)
            made_from = {self.source_digests[memory] for memory in memories if memory in self.source_digests}
            wanted |= made_from - {digest_text(getattr(self, column))}
        self.older_sources = {digest: known[digest] for digest in sorted(wanted & known.keys())}

    def save(self, *args, **kwargs):
        stored = type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None
        self.record_source_digests(stored)
        self.record_older_sources(stored)
        super().save(*args, **kwargs)
