"""How texts are cut into requests: in order, bounded in number and size, and nothing paid for is thrown away."""

import pytest

from tests.translation.engines.server import Reply
from translation.engines import EngineQuotaExceeded
from translation.engines import contract as portions


def test_portions_of_fifty_in_order(server, translate):
    texts = [f"Satz {number}" for number in range(120)]
    assert [result.text for result in translate(*texts)] == [text.upper() for text in texts]
    sizes = [len(received.body.get("text") or received.body.get("q")) for received in server.received]
    assert sizes == [50, 50, 20]


def test_portions_of_a_hundred_kilobytes(server, translate):
    texts = ["ä" * 20_000 + str(number) for number in range(6)]
    assert [result.text for result in translate(*texts)] == [text.upper() for text in texts]
    assert [len(received.content) <= portions.MOST_BYTES for received in server.received] == [True] * 3


def test_text_that_fits_in_no_request(server, translate):
    long, short = translate("a" * portions.MOST_BYTES, "Hallo")
    assert (long.text, long.reason, short.text) == (None, portions.TOO_LONG, "HALLO")
    assert len(server.received) == 1


def test_too_large_a_request_is_halved(server, deepl):
    server.replies.extend([Reply(413), Reply(), Reply(413)])
    results = deepl.translate(["eins", "zwei", "drei"], "ar")
    assert [result.text for result in results] == ["EINS", "ZWEI", "DREI"]
    sent = [received.body["text"] for received in server.received]
    assert sent == [["eins", "zwei", "drei"], ["eins"], ["zwei", "drei"], ["zwei"], ["drei"]]


def test_single_text_too_large_for_the_engine(server, deepl):
    server.always = Reply(413)
    assert [result.reason for result in deepl.translate(["eins", "zwei"], "ar")] == [portions.TOO_LONG] * 2


def test_what_was_paid_for_is_kept(server, deepl):
    server.replies.extend([Reply(), Reply(456)])
    with pytest.raises(EngineQuotaExceeded) as caught:
        deepl.translate(["112", *(f"Satz {number}" for number in range(60)), "110"], "ar")
    kept = [result.text for result in caught.value.results]
    assert kept == ["112", *(f"SATZ {number}" for number in range(50))]
