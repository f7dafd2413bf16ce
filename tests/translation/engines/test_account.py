"""What an engine tells about itself: the characters left and the languages it offers."""

import pytest

from tests.translation.engines.server import Reply
from translation.engines import EngineAnswerInvalid, Quota


def test_quota(server, deepl, libretranslate):
    assert deepl.get_quota() == Quota(used=180_118, limit=500_000)
    assert deepl.get_quota().left == 319_882
    assert libretranslate.get_quota() is None
    assert {(received.method, received.path, received.content) for received in server.received} == {("GET", "/v2/usage", b"")}


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"character_count":"many"}', b'{"character_count":true}'])
def test_quota_that_cannot_be_read(server, deepl, content):
    server.always = Reply(content=content)
    with pytest.raises(EngineAnswerInvalid):
        deepl.get_quota()


def test_quota_without_limit(server, deepl):
    server.always = Reply(content=b'{"character_count":5}')
    assert deepl.get_quota().left is None


def test_languages(deepl, libretranslate):
    assert deepl.get_languages() == {"ar", "en", "tr"}
    assert libretranslate.get_languages() == {"ar", "fa"}


@pytest.mark.parametrize("content", [b"{}", b"[1]"])
def test_languages_that_cannot_be_read(server, deepl, libretranslate, content):
    server.always = Reply(content=content)
    for engine in (deepl, libretranslate):
        with pytest.raises(EngineAnswerInvalid):
            engine.get_languages()
