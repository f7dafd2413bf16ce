"""The tag tree itself: one small piece of HTML, its expected tree beside it."""

import io

import pikepdf
import pytest

from core.pdf import print_stylesheet, render_pdf


def render(body):
    html = f'<html lang="de"><title>Probe</title><body>{body}</body></html>'
    pdf = render_pdf(html, stylesheets=[print_stylesheet()], language="de", base_url=None)
    return pikepdf.open(io.BytesIO(pdf.content))


def kids(element):
    return [k for k in element.K if isinstance(k, pikepdf.Dictionary) and "/S" in k]


def outline(element):
    """Return a tree as text: 'L(LI(Lbl LBody))'."""
    inner = " ".join(outline(kid) for kid in kids(element))
    role = str(element.S).removeprefix("/")
    return f"{role}({inner})" if inner else role


def find_all(element, role):
    found = [element] if str(element.S) == f"/{role}" else []
    return found + [match for kid in kids(element) for match in find_all(kid, role)]


def document(pdf):
    return pdf.Root.StructTreeRoot.K[0]


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<ul><li>A<li>B</ul>", "L(LI(Lbl LBody) LI(Lbl LBody))"),
        (
            "<ul><li>A<ol><li>B</ol></ul>",
            "L(LI(Lbl LBody(L(LI(Lbl LBody)))))",
        ),
        ("<ul><li><p>A</p></ul>", "L(LI(Lbl LBody(P)))"),
        ('<ul style="list-style: none"><li>A</ul>', "L(LI(LBody))"),
        (
            "<dl><dt>A<dd>1<dd>2<!-- reason --><dt>B<dt>C<dd>3</dl>",
            "L(LI(Lbl LBody LBody) LI(Lbl Lbl LBody))",
        ),
        (
            "<dl><div><dt>A<dd>1</div><div><dt>B<dd>2</div></dl>",
            "L(LI(Lbl LBody) LI(Lbl LBody))",
        ),
        (
            "<table><caption>T</caption><thead><tr><th>A<th>B<tbody><tr><td>1<td></table>",
            "Table(Caption THead(TR(TH TH)) TBody(TR(TD TD)))",
        ),
        (
            '<nav class="toc"><ol><li><a href="#x">A</a><ol><li><a href="#x">B</a></ol></ol></nav><h1 id="x">X</h1>',
            "Sect(TOC(TOCI(Reference(Link) TOC(TOCI(Reference(Link)))))) H1",
        ),
        ('<p>A<span class="fn">N <em>n</em></span> B</p>', "P(Reference Note(Lbl))"),
        ("<div>A <b>b</b></div><div><p>B</p></div>", "P P"),
        (
            '<p>A <em lang="en">b</em></p><div lang="en"><p>C</p></div>',
            "P(Span) Div(P)",
        ),
        ("<blockquote><p>A</p><footer>B</footer></blockquote>", "BlockQuote(P P)"),
    ],
)
def test_tree(html, tree):
    with render(html) as pdf:
        assert " ".join(outline(kid) for kid in kids(document(pdf))) == tree


def test_table_over_pages_stays_one_with_one_head():
    rows = "".join(f"<tr><th scope=row>{n}<td>x" for n in range(80))
    table = f"<table><thead><tr><th>A<th>B<tbody>{rows}</table>"
    with render(table) as pdf:
        assert len(pdf.pages) > 1
        assert len(find_all(document(pdf), "Table")) == 1
        assert len(find_all(document(pdf), "THead")) == 1
        assert len(find_all(document(pdf), "TR")) == 81


def test_paragraph_over_pages_stays_one():
    with render("<p>" + "Wort " * 2000 + "</p>") as pdf:
        assert len(pdf.pages) > 1
        assert len(find_all(document(pdf), "P")) == 1


def test_cells_know_scope_and_span():
    table = "<table><tr><th colspan=2>A<tr><th scope=row rowspan=2>B<td>1<tr><td>2</table>"
    with render(table) as pdf:
        first, second = find_all(document(pdf), "TH")
        assert (first.A.Scope, first.A.ColSpan) == ("/Column", 2)
        assert (second.A.Scope, second.A.RowSpan) == ("/Row", 2)


def test_contents_line_is_one_link_described_by_its_text():
    toc = '<nav class="toc"><ol><li><a href="#x">Erstes</a></ol></nav><h1 id="x">X</h1>'
    with render(toc) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert str(annotation.Contents) == "Erstes"


def test_figure_has_alternative_and_box_inside_the_page():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><title>Drei Balken</title><rect width="9" height="9"/></svg>'
    with render(svg) as pdf:
        (figure,) = find_all(document(pdf), "Figure")
        assert str(figure.Alt) == "Drei Balken"
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        assert (right - left, top - bottom) == pytest.approx((72, 72), abs=0.1)
        assert 600 < bottom < top < 842


def test_decoration_and_running_heads_are_artifacts(german_paper):
    with pikepdf.open(io.BytesIO(german_paper.pdf.content)) as pdf:
        assert len(find_all(document(pdf), "Figure")) == 2
        types = {
            str(operands[1].get("/Type"))
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and operands[0] == "/Artifact"
        }
        assert types == {"/Pagination", "/Layout"}


def test_notes_have_unique_ids_listed_in_the_id_tree(paper):
    with pikepdf.open(io.BytesIO(paper.pdf.content)) as pdf:
        ids = [str(note.ID) for note in find_all(document(pdf), "Note")]
        assert len(ids) == len(set(ids)) == 2
        listed = pdf.Root.StructTreeRoot.IDTree.Names
        assert [str(name) for name in listed[0::2]] == sorted(ids)
