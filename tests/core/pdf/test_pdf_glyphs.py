"""Arabic and Persian words come back out of the file as they went in.

The words are those of the real paper that did not (WeasyPrint issue #2841).
"""

import io
import subprocess

import page
import pikepdf
import pytest
import weasyprint.draw.text
from weasyprint.pdf.fonts import Font

from core.pdf import compare, print_stylesheet, render_pdf
from core.pdf.glyph_font import LAST_NUMBER, Component, OwnGlyph, OwnGlyphs
from core.pdf.glyphs import exact_glyphs

# The first word of each line has parts of letters that the others need as well.
SHARED_PARTS = "مخترع شخص أشخاص مختلفة مخطط تخص تاريخ الخبرة لكثير الفحص الصفحات البلد الشعار تموز/يوليو"
# Tanwin, damma and shadda; the last word has its two signs in the order typists use.
VOWEL_SIGNS = "رسميًا تُقرأ بيّن عمّ حدّدت عالٍ لاَ شُدّة مَّد"
JOINERS = "می\u200cشود خانه\u200cها گفت\u200cوگو می\u200cخواهیم پژوهش"
LATIN = "Haus\u00a0Nr. 5 – e\u0301te\u0301, x\u0323\u0301, 3\u202f000 Ω Ω"
CASES = [
    ("ar", "rtl", SHARED_PARTS),
    ("ar", "rtl", VOWEL_SIGNS),
    ("fa", "rtl", JOINERS),
    ("de", "ltr", LATIN),
]


def document(language: str, direction: str, text: str) -> str:
    words = "".join(f"<p>{word}</p>" for word in text.split(" "))
    return f'<html lang="{language}" dir="{direction}"><title>Probe</title>{words}'


def rendered(language: str, direction: str, text: str) -> bytes:
    return render_pdf(
        document(language, direction, text),
        stylesheets=[print_stylesheet()],
        language=language,
        base_url=None,
    ).content


def extracted(content: bytes, tmp_path) -> list[str]:
    """Return pdftotext's words, without the page number and direction marks."""
    file = tmp_path / "probe.pdf"
    file.write_bytes(content)
    command = ["pdftotext", "-enc", "UTF-8", file, "-"]
    output = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    for mark in "\u202a\u202b\u202c\f":
        output = output.replace(mark, "")
    return [word for word in output.split() if word != "1"]


@pytest.mark.parametrize(("language", "direction", "text"), CASES)
def test_nothing_is_lost(language, direction, text):
    content = rendered(language, direction, text)
    assert compare(document(language, direction, text), content) == []


@pytest.mark.parametrize(("language", "direction", "text"), CASES[:3])
def test_characters_come_back_in_order(language, direction, text, tmp_path):
    assert extracted(rendered(language, direction, text), tmp_path) == text.split(" ")


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize(("language", "direction", "text"), CASES)
def test_fonts_with_added_glyphs_conform(language, direction, text, profile):
    content = rendered(language, direction, text)
    assert page.validate_pdf_bytes(content, profile=profile).failures == []


def test_every_glyph_has_a_character_of_its_own():
    two_signs = "\u0645\u064e\u0651\u062f"
    with pikepdf.open(io.BytesIO(rendered("ar", "rtl", two_signs))) as pdf:
        maps = [font.ToUnicode.read_bytes() for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font]
    assert maps
    assert not any(b"<>" in entries or b"<034f>" in entries for entries in maps)


def test_same_input_gives_same_bytes():
    assert rendered("ar", "rtl", VOWEL_SIGNS) == rendered("ar", "rtl", VOWEL_SIGNS)


def test_weasyprint_is_left_as_it_was():
    before = weasyprint.draw.text.draw_first_line, Font.clean
    with pytest.raises(KeyError), exact_glyphs():
        raise KeyError
    assert (weasyprint.draw.text.draw_first_line, Font.clean) == before


class FontStub:
    upem = 1000

    def __init__(self):
        self.to_unicode = {}
        self.widths = {}


def test_a_glyph_is_added_once():
    own, font = OwnGlyphs(10), FontStub()
    glyph = OwnGlyph((Component(3, 0, 0),), "x")
    number = own.number(glyph, 500, font)
    assert own.number(glyph, 510, font) == number
    assert font.widths == {number: 500}
    assert font.to_unicode == {number: "x"}
    assert own.needed_from_font([1, number]) == {1: "", 3: ""}


def test_a_full_font_gets_no_glyph():
    glyph = OwnGlyph((Component(3, 0, 0),), "x")
    assert OwnGlyphs(LAST_NUMBER).number(glyph, 500, FontStub()) is None
