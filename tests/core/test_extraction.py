"""Text that is copied out of a PDF is the text that went in."""

import pytest

from cms.publication_check.extraction import READERS, SHARE_WANTED, join, list_sentences, measure
from core.pdf import print_stylesheet, render_pdf

SENTENCES = {
    "ar": (
        "تربط الاستراتيجية بين العمل واللغة والسكن، لأن الناس يعيشون هذه الأمور معًا. كل هدف له رقم، وكل تدبير له جهة مسؤولة."
        " هذا النص كُتب للتجربة فقط. ارتفع العدد في عام 2024 إلى خمسة وسبعين مركزًا في كل المدن."
    ),
    "fa": (
        "این راهبرد کار، زبان و مسکن را به هم پیوند می‌دهد، زیرا مردم این‌ها را با هم زندگی می‌کنند. هر هدف شماره‌ای دارد."
        " این متن فقط برای آزمایش نوشته شده است. تعداد مرکزها در سال 2024 به هفتاد و پنج مرکز در همهٔ شهرها رسید."
    ),
    "de": "Die Strategie verbindet Arbeit, Sprache und Wohnen. Jedes Ziel hat eine Nummer, jede Maßnahme eine zuständige Stelle.",
}


def make_html(code: str) -> str:
    direction = "ltr" if code == "de" else "rtl"
    paragraphs = f"<p>{SENTENCES[code]}</p>" * 3
    return (
        f'<html lang="{code}" dir="{direction}"><head><title>Probe</title></head><body>'
        f'<section class="chapter" id="a"><h1>{SENTENCES[code][:20]}</h1>{paragraphs}</section></body></html>'
    )


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences_come_back(code):
    html = make_html(code)
    pdf = render_pdf(html, stylesheets=[print_stylesheet()], language=code, base_url=None)
    for result in measure(pdf.content, html):
        assert result.total >= 6
        assert result.share >= SHARE_WANTED, f"{result.reader}: {result.missing}"


MIXED = {
    "ar": (
        "الاندماج المستدام في الأنظمة العامة (Regelsysteme). وهو مستمر حتى عام 2030. كانت النسبة 31,2 بالمئة"
        " (Hochschulreife)، وقبل ذلك 21,6. وهذا ما يسمى «Einbürgerung» في المدينة (التعريف القديم)."
    ),
    "fa": (
        "ادغام پایدار در نظام‌های عمومی (Regelsysteme). این برنامه تا سال 2030 ادامه دارد. سهم آن 31,2 درصد بود"
        " (Hochschulreife)، و پیش از آن 21,6. این را «Einbürgerung» در شهر می‌نامند (تعریف قدیمی)."
    ),
}
PUBLISHED = '<span class="published" lang="de" dir="ltr"><a href="https://example.org/">Regionalverband Ruhr</a> (2024)</span>'


@pytest.mark.parametrize("code", MIXED)
def test_german_terms_numbers_and_brackets_come_back_in_their_places(code):
    source = f"<ol><li>{SENTENCES[code][:30]}: {PUBLISHED}</li></ol>"
    html = make_html(code).replace("</section>", f"<p>{MIXED[code]}</p>{source}</section>")
    pdf = render_pdf(html, stylesheets=[print_stylesheet()], language=code, base_url=None)
    wanted = [join(sentence) for sentence in (*MIXED[code].split(". "), "Regionalverband Ruhr (2024)")]
    for reader, extract in READERS.items():
        text = join(extract(pdf.content))
        assert [one for one in wanted if one not in text] == [], reader


def test_lost_text_is_noticed():
    html = make_html("de")
    pdf = render_pdf(html.replace("Nummer", "Zahl"), stylesheets=[print_stylesheet()], language="de", base_url=None)
    assert all(result.found == 3 for result in measure(pdf.content, html))


def test_sentences_are_cut_at_their_ends_only():
    text = "Im Jahr 2024 waren es 1.064,2 von allen. Danach wurden es weniger!"
    html = f'<html lang="de"><head><title>t</title></head><body><section><p>{text}</p></section></body></html>'
    assert list_sentences(html) == ["Im Jahr 2024 waren es 1.064,2 von allen.", "Danach wurden es weniger!"]


def test_sign_of_a_note_is_looked_for_as_it_is_printed():
    text = 'Das gilt seit 2018.<span class="fn">Bis 2019.</span> Und so bleibt es.'
    html = f'<html lang="de"><head><title>t</title></head><body><section><p>{text}</p></section></body></html>'
    assert list_sentences(html) == ["Das gilt seit 2018.1 Und so bleibt es."]
