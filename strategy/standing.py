"""Whether the files of the publication are as they should be now: by the digest of all that goes into each.

Dates would not do: a fact that is saved unchanged makes no new file, and a deleted one leaves no date behind.
"""

import logging

from core.publishing.refusals import RefusedPublication
from strategy.files.recipes import list_recipes
from strategy.models import Publication

logger = logging.getLogger(__name__)


def read_digests(codes: list[str]) -> dict[tuple[str, str], str]:
    """Return by language and format the digest that each file would have if it were built now.

    Puts the paper together in each of the languages, without building anything. A language whose paper cannot be put
    together is left out: nothing can be said about its files.
    """
    digests = {}
    for code in codes:
        try:
            digests |= {(code, recipe.format_code): recipe.digest for recipe in list_recipes(code)}
        except RefusedPublication as error:
            logger.warning("The paper in %s cannot be put together: %s", code, error)
    return digests


def is_outdated(row: Publication, digests: dict[tuple[str, str], str]) -> bool:
    """Whether a file was made from something else than what is public now."""
    digest = digests.get((row.language_code, row.format))
    return digest is not None and digest != row.input_digest
