"""PO (GNU gettext) through translate-toolkit. The texts of pages keep their inline HTML.

That library is forgiving, a cut-off file reads as a shorter one; so every line is looked at before it sees them.
"""

import re

from translate.storage.pypo import pofile

from translation.exchange.document import check_languages
from translation.exchange.errors import FileMalformed
from translation.exchange.unit import Draft, Unit, canonicalise

LINE = re.compile(r'\s*|#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d{1,2}\])?)\s+)?"(?:[^"\\]|\\.)*"\s*')
#: Notes how many units a file went out with: a PO file cut off between two entries looks whole.
COUNT_HEADER = "X-Segment-Count"
SOURCE_HEADER = "X-Source-Language"


def write(units: list[Unit], source_code: str, target_code: str, direction: str) -> bytes:
    """Return a PO file. Texts stand on one line each; a tool may wrap them."""
    store = pofile(width=-1)
    store.units = []
    header = store.create_unit()
    headers = {
        "Language": target_code,
        SOURCE_HEADER: source_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        COUNT_HEADER: str(len(units)),
    }
    header.source = ""
    header.target = "".join(f"{name}: {value}\n" for name, value in headers.items())
    store.addunit(header)
    for unit in units:
        entry = store.create_unit()
        entry.setcontext(str(unit.name))
        entry.source = canonicalise(unit.german, is_plain=unit.name.is_plain)
        entry.target = canonicalise(unit.text, is_plain=unit.name.is_plain)
        for note in unit.notes.values():
            entry.addnote(note, origin="developer")
        store.addunit(entry)
        if unit.text and not unit.is_finished:
            entry.markfuzzy()
    return bytes(store)


def read(text: str, source_code: str, target_code: str) -> list[Draft]:
    """Return the texts of a file. Entries marked as fuzzy are not finished; obsolete ones are passed over."""
    lines = re.split(r"\r\n|\r|\n", text)
    for number, line in enumerate(lines, start=1):
        if not LINE.fullmatch(line):
            raise FileMalformed(f"Die Datei ist beschädigt oder abgeschnitten (Zeile {number}).")
    store = pofile.parsestring("\n".join(lines).encode())
    headers = store.parseheader()
    if "utf-8" not in headers.get("Content-Type", "").lower() or store.encoding.lower() != "utf-8":
        raise FileMalformed("Die Datei nennt nicht UTF-8 als ihre Zeichenkodierung, oder ihr Kopf fehlt.")
    check_languages(headers.get(SOURCE_HEADER, source_code), headers.get("Language"), target_code, source_code)
    drafts = [read_entry(entry) for entry in store.unit_iter()]
    count = headers.get(COUNT_HEADER, "0")
    if not count.isdecimal() or len(drafts) < int(count[:9]):
        raise FileMalformed(f"Die Datei ist abgeschnitten: Sie hat {len(drafts)} Abschnitte, ausgegeben wurden {count[:9]}.")
    return drafts


def read_entry(entry) -> Draft:
    if entry.hasplural() or entry.msgidcomments or not entry.msgid or not entry.msgstr or not isinstance(entry.target, str):
        raise FileMalformed(f"Der Abschnitt „{entry.getcontext()[:80]}“ ist nicht vollständig oder nicht aus dem Export.")
    return Draft(entry.getcontext(), entry.source, entry.target, not entry.isfuzzy())
