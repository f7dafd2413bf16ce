"""What is published, but public only from a minute on.

A page type takes part by having a field ``embargo_until``; nobody lists them. The clock decides, at every request and in every
process: nothing has to run at that minute, and nothing that fails to run lets anything out or keeps anything back.
"""

from datetime import UTC, datetime

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

FIELD = "embargo_until"
NO_MOMENT = datetime.max.replace(tzinfo=UTC)


def find_models() -> list[type]:
    """Return the page types that know an embargo."""
    return [model for model in apps.get_models() if any(field.name == FIELD for field in model._meta.local_concrete_fields)]


def read_endings() -> dict[str, datetime]:
    """Return the moments at which embargoes have ended: translation key → the latest (one query for each such page type)."""
    found: dict[str, datetime] = {}
    for model in find_models():
        ended = model._default_manager.filter(embargo_until__lte=timezone.now(), live=True)
        for key, moment in ended.values_list("translation_key", FIELD):
            found[str(key)] = max(moment, found.get(str(key), moment))
    return found


def read_embargoes() -> dict[str, datetime]:
    """Return the pages that are held back: translation key → moment (one query for each page type that knows embargoes).

    The latest moment among the versions of a page holds for all of them. A version whose German page is not published waits for
    it without a moment (``NO_MOMENT``): so no language goes out before the German text, whatever was published by hand.
    """
    now = timezone.now()
    found: dict[str, datetime] = {}
    for model in find_models():
        versions = model._default_manager
        german = versions.filter(translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE, live=True)
        is_early = Q(live=True) & ~Q(locale__language_code=settings.LANGUAGE_CODE) & ~Exists(german)
        for key, until in versions.filter(Q(embargo_until__gt=now) | is_early).values_list("translation_key", FIELD):
            moment = until if until is not None and until > now else NO_MOMENT
            found[str(key)] = max(moment, found.get(str(key), moment))
    return found
