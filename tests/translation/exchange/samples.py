"""Texts that suffer on their way through files and tools, as units that no database knows."""

from translation.exchange import Name, Unit
from translation.planning import digest_segment

PAGE = "6f1b8a40-0000-4000-8000-000000000001"
FACT = "facts/topic/gesundheit"

#: German text and translation of a page: inline HTML.
FRAGMENTS = [
    ("Rufen Sie <b>112</b> an.", "اتصل بالرقم <b>112</b>."),
    ('Mehr <a id="a1">hier</a> und <a id="a2">dort</a>', '<a id="a2">هناك</a> و<a id="a1">هنا</a>'),
    ('<a id="a1">Die <b>fette <i>schräge</i></b> Quelle</a>', '<a id="a1">المصدر <b>العريض <i>المائل</i></b></a>'),
    ("Erste Zeile<br/>zweite<br/><br/>vierte", "سطر<br/>ثان<br/><br/>رابع"),
    ("<em>A</em><strong>B</strong><code>C</code><abbr>D</abbr>", "<strong>ب</strong><em>أ</em><abbr>د</abbr><code>C</code>"),
    ("Ein Link <a>ohne Ziel</a>", "رابط <a>بلا هدف</a>"),
    ("Tel. 116\u00a0117", "\u200fهاتف\u200e 116\u00a0117\u061c"),
    ("Silben\u00adtrennung", "می\u200cخواهم \u2067x\u2069 \u200d"),
    (" vorn und hinten ", "  أمام وخلف\u00a0 "),
    ("5 &lt; 7 &amp; „8“ &gt; 'x' \"y\"", "5 &lt; 7 &amp; «8» &gt; 'x' \"y\""),
    ("Zeile\nZeile\tTab\r\nEnde\\n", "سطر\nسطر\tTab\r\nنهاية\\n"),
    ("Zusammen e\u0301 und é", "e\u0301 é \U0001f6d1"),
    ("Noch nicht übersetzt", ""),
]
#: The same for a shared fact: plain text, in which nothing is a tag.
PLAIN = [("A & B, 5 < 7", "أ & ب، 5 < 7"), ("Zeile\n Zeile ", "سطر\n سطر "), ('"x" &amp; \\', "«x» &amp; \\")]


def build(german: str, text: str, number: int = 1, source_key: str = PAGE, path: str = "body.x", is_finished: bool = True) -> Unit:
    return Unit(Name(source_key, path, number, digest_segment(german)), "Eine Seite", german, text, bool(text) and is_finished, "", "")


UNITS = [build(german, text, number) for number, (german, text) in enumerate(FRAGMENTS, start=1)] + [
    build(german, text, number, FACT, "description") for number, (german, text) in enumerate(PLAIN, start=1)
]
