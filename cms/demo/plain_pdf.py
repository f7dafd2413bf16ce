"""PDF files as an office scans or exports them without any care for readers: text on pages, and no tags.

They are written for the demonstration, and made when it is loaded.
"""

import textwrap
from io import BytesIO

import pikepdf

from cms.demo.files import Block

A4 = (595, 842)
MARGIN, TOP = 64, 760
LINE_CHARACTERS = 82


def draw_pdf(row: Block) -> bytes:
    """Return a document as a PDF, the same bytes for the same text: each page a heading and paragraphs, below the mark."""
    pdf = pikepdf.new()
    for number, content in enumerate(row.require("pages", list), start=1):
        page = pdf.add_blank_page(page_size=A4)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=make_font(pdf, "Helvetica"), F2=make_font(pdf, "Helvetica-Bold")))
        lines = [(row.require("mark"), "F2", 10, 34), (content.require("heading"), "F2", 18, 34)]
        for paragraph in content.require("paragraphs", list):
            parts = textwrap.wrap(str(paragraph), LINE_CHARACTERS)
            lines += [(part, "F1", 11, 16) for part in parts[:-1]] + [(parts[-1], "F1", 11, 28)]
        page.Contents = pdf.make_stream(draw_lines(lines, str(number)))
    pdf.docinfo["/Title"] = row.require("title")
    output = BytesIO()
    pdf.save(output, deterministic_id=True)
    return output.getvalue()


def make_font(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    """Return one of the fonts that every program for PDF has, with the letters of Western Europe."""
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{name}"), Encoding=pikepdf.Name.WinAnsiEncoding
        )
    )


def draw_lines(lines: list[tuple[str, str, int, int]], foot: str) -> bytes:
    """Return the content of a page: lines of text, font, size and the room below, in points, and a number at the foot."""
    parts, y = [], TOP
    for text, font, size, room in lines:
        parts.append(draw_text(text, font, size, MARGIN, y))
        y -= room
    return b"\n".join([*parts, draw_text(foot, "F1", 10, A4[0] // 2, 48)])


def draw_text(text: str, font: str, size: int, x: int, y: int) -> bytes:
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{font} {size} Tf {x} {y} Td (".encode() + escaped + b") Tj ET"
