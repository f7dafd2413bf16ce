"""Editions: all or nothing, only what is current and whole, and the same bytes for ever."""

import hashlib
import io
import json
import subprocess
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from pybtex.database import parse_string

from core.publishing.turns import PAPER, take_turn
from strategy.editions.freezing import RefusedEdition, find_obstacles, freeze
from strategy.formats import FORMATS
from strategy.models import Edition, EditionFile, Publication
from strategy.models.editions import PARAGRAPHS, FrozenEdition
from strategy.publishing import build_languages
from tests.strategy.chapters import write

CODES = ["de", "en", "ar"]


@pytest.fixture
def built(renders):
    """All files of the publication."""
    build_languages(CODES)


@pytest.fixture
def edition(built) -> Edition:
    return freeze()


def test_edition_holds_all_formats_of_all_languages_and_the_paragraphs(edition):
    files = list(edition.files.all())
    assert {(one.language_code, one.format) for one in files} == {(code, name) for code in CODES for name in [*FORMATS, PARAGRAPHS]}
    for one in files:
        assert hashlib.sha256(one.path.read_bytes()).hexdigest() == one.sha256
        assert (one.path.stat().st_size, one.path.stat().st_mode & 0o777) == (one.size, 0o444)
    assert sorted(path.name for path in edition.folder.iterdir()) == sorted(one.file_name for one in files)


def test_paragraphs_of_an_edition_are_data(edition):
    data = json.loads(edition.files.get(language_code="en", format=PARAGRAPHS).path.read_bytes())
    assert [chapter["number"] for chapter in data["chapters"]] == [1, 2, 3]
    texts = {part["key"]: part["text"] for chapter in data["chapters"] for part in chapter["parts"]}
    assert texts["p:8"] == "In English: Was nach 2030 kommt."
    facts = {key.rsplit(":", 1)[0]: text for key, text in texts.items() if key[:2] in ("m:", "i:")}
    assert facts["m:lotsen"].startswith("In English: Lotsen in den Kommunen\n")
    assert "2022: 1,064.2" in facts["i:quote"]


def test_edition_stays_when_the_paper_is_built_again(edition):
    before = {one.file_name: one.path.read_bytes() for one in edition.files.all()}
    write("Neu gesagt, und zwar ganz anders als bisher.")
    build_languages(CODES)
    second = freeze()
    assert {one.file_name: one.path.read_bytes() for one in edition.files.all()} == before
    assert second.name == f"{edition.name}-2"
    assert second.files.get(language_code="de", format="txt").sha256 != edition.files.get(language_code="de", format="txt").sha256


def refuse(fragment: str) -> None:
    """Check that nothing can be frozen, for a reason that the look before the act tells too."""
    count = Edition.objects.count()
    with pytest.raises(RefusedEdition, match=fragment):
        freeze()
    assert any(fragment in reason for reason in find_obstacles())
    assert Edition.objects.count() == count


def test_paper_that_was_never_built_is_refused(renders):
    refuse("Noch nicht gebaut: Papier als Text, Deutsch")


def test_failed_build_is_refused_with_what_to_do(built):
    Publication.objects.filter(language_code="ar", format="pdf").update(error="PDF/UA-1: ein Bild ohne Text")
    refuse("Papier als PDF, Arabisch: Der letzte Bau ist gescheitert")


def test_outdated_files_are_refused(built):
    write("Neu gesagt, und zwar ganz anders als bisher.")
    refuse("Älter als der veröffentlichte Text: ")


def test_damaged_file_is_refused_and_leaves_nothing(built):
    Publication.objects.get(language_code="de", format="txt").path.write_bytes(b"x")
    with pytest.raises(RefusedEdition, match="beschädigt"):
        freeze()
    assert not Edition.objects.exists()
    folder = Publication.objects.first().path.parent / "editions"
    assert list(folder.iterdir()) == []


def test_running_build_is_waited_for(built):
    with take_turn(PAPER, is_patient=False):
        refuse("gerade gebaut")


def test_edition_of_nothing_new_is_refused(edition):
    refuse(f"Seit der Ausgabe {edition.name} hat sich nichts geändert")


def test_incomplete_paper_is_refused(built, monkeypatch):
    monkeypatch.setattr("strategy.editions.freezing.find_paper_languages", list)
    refuse("in keiner Sprache vollständig")


def test_edition_cannot_be_deleted(edition):
    for one in (edition, edition.files.first()):
        with pytest.raises(FrozenEdition):
            one.delete()


def test_edition_keeps_its_day_and_its_files(edition):
    edition.published_date = date(1999, 1, 1)
    file = edition.files.first()
    file.sha256 = "0" * 64
    acts = [
        edition.save, file.save, lambda: Edition.objects.update(name="1999-01-01"), Edition.objects.all().delete,
        lambda: EditionFile.objects.update(size=1), EditionFile.objects.all().delete, edition.files.all().delete,
        lambda: EditionFile.objects.bulk_update([file], ["sha256"]),
    ]  # fmt: skip
    for act in acts:
        with pytest.raises(FrozenEdition), transaction.atomic():
            act()
    kept = Edition.objects.get()
    assert kept.published_date != edition.published_date
    assert kept.files.get(pk=file.pk).sha256 != file.sha256


def test_edition_can_be_named_and_survives_its_editor(renders):
    user = get_user_model().objects.create_user("kurz")
    build_languages(CODES)
    edition = freeze(user=user)
    edition.label, edition.urn = "Kabinettsfassung", "urn:nbn:de:101:1-2026112200"
    edition.save()
    user.delete()
    kept = Edition.objects.get()
    assert (kept.label, kept.urn, kept.created_by) == (edition.label, edition.urn, None)


