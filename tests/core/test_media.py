"""Uploads are shown to readers only where a live, public page uses them."""

import io
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.blocks import DownloadBlock
from core.images import IMAGE_WIDTHS, build_address, describe_image
from core.models import CustomDocument, CustomImage
from home.models import StandardPage
from newcomers.models import GuidePage


def draw(width: int = 900, height: int = 600) -> ImageFile:
    output = io.BytesIO()
    Image.new("RGB", (width, height), "#0a5").save(output, "PNG")
    return ImageFile(io.BytesIO(output.getvalue()), name="bild.png")


@pytest.fixture
def image(db) -> CustomImage:
    image = CustomImage.objects.create(title="Neues Bild", credit="Zeichnung", file=draw())
    image.get_file_hash()
    return image


@pytest.fixture
def document(db) -> CustomDocument:
    return CustomDocument.objects.create(title="Neues Dokument", language_code="ar", file=ContentFile(b"%PDF-1.7 text", name="papier.pdf"))


@pytest.fixture
def imprint(db) -> StandardPage:
    return StandardPage.objects.get(slug="impressum", locale__language_code="de")


@pytest.fixture
def editor(client, db):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    return client


def ask(client, url: str, headers: dict[str, str] | None = None):
    """Return an answer whose file is read, into ``body``: the client closes it at its end."""
    response = client.get(url, headers=headers)
    response.body = b"".join(response)
    return response


def show(page, kind: str, **value) -> None:
    """Publish ``page`` with one block that uses a file."""
    page.body = [{"type": kind, "value": value}]
    page.save_revision().publish()


def show_image(page, image) -> None:
    show(page, "image", image=image.pk, alt="Grün", caption="")


def test_image_that_no_page_uses_is_hidden(client, image):
    assert ask(client, build_address(image, 800)).status_code == 404


def test_image_of_a_draft_is_hidden(client, image, imprint):
    imprint.body = [{"type": "image", "value": {"image": image.pk, "alt": "Grün", "caption": ""}}]
    imprint.save_revision()
    assert ask(client, build_address(image, 800)).status_code == 404


def test_image_of_a_live_page_is_shown_scaled_as_webp(client, image, imprint):
    show_image(imprint, image)
    response = ask(client, build_address(image, 480))
    shown = Image.open(io.BytesIO(response.body))
    assert (response.status_code, response["Content-Type"], shown.format, shown.size) == (200, "image/webp", "WEBP", (480, 320))
    assert response["Cache-Control"] == "public, max-age=86400"


def test_image_of_a_withdrawn_page_is_hidden(client, image, imprint):
    show_image(imprint, image)
    imprint.unpublish()
    assert ask(client, build_address(image, 800)).status_code == 404


def test_image_of_a_restricted_page_is_hidden(client, image, imprint):
    show_image(imprint, image)
    PageViewRestriction.objects.create(page=imprint, restriction_type="password", password="sesam")
    assert ask(client, build_address(image, 800)).status_code == 404


def test_image_in_a_private_collection_is_hidden_even_on_a_live_page(client, image, imprint):
    show_image(imprint, image)
    private = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    CustomImage.objects.filter(pk=image.pk).update(collection=private)
    assert ask(client, build_address(image, 800)).status_code == 404


@pytest.mark.parametrize("is_live", [True, False])
def test_editor_sees_every_image_and_no_cache_keeps_it(editor, image, imprint, is_live):
    if is_live:
        show_image(imprint, image)
    response = ask(editor, build_address(image, 800))
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("width", [1, 799, 3000])
def test_width_outside_the_list_is_not_made(client, image, imprint, width):
    show_image(imprint, image)
    assert ask(client, build_address(image, width)).status_code == 404
    assert image.renditions.count() == 0


def test_image_is_not_sent_again(client, image, imprint):
    show_image(imprint, image)
    etag = ask(client, build_address(image, 800))["ETag"]
    assert ask(client, build_address(image, 800), headers={"If-None-Match": etag}).status_code == 304


def test_image_whose_file_is_gone_is_not_found(client, image, imprint):
    show_image(imprint, image)
    image.file.storage.delete(image.file.name)
    assert ask(client, build_address(image, 800)).status_code == 404


def test_original_is_served_like_the_picture(client, editor, image):
    url = reverse("serve_upload", args=[image.file.name])
    assert ask(editor, url).status_code == 200
    editor.logout()
    assert ask(client, url).status_code == 404


