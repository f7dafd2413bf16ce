"""Files that are refused whole, each with its reason in German."""

import re

import pytest

from tests.translation.exchange.samples import UNITS, build
from tests.translation.exchange.test_formats import PO, XLIFF_12, XLIFF_21, write
from translation.exchange import FORMATS, ExchangeError, read
from translation.exchange.document import MAX_BYTES
from translation.exchange.errors import FileHostile, FileMalformed, FileTooLarge, LanguageWrong, UnitContradictory

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd">'
DEEP = '<g id="b1">' * 30 + "x" + "</g>" * 30
NOW = "الآن"
TARGET = r"""(target-language="|trgLang="|"Language: )ar"""
SOURCE = r"""(source-language="|srcLang="|X-Source-Language: )de"""
OTHER_FILES = [b"", b" \n", b"\xff\xfe<\0x\0", b"\0" * 50, b"PK\x03\x04", "größe".encode("latin-1"), b"hello", b"<x>"]

XLIFF_CASES = [
    ("bomb", "<xliff", f"{BOMB}<xliff", FileHostile, "DTD"),
    ("external entity", "<xliff", f"{EXTERNAL}<xliff", FileHostile, "DTD"),
    ("remote DTD", "<xliff", f"{REMOTE}<xliff", FileHostile, "DTD"),
    ("undeclared entity", NOW, "&xxe;", FileMalformed, "beschädigt"),
    ("not UTF-8 by its own word", "encoding=", "encoding='UTF-7' x=", FileMalformed, "UTF-8"),
    ("tag as text", NOW, "&lt;script&gt;alert(1)&lt;/script&gt;", FileHostile, "Programmtext"),
    ("image as text", NOW, "&lt;img src=x onerror=alert(1)&gt;", FileHostile, "Programmtext"),
    ("reversed digits", NOW, "\u202e112", FileHostile, "umkehrt"),
    ("element of HTML", NOW, '<b xmlns="http://www.w3.org/1999/xhtml">x</b>', FileMalformed, "nicht aus dem Export"),
    ("script of HTML", NOW, "<script>x</script>", FileMalformed, "nicht aus dem Export"),
    ("comment inside a text", NOW, "<!-- x -->", FileMalformed, "nicht aus dem Export"),
    ("instruction inside a text", NOW, "<?x y?>", FileMalformed, "nicht aus dem Export"),
    ("two targets", "</target>", "</target><target>x</target>", FileMalformed, "Abschnitt"),
    ("foreign unit", "|body.x#1|", "|body.x|", FileMalformed, "stammt nicht"),
    ("a link of its own", 'id="a1" ', 'id="a9" ', FileHostile, "Link"),
    ("wrong root", "<xliff", "<tmx", FileMalformed, ""),
]


def refuse(content: str | bytes, format: str, reason: str = "") -> ExchangeError:
    with pytest.raises(ExchangeError) as caught:
        read(content if isinstance(content, bytes) else content.encode(), format=format, target_code="ar")
    assert reason in str(caught.value)
    return caught.value


@pytest.mark.parametrize(("name", "old", "new", "kind", "reason"), XLIFF_CASES, ids=[case[0] for case in XLIFF_CASES])
@pytest.mark.parametrize(("format", "content"), [("xliff12", XLIFF_12), ("xliff21", XLIFF_21)])
def test_xliff(format, content, name, old, new, kind, reason):
    if name == "a link of its own":
        head, _tag, tail = content.rpartition('id="a1" ')
        content = head + new + tail
    elif name == "foreign unit":
        content = content.replace(old, new).replace(":231:7C", ":7C")
    else:
        content = content.replace(old, new)
    if name == "wrong root":
        content = content.replace("</xliff", "</tmx")
    assert type(refuse(content, format, reason)) is kind