@pytest.mark.parametrize(("field", "value"), [
    ("isbn", "978-3-16-148410-1"), ("isbn", "3-16-148410-X"), ("doi", "https://doi.org/10.1000/1"), ("urn", "nbn:de:1"),
])  # fmt: skip
def test_wrong_number_is_refused(edition, field, value):
    setattr(edition, field, value)
    with pytest.raises(ValidationError) as error:
        edition.full_clean()
    assert list(error.value.message_dict) == [field]


def test_file_is_the_same_for_ever(edition, client):
    file = edition.files.get(language_code="ar", format="pdf")
    response = client.get(file.url)
    assert b"".join(response) == file.path.read_bytes()
    assert "immutable" in response["Cache-Control"] and "max-age=31536000" in response["Cache-Control"]
    assert (response["ETag"], response["Content-Language"]) == (f'"{file.sha256}"', "ar")
    part = client.get(file.url, headers={"Range": "bytes=5-9"})
    assert (part.status_code, b"".join(part)) == (206, file.path.read_bytes()[5:10])


def test_unknown_edition_and_file_are_not_found(edition, client):
    for path in ("2001-01-01/", f"{edition.name}/dateien/x.pdf", "2001-01-01/SHA256SUMS", f"{edition.name}/ablieferung-uk.zip"):
        assert client.get(f"/de/strategie/ausgaben/{path}").status_code == 404


def test_checksums_are_read_by_the_tool_for_it(edition, client):
    response = client.get(f"/de/strategie/ausgaben/{edition.name}/SHA256SUMS")
    assert "immutable" in response["Cache-Control"]
    done = subprocess.run(["sha256sum", "--check", "--strict"], input=response.content, cwd=edition.folder, capture_output=True)
    assert done.returncode == 0
    assert done.stdout.count(b": OK\n") == EditionFile.objects.count()


def test_package_for_a_library_holds_files_metadata_and_sums(edition, client):
    edition.isbn, edition.urn = "978-3-16-148410-0", "urn:nbn:de:101:1-2026112200"
    edition.full_clean()
    edition.save()
    url = f"/de/strategie/ausgaben/{edition.name}/ablieferung-ar.zip"
    response = client.get(url)
    assert response.content == client.get(url).content
    package = zipfile.ZipFile(io.BytesIO(response.content))
    names = [f"probestrategie_{edition.name}_ar.{ending}" for ending in ("epub", "pdf")]
    assert sorted(package.namelist()) == sorted([*names, "SHA256SUMS", "dublincore.xml"])
    root = ElementTree.fromstring(package.read("dublincore.xml"))
    values = {element.tag.rpartition("}")[2]: element.text for element in root}
    assert values["language"] == "ar" and values["date"] == edition.published_date.isoformat()
    assert {f"ISBN {edition.isbn}", edition.urn} <= {element.text for element in root if element.tag.endswith("}identifier")}


def test_page_tells_files_checksums_and_numbers_that_it_has(edition, client):
    url = f"/de/strategie/ausgaben/{edition.name}/"
    main = BeautifulSoup(client.get(url).content, "html5lib").main
    assert {one.get_text() for one in main.find_all("code")} == {one.sha256 for one in edition.files.all()}
    assert main.find(class_="numbers") is None
    Edition.objects.update(doi="10.1000/182")
    assert BeautifulSoup(client.get(url).content, "html5lib").main.find(class_="numbers").get_text() == "DOI10.1000/182"


def test_list_names_the_editions_in_the_language_of_the_reader(edition, client):
    main = BeautifulSoup(client.get("/en/strategie/ausgaben/").content, "html5lib").main
    assert main.find("a", href=f"/en/strategie/ausgaben/{edition.name}/").get_text().startswith("Edition of ")


def test_edition_is_cited_with_its_numbers_and_without_a_day_of_the_visit(edition, client):
    Edition.objects.update(doi="10.1000/182")
    base = f"/en/strategie/ausgaben/{edition.name}"
    [(_key, entry)] = parse_string(client.get(f"{base}/zitieren.bib").content.decode(), "bibtex").entries.items()
    assert (entry.fields["doi"], "urldate" in entry.fields) == ("10.1000/182", False)
    assert entry.fields["edition"].startswith("Edition of ") and entry.fields["url"].endswith(f"{base}/")
    [item] = json.loads(client.get(f"{base}/absatz/8.json").content)
    assert (item["section"], item["chapter-number"], item["title"]) == ("8", "3", "In English: Der Ausblick")
    assert "Kapitel 2: Die Ziele" in client.get(f"/de/strategie/ausgaben/{edition.name}/kapitel/2.txt").content.decode()


def test_paragraph_of_an_edition_keeps_its_words(edition, client):
    write("Neu gesagt, und zwar ganz anders als bisher.")
    page = BeautifulSoup(client.get(f"/de/strategie/ausgaben/{edition.name}/absatz/8/").content, "html5lib")
    assert page.main.blockquote.get_text(strip=True) == "Was nach 2030 kommt."
    assert client.get(f"/de/strategie/ausgaben/{edition.name}/absatz/999/").status_code == 404


def test_demonstration_gets_one_edition_when_its_files_are_built(renders, capsys):
    call_command("build_publications", "--first-edition")
    call_command("build_publications", "--first-edition")
    assert Edition.objects.count() == 1
    assert f"edition {Edition.objects.get()}" in capsys.readouterr().out


def test_plain_build_makes_no_edition(renders):
    call_command("build_publications")
    assert not Edition.objects.exists()
