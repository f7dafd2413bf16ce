"""Nothing but page text leaves: every byte of the requests, and what the log says of them."""

import logging

from tests.translation.engines.conftest import DEEPL_KEY, LIBRETRANSLATE_KEY
from tests.translation.engines.server import Reply
from translation.engines import EngineBusy, EngineRefused, estimate

TEXTS = ['Rufen Sie <b>112</b> an &amp; fragen Sie <a id="a1">Anna Müller</a>.', "Öffnung: 9 Uhr"]

DEEPL_CONTENT = (
    '{"text":["Rufen Sie <b><x id=\\"1\\"/></b> an &amp; fragen Sie <a id=\\"a1\\"><x id=\\"2\\"/></a>.","Öffnung: 9 Uhr"],'
    '"source_lang":"DE","target_lang":"AR","tag_handling":"xml","tag_handling_version":"v2","outline_detection":false,'
    '"splitting_tags":["br"],"ignore_tags":["x"],"formality":"prefer_more"}'
)
LIBRETRANSLATE_CONTENT = (
    '{"q":["Rufen Sie <b><span id=\\"1\\" translate=\\"no\\">112</span></b> an &amp; fragen Sie '
    '<a id=\\"a1\\"><span id=\\"2\\" translate=\\"no\\">Anna Müller</span></a>.","Öffnung: 9 Uhr"],'
    '"source":"de","target":"fa","format":"html","api_key":"libre-key-4567"}'
)
TRANSLATED = ['RUFEN SIE <b>112</b> AN &amp; FRAGEN SIE <a id="a1">Anna Müller</a>.', "ÖFFNUNG: 9 UHR"]


def list_headers(server, content: str) -> dict[str, str]:
    return {
        "Host": server.url.removeprefix("http://"),
        "User-Agent": "translation-desk/1",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Content-Type": "application/json",
        "Content-Length": str(len(content.encode())),
    }


def test_deepl_byte_for_byte(server, deepl):
    assert [result.text for result in deepl.translate(TEXTS, "ar")] == TRANSLATED
    [received] = server.received
    assert (received.method, received.path) == ("POST", "/v2/translate")
    assert received.content.decode() == DEEPL_CONTENT
    assert received.headers == {**list_headers(server, DEEPL_CONTENT), "Authorization": f"DeepL-Auth-Key {DEEPL_KEY}"}


def test_libretranslate_byte_for_byte(server, libretranslate):
    assert [result.text for result in libretranslate.translate(TEXTS, "fa")] == TRANSLATED
    [received] = server.received
    assert (received.method, received.path) == ("POST", "/translate")
    assert received.content.decode() == LIBRETRANSLATE_CONTENT
    assert received.headers == list_headers(server, LIBRETRANSLATE_CONTENT)


def test_no_key_where_none_is_set(server, build):
    build("fa", libretranslate_key="").translate(["Hallo"], "fa")
    assert "api_key" not in server.received[0].body


def test_trial_language_and_glossary_are_asked_for(server, build):
    build("ku").translate(["Hallo"], "ku")
    build("en", deepl_glossaries="en=0a1b2c3d-4e5f").translate(["Hallo"], "en")
    trial, glossary = (received.body for received in server.received)
    assert (trial["target_lang"], trial["enable_beta_languages"], "glossary_id" in trial) == ("KMR", True, False)
    assert (glossary["target_lang"], glossary["glossary_id"], "enable_beta_languages" in glossary) == ("EN-GB", "0a1b2c3d-4e5f", False)


def test_cookies_are_not_sent_back(server, deepl):
    server.replies.append(Reply(headers={"Set-Cookie": "seen=1; Path=/"}))
    deepl.translate(["eins"], "ar")
    deepl.translate(["zwei"], "ar")
    assert [received.headers.get("Cookie") for received in server.received] == [None, None]


def test_system_proxy_and_passwords_are_ignored(server, build, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("default login someone password something\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    build("ar").translate(["Hallo"], "ar")
    assert server.received[0].headers["Authorization"] == f"DeepL-Auth-Key {DEEPL_KEY}"


def test_redirect_is_not_followed(server, deepl, raises_invalid):
    server.replies.append(Reply(status=307, headers={"Location": f"{server.url}/elsewhere"}))
    raises_invalid(deepl, "Sie ist leer oder verweist auf eine andere Adresse.")
    assert [received.path for received in server.received] == ["/v2/translate"]


def test_what_needs_no_translation_is_not_sent(server, deepl):
    texts = ["", "  \n", "03361 599-0", "<b>Anna Müller</b>", "–"]
    assert [result.text for result in deepl.translate(texts, "ar")] == texts
    assert server.received == []
    assert estimate(texts, deepl) == 0


def test_white_space_around_a_text_stays_here(server, deepl):
    assert deepl.translate(["\n Hallo \u00a0"], "ar")[0].text == "\n HALLO \u00a0"
    assert server.received[0].body["text"] == ["Hallo"]


def test_german_text_that_is_no_fragment_is_not_sent(server, deepl):
    bad, good = deepl.translate(['<img src="x">Bild', "Hallo"], "ar")
    assert (bad.text, good.text) == (None, "HALLO")
    assert bad.reason == "Der deutsche Text kann nicht verschickt werden. Die Auszeichnung <img> ist nicht erlaubt."
    assert server.received[0].body["text"] == ["Hallo"]


def test_estimate_is_what_the_engine_counts(server, deepl, libretranslate):
    # Outside tags: "Rufen Sie ", " an &amp; fragen Sie ", "." and "Öffnung: 9 Uhr"; LibreTranslate also gets both terms.
    assert estimate(TEXTS, deepl) == 10 + 21 + 1 + 14
    assert estimate(TEXTS, libretranslate) == 10 + 21 + 1 + 14 + 3 + 11
    assert estimate(TEXTS, None) == 0
    assert server.received == []


def test_log_holds_no_key_and_no_text(server, deepl, libretranslate, caplog):
    caplog.set_level(logging.DEBUG)
    server.replies.extend([Reply(status=500), Reply(), Reply(status=403)])
    deepl.translate(TEXTS, "ar")
    errors = []
    for engine, code in ((deepl, "ar"), (libretranslate, "fa")):
        for status in (403, 429):
            server.always = Reply(status=status)
            try:
                engine.translate(TEXTS, code)
            except (EngineRefused, EngineBusy) as error:
                errors.append(f"{error} {error!r} {error.__dict__}")
    assert len(errors) == 4
    said = caplog.text + "".join(errors)
    assert "DeepL: 500 at try 1" in said
    for secret in (DEEPL_KEY, LIBRETRANSLATE_KEY, "Rufen", "Anna", "RUFEN"):
        assert secret not in said
