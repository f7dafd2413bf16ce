"""What goes out comes back: through every format, and through the libraries that translators' tools are made of."""

from io import BytesIO

import polib
import pytest
from lxml import etree
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from tests.translation.exchange.samples import FACT, PAGE, UNITS, build
from translation.exchange import FORMATS, ExchangeError, detect_format, export, read
from translation.exchange.errors import LanguageWrong

STORES = {"po": pofile, "xliff12": Xliff1File, "xliff21": Xliff2File}
XLIFF_12 = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="6f1b8a40-0000-4000-8000-000000000001" source-language="de" target-language="ar" datatype="html">
    <body>
      <trans-unit id="6f1b8a40-0000-4000-8000-000000000001|body.x#1|87ad7b5c640949a8" xml:space="preserve" approved="yes">
        <source><g id="a1" ctype="link">Ruf <g id="b1" ctype="bold">an</g></g><x id="br1" ctype="lb"/>jetzt</source>
        <target state="final"><g id="a1" ctype="link"><g id="b1" ctype="bold">اتصل</g></g><x id="br1" ctype="lb"/>الآن</target>
        <note from="place">Eine Seite</note>
      </trans-unit>
    </body>
  </file>
</xliff>
"""
XLIFF_21 = """\
<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de" trgLang="ar">\
<file id="f1" original="6f1b8a40-0000-4000-8000-000000000001" canResegment="no" srcDir="ltr" trgDir="rtl" xml:space="preserve">
<unit id="6f1b8a40-0000-4000-8000-000000000001:7Cbody.x:231:7C87ad7b5c640949a8" \
name="6f1b8a40-0000-4000-8000-000000000001|body.x#1|87ad7b5c640949a8">\
<notes><note category="place">Eine Seite</note></notes><segment state="final"><source xml:space="preserve">\
<pc id="a1" type="link">Ruf <pc id="b1" type="fmt" subType="xlf:b">an</pc></pc><ph id="br1" type="fmt" subType="xlf:lb"/>jetzt</source>\
<target xml:space="preserve"><pc id="a1" type="link"><pc id="b1" type="fmt" subType="xlf:b">اتصل</pc></pc>\
<ph id="br1" type="fmt" subType="xlf:lb"/>الآن</target></segment></unit>
</file>
</xliff>"""
PO = """\
msgid ""
msgstr "Language: ar\\nX-Source-Language: de\\nMIME-Version: 1.0\\nContent-Type: text/plain; charset=UTF-8\\n\
Content-Transfer-Encoding: 8bit\\nX-Segment-Count: 1\\n"

#. Eine Seite
msgctxt "6f1b8a40-0000-4000-8000-000000000001|body.x#1|87ad7b5c640949a8"
msgid "<a id=\\"a1\\">Ruf <b>an</b></a><br/>jetzt"
msgstr "<a id=\\"a1\\"><b>اتصل</b></a><br/>الآن"
"""
FILES = {"xliff12": XLIFF_12, "xliff21": XLIFF_21, "po": PO}


def write(units=UNITS, format="xliff12", target_code="ar") -> bytes:
    return export(units, format=format, source_code="de", target_code=target_code)


def say(units) -> list[tuple]:
    return [(str(unit.name), unit.german, unit.text) for unit in units]


def hear(content: bytes, format: str, target_code="ar") -> list[tuple]:
    return [(str(one.name), one.source, one.text) for one in read(content, format=format, target_code=target_code)]


@pytest.mark.parametrize("format", FORMATS)
def test_file_as_it_is_written(format):
    unit = build('<a id="a1">Ruf <b>an</b></a><br/>jetzt', '<a id="a1"><b>اتصل</b></a><br/>الآن')
    assert write([unit], format).decode().strip() == FILES[format].strip()


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_is_lost(format):
    assert hear(write(format=format), format) == say(UNITS)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_is_lost_in_a_tool(format):
    store = STORES[format](BytesIO(write(format=format)))
    assert hear(bytes(store), format) == say(UNITS)


def test_nothing_is_lost_in_another_tool_for_po(tmp_path):
    path = tmp_path / "ar.po"
    path.write_bytes(write(format="po"))
    polib.pofile(str(path), wrapwidth=40).save()
    assert hear(path.read_bytes(), "po") == say(UNITS)


@pytest.mark.parametrize("format", FORMATS)
def test_translation_made_in_a_tool(format):
    store = STORES[format](BytesIO(write([build("Guten Tag", "")], format)))
    store.units[-1].target = "صباح الخير"
    (one,) = read(bytes(store), format=format, target_code="ar")
    assert (one.text, one.is_finished) == ("صباح الخير", True)


@pytest.mark.parametrize("format", FORMATS)
def test_unfinished_stays_unfinished(format):
    content = write([build("Guten Tag", "مسودة", is_finished=False), build("Gute Nacht", "ليلة", 2)], format)
    assert [one.is_finished for one in read(content, format=format, target_code="ar")] == [False, True]


@pytest.mark.parametrize("format", FORMATS)
def test_format_is_seen_from_the_file(format):
    assert detect_format(write(format=format)) == format


@pytest.mark.parametrize("format", FORMATS)
def test_older_translation_is_told(format):
    unit = build("Neu", "")._replace(older_german="Alt", older_text="قديم")
    assert "Frühere Übersetzung: قديم" in write([unit], format).decode()


@pytest.mark.parametrize(("region", "format"), [("ar-SA", "xliff12"), ("ar_EG", "xliff21"), ("AR", "po")])
def test_tools_may_add_a_region(region, format):
    content = write(format=format).decode().replace('"ar"', f'"{region}"').replace("Language: ar", f"Language: {region}").encode()
    assert hear(content, format) == say(UNITS)


@pytest.mark.parametrize("code", ["de", "de-simple"])
def test_german_is_not_exchanged(code):
    with pytest.raises(LanguageWrong):
        write(target_code=code)


def test_text_that_no_file_can_hold():
    with pytest.raises(ExchangeError, match="„Eine Seite“"):
        write([build("Ein\x0bAbsatz", "")])


def test_broken_translation_goes_out_as_missing():
    assert hear(write([build("Fett", "<b>غير")]), "xliff12")[0][2] == ""


def test_segments_split_by_a_tool_are_joined():
    """What stands between two sentences has no target and stays as it is."""
    second = "</target></segment><ignorable><source> </source></ignorable><segment><source>zwei</source><target>اثنان</target></segment>"
    content = XLIFF_21.replace("</target></segment>", second)
    (one,) = read(content.encode(), format="xliff21", target_code="ar")
    assert one.source.endswith("jetzt zwei") and one.text.endswith("الآن اثنان")


def test_half_a_translation_is_none():
    content = XLIFF_21.replace("</segment>", "</segment><segment><source>zwei</source></segment>")
    assert hear(content.encode(), "xliff21")[0][2] == ""


def test_marks_of_a_tool_are_seen_through():
    content = XLIFF_12.replace("الآن", '<mrk mtype="seg" mid="1">الآن</mrk>').replace("<target", "<seg-source>x</seg-source><target")
    assert hear(content.encode(), "xliff12")[0][2] == '<a id="a1"><b>اتصل</b></a><br/>الآن'


def test_every_page_and_fact_is_a_file_of_its_own():
    root = etree.fromstring(write())
    assert [node.get("original") for node in root] == [PAGE, FACT]


def test_ids_are_tokens_and_unique():
    root = etree.fromstring(write(format="xliff21"))
    ids = [node.get("id") for node in root.iter("{*}unit")]
    assert len(set(ids)) == len(UNITS)
    assert all(character.isalnum() or character in ":-._" for name in ids for character in name)
