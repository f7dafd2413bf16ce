"""Files of the publication: built once, never replaced by a bad one, and described truthfully."""

import hashlib

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.formats import number_format

from core.publishing.refusals import RefusedPublication
from strategy.files import recipes
from strategy.formats import FORMATS
from strategy.models import ChapterPage, Publication
from strategy.tasks import build_papers
from tests.strategy.builds import build_publication


def change_chapter() -> None:
    chapter = ChapterPage.objects.get(slug="ausblick", locale__language_code="de")
    chapter.lead = "Neu gesagt."
    chapter.save_revision().publish()


@pytest.fixture
def refuse(monkeypatch):
    """Let every render from now on find something."""

    def render(paper):
        raise RefusedPublication("PDF/UA-1: a figure has no text")

    return lambda: monkeypatch.setattr(recipes, "make_pdf", render)


def test_first_build_stores_file_and_row(renders, publication_folder):
    publication, was_built = build_publication("de")
    content = publication.path.read_bytes()
    assert was_built
    assert (publication.size, publication.page_count, publication.error) == (len(content), 41, "")
    assert publication.content_digest == hashlib.sha256(content).hexdigest()
    assert [path.name for path in publication_folder.iterdir()] == [publication.file_name]


def test_second_build_changes_nothing(renders):
    first, _ = build_publication("de")
    second, was_built = build_publication("de")
    assert (was_built, renders, second.built_at) == (False, ["de"], first.built_at)


def test_changed_chapter_makes_a_new_file_and_removes_the_old(renders, publication_folder):
    before, _ = build_publication("de")
    change_chapter()
    after, was_built = build_publication("de")
    assert was_built
    assert after.file_name != before.file_name
    assert [path.name for path in publication_folder.iterdir()] == [after.file_name]


def test_lost_file_is_built_again(renders):
    build_publication("de")[0].path.unlink()
    assert build_publication("de")[1]


def test_refused_build_keeps_the_last_good_file_and_says_why(renders, refuse, client):
    good, _ = build_publication("de")
    change_chapter()
    refuse()
    with pytest.raises(RefusedPublication, match="a figure has no text"):
        build_publication("de")
    publication = Publication.objects.get(language_code="de", format="pdf")
    assert (publication.error, publication.file_name) == ("PDF/UA-1: a figure has no text", good.file_name)
    assert b"".join(client.get("/de/strategie.pdf")) == good.path.read_bytes()


def test_good_build_forgets_the_error(renders, refuse, monkeypatch):
    good = recipes.make_pdf
    refuse()
    with pytest.raises(RefusedPublication):
        build_publication("de")
    monkeypatch.setattr(recipes, "make_pdf", good)
    assert build_publication("de")[0].error == ""


def test_refusal_of_one_language_does_not_stop_the_others(renders, monkeypatch):
    good = recipes.make_pdf

    def render(paper):
        if paper.language_code == "en":
            raise RefusedPublication("no")
        return good(paper)

    monkeypatch.setattr(recipes, "make_pdf", render)
    assert build_papers.func() == {"looked at": 18, "built": 17, "refused": 1}
    with pytest.raises(CommandError, match=r"Not built: en pdf\. The last good files stay\."):
        call_command("build_publications")


def test_download(renders, client):
    publication, _ = build_publication("ar")
    response = client.get("/ar/strategie.pdf")
    assert b"".join(response) == publication.path.read_bytes()
    assert (response["Content-Type"], response["Content-Language"], response["ETag"]) == (
        "application/pdf",
        "ar",
        f'"{publication.content_digest}"',
    )
    assert response["Content-Disposition"].startswith(f'attachment; filename="probestrategie_{publication.text_date:%Y-%m-%d}_ar.pdf"')
    assert response["Content-Length"] == str(publication.size)


def test_download_can_be_resumed_and_shown(renders, client):
    publication, _ = build_publication("de")
    response = client.get("/de/strategie.pdf?inline", headers={"Range": "bytes=5-9", "If-Range": f'"{publication.content_digest}"'})
    assert (response.status_code, b"".join(response)) == (206, publication.path.read_bytes()[5:10])
    assert response["Content-Disposition"].startswith("inline;")


def test_one_row_for_each_language_and_format(db):
    Publication.objects.create(language_code="de", format="pdf")
    Publication.objects.create(language_code="de", format="epub")
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.create(language_code="de", format="epub")


@pytest.mark.parametrize("file_format", FORMATS.values(), ids=FORMATS)
def test_every_format_has_an_address_of_its_own(client, db, publication_folder, file_format):
    publication_folder.mkdir()
    (publication_folder / "one").write_bytes(b"content")
    row = Publication.objects.create(
        language_code="en", format=file_format.code, file_name="one", size=7, content_digest="a" * 64, built_at="2026-05-04T10:00Z"
    )
    assert row.url == f"/en/strategie{file_format.ending}"
    response = client.get(row.url)
    assert (b"".join(response), response["Content-Type"]) == (b"content", file_format.media_type)
    assert client.get(row.url.replace("/en/", "/de/")).status_code == 404


@pytest.mark.parametrize("code", ["uk", "tr", "xx"])
def test_language_without_a_paper_has_no_download(renders, client, code):
    assert client.get(f"/{code}/strategie.pdf").status_code == 404


def test_lost_file_is_not_found(renders, client):
    build_publication("de")[0].path.unlink()
    assert client.get("/de/strategie.pdf").status_code == 404


def read_card(client, code: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/{code}/strategie/").content, "html5lib").find("section", attrs={"aria-labelledby": "download"})


@pytest.mark.parametrize(("code", "kilobytes"), [("de", "10,7"), ("en", "10.7")])
def test_card_tells_pages_bytes_and_digest_of_the_real_file(renders, client, code, kilobytes):
    publication, _ = build_publication(code)
    card = read_card(client, code)
    size = publication.path.stat().st_size
    with translation.override(code):
        assert number_format(size / 1024, 1) == kilobytes
    assert kilobytes in card.find("bdi").get_text()
    assert str(publication.page_count) in card.dl.get_text()
    assert hashlib.sha256(publication.path.read_bytes()).hexdigest() in card.code.get_text()
    assert card.find("a", download=True)["href"] == f"/{code}/strategie.pdf"


def test_reader_without_a_paper_is_offered_the_german_one(renders, client):
    for code in ("de", "ar"):
        build_publication(code)
    card = read_card(client, "uk")
    assert card.dd["lang"] == "de"
    assert [details.span["lang"] for details in card.find_all("details") if details.ul] == ["ar"]


def test_card_without_a_file_says_so(client, db):
    card = read_card(client, "de")
    assert card.select('a[href*="/strategie"]') == []
    assert card.find("p").get_text()


def test_row_without_a_file_is_not_offered(renders, refuse, client):
    refuse()
    with pytest.raises(RefusedPublication):
        build_publication("de")
    assert read_card(client, "de").select('a[href*="/strategie"]') == []


@pytest.mark.slow
@pytest.mark.parametrize("code", ["de", "ar"])
def test_real_file_passes_every_check(db, publication_folder, client, code):
    publication, _ = build_publication(code)
    response = client.get(f"/{code}/strategie.pdf")
    assert b"".join(response).startswith(b"%PDF-1.7")
    assert publication.page_count >= 6
    assert str(publication.page_count) in read_card(client, code).dl.get_text()
