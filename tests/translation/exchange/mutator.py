"""Files damaged at random, the same ones in every run."""

import random
import re
from collections.abc import Callable

HOSTILE = [
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    "<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;",
    "<?xml version='1.1'?>",
    "<xi:include href='/etc/passwd'/>",
    "<alt-trans><source>x</source><target>y</target></alt-trans>",
    *("&a;", "&#0;", "&#x202e;", "<script>alert(1)</script>", "&lt;script&gt;", "<![CDATA[<b>x]]>", "<!-- x -->", "]]>", "<" * 50),
    *("<g id='b1'>", "<pc id='a7'>x</pc>", "<mrk>", "</target>", "<target>x</target>"),
    *('msgstr "x"\n', 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-16"\n', "#~ ", '"', "\\"),
    *("\n", "\r", "\0", "\ud7ff", "\ufeff", "\ufffe", "𝕏"),
]
CODES = ["fa", "de", "en", "", "ar-SA", "de-simple", "xx", "*"]


def truncate(text: str, draw: random.Random) -> str:
    return text[: draw.randrange(len(text))]


def flip_byte(text: str, draw: random.Random) -> bytes:
    content = bytearray(text.encode())
    content[draw.randrange(len(content))] = draw.randrange(256)
    return bytes(content)


def cut_out(text: str, draw: random.Random) -> str:
    start = draw.randrange(len(text))
    return text[:start] + text[start + draw.randrange(1, 80) :]


def repeat(text: str, draw: random.Random) -> str:
    start = draw.randrange(len(text))
    return text[: start + draw.randrange(1, 400)] + text[start:]


def insert(text: str, draw: random.Random) -> str:
    place = draw.randrange(len(text))
    return text[:place] + draw.choice(HOSTILE) + text[place:]


def swap_tags(text: str, draw: random.Random) -> str:
    words = sorted(set(re.findall(r"</?[a-z-]+|^msg\w+|$", text, re.MULTILINE)) - {""}) or ["x"]
    one, other = draw.choice(words), draw.choice(words)
    return text.replace(one, "\1").replace(other, one).replace("\1", other) if draw.random() < 0.5 else text.replace(one, other, 1)


def edit_attribute(text: str, draw: random.Random) -> str:
    value = draw.choice(list(re.finditer(r'"[^"\n]*"|$', text)))
    return text[: value.start()] + f'"{draw.choice([*CODES, *HOSTILE])}"' + text[value.end() :]


def change_language(text: str, draw: random.Random) -> str:
    return re.sub(r'((?:Lang|language)(?:="|: ))[a-z]+', lambda found: found[1] + draw.choice(CODES), text)


def edit_word(text: str, draw: random.Random) -> str:
    word = draw.choice(re.findall(r"\w+", text))
    return text.replace(word, draw.choice(re.findall(r"\w+", text)), 1)


MUTATIONS: list[Callable[[str, random.Random], str | bytes]] = [
    truncate, flip_byte, cut_out, repeat, insert, swap_tags, edit_attribute, change_language, edit_word,
]  # fmt: skip


def mutate(content: bytes, seed: int) -> bytes:
    """Return ``content`` with one to three faults."""
    draw = random.Random(seed)
    for _ in range(draw.choice([1, 1, 2, 3])):
        text = content.decode(errors="replace")
        if len(text) < 200:
            break
        mutated = draw.choice(MUTATIONS)(text, draw)
        content = mutated if isinstance(mutated, bytes) else mutated.encode(errors="replace")
    return content