@pytest.mark.parametrize(
    ("old", "new", "kind", "reason"),
    [
        ("<b>اتصل</b>", "<script>alert(1)</script>", FileHostile, "<script>"),
        ("<b>اتصل</b>", "<b onclick='x'>y</b>", FileHostile, "Eigenschaften"),
        ("<b>اتصل</b>", "<b>اتصل", FileHostile, "schließt nichts"),
        ("<b>اتصل</b>", "&lt;script&gt;", FileHostile, "Programmtext"),
        ("<b>اتصل</b>", "<!-- x -->", FileHostile, "Kommentar"),
        ("<b>اتصل</b>", "<a href='http://x.example'>y</a>", FileHostile, "a"),
        ("charset=UTF-8", "charset=UTF-7", FileMalformed, "UTF-8"),
        ("charset=UTF-8", "charset=zip", FileMalformed, ""),
        ("charset=UTF-8", "charset=nowhere", FileMalformed, ""),
        ("X-Segment-Count: 1", "X-Segment-Count: 2", FileMalformed, "abgeschnitten"),
        ('msgstr "<a', 'msgid_plural "x"\nmsgstr[0] "<a', FileMalformed, ""),
        ('msgctxt "6', 'msgctxt "7', FileMalformed, ""),
        ('msgid "<a', 'Unsinn\nmsgid "<a', FileMalformed, "Zeile"),
    ],
)
def test_po(old, new, kind, reason):
    content = PO.replace("msgctxt", "#") if old == 'msgctxt "6' else PO.replace(old, new)
    assert type(refuse(content, "po", reason)) is kind


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("pattern", "code"),
    [(TARGET, r"\g<1>fa"), (SOURCE, r"\g<1>en"), (TARGET, r"\g<1>"), (TARGET, r"\g<1>de-simple")],
    ids=["other target", "other source", "no target", "rewriting"],
)
def test_languages(format, pattern, code):
    assert isinstance(refuse(re.sub(pattern, code, write(format=format).decode()), format), LanguageWrong)


@pytest.mark.parametrize("format", FORMATS)
def test_contradiction(format):
    content = write([build("Tag", "يوم"), build("Tag", "ليل", number=2)], format)
    assert isinstance(refuse(content, format, "kommt doppelt vor"), UnitContradictory)


@pytest.mark.parametrize("format", FORMATS)
def test_same_text_twice_is_no_contradiction(format):
    content = write([build("Tag", "يوم"), build("Tag", "يوم", number=2)], format)
    assert len(read(content, format=format, target_code="ar")) == 1


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("content", OTHER_FILES)
def test_other_files(format, content):
    assert isinstance(refuse(content, format), FileMalformed)


@pytest.mark.parametrize("format", FORMATS)
def test_files_of_another_format(format):
    for other in FORMATS.keys() - {format}:
        assert isinstance(refuse(write(format=other), format), FileMalformed)


@pytest.mark.parametrize("format", FORMATS)
def test_too_large(format):
    assert isinstance(refuse(b" " * (MAX_BYTES + 1), format), FileTooLarge)


@pytest.mark.parametrize("format", FORMATS)
def test_cut_off_anywhere(format):
    content = write(UNITS[:4], format).decode().rstrip()
    for length in range(0, len(content) - 1, 7):
        refuse(content[:length], format)


@pytest.mark.parametrize("format", FORMATS)
def test_no_units(format):
    assert re.search("keine Abschnitte|Kopf", str(refuse(write([], format), format)))


def test_too_deep():
    assert isinstance(refuse(XLIFF_12.replace(NOW, DEEP), "xliff12", "verschachtelt"), FileMalformed)


def test_too_many_tags():
    assert isinstance(refuse(PO.replace(NOW, "<b>x</b>" * 300), "po", "zu lang"), FileMalformed)


def test_markup_in_a_plain_fact():
    content = write([build("Name", "x", source_key="facts/topic/a", path="name")]).decode().replace(">x<", '><g id="b1">x</g><')
    assert isinstance(refuse(content, "xliff12"), FileMalformed)


def test_program_in_a_plain_fact():
    content = write([build("Name", "<script>x</script>", source_key="facts/topic/a", path="name")], "po")
    assert isinstance(refuse(content, "po", "Programmtext"), FileHostile)
