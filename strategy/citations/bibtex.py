"""BibTeX, as BibTeX and biber read it. Names of institutions stand in double braces, so that nobody takes them apart."""

import re

from strategy.citations.record import CitedWork

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: "\\" + character for character in "&%$#_"},
}
#: babel's names of languages; one that is not listed stands with its code.
LANGUAGE_NAMES = {
    "de": "ngerman", "en": "english", "tr": "turkish", "ar": "arabic", "uk": "ukrainian", "ru": "russian", "pl": "polish",
    "ro": "romanian", "fa": "persian", "bg": "bulgarian", "ku": "kurmanji",
}  # fmt: skip


def write_bibtex(work: CitedWork) -> str:
    """Return one entry, ``@techreport`` for the paper and ``@incollection`` for a part."""
    if work.is_part:
        kind = "incollection"
        fields = {
            "title": escape(work.chapter_title),
            "booktitle": escape(work.title),
            "publisher": escape(work.publisher),
            "chapter": str(work.chapter_number),
        }
    else:
        kind = "techreport"
        fields = {"title": escape(work.title), "institution": escape(work.publisher), "type": "Report"}
    fields |= {
        "author": "{" + escape(work.publisher) + "}",
        "year": str(work.issued.year),
        "month": work.issued.strftime("%m"),
        "date": work.issued.isoformat(),
        "edition": escape(work.edition),
        "language": LANGUAGE_NAMES.get(work.language, work.language),
        "url": work.url,
        "urldate": work.accessed.isoformat() if work.accessed else "",
        "isbn": escape(work.isbn),
        "doi": escape(work.doi),
        # A paragraph is no page, whatever "pagination" says: BibTeX and most programs that import its files do not know that field.
        "note": escape(", ".join(filter(None, (work.paragraph_label, work.urn)))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}", ""])


def escape(text: str) -> str:
    """Return a text in which no character means anything to TeX."""
    return re.sub(r"[\\{}~^&%$#_]", lambda found: SPECIAL[found[0]], " ".join(text.split()))
