"""The stored form of a footnote: ``<a linktype="footnote" note="k3f9a2" text="Where that stands">※</a>``.

The note travels with its sign, so neither can be left without the other. As the attribute of a link it would not be translated;
for wagtail-localize it is *unfolded*: the notes of a text stand behind it as paragraphs of their own, and the sign is an empty
link that a translation must keep, as it must keep any other.
"""

from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.formatter import HTMLFormatter

LINK_TYPE = "footnote"


class Footnote(NamedTuple):
    """A note in a text. ``key`` is unique among the notes of one block and stays when the text is edited."""

    key: str
    text: str


class DoubleQuotes(HTMLFormatter):
    """Writes attributes in double quotes whatever they hold: Wagtail reads no others."""

    def attribute_value(self, value):
        return self.substitute(value).replace('"', "&quot;")


FORMATTER = DoubleQuotes(entity_substitution=HTMLFormatter.REGISTRY["minimal"].entity_substitution)


def find_signs(soup: BeautifulSoup) -> list[Tag]:
    return soup.find_all("a", linktype=LINK_TYPE)


def read_footnotes(html: str) -> list[Footnote]:
    """Return the notes of stored rich text in the order of their signs."""
    if not has_footnotes(html):
        return []
    return [Footnote(sign.get("note", ""), sign.get("text", "")) for sign in find_signs(BeautifulSoup(html, "html.parser"))]


def has_footnotes(html: str) -> bool:
    return bool(html) and f'linktype="{LINK_TYPE}"' in html


def unfold(html: str) -> str:
    """Return stored rich text with its notes as paragraphs behind it. Text without notes stays as it is, to the letter."""
    if not has_footnotes(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    for sign in find_signs(soup):
        note = soup.new_tag("p", attrs={"data-note": sign.get("note", "")})
        note.string = sign.attrs.pop("text", "")
        soup.append(note)
    return soup.decode(formatter=FORMATTER)


def fold(html: str) -> str:
    """Return the stored form of unfolded rich text."""
    if not has_footnotes(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    texts = {note["data-note"]: " ".join(note.extract().get_text().split()) for note in soup.find_all("p", attrs={"data-note": True})}
    for sign in find_signs(soup):
        sign["text"] = texts.get(sign.get("note", ""), "")
    return soup.decode(formatter=FORMATTER)


def make_keys_unique(html: str) -> str:
    """Return stored rich text in which no two notes have the same key: a copied sign brings its key along."""
    keys = [note.key for note in read_footnotes(html)]
    if len(keys) == len(set(keys)):
        return html
    soup, seen = BeautifulSoup(html, "html.parser"), set()
    for sign in find_signs(soup):
        key, number = sign["note"], 1
        while sign["note"] in seen:
            number += 1
            sign["note"] = f"{key}-{number}"
        seen.add(sign["note"])
    return soup.decode(formatter=FORMATTER)
