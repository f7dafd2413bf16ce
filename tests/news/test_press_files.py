"""PDF, press kit and pictures of a release: right, the same on every build, and only where the release is public."""

import hashlib
import io
import json
import zipfile

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from core.foreign_words.stored import write_mark
from core.models import CustomImage, CustomRendition
from core.publishing import reading
from core.publishing.refusals import RefusedPublication
from core.publishing.rendering import render_checked
from news.models import NewsPage, PressFile
from news.press.building import build_files
from news.press.document import assemble, write_text
from news.press.kit import write_leaflets
from news.press.pictures import set_density

PATH = "aktuelles/kongress-der-probe/"


def find_release(code: str) -> NewsPage:
    return NewsPage.objects.get(slug="kongress-der-probe", locale__language_code=code)


def read(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def folder(settings, tmp_path):
    settings.PUBLICATION_ROOT = tmp_path


@pytest.fixture(params=["de", "ar"])
def built(request, db, folder):
    """The language of a release whose files were made."""
    assert build_files(find_release(request.param).pk) == {"pdf": "built", "kit": "built"}
    return request.param


def read_running_head(page) -> str:
    """Return what stands in the upper margin of a page, above everything else."""
    _left, _bottom, right, top = page.get_mediabox()
    return page.get_textpage().get_text_bounded(0, top - 60, right, top).strip()


@pytest.mark.slow
def test_files_of_a_release(client, built):
    """One test, because a PDF takes seconds: files, their content, a second build, ranges, the embargo of the kit's parts."""
    release = find_release(built)
    pdf = client.get(f"/{built}/{PATH}mitteilung.pdf")
    content = read(pdf)
    assert (pdf.status_code, pdf["Content-Type"], pdf["Content-Language"]) == (200, "application/pdf", built)
    assert content.startswith(b"%PDF")
    kit = client.get(f"/{built}/{PATH}pressemappe.zip")
    archive = zipfile.ZipFile(io.BytesIO(read(kit)))
    names = archive.namelist()
    assert sorted(names) == [
        "CREDITS.txt", "README.txt", "SHA256SUMS", "bilder/druck/01_saal_druck.jpg", "bilder/web/01_saal_web.jpg",
        f"kongress-der-probe_{built}.pdf", f"kongress-der-probe_{built}.txt",
    ]  # fmt: skip
    assert archive.read(f"kongress-der-probe_{built}.pdf") == content
    sums = dict(reversed(line.split("  ", 1)) for line in archive.read("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names if name != "SHA256SUMS"}
    text = archive.read(f"kongress-der-probe_{built}.txt").decode()
    assert all(word in text for word in (release.title, release.lead, "12/2025", "Maria Muster"))
    credits, readme = archive.read("CREDITS.txt").decode(), archive.read("README.txt").decode()
    assert "Zeichnung: Projekt" in credits and all(name in credits for name in names if name.startswith("bilder/"))
    assert all(word in readme for word in (f"/{built}/{PATH}", "bilder/druck", release.press_contact.phone, release.press_contact.email))
    assert Image.open(io.BytesIO(archive.read("bilder/druck/01_saal_druck.jpg"))).info["dpi"] == (300, 300)

    part = client.get(f"/{built}/{PATH}pressemappe.zip", headers={"Range": "bytes=0-1"})
    assert (part.status_code, read(part)) == (206, b"PK")
    html = client.get(f"/{built}/{PATH}").content.decode()
    assert f'href="/{built}/{PATH}mitteilung.pdf"' in html and f'href="/{built}/{PATH}pressemappe.zip"' in html

    assert build_files(release.pk) == {"pdf": "unchanged", "kit": "unchanged"}
    digests = {row.kind: row.content_digest for row in PressFile.objects.all()}
    PressFile.objects.update(input_digest="")
    assert build_files(release.pk) == {"pdf": "built", "kit": "built"}
    assert {row.kind: row.content_digest for row in PressFile.objects.all()} == digests

    find_release("de").unpublish()
    assert {client.get(f"/{built}/{PATH}{name}").status_code for name in ("mitteilung.pdf", "pressemappe.zip")} == {404}


@pytest.mark.slow
def test_later_pages_say_to_which_release_they_belong(db):
    document = assemble(find_release("de"))
    longer = document.embed_pictures().replace('<div class="colophon">', f'{"<p>Noch ein Absatz.</p>" * 90}<div class="colophon">')
    made = render_checked(longer, document.stylesheet, "de")
    first, *others = [read_running_head(page) for page in PdfDocument(made.content)]
    assert (first, len(others) > 1, {"Pressemitteilung 12/2025" in head for head in others}) == ("", True, {True})


def test_leaflet_names_no_folder_that_is_not_there(db):
    release = find_release("de")
    release.opening_image, release.body = [], []
    leaflets = write_leaflets(release, assemble(release))
    assert "bilder/" not in "".join(leaflets.values())


@pytest.mark.parametrize(
    "address", ["/uk/aktuelles/meldung-2024-1/mitteilung.pdf", "/de/strategie/mitteilung.pdf", f"/de/{PATH}mitteilung.pdf"]
)
def test_no_file_where_there_is_none(client, db, address):
    """A German release under another prefix, a page that is no release, a release whose file was not made yet."""
    assert client.get(address).status_code == 404


def test_refused_build_tells_why_and_keeps_the_last_file(db, folder, monkeypatch):
    release = find_release("de")
    row = PressFile.objects.create(release=release, kind="pdf", file_name="alt.pdf", input_digest="alt")
    monkeypatch.setattr("core.publishing.rendering.render_apart", lambda *args, **kwargs: type("Made", (), {"findings": ["Kein Titel."]}))
    assert build_files(release.pk) == {"pdf": "refused", "kit": "refused"}
    row.refresh_from_db()
    assert (row.error, row.file_name, row.is_being_made) == (
        "Die fertige Datei hat die Prüfung nicht bestanden: Kein Titel. Bitte dem Betrieb melden.", "alt.pdf", False,
    )  # fmt: skip


def list_errors(release: NewsPage) -> set[str]:
    return set(PressFile.objects.filter(release=release).values_list("error", flat=True))


def test_picture_without_alternative_is_named_as_editors_know_it(db, folder):
    release = find_release("de")
    opening = release.opening_image.get_prep_value()
    opening[0]["value"]["alt"] = ""
    NewsPage.objects.filter(pk=release.pk).update(opening_image=json.dumps(opening))
    assert set(build_files(release.pk).values()) == {"refused"}
    title = release.opening_image[0].value["image"].title
    assert list_errors(release) == {
        f"In „{release.title}“ hat das Bild „{title}“ keinen Alternativtext. Bitte auf der Seite eintragen, was es zeigt."
    }


def test_lost_picture_is_named(db, folder):
    release = find_release("de")
    image = release.opening_image[0].value["image"]
    CustomImage.objects.filter(pk=image.pk).update(file="weg.png")
    CustomRendition.objects.all().delete()
    assert set(build_files(release.pk).values()) == {"refused"}
    assert list_errors(release) == {f"Das Bild „{image.title}“ lässt sich nicht lesen. Bitte neu hochladen oder von der Seite nehmen."}


def test_fault_of_our_own_is_told_too(db, folder, monkeypatch, caplog):
    release = find_release("de")
    monkeypatch.setattr("news.press.building.assemble", lambda page: {}["corrections"])
    assert set(build_files(release.pk).values()) == {"refused"}
    assert list_errors(release) == {"Unerwarteter Fehler, bitte dem Betrieb melden: KeyError: 'corrections'"}
    assert "Traceback" in caplog.text


def test_pictures_for_the_press(client, db):
    release = find_release("de")
    image = release.opening_image[0].value["image"]
    base = f"/pressebild/{image.pk}/{(image.file_hash or '0')[:8]}"
    web, print_ = (client.get(f"{base}/{use}.jpg") for use in ("web", "druck"))
    assert (web.status_code, print_.status_code, client.get(f"{base}/plakat.jpg").status_code) == (200, 200, 404)
    shown = Image.open(io.BytesIO(read(print_)))
    assert (shown.size, shown.info["dpi"]) == ((image.width, image.height), (300, 300))
    assert Image.open(io.BytesIO(read(web))).width <= 1600
    html = client.get(f"/de/{PATH}").content.decode()
    assert f"{base}/druck.jpg" in html and "Zeichnung: Projekt" in html


def test_density_of_another_file_is_refused():
    with pytest.raises(ValueError, match="JFIF"):
        set_density(b"\x89PNG and more", 300)


HTML = """<html lang="de"><body><header><p>Amt</p></header><h1>Titel</h1><p>Ein<br>Satz</p>
<ul><li>eins mit <b>Rest</b><ul><li>darunter</li></ul>und danach</li><li><p>zwei</p></li></ul>
<table><caption>Zahlen</caption><tr><th>a</th><td>b</td></tr></table><blockquote><p>„Gut“</p></blockquote>Loses</body></html>"""
TEXT = """Amt

Titel
=====

Ein Satz

– eins mit Rest
  – darunter
  und danach
– zwei

Zahlen
a | b

„Gut“

Loses
"""


def test_plain_text_keeps_every_word_once():
    assert write_text(HTML) == TEXT


def test_plain_text_that_would_lose_a_word_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "_read_table", lambda *args: reading.Block("table"))
    with pytest.raises(RefusedPublication, match="nicht vollständig als Text"):
        write_text(HTML)


@pytest.mark.parametrize(("code", "direction"), [("de", ""), ("ar", ' dir="ltr"')])
def test_words_in_another_language_say_so(db, code, direction):
    release = find_release(code)
    html = f"<p>{write_mark('en', 'Case Management')}.</p>"
    release.body = release.body.stream_block.to_python([{"type": "text", "value": html, "id": "0f5d4a56-0000-4000-8000-00000000f00d"}])
    document = assemble(release).html
    assert f'<p><span lang="en"{direction}>Case Management</span>.</p>' in document
    assert "\nCase Management.\n" in write_text(document)
