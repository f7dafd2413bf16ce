"""compare(): silent about a true file, and never silent about a damaged one."""

import io

import pikepdf
import pypdfium2
import pytest

from core.pdf import compare, print_stylesheet, render_pdf
from core.pdf.proof_block import bag

HTML = """<html lang="de"><title>Probe</title><body>
<nav class="toc"><ol><li><a href="#a">Anfang</a></li></ol></nav>
<h1 id="a">Anfang</h1><h2>Mitte</h2>
<p>Ein Satz von 2026 mit <span lang="en">design</span>.<span class="fn">Anmerkung</span></p>
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" role="img"
  aria-label="Punkt"><rect width="9" height="9"/></svg>
<table><thead><tr><th>Kopf</th></tr></thead><tbody><tr><td>Zelle</td></tr></tbody></table>
<ul><li>Punkt</li></ul><dl><dt>Frist</dt><dd>2028</dd></dl>
<address>Anschrift</address></body></html>"""


@pytest.fixture(scope="module")
def content():
    return render_pdf(HTML, stylesheets=[print_stylesheet()], language="de", base_url=None).content


def test_paper_is_true(paper):
    assert compare(paper.html, paper.pdf.content) == []


def test_small_file_is_true(content):
    assert compare(HTML, content) == []


def test_hyphen_at_the_end_of_a_line_is_true():
    html = f"<html lang=de><title>Probe</title><h1>Probe</h1><p>{'In Nordrhein-Westfalen leben viele Menschen. ' * 12}</p>"
    content = render_pdf(html, stylesheets=["p { width: 31mm }"], language="de", base_url=None).content
    assert compare(html, content) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("Ein Satz", "Kein Satz", "P “Kein Satz von 2026"),
        ("2026", "2027", "P “Ein Satz von 2027"),
        ("<td>Zelle</td>", "<th>Zelle</th>", "TH “Zelle”"),
        ("<h2>Mitte</h2>", "<h3>Mitte</h3>", "Heading 2"),
        (
            'h1 id="a">Anfang</h1><h2>Mitte</h2>',
            'h2>Mitte</h2><h1 id="a">Anfang</h1>',
            "Heading 1",
        ),
        ("Anmerkung", "Bemerkung", "Note “Bemerkung”"),
        ("<dt>Frist</dt>", "<dt>Fristen</dt>", "Lbl “Fristen”"),
        ("Anschrift", "Abschrift", "Text outside"),
        (' lang="en"', "", "Lang) “en”: 0 in the HTML, 1"),
        ('aria-label="Punkt"', 'aria-label="Kreis"', "Alt) “Kreis”: 1 in the HTML, 0"),
        ("<ul><li>Punkt</li></ul>", "", "but not in the HTML: LBody “Punkt”"),
        ("<title>Probe", "<title>Entwurf", "Title: “Entwurf”"),
        ('<html lang="de"', '<html lang="fr"', "Document language"),
    ],
)
def test_other_html_is_noticed(content, old, new, finding):
    assert old in HTML
    findings = compare(HTML.replace(old, new), content)
    assert any(finding in line for line in findings), findings


def elements(pdf, role):
    def walk(parent):
        for kid in parent.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from walk(kid)

    return [e for e in walk(pdf.Root.StructTreeRoot) if str(e.S) == f"/{role}"]


def drop_lang(pdf):
    for element in elements(pdf, "Span"):
        del element["/Lang"]


def drop_alt(pdf):
    del elements(pdf, "Figure")[0]["/Alt"]


def untag_contents(pdf):
    elements(pdf, "TOCI")[0].S = pikepdf.Name.Div


def head_to_cell(pdf):
    elements(pdf, "TH")[0].S = pikepdf.Name.TD


def table_to_div(pdf):
    elements(pdf, "Table")[0].S = pikepdf.Name.Div


def hide_paragraph(pdf):
    elements(pdf, "P")[0].K = pikepdf.Array()


def drop_document_language(pdf):
    del pdf.Root.Lang


def drop_bookmarks(pdf):
    del pdf.Root.Outlines


def drop_tag_tree(pdf):
    del pdf.Root.StructTreeRoot


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        (drop_lang, "Lang) “en”"),
        (drop_alt, "Alt) “Punkt”"),
        (untag_contents, "TOCI"),
        (head_to_cell, "TH “Kopf”"),
        (table_to_div, "Tables (Table): 1 in the HTML, 0"),
        (hide_paragraph, "P “Ein Satz"),
        (drop_document_language, "Document language"),
        (drop_bookmarks, "no bookmarks"),
        (drop_tag_tree, "H1 “Anfang”"),
    ],
)
def test_damaged_file_is_noticed(content, damage, finding):
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        damage(pdf)
        pdf.save(output)
    findings = compare(HTML, output.getvalue())
    assert any(finding in line for line in findings), findings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Teil\u00adhabe", "Teilhabe"),
        ("می\u200cخواهیم", "میخواهیم"),
        ("عالٍ", "عال"),
        ("ﻻ", "لا"),
        ("(سؤال", ")سؤال"),
    ],
)
def test_bag_leaves_out_what_extraction_loses(one, other):
    assert bag(one) == bag(other)


def test_bag_keeps_letters_and_figures_apart():
    assert bag("Frist 2026") != bag("Frist 2027")
    assert bag("Masse") != bag("Maße")


def test_bag_does_not_put_a_mark_on_the_letter_of_another_line():
    """Lines are read back from left to right: the hamza of "همهٔ" comes to stand behind the alef of "انسان"."""
    assert bag("انسان\u200cها و همه\u0654") == bag("اه\u200cناسنا" + "\u0654همه و")
    assert bag("أمر") != bag("امر")


def render(body: str) -> tuple[str, bytes]:
    html = f'<html lang="de"><title>Probe</title><body>{body}</body></html>'
    return html, render_pdf(html, stylesheets=[print_stylesheet()], language="de", base_url=None).content


def test_hyphens_at_the_ends_of_lines_are_read():
    html, pdf = render(
        "<h1>Anfang</h1>" + "".join(f"<p>{'Wort ' * count}Nordrhein-Westfalen und Rheinland-Pfalz</p>" for count in range(8, 20))
    )
    assert compare(html, pdf) == []


def test_notes_count_anew_in_each_chapter():
    chapters = [
        f'<section class="chapter"><h1>{name}</h1><p>Satz<span class="fn">{name}er.</span></p></section>' for name in ("Erst", "Zweit")
    ]
    html, pdf = render("".join(chapters))
    assert compare(html, pdf) == []
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    assert ["1 Erster." in texts[0], "1 Zweiter." in texts[-1]] == [True, True]
    document.close()
