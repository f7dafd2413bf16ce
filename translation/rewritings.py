"""Languages that are rewritings: no segments, no gate, no exchange, no machine translation."""

from django.conf import settings

REWRITING_CODES = frozenset(language.code for language in settings.SITE_LANGUAGES if language.is_rewriting)
