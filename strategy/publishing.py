"""Building the files of the publication: only when something changed, never over a good file with a bad one."""

import logging

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.publishing.refusals import RefusedPublication, explain
from core.publishing.storing import digest_bytes, place_file
from strategy.files.recipes import Recipe, list_recipes
from strategy.files.tables import TABLES
from strategy.formats import FORMATS
from strategy.models import Build, Publication

logger = logging.getLogger(__name__)

UNCHANGED, BUILT, REFUSED = "unchanged", "built", "refused"
KEPT_RUNS = 50


def build_languages(language_codes: list[str], report=None) -> Build:
    """Look at all files of some languages and build what changed. Return the run.

    ``report`` is called with publication, outcome (UNCHANGED, BUILT, REFUSED) for each file. Whoever calls holds the turn
    (``core.publishing.turns``).
    """
    Build.objects.filter(finished_at=None).update(finished_at=timezone.now())
    run = Build.objects.create(total=len(language_codes) * len(FORMATS))

    def note(publication: Publication, outcome: str) -> None:
        Build.objects.filter(pk=run.pk).update(
            done=F("done") + 1, built=F("built") + int(outcome == BUILT), refused=F("refused") + int(outcome == REFUSED)
        )
        if report is not None:
            report(publication, outcome)

    for language_code in language_codes:
        try:
            recipes = list_recipes(language_code)
        except RefusedPublication as error:
            for format_code in FORMATS:
                note(refuse(get_row(language_code, format_code), str(error)), REFUSED)
            continue
        for recipe in recipes:
            Build.objects.filter(pk=run.pk).update(current=f"{language_code} {recipe.format_code}")
            note(*follow_recipe(recipe))
    Build.objects.filter(pk=run.pk).update(finished_at=timezone.now(), current="")
    Build.objects.filter(pk__in=Build.objects.values_list("pk")[KEPT_RUNS:]).delete()
    run.refresh_from_db()
    return run


def follow_recipe(recipe: Recipe) -> tuple[Publication, str]:
    """Make one file if what goes in changed since it was made. Return its row and what happened."""
    publication = get_row(recipe.language_code, recipe.format_code)
    if publication.input_digest == recipe.digest and publication.is_available:
        if publication.error:
            publication.error = ""
            publication.save(update_fields=["error"])
        return publication, UNCHANGED
    try:
        content, page_count = recipe.make()
    except RefusedPublication as error:
        return refuse(publication, str(error)), REFUSED
    except Exception as error:
        # A fault in our own code: the other files are built all the same, and the last good file stays.
        logger.exception("A fault in making %s", publication)
        return refuse(publication, explain(error)), REFUSED
    store(publication, recipe, content, page_count)
    return publication, BUILT


def get_row(language_code: str, format_code: str) -> Publication:
    """Return what is known about a file; one that was never built gets its row."""
    return Publication.objects.get_or_create(language_code=language_code, format=format_code)[0]


def refuse(publication: Publication, reason: str) -> Publication:
    """Note why a file was not built. The last good file stays."""
    publication.error = reason
    publication.save(update_fields=["error"])
    logger.error("%s was not built: %s", publication, reason)
    return publication


def take_down(language_code: str = "") -> None:
    """Take away the files that hold the text of the paper, in one language or in all. The next build makes them anew.

    For a page that has become private: from now on nobody may read its text, however long the next build takes, and even
    in a language that gets no new files because it lacks another chapter.
    """
    rows = Publication.objects.exclude(file_name="").exclude(format__in=TABLES)
    if language_code:
        rows = rows.filter(language_code=language_code)
    paths = [row.path for row in rows]
    rows.update(file_name="", input_digest="")
    transaction.on_commit(lambda: [path.unlink(missing_ok=True) for path in paths])


def store(publication: Publication, recipe: Recipe, content: bytes, page_count: int) -> None:
    """Put the new file in place and then its row; the file before it goes last."""
    before = publication.path if publication.file_name else None
    digest = digest_bytes(content)
    ending = publication.file_format.ending
    publication.file_name = f"papier_{recipe.language_code}_{digest[:12]}{ending}"
    place_file(publication.path, content)
    publication.input_digest = recipe.digest
    publication.content_digest = digest
    publication.page_count = page_count
    publication.size = len(content)
    publication.text_date = recipe.text_date
    publication.built_at = timezone.now()
    publication.error = ""
    publication.save()
    if before is not None and before != publication.path:
        before.unlink(missing_ok=True)
