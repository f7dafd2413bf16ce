"""A chapter that is private stands in no file and in no edition, as it stands on no page."""

import io
import json
import re
import zipfile

import pytest
from wagtail.models import PageViewRestriction

from core.pdf.proof_text import read_marked_texts
from strategy import publishing
from strategy.contents import find_paper_languages
from strategy.editions.freezing import freeze
from strategy.files.recipes import list_recipes
from strategy.formats import FORMATS
from strategy.models import EditionFile, Publication, StrategyPage
from strategy.publishing import build_languages
from tests.strategy.chapters import get_chapter

SECRET, PUBLIC = "Schnell ankommen", "Was nach 2030 kommt."
#: The formats that hold the text of the paper; tables hold facts, which are public by themselves.
WITH_TEXT = ("txt", "json", "epub", "pdf")


def hide(page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def get_overview(code: str = "de") -> StrategyPage:
    return StrategyPage.objects.get(locale__language_code=code)


def read_book(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return " ".join(re.sub("<[^>]+>", "", book.read(name).decode()) for name in book.namelist() if name.endswith(".xhtml"))


READERS = {
    "txt": bytes.decode,
    "json": bytes.decode,
    "epub": read_book,
    "pdf": lambda content: " ".join(read_marked_texts(content).values()),
}


def ask(client, url: str) -> int:
    """Return the status of an answer, read to its end."""
    response = client.get(url)
    b"".join(response)
    return response.status_code


def make(format_code: str) -> str:
    """Return the text of the German file in a format, made from what is public now."""
    recipe = next(one for one in list_recipes("de") if one.format_code == format_code)
    return READERS[format_code](recipe.make()[0])


@pytest.mark.slow
@pytest.mark.parametrize("format_code", WITH_TEXT)
def test_private_chapter_is_in_no_file(db, format_code):
    assert SECRET in make(format_code)
    hide(get_chapter("ziele"))
    text = make(format_code)
    assert SECRET not in text and "Die Ziele" not in text
    assert PUBLIC in text


def test_private_chapter_is_in_no_edition(renders):
    hide(get_chapter("ziele"))
    build_languages(find_paper_languages())
    edition = freeze()
    files = {(one.language_code, one.format): one for one in EditionFile.objects.filter(edition=edition)}
    assert {code for code, _format in files} == {"de", "en", "ar"}
    for name in ("txt", "json", "paragraphs", "epub"):
        content = files["de", name].path.read_bytes()
        text = read_book(content) if name == "epub" else content.decode()
        assert SECRET not in text and PUBLIC in text, name


def test_files_with_a_chapter_that_became_private_are_gone_at_once(renders, client, django_capture_on_commit_callbacks):
    build_languages(["de", "en"])
    paths = {row.format: row.path for row in Publication.objects.filter(language_code="en")}
    with django_capture_on_commit_callbacks(execute=True):
        hide(get_chapter("ziele"))
    assert {name for name, path in paths.items() if path.exists()} == {"measures", "indicators"}
    for name in WITH_TEXT:
        assert ask(client, f"/en/strategie{FORMATS[name].ending}") == 404
    build_languages(["de", "en"])
    assert SECRET not in b"".join(client.get("/de/strategie.txt")).decode()


def test_translation_that_is_private_takes_its_language_only(renders, client, django_capture_on_commit_callbacks):
    build_languages(["de", "en"])
    with django_capture_on_commit_callbacks(execute=True):
        hide(get_chapter("ziele", "en"))
    assert find_paper_languages() == ["de", "ar"]
    assert [ask(client, f"/{code}/strategie.txt") for code in ("de", "en")] == [200, 404]


def test_private_strategy_offers_no_file(renders, client):
    build_languages(["de", "ar"])
    restriction = hide(get_overview())
    for code in ("de", "ar"):
        for file_format in FORMATS.values():
            assert ask(client, f"/{code}/strategie{file_format.ending}") == 404
    assert b"dcat:Dataset" not in client.get("/strategie.rdf").content
    assert find_paper_languages() == []
    restriction.delete()
    assert ask(client, "/ar/strategie.pdf") == 200


def test_private_translation_of_the_overview_closes_its_language(renders, client):
    build_languages(["de", "ar"])
    hide(get_overview("ar"))
    assert [ask(client, f"/{code}/strategie.pdf") for code in ("de", "ar")] == [200, 404]
    assert find_paper_languages() == ["de", "en"]


def test_files_stay_when_the_restriction_is_not_kept(renders, client):
    build_languages(["de"])
    with pytest.raises(ZeroDivisionError), publishing.transaction.atomic():
        hide(get_chapter("ziele"))
        raise ZeroDivisionError
    assert json.loads(b"".join(client.get("/de/strategie.json")))["language"] == "de"
