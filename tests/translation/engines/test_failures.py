"""How engines fail, and what the desk is told: waits and tries are bounded, and what was paid for is kept."""

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.translation.engines.server import Reply
from translation.engines import (
    EngineAnswerInvalid,
    EngineBusy,
    EngineNotConfigured,
    EngineQuotaExceeded,
    EngineRefused,
    EngineRequestRefused,
    EngineUnreachable,
    build_engine,
    transport,
)

TRIES = 4


def test_busy_then_ok_waits_as_asked(server, translate, waits):
    server.replies.append(Reply(429, {"Retry-After": "7"}))
    assert translate()[0].text == "HALLO"
    assert waits == [7]


def test_date_to_wait_for(server, translate, waits):
    server.replies.append(Reply(503, {"Retry-After": format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)}))
    assert translate()[0].text == "HALLO"
    assert 15 < waits[0] <= 20


@pytest.mark.parametrize("value", ["soon", "-5", "1e3", "²", ""])
def test_wait_that_cannot_be_read_is_ours(server, deepl, waits, value):
    server.replies.append(Reply(429, {"Retry-After": value}))
    assert deepl.translate(["Hallo"], "ar")[0].text == "HALLO"
    assert waits == [1]


def test_too_long_a_wait_gives_up_at_once(server, translate, waits):
    server.always = Reply(429, {"Retry-After": "3600"})
    with pytest.raises(EngineBusy) as caught:
        translate()
    assert (caught.value.retry_after, waits, len(server.received)) == (3600, [], 1)


@pytest.mark.parametrize("status", [429, 529])
def test_busy_for_good(server, translate, waits, status):
    server.always = Reply(status)
    with pytest.raises(EngineBusy) as caught:
        translate()
    assert len(server.received) == TRIES
    assert waits == [1, 2, 4]
    assert str(caught.value) == f"{translate.label} ist zurzeit überlastet. Bitte versuchen Sie es in einigen Minuten noch einmal."


def test_fault_thrice_then_ok(server, translate, waits):
    server.replies.extend([Reply(500)] * 3)
    assert translate()[0].text == "HALLO"
    assert waits == [1, 2, 4]


def test_fault_for_good(server, translate):
    server.always = Reply(500)
    with pytest.raises(EngineUnreachable):
        translate()
    assert len(server.received) == TRIES


def test_waits_are_spread(configure, server):
    waits = []
    limits = transport.Limits(sleep=waits.append, draw=lambda: 0.0, longest_wait=1.5)
    server.always = Reply(500)
    with pytest.raises(EngineUnreachable):
        build_engine(configure(), "ar", (), limits).translate(["Hallo"], "ar")
    assert waits == [0.5, 0.75, 0.75]


def test_dropped_connection_is_tried_again(server, translate, waits):
    server.replies.append(Reply(drops=True))
    assert translate()[0].text == "HALLO"
    assert waits == [1]


def test_nobody_there(build, waits):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(EngineUnreachable) as caught:
        build("ar", deepl_url=url).translate(["Hallo"], "ar")
    assert waits == [1, 2, 4]
    assert str(caught.value) == "DeepL ist zurzeit nicht erreichbar oder gestört. Bitte versuchen Sie es später noch einmal."


def test_no_answer_in_time_is_not_sent_twice(server, translate, waits):
    server.always = Reply(waits=True)
    with pytest.raises(EngineUnreachable):
        translate()
    assert (len(server.received), waits) == (1, [])


def test_answer_that_drips_in_meets_the_deadline(server, translate):
    server.always = Reply(drips=True, content=b" " * 500)
    with pytest.raises(EngineUnreachable):
        translate()
    assert len(server.received) == 1


def test_connection_cut_within_the_answer(server, translate):
    server.always = Reply(content=b'{"translations":', announced_length=500)
    with pytest.raises(EngineUnreachable):
        translate()
    assert len(server.received) == 1


def test_quota_is_used_up(server, deepl):
    server.always = Reply(456)
    with pytest.raises(EngineQuotaExceeded) as caught:
        deepl.translate(["Hallo"], "ar")
    assert len(server.received) == 1
    assert str(caught.value).startswith("Das Zeichenkontingent bei DeepL ist aufgebraucht.")