@pytest.mark.parametrize("path", ["../secret-key", "original_images/../../secret-key", "nothing.png"])
def test_upload_path_leads_nowhere_else(editor, path):
    assert ask(editor, f"/media/{path}").status_code in {400, 404}


def test_document_needs_a_live_page(client, document, imprint):
    url = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    assert ask(client, url).status_code == 404
    show(imprint, "download", document=document.pk, title="Das Papier", text="")
    response = ask(client, url)
    assert (response.status_code, response["Content-Language"], response.body) == (200, "ar", b"%PDF-1.7 text")


def test_document_answers_ranges_and_its_right_name_only(client, document, imprint):
    show(imprint, "download", document=document.pk, title="Das Papier", text="")
    response = ask(client, reverse("wagtaildocs_serve", args=[document.pk, document.filename]), headers={"Range": "bytes=0-3"})
    assert (response.status_code, response.body) == (206, b"%PDF")
    assert ask(client, reverse("wagtaildocs_serve", args=[document.pk, "anders.pdf"])).status_code == 404


def test_download_card_tells_kind_size_and_language(client, document, imprint):
    show(imprint, "download", document=document.pk, title="الورقة", text="Zum Lesen")
    html = ask(client, "/de/impressum/").content.decode()
    assert 'lang="ar" dir="rtl">الورقة</a>' in html
    assert 'PDF, <bdi>13\xa0Bytes</bdi>, <span lang="ar" dir="rtl">العربية</span> – Zum Lesen' in html


def test_page_outlives_a_deleted_document(client, document, imprint):
    show(imprint, "download", document=document.pk, title="Das Papier", text="")
    document.delete()
    response = ask(client, "/de/impressum/")
    assert response.status_code == 200 and "Das Papier" not in response.content.decode()


def test_translated_title_of_a_download_is_in_the_language_of_the_page(document, imprint):
    """The document stays German: the link says so, and its words are read in Arabic."""
    CustomDocument.objects.filter(pk=document.pk).update(language_code="de")
    block, context = DownloadBlock(), {"presentation": SimpleNamespace(used_icons=set())}
    with translation.override("ar"):
        html = block.render(block.to_python({"document": document.pk, "title": "كتيّب البرنامج", "text": ""}), context)
    assert 'hreflang="de">كتيّب البرنامج</a>' in html
    assert '، <span lang="de" dir="ltr">Deutsch</span>' in html


def test_poster_of_a_film_shows_its_credit(client, image, imprint):
    show(imprint, "video", poster=image.pk, title="Der Film", transcript="<p>Guten Tag</p>")
    assert f'<small lang="de" dir="ltr">{image.credit}' in ask(client, "/de/impressum/").content.decode()


def test_film_is_offered_with_size_and_transcript(client, document, image, imprint):
    show(imprint, "video", video=document.pk, poster=image.pk, title="Der Film", duration="2:05", transcript="<p>Guten Tag</p>")
    html = ask(client, "/de/impressum/").content.decode()
    assert f'<source src="{document.url}">' in html
    assert '<bdi dir="ltr">2:05</bdi>' in html


def test_widths_of_a_picture_never_exceed_it(image):
    source = describe_image(image)
    assert (source.width, source.height) == (800, 533)
    assert source.srcset == f"{build_address(image, 480)} 480w, {build_address(image, 800)} 800w"


def test_small_picture_has_one_width(db):
    source = describe_image(CustomImage(pk=1, title="Klein", width=300, height=200, file_hash="abcdef0123"))
    assert (source.src, source.srcset, source.width, source.height) == (
        "/bild/1/abcdef01/480.webp",
        "/bild/1/abcdef01/480.webp 300w",
        300,
        200,
    )


def test_address_changes_with_the_file(image):
    before = build_address(image, IMAGE_WIDTHS[0])
    image.file_hash = "0" * 40
    assert build_address(image, IMAGE_WIDTHS[0]) != before


def test_picture_has_no_alt_text_of_its_own(image):
    assert image.default_alt_text == ""


def test_guide_shows_the_credit_of_its_picture(client, db):
    imprint = GuidePage.objects.get(slug="arzt-finden", locale__language_code="de")
    assert "Zeichnung: Projekt · CC BY 4.0" in ask(client, imprint.url).content.decode()
