"""Files from outside, read strictly: UTF-8 only, no document type, no entities, nothing fetched, nothing repaired."""

import re

from lxml import etree

from translation.exchange.errors import FileHostile, FileMalformed, FileTooLarge, LanguageWrong

MAX_BYTES = 20 * 1024 * 1024
XML_ENCODING = re.compile(r"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)


def decode(content: bytes) -> str:
    """Return the text of a file. Raises FileTooLarge and FileMalformed."""
    if len(content) > MAX_BYTES:
        raise FileTooLarge(f"Die Datei ist größer als {MAX_BYTES // 1024 // 1024} MB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileMalformed("Die Datei ist nicht in UTF-8 geschrieben.") from None
    if not text.strip():
        raise FileMalformed("Die Datei ist leer.")
    if "\0" in text:
        raise FileMalformed("Die Datei enthält Nullzeichen; sie ist beschädigt oder keine Textdatei.")
    return text


def parse_strictly(text: str) -> etree._Element:
    """Return the root of an XML file.

    A document type is refused before a parser sees it: entities could grow without bound or name files of the server.
    """
    if DECLARATION.search(text):
        raise FileHostile("Die Datei enthält eine Dokumenttyp-Deklaration (DTD). Solche Dateien werden nicht gelesen.")
    encoding = XML_ENCODING.match(text)
    if encoding and encoding[1].lower().replace("-", "") != "utf8":
        raise FileMalformed("Die Datei ist nicht in UTF-8 geschrieben.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line = f" (Zeile {error.lineno})" if error.lineno else ""
        raise FileMalformed(f"Die Datei ist beschädigt oder abgeschnitten{line}.") from None


def check_languages(source_code: str | None, target_code: str | None, wanted: str, german: str) -> None:
    """Raise LanguageWrong unless a file leads from ``german`` to ``wanted``. Tools may add a region: "ar-SA" is "ar"."""
    if not is_language(source_code, german):
        raise LanguageWrong(f"Die Ausgangssprache der Datei ist „{source_code or 'nicht genannt'}“, nicht Deutsch.")
    if not is_language(target_code, wanted):
        raise LanguageWrong(f"Die Zielsprache der Datei ist „{target_code or 'nicht genannt'}“, erwartet wird „{wanted}“.")


def is_language(code: str | None, wanted: str) -> bool:
    """Whether a language tag (BCP 47, or with the underscore of gettext) names the wanted language."""
    code = (code or "").strip().replace("_", "-").lower()
    return code == wanted or code.split("-")[0] == wanted