@pytest.mark.parametrize("status", [401, 403])
def test_key_is_refused(server, translate, status):
    server.always = Reply(status)
    with pytest.raises(EngineRefused) as caught:
        translate()
    assert len(server.received) == 1
    assert str(caught.value) == f"{translate.label} lehnt den Zugangsschlüssel ab. Bitte wenden Sie sich an die Betreuung der Website."


@pytest.mark.parametrize("status", [400, 404])
def test_request_is_refused(server, translate, status):
    server.always = Reply(status)
    with pytest.raises(EngineRequestRefused):
        translate()
    assert len(server.received) == 1


def test_language_without_engine(server, deepl):
    with pytest.raises(EngineNotConfigured) as caught:
        deepl.translate(["Hallo"], "de-simple")
    assert str(caught.value) == "Für diese Sprache ist keine maschinelle Übersetzung eingerichtet."
    assert server.received == []


@pytest.mark.parametrize(
    "content",
    [
        b'{"translations":[{"text":"HAL',
        b"",
        b"<html>502</html>",
        b'{"translatedText":["\xff"]}',
        b"[" * 100_000,
    ],
)
def test_answer_is_not_json(server, translate, content):
    server.always = Reply(content=content)
    with pytest.raises(EngineAnswerInvalid) as caught:
        translate()
    assert caught.value.reason == "Sie ist unvollständig oder nicht lesbar."
    assert len(server.received) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"null",
        b"[]",
        b'"HALLO"',
        b'{"translations":[{"text":null}],"translatedText":[null]}',
        b'{"translations":["HALLO"],"translatedText":"HALLO"}',
    ],
)
def test_answer_has_another_shape(server, translate, content):
    server.always = Reply(content=content)
    with pytest.raises(EngineAnswerInvalid) as caught:
        translate()
    assert caught.value.reason == "Die Übersetzungen fehlen."


def test_wrong_number_of_texts(server, translate):
    server.always = Reply(content=b'{"translations":[{"text":"A"}],"translatedText":["A"]}')
    with pytest.raises(EngineAnswerInvalid) as caught:
        translate("eins", "zwei")
    assert caught.value.reason == "Sie enthält 1 Texte statt 2."


def test_endless_answer_is_cut_off(server, translate, monkeypatch):
    monkeypatch.setattr(transport, "LARGEST_ANSWER", 1000)
    server.always = Reply(content=b" " * 100_000)
    with pytest.raises(EngineAnswerInvalid) as caught:
        translate()
    assert caught.value.reason == "Die Antwort ist zu groß."


def test_lost_mask_costs_one_text_only(server, deepl):
    server.always = Reply(change=lambda text: text.replace('<x id="1"/>', ""))
    lost, kept = deepl.translate(["Rufen Sie 112 an", "Guten Tag"], "ar")
    assert (lost.text, kept.text) == (None, "GUTEN TAG")
    assert lost.reason == "DeepL hat eine unbrauchbare Antwort geschickt: Der geschützte Ausdruck „112“ fehlt."


def test_changed_mask_costs_one_text_only(server, libretranslate):
    server.always = Reply(change=lambda text: text.replace("112", "١١٢"))
    lost, kept = libretranslate.translate(["Rufen Sie 112 an", "Guten Tag"], "fa")
    assert (lost.text, kept.text) == (None, "GUTEN TAG")
    assert lost.reason.endswith("Der geschützte Ausdruck „112“ wurde verändert.")


def test_lost_link_costs_one_text_only(server, translate):
    server.always = Reply(change=lambda text: text.replace('<a id="a1">', "").replace("</a>", ""))
    lost, kept = translate('Zum <a id="a1">Amt</a>', "Guten Tag")
    assert (lost.text, kept.text) == (None, "GUTEN TAG")


def test_text_that_libretranslate_turns_into_a_tag_is_refused(libretranslate):
    assert libretranslate.translate(["Schreiben Sie &lt;script&gt;x&lt;/script&gt;"], "fa")[0].text is None


def test_decoded_entities_are_written_again(libretranslate):
    assert libretranslate.translate(["Amt &amp; Bürger, 5 &lt; 6"], "fa")[0].text == "AMT &amp; BÜRGER, 5 &lt; 6"
