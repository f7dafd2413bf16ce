"""Uploads that are not what their name says are refused with a reason in German; nothing is stored."""

import io
import zipfile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from core.forms import check_signature
from core.models import CustomDocument, CustomImage

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>'


def make_pdf(page_count: int = 1, **options) -> bytes:
    output = io.BytesIO()
    with pikepdf.new() as pdf:
        for _number in range(page_count):
            pdf.add_blank_page()
        pdf.save(output, **options)
    return output.getvalue()


PDF = make_pdf()


def make_picture(kind: str) -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (20, 10), "#0a5").save(output, kind)
    return output.getvalue()


def make_zip() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("a.txt", "a")
    return output.getvalue()


def refusals(form_class, name: str, content: bytes, **fields) -> str:
    """Return what the form says about an upload, empty if it takes it."""
    data = {
        "title": "Titel",
        "credit": "Zeichnung",
        "language_code": "de",
        "collection": Collection.get_first_root_node().pk,
        "tags": "",
        **fields,
    }
    with translation.override("de"):
        form = form_class(data, {"file": SimpleUploadedFile(name, content)})
        return " ".join(message for messages in form.errors.values() for message in messages)


def refuse_image(name: str, content: bytes) -> str:
    return refusals(get_image_form(CustomImage), name, content)


def refuse_document(name: str, content: bytes) -> str:
    return refusals(get_document_form(CustomDocument), name, content)


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("A.GIF", "GIF"), ("a.webp", "WEBP")])
def test_picture_is_taken(db, name, kind):
    assert refuse_image(name, make_picture(kind)) == ""


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", PDF), ("a.zip", make_zip()), ("a.csv", "Größe;1".encode()), ("a.txt", b"Text"), ("a.docx", make_zip())]
)
def test_document_is_taken(db, name, content):
    assert refuse_document(name, content) == ""


@pytest.mark.parametrize("name", ["a.svg", "a.svgz", "a.tiff", "a.bmp", "a"])
def test_other_endings_of_pictures_are_refused(db, name):
    assert "Unterstützte Bildformate: AVIF, GIF, JPG, JPEG, PNG, WEBP." in refuse_image(name, SVG)


def test_svg_under_the_name_of_a_picture_is_refused(db):
    assert refuse_image("a.png", SVG) != ""


def test_picture_under_the_name_of_another_kind_is_refused(db):
    assert "Die Erweiterung stimmt nicht mit dem Dateiformat überein" in refuse_image("a.png", make_picture("JPEG"))


@pytest.mark.parametrize("name", ["a.svg", "a.exe", "a.html", "a.js"])
def test_other_endings_of_documents_are_refused(db, name):
    assert refuse_document(name, SVG).startswith(f"Die Dateiendung „{name[1:]}“ ist nicht erlaubt. Möglich sind: avif, csv, docx,")


def test_picture_under_the_name_of_a_document_is_refused_by_what_it_is(db):
    assert refuse_document("a.pdf", make_picture("PNG")) == "„a.pdf“ ist in Wirklichkeit eine PNG-Datei. Bitte die richtige Datei wählen."


def test_text_under_the_name_of_a_document_is_refused(db):
    assert "„a.pdf“ ist in Wirklichkeit keine Datei dieser Art. Bitte die richtige Datei wählen." in refuse_document("a.pdf", b"nur Text")


def test_program_under_the_name_of_a_text_is_refused(db):
    assert "„a.txt“ ist keine Textdatei. Bitte die richtige Datei wählen." in refuse_document("a.txt", b"MZ\0\0\x01")


def test_picture_that_is_too_large_is_refused(db, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50
    assert "zu groß" in refuse_image("a.png", make_picture("PNG"))


def test_document_that_is_too_large_is_refused(db, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert "groß" in refuse_document("a.pdf", PDF)


def test_credit_of_a_picture_is_required(db):
    assert "muss ausgefüllt werden" in refusals(get_image_form(CustomImage), "a.png", make_picture("PNG"), credit="")


def test_file_is_read_from_its_beginning_afterwards():
    upload = SimpleUploadedFile("a.pdf", PDF)
    check_signature(upload)
    assert upload.read() == PDF


def test_ending_without_a_rule_is_refused():
    with pytest.raises(ValidationError, match=r"Dateiendung „\.xyz“"):
        check_signature(SimpleUploadedFile("a.xyz", b""))


PROTECTED = make_pdf(encryption=pikepdf.Encryption(owner="chef", user=""))
LOCKED = make_pdf(encryption=pikepdf.Encryption(owner="chef", user="geheim"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (LOCKED, "lässt sich nur mit einem Kennwort öffnen. Bitte ohne Kennwort speichern"),
        (PROTECTED, "ist geschützt. Bitte im Programm"),
        (PDF[: len(PDF) // 2], "ist beschädigt. Bitte die Datei öffnen, neu als PDF speichern"),
        (PDF.replace(b"startxref", b"startyref"), "ist beschädigt"),
        (b"%PDF-1.7\n" + b"x" * 500, "ist beschädigt"),
        (make_pdf(0), "hat keine Seite"),
    ],
    ids=["password", "protected", "cut off", "without index", "rubbish", "empty"],
)
def test_pdf_that_readers_could_not_use_is_refused(db, content, reason):
    assert reason in refuse_document("original.pdf", content)
    assert not CustomDocument.objects.filter(title="Titel").exists()
