"""The files of the publication as readers are offered them: by language, in each by format."""

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings

from strategy.formats import FORMATS
from strategy.models.publications import Publication

ORDER = list(FORMATS)


class Offer(NamedTuple):
    """All files in a language (of the table of languages), in the order of FORMATS."""

    language: object
    files: list[Publication]


def list_offers(publications: Iterable[Publication]) -> list[Offer]:
    """Return the files by language, languages in the order of their table, those without a file left out."""
    files = sorted(publications, key=lambda one: ORDER.index(one.format))
    offers = (Offer(language, [one for one in files if one.language_code == language.code]) for language in settings.SITE_LANGUAGES)
    return [offer for offer in offers if offer.files]
