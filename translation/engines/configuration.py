"""Which engine translates into which language, from the words of the environment. Reads no environment itself."""

import ipaddress
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

DEEPL = "deepl"
LIBRETRANSLATE = "libretranslate"

# Our codes and those of DeepL, https://developers.deepl.com/docs/getting-started/supported-languages
DEEPL_TARGETS: Mapping[str, str] = MappingProxyType(
    {
        "en": "EN-GB",
        "tr": "TR",
        "ar": "AR",
        "uk": "UK",
        "ru": "RU",
        "pl": "PL",
        "ro": "RO",
        "fa": "FA",
        "bg": "BG",
        "ku": "KMR",
    }
)
# Offered only to requests that ask for languages under trial.
DEEPL_TRIAL_TARGETS = frozenset({"FA", "KMR"})

DEEPL_FREE_URL = "https://api-free.deepl.com"
DEEPL_PRO_URL = "https://api.deepl.com"
DEEPL_FREE_KEY_ENDING = ":fx"


@dataclass(frozen=True)
class Access:
    """Where an engine answers (no slash at the end) and the key it asks for. The key shows in no representation."""

    url: str = ""
    key: str = field(default="", repr=False)


@dataclass(frozen=True)
class Configuration:
    """Engine names by target language; empty means machine translation is off. Made by ``parse_configuration``."""

    engines: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    deepl: Access = Access()
    libretranslate: Access = Access()
    glossaries: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    #: Names of engines that may see what is not public yet.
    own_engines: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.engines)


def parse_configuration(
    pairs: str,
    *,
    languages: Collection[str],
    deepl_url: str = "",
    deepl_key: str = "",
    deepl_glossaries: str = "",
    libretranslate_url: str = "",
    libretranslate_key: str = "",
    own_engines: str = "",
) -> Configuration:
    """Return the configuration for the values of the variables with the same names (``pairs`` is MACHINE_TRANSLATION).

    ``pairs`` reads ``ar=deepl,fa=libretranslate``; ``languages`` are the codes that may be translated into. Without
    ``deepl_url`` the kind of key decides between DeepL's two addresses.
    Raises ValueError naming the variable and what is wrong, never a key.
    """
    engines = _read_pairs("MACHINE_TRANSLATION", pairs)
    for code, engine in engines.items():
        if code not in languages:
            raise ValueError(f"MACHINE_TRANSLATION: {code!r} is not a language that can be translated into.")
        if engine not in {DEEPL, LIBRETRANSLATE}:
            raise ValueError(f"MACHINE_TRANSLATION: {engine!r} is neither {DEEPL} nor {LIBRETRANSLATE}.")
        if engine == DEEPL and code not in DEEPL_TARGETS:
            raise ValueError(f"MACHINE_TRANSLATION: {DEEPL} does not offer {code!r}.")
    own = frozenset(filter(None, (word.strip() for word in own_engines.split(","))))
    if strange := own - {DEEPL, LIBRETRANSLATE}:
        raise ValueError(f"MACHINE_TRANSLATION_OWN: {min(strange)!r} is neither {DEEPL} nor {LIBRETRANSLATE}.")
    glossaries = _read_pairs("DEEPL_GLOSSARIES", deepl_glossaries)
    for code, glossary in glossaries.items():
        if engines.get(code) != DEEPL:
            raise ValueError(f"DEEPL_GLOSSARIES: MACHINE_TRANSLATION does not give {code!r} to {DEEPL}.")
        if not re.fullmatch(r"[0-9a-fA-F-]{8,64}", glossary):
            raise ValueError(f"DEEPL_GLOSSARIES: {glossary!r} is not the identifier of a glossary.")
    _check_key("DEEPL_KEY", deepl_key)
    _check_key("LIBRETRANSLATE_KEY", libretranslate_key)
    if DEEPL in engines.values() and not deepl_key:
        raise ValueError("DEEPL_KEY is not set, but MACHINE_TRANSLATION asks for deepl.")
    if LIBRETRANSLATE in engines.values() and not libretranslate_url:
        raise ValueError("LIBRETRANSLATE_URL is not set, but MACHINE_TRANSLATION asks for libretranslate.")
    if not deepl_url:
        deepl_url = DEEPL_FREE_URL if deepl_key.endswith(DEEPL_FREE_KEY_ENDING) else DEEPL_PRO_URL
    return Configuration(
        engines=MappingProxyType(engines),
        deepl=Access(check_url("DEEPL_URL", deepl_url), deepl_key),
        libretranslate=Access(check_url("LIBRETRANSLATE_URL", libretranslate_url) if libretranslate_url else "", libretranslate_key),
        glossaries=MappingProxyType(glossaries),
        own_engines=own,
    )


def check_url(variable: str, url: str) -> str:
    """Return ``url`` without a slash at the end.

    Raises ValueError unless it is https, or http to this machine: texts and keys cross no network in the clear.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"{variable} cannot be read: {error}.") from None
    if not host or re.search(r"[\s\\]", url):
        raise ValueError(f"{variable} is not an address like https://host/path.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ValueError(f"{variable} must hold no user, password, query or fragment.")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(host)):
        raise ValueError(f"{variable} must begin with https://; http:// is for this machine (127.0.0.1) only.")
    return url.rstrip("/")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_key(variable: str, key: str) -> None:
    if not re.fullmatch(r"[!-~]*", key):
        raise ValueError(f"{variable} holds a character that no key has.")


def _read_pairs(variable: str, words: str) -> dict[str, str]:
    """Return ``a=b,c=d`` as a dictionary. Raises ValueError for anything else and for a name given twice."""
    pairs: dict[str, str] = {}
    for word in filter(None, (word.strip() for word in words.split(","))):
        name, equals, value = (part.strip() for part in word.partition("="))
        if not (name and equals and value):
            raise ValueError(f"{variable}: {word!r} is not of the form language=value.")
        if name in pairs:
            raise ValueError(f"{variable}: {name!r} is given twice.")
        pairs[name] = value
    return pairs
