"""Fragments: read strictly, written as BeautifulSoup writes them, compared mask by mask and link by link."""

import pytest

from translation.engines.markup import MarkupBroken, Piece, check_answer, read_fragment, write_fragment


def write(pieces: list[Piece]) -> str:
    return write_fragment(pieces, lambda piece: f"[{piece.value}]")


@pytest.mark.parametrize(
    ("fragment", "written"),
    [
        ("Guten Tag", "Guten Tag"),
        ('Zum <a id="a1">Amt &amp; <b>zurück</b></a>', 'Zum <a id="a1">Amt &amp; <b>zurück</b></a>'),
        ("eins<br>zwei<br/>drei", "eins<br/>zwei<br/>drei"),
        ("A & B &lt; C > D \"E\" 'F'", "A &amp; B &lt; C &gt; D \"E\" 'F'"),
        ("weich&shy;getrennt&nbsp;fest", "weich\xadgetrennt\xa0fest"),
        ("\u200fعربي\u200e", "\u200fعربي\u200e"),
    ],
)
def test_round_trip(fragment, written):
    assert write(read_fragment(fragment)) == written


@pytest.mark.parametrize(
    "fragment",
    [
        "<script>alert(1)</script>",
        "<p>Absatz</p>",
        '<a href="https://evil.example">Link</a>',
        '<b id="b1">fett</b>',
        '<a id="a1" id="a2">Link</a>',
        '<a id="a1">außen <a id="a2">innen</a></a>',
        "<b>offen",
        "zu</b>",
        "<b><i>gekreuzt</b></i>",
        "vor <!-- dazwischen --> nach",
        "<!DOCTYPE html>",
        "<?php ?>",
        "<![CDATA[x]]>",
        "<![unbekannt[x]]>",
        "Glocke \x07",
        "halb \ud800",
    ],
)
def test_is_refused(fragment):
    with pytest.raises(MarkupBroken):
        read_fragment(fragment)


SOURCE = 'Rufen Sie <b>bitte</b> <x id="1">112</x> an<br/><a id="a1">Amt <x id="2">Nord</x></a>'


@pytest.mark.parametrize(
    "answer",
    [
        '<a id="a1"><x id="2"/> office</a> <b>please</b><br/>call <x id="1"></x>',
        'Call <b>please</b> <x id="1"> 112 </x> <b>now</b><br/><a id="a1">office <x id="2">Nord</x></a>',
    ],
)
def test_answer_may_be_turned_round(answer):
    check_answer(read_fragment(SOURCE, "x"), read_fragment(answer, "x"))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ('Call <b>please</b> 112<br/><a id="a1">office <x id="2"/></a>', "Der geschützte Ausdruck „112“ fehlt."),
        (
            'Call <x id="1"/> <b>please</b> <x id="1"/><br/><a id="a1">office <x id="2"/></a>',
            "Der geschützte Ausdruck „112“ kommt mehrfach vor.",
        ),
        (
            'Call <x id="1"/> <b>please</b> <x id="3"/><br/><a id="a1">office <x id="2"/></a>',
            "Ein geschützter Ausdruck ist dazugekommen.",
        ),
        (
            'Call <b>please</b> <x id="1">113</x><br/><a id="a1">office <x id="2"/></a>',
            "Der geschützte Ausdruck „112“ wurde verändert.",
        ),
        (
            'Call <b>please</b> <x id="1"/><br/><a id="a1">office</a> <x id="2"/>',
            "Ein geschützter Ausdruck steht nicht mehr in seinem Link.",
        ),
        (
            'Call <b>please</b> 0<x id="1"/><br/><a id="a1">office <x id="2"/></a>',
            "Eine Zahl ist mit einem geschützten Ausdruck verschmolzen.",
        ),
        (
            'Call <b>please</b> <x id="1"/><br/><a id="a2">office <x id="2"/></a>',
            "Links oder Zeilenumbrüche fehlen oder sind dazugekommen.",
        ),
        (
            'Call <b>please</b> <x id="1"/> <a id="a1">office <x id="2"/></a>',
            "Links oder Zeilenumbrüche fehlen oder sind dazugekommen.",
        ),
        ('Call please <x id="1"/><br/><a id="a1">office <x id="2"/></a>', "Hervorhebungen fehlen oder sind dazugekommen."),
        ('Call please <b> </b><x id="1"/><br/><a id="a1">office <x id="2"/></a>', "Ein Link oder eine Hervorhebung ist leer."),
        ('<b>!</b> <x id="1"/><br/><a id="a1">… <x id="2"/></a>', "Die Übersetzung ist leer."),
    ],
)
def test_answer_is_refused(answer, reason):
    with pytest.raises(MarkupBroken) as caught:
        check_answer(read_fragment(SOURCE, "x"), read_fragment(answer, "x"))
    assert str(caught.value) == reason


def test_short_numbers_on_two_lines_are_not_one():
    source = read_fragment('Polizei <x id="1">110</x><br/><x id="2">112</x>', "x")
    check_answer(source, source)
