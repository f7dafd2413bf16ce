"""The text of marked content: what PDFium, the engine of Chrome, reads where a tag points."""

from collections import defaultdict
from ctypes import POINTER, c_ushort, cast, create_string_buffer

import pypdfium2
from pypdfium2 import raw

# PDFium's signs for a hyphen at the end of a line.
LINE_END_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})
UNMARKED = -1


def read_marked_texts(content: bytes) -> dict[tuple[int, int], str]:
    """Return the text of each marked-content sequence, keyed by page (from 0) and number (MCID).

    Text outside of such sequences (artifacts) and inside of form objects, which no tag of ours reaches, is left out.
    Raises pypdfium2.PdfiumError when PDFium cannot read the file.
    """
    texts: defaultdict[tuple[int, int], str] = defaultdict(str)
    document = pypdfium2.PdfDocument(content)
    try:
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            for position in range(raw.FPDFPage_CountObjects(page)):
                drawn = raw.FPDFPage_GetObject(page, position)
                mcid = raw.FPDFPageObj_GetMarkedContentID(drawn)
                if mcid != UNMARKED and raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_TEXT:
                    texts[number, mcid] += _read_text(drawn, text_page)
            text_page.close()
            page.close()
    finally:
        document.close()
    return texts


def _read_text(drawn, text_page) -> str:
    """Return the text of one text object (FPDFTextObj_GetText gives UTF-16 with a final zero, its size in bytes)."""
    size = raw.FPDFTextObj_GetText(drawn, text_page, None, 0)
    buffer = create_string_buffer(size)
    raw.FPDFTextObj_GetText(drawn, text_page, cast(buffer, POINTER(c_ushort)), size)
    return buffer.raw[:-2].decode("utf-16-le", "replace").translate(LINE_END_HYPHENS)
