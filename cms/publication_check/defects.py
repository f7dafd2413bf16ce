"""Thirty-three ways to spoil an accessible PDF, one at a time. A check that misses one is not worth its name.

Each function changes an open file of ours. What it does can happen to a real file: through an editor, a converter, an
update of a library, or a fault in our own code.
"""

import io
import re
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

Defect = Callable[[Pdf], None]
DEFECTS: dict[str, Defect] = {}


class DefectDoesNotApply(Exception):
    """The file does not have what the defect would spoil."""


def spoil(content: bytes, name: str) -> bytes:
    """Return the file with one defect. Raises DefectDoesNotApply."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        try:
            DEFECTS[name](pdf)
        except (StopIteration, IndexError, AttributeError):
            raise DefectDoesNotApply(name) from None
        output = io.BytesIO()
        pdf.save(output)
        return output.getvalue()


def defect(function: Defect) -> Defect:
    DEFECTS[function.__name__] = function
    return function


def walk(parent: pikepdf.Object, role: str) -> Iterator[pikepdf.Object]:
    """Yield the structure elements of a role below another one, in the order of reading."""
    kids = parent.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            if Name("/" + role) == kid.S:
                yield kid
            yield from walk(kid, role)


def find(pdf: Pdf, role: str) -> Iterator[pikepdf.Object]:
    """Yield the structure elements of a role in the whole file."""
    yield from walk(pdf.Root.StructTreeRoot, role)


def find_links(pdf: Pdf) -> Iterator[pikepdf.Object]:
    yield from (note for page in pdf.pages for note in page.get("/Annots", []))


def find_fonts(pdf: Pdf) -> Iterator[pikepdf.Object]:
    yield from (font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values())


def rewrite_metadata(pdf: Pdf, pattern: str, replacement: str) -> None:
    packet = pdf.Root.Metadata.read_bytes().decode()
    changed, count = re.subn(pattern, replacement, packet, count=1, flags=re.DOTALL)
    if not count:
        raise DefectDoesNotApply(pattern)
    pdf.Root.Metadata = pdf.make_stream(changed.encode(), Type=Name.Metadata, Subtype=Name.XML)


# ---- The document as a whole ----


@defect
def document_language_missing(pdf):
    del pdf.Root.Lang


@defect
def document_language_is_no_language(pdf):
    pdf.Root.Lang = String("deutsch!")


@defect
def title_not_shown(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@defect
def title_missing(pdf):
    rewrite_metadata(pdf, r"<dc:title>.*?</dc:title>", "")


@defect
def title_is_a_file_name(pdf):
    rewrite_metadata(pdf, r"(<dc:title>.*?<rdf:li[^>]*>).*?(</rdf:li>)", r"\1entwurf_neu2.docx\2")
    pdf.docinfo["/Title"] = "entwurf_neu2.docx"


@defect
def claim_of_conformity_missing(pdf):
    rewrite_metadata(pdf, r'\s[\w-]+:part="1"', "")


@defect
def marked_as_untagged(pdf):
    pdf.Root.MarkInfo.Marked = False


@defect
def marked_as_suspect(pdf):
    pdf.Root.MarkInfo.Suspects = True


@defect
def bookmarks_missing(pdf):
    del pdf.Root.Outlines


@defect
def tag_tree_missing(pdf):
    del pdf.Root.StructTreeRoot


@defect
def way_back_from_content_broken(pdf):
    pdf.Root.StructTreeRoot.ParentTree.Nums[3] = Array()


# ---- Headings, contents, lists, notes ----


@defect
def heading_level_skipped(pdf):
    next(find(pdf, "H2")).S = Name.H4


@defect
def chapters_without_heading(pdf):
    for element in list(find(pdf, "H1")):
        element.S = Name.P


@defect
def contents_list_untagged(pdf):
    for role in ("TOC", "TOCI"):
        for element in list(find(pdf, role)):
            element.S = Name.Div


@defect
def item_outside_of_a_list(pdf):
    next(find(pdf, "L")).S = Name.Div


@defect
def item_without_body(pdf):
    next(find(pdf, "LBody")).S = Name.P


@defect
def note_without_number(pdf):
    del next(find(pdf, "Note"))["/ID"]


@defect
def two_notes_with_one_number(pdf):
    notes = list(find(pdf, "Note"))
    notes[1].ID = notes[0].ID


@defect
def role_that_nobody_knows(pdf):
    next(find(pdf, "P")).S = Name("/Absatz")


# ---- Tables ----


@defect
def table_heads_are_plain_cells(pdf):
    for cell in list(walk(next(find(pdf, "Table")), "TH")):
        cell.S = Name.TD
        del cell["/A"]


@defect
def table_heads_without_direction(pdf):
    for cell in find(pdf, "TH"):
        del cell.A["/Scope"]


@defect
def row_too_short(pdf):
    row = list(find(pdf, "TR"))[-1]
    row.K = Array(list(row.K)[:-1])


# ---- Pictures and languages ----


@defect
def alternative_missing(pdf):
    del next(find(pdf, "Figure")).Alt


@defect
def alternative_empty(pdf):
    next(find(pdf, "Figure")).Alt = String("")


@defect
def alternative_is_a_file_name(pdf):
    next(find(pdf, "Figure")).Alt = String("IMG_2030_final.jpg")


@defect
def language_of_phrases_missing(pdf):
    found = [element for role in ("Span", "Link", "P", "Div") for element in find(pdf, role) if "/Lang" in element]
    if not found:
        raise DefectDoesNotApply
    for element in found:
        del element["/Lang"]


# ---- Links ----


@defect
def link_without_description(pdf):
    del next(find_links(pdf))["/Contents"]


@defect
def link_outside_of_the_tree(pdf):
    del next(find_links(pdf))["/StructParent"]


@defect
def order_of_tabs_missing(pdf):
    del next(page for page in pdf.pages if "/Annots" in page)["/Tabs"]


# ---- Fonts and text ----


@defect
def font_not_embedded(pdf):
    descriptor = next(find_fonts(pdf)).DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


@defect
def font_without_way_back_to_letters(pdf):
    del next(font for font in find_fonts(pdf) if "/ToUnicode" in font)["/ToUnicode"]


@defect
def text_outside_of_the_tree(pdf):
    page = next(page for page in pdf.pages if page.get("/Resources", {}).get("/Font"))
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(b"q BT " + font.encode() + b" 12 Tf 100 700 Td <00240025> Tj ET Q")


@defect
def text_hidden_as_decoration(pdf):
    page = next(page for page in pdf.pages[1:] if page.get("/Resources", {}).get("/Font"))
    instructions, is_done = [], False
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and not is_done and operands[0] != Name.Artifact:
            instructions.append(([Name.Artifact], Operator("BMC")))
            is_done = True
        else:
            instructions.append((operands, operator))
    if not is_done:
        raise DefectDoesNotApply
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
