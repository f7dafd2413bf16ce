"""render_pdf(): what comes out, and what it refuses."""

import io
import subprocess

import pikepdf
import pytest
import weasyprint

from core.pdf import (
    ImageNotLoaded,
    LanguageMismatch,
    MissingAltText,
    MissingTitle,
    TextNotTaggable,
    UnsupportedWeasyPrint,
    print_stylesheet,
    render_pdf,
)
from core.pdf.finish import _end_streams_clearly


def render(body, *, language="de", head="<title>Probe</title>", css="", **options):
    html = f'<html lang="de"><head>{head}</head><body>{body}</body></html>'
    options = {"base_url": None, **options}
    return render_pdf(html, stylesheets=[css], language=language, **options)


def test_page_count_is_the_files_own(paper):
    with pikepdf.open(io.BytesIO(paper.pdf.content)) as pdf:
        assert paper.pdf.page_count == len(pdf.pages)


def test_chapters_start_on_a_new_page():
    body = "<section class='chapter'><h1>A</h1></section>" * 3
    assert render(body, css=print_stylesheet()).page_count == 3


def test_same_input_gives_same_bytes(german_paper):
    again = render_pdf(
        german_paper.html,
        stylesheets=[print_stylesheet()],
        language="de",
        base_url=None,
    )
    assert again.content == german_paper.pdf.content


def test_metadata_claims_both_standards_and_the_language(paper):
    with pikepdf.open(io.BytesIO(paper.pdf.content)) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:language"] == {paper.language}
        assert metadata["dc:title"]
        assert pdf.Root.Lang == paper.language


def test_images_are_not_interpolated(paper):
    with pikepdf.open(io.BytesIO(paper.pdf.content)) as pdf:
        streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)]
        images = [stream for stream in streams if "/Interpolate" in stream]
        assert images
        assert not any(image.Interpolate for image in images)


def test_reading_direction_follows_the_document(paper):
    with pikepdf.open(io.BytesIO(paper.pdf.content)) as pdf:
        assert "/Direction" not in pdf.Root.ViewerPreferences


def test_every_font_is_embedded_as_subset_with_unicode(paper, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper.pdf.content)
    listing = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert listing
    for line in listing:
        # Columns from the right: object, generation, uni, sub, emb.
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


def test_stream_ending_in_a_carriage_return_is_closed_unmistakably():
    assert _end_streams_clearly(b"x\r\nendstream") == b"x\r\rendstream"
    assert _end_streams_clearly(b"x\nendstream") == b"x\nendstream"


def test_missing_alt_text_names_the_image():
    with pytest.raises(MissingAltText, match=r"photos/ramp\.jpg"):
        render('<img src="photos/ramp.jpg">')


def test_empty_alt_alone_does_not_make_decoration():
    with pytest.raises(MissingAltText):
        render('<img src="photos/ramp.jpg" alt="">')


@pytest.mark.parametrize("role", ["", 'role="img"'])
def test_drawing_without_a_name_is_refused(role):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" id="bars" {role}></svg>'
    with pytest.raises(MissingAltText, match="svg#bars"):
        render(svg)


def test_image_that_cannot_be_loaded_is_refused():
    with pytest.raises(ImageNotLoaded, match="broken"):
        render('<img src="data:image/png,broken" alt="Bild">')


def test_nothing_but_data_addresses_is_read_without_a_fetcher(tmp_path):
    file = tmp_path / "drawing.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    image = f'<img src="{file.as_uri()}" alt="Bild">'
    with pytest.raises(ImageNotLoaded):
        render(image)
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols={"file"})
    assert render(image, url_fetcher=fetcher).page_count == 1


def test_title_is_required():
    with pytest.raises(MissingTitle):
        render("<p>Text</p>", head="")


def test_language_must_be_the_documents():
    with pytest.raises(LanguageMismatch):
        render("<p>Text</p>", language="ar")


def test_text_in_a_transparency_group_is_refused():
    with pytest.raises(TextNotTaggable, match="Page 1"):
        render('<p style="opacity: 0.5">Text</p>')


def test_other_weasyprint_versions_are_refused_with_a_way_out(monkeypatch):
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(UnsupportedWeasyPrint, match=r"weasyprint==70\.0"):
        render("<p>Text</p>")


def test_weasyprints_own_function_is_back_after_success_and_failure():
    original = weasyprint.pdf.add_tags
    render("<p>Text</p>")
    assert weasyprint.pdf.add_tags is original
    with pytest.raises(TextNotTaggable):
        render('<p style="opacity: 0.5">Text</p>')
    assert weasyprint.pdf.add_tags is original
