"""One file of the publication, built as the worker builds all of them."""

from core.publishing.refusals import RefusedPublication
from strategy.files.recipes import list_recipes
from strategy.models import Publication
from strategy.publishing import BUILT, REFUSED, follow_recipe


def build_publication(language_code: str, format_code: str = "pdf") -> tuple[Publication, bool]:
    """Build one file unless it is there already; return its row and whether it was built.

    Raises RefusedPublication when it cannot be built or does not pass; the last good file then stays.
    """
    recipe = next(recipe for recipe in list_recipes(language_code) if recipe.format_code == format_code)
    publication, outcome = follow_recipe(recipe)
    if outcome == REFUSED:
        raise RefusedPublication(publication.error)
    return publication, outcome == BUILT
