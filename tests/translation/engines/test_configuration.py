"""The words of the environment: what they mean, and the words of each refusal."""

import subprocess
import sys

import pytest

from translation.engines import build_engine, parse_configuration
from translation.engines.configuration import check_url

LANGUAGES = ("en", "ar", "fa", "xx")
ACCESS = {"deepl_key": "k", "libretranslate_url": "https://mt.example.org"}


def parse(pairs, **values):
    return parse_configuration(pairs, languages=LANGUAGES, **{**ACCESS, **values})


def test_nothing_set_means_off():
    configuration = parse_configuration("", languages=LANGUAGES)
    assert not configuration
    assert build_engine(configuration, "ar") is None


def test_engine_is_chosen_by_language():
    configuration = parse(" ar = deepl , fa=libretranslate,")
    assert build_engine(configuration, "ar").name == "deepl"
    assert build_engine(configuration, "fa").name == "libretranslate"
    assert build_engine(configuration, "en") is None
    assert build_engine(configuration, "de") is None


@pytest.mark.parametrize(("key", "url"), [("abc:fx", "https://api-free.deepl.com"), ("abc", "https://api.deepl.com")])
def test_kind_of_key_decides_address(key, url):
    assert parse("ar=deepl", deepl_key=key).deepl.url == url


def test_slash_at_the_end_is_dropped():
    assert parse("ar=deepl", deepl_url="https://proxy.example.org/deepl/").deepl.url == "https://proxy.example.org/deepl"


def test_key_shows_in_no_representation():
    configuration = parse("ar=deepl", deepl_key="very-secret", libretranslate_key="very-secret")
    assert "very-secret" not in f"{configuration!r} {configuration} {configuration.deepl}"


@pytest.mark.parametrize(
    ("pairs", "values", "refusal"),
    [
        ("ar", {}, "MACHINE_TRANSLATION: 'ar' is not of the form language=value."),
        ("ar=", {}, "MACHINE_TRANSLATION: 'ar=' is not of the form language=value."),
        ("ar=deepl,ar=deepl", {}, "MACHINE_TRANSLATION: 'ar' is given twice."),
        ("de=deepl", {}, "MACHINE_TRANSLATION: 'de' is not a language that can be translated into."),
        ("ar=google", {}, "MACHINE_TRANSLATION: 'google' is neither deepl nor libretranslate."),
        ("xx=deepl", {}, "MACHINE_TRANSLATION: deepl does not offer 'xx'."),
        ("ar=deepl", {"deepl_key": ""}, "DEEPL_KEY is not set, but MACHINE_TRANSLATION asks for deepl."),
        ("ar=deepl", {"deepl_key": "a\r\nX-Evil: 1"}, "DEEPL_KEY holds a character that no key has."),
        ("", {"libretranslate_key": "ö"}, "LIBRETRANSLATE_KEY holds a character that no key has."),
        (
            "fa=libretranslate",
            {"libretranslate_url": ""},
            "LIBRETRANSLATE_URL is not set, but MACHINE_TRANSLATION asks for libretranslate.",
        ),
        ("ar=deepl", {"deepl_glossaries": "en=0a1b2c3d-4e5f"}, "DEEPL_GLOSSARIES: MACHINE_TRANSLATION does not give 'en' to deepl."),
        ("ar=deepl", {"deepl_glossaries": "ar=my words"}, "DEEPL_GLOSSARIES: 'my words' is not the identifier of a glossary."),
    ],
)
def test_refusal_names_the_variable(pairs, values, refusal):
    with pytest.raises(ValueError) as caught:
        parse(pairs, **values)
    assert str(caught.value) == refusal


@pytest.mark.parametrize("url", ["http://127.0.0.1:5000", "http://localhost:5000/mt", "http://[::1]:5000", "https://mt.example.org"])
def test_allowed_address(url):
    assert check_url("X_URL", url) == url


@pytest.mark.parametrize(
    ("url", "refusal"),
    [
        ("http://mt.example.org", "X_URL must begin with https://; http:// is for this machine (127.0.0.1) only."),
        ("http://127.0.0.1.example.org", "X_URL must begin with https://; http:// is for this machine (127.0.0.1) only."),
        ("http://192.168.1.5:5000", "X_URL must begin with https://; http:// is for this machine (127.0.0.1) only."),
        ("ftp://127.0.0.1", "X_URL must begin with https://; http:// is for this machine (127.0.0.1) only."),
        ("mt.example.org", "X_URL is not an address like https://host/path."),
        ("https://", "X_URL is not an address like https://host/path."),
        ("https://mt.example.org\\@evil.example", "X_URL is not an address like https://host/path."),
        ("https://user:word@mt.example.org", "X_URL must hold no user, password, query or fragment."),
        ("https://mt.example.org?key=1", "X_URL must hold no user, password, query or fragment."),
        ("https://mt.example.org:port", "X_URL cannot be read: Port could not be cast to integer value as 'port'."),
    ],
)
def test_refused_address(url, refusal):
    with pytest.raises(ValueError) as caught:
        check_url("X_URL", url)
    assert str(caught.value) == refusal


def test_settings_can_import_it():
    """The settings of every process do: before Django is set up, and without loading what only translating needs."""
    program = "import sys, translation.engines; print(sorted({'django', 'requests', 'wagtail'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_engine_of_ones_own_is_one_that_is_known():
    assert parse("ar=deepl", own_engines=" libretranslate, ").own_engines == {"libretranslate"}
    with pytest.raises(ValueError, match="MACHINE_TRANSLATION_OWN: 'google' is neither deepl nor libretranslate"):
        parse("ar=deepl", own_engines="google")
