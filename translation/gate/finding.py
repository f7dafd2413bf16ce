"""What the gate finds, and how it says so to the people at the desk."""

import hashlib
import re
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a translation differs in. Times of day are DATE; codes such as U1 or B1 are NUMBER."""

    NUMBER = "number"
    DATE = "date"
    MONEY = "money"
    PHONE = "phone"
    MAIL = "mail"
    WEB = "web"
    LAW = "law"
    NAME = "name"
    LINK = "link"
    #: Words in another language than German, marked around other words.
    FOREIGN = "foreign"
    PLACEHOLDER = "placeholder"
    EMPTY = "empty"
    UNTRANSLATED = "untranslated"
    SCRIPT = "script"
    MARKUP = "markup"
    #: Not a difference: longer than the column. Found by whoever knows the column, with both numbers as the sides.
    LENGTH = "length"


class Finding(NamedTuple):
    """One difference. ``source`` is what stands in German, ``target`` what stands in the translation; either may be ""."""

    kind: Kind
    source: str
    target: str

    @property
    def digest(self) -> str:
        """16 hexadecimal digits that stand for this difference: its kind and what stands on both sides."""
        return hashlib.sha256("\0".join((self.kind, self.source, self.target)).encode()).hexdigest()[:16]


class Sentences(NamedTuple):
    """Whole sentences for one kind: only in German, only in the translation, different in both."""

    missing: str
    added: str
    changed: str


def always(sentence: str) -> Sentences:
    return Sentences(sentence, sentence, sentence)


SENTENCES = {
    Kind.NUMBER: Sentences(
        "Die Zahl {source} fehlt in der Übersetzung.",
        "Die Zahl {target} steht nicht im deutschen Text.",
        "Im Deutschen steht die Zahl {source}, in der Übersetzung {target}.",
    ),
    Kind.DATE: Sentences(
        "Die Zeitangabe „{source}“ fehlt in der Übersetzung.",
        "Die Zeitangabe „{target}“ steht nicht im deutschen Text.",
        "Im Deutschen steht die Zeitangabe „{source}“, in der Übersetzung „{target}“.",
    ),
    Kind.MONEY: Sentences(
        "Der Betrag „{source}“ fehlt in der Übersetzung.",
        "Der Betrag „{target}“ steht nicht im deutschen Text.",
        "Im Deutschen steht der Betrag „{source}“, in der Übersetzung „{target}“.",
    ),
    Kind.PHONE: Sentences(
        "Die Telefonnummer {source} fehlt in der Übersetzung.",
        "Die Telefonnummer {target} steht nicht im deutschen Text.",
        "Im Deutschen steht die Telefonnummer {source}, in der Übersetzung {target}.",
    ),
    Kind.MAIL: Sentences(
        "Die E-Mail-Adresse {source} fehlt in der Übersetzung.",
        "Die E-Mail-Adresse {target} steht nicht im deutschen Text.",
        "Im Deutschen steht die E-Mail-Adresse {source}, in der Übersetzung {target}.",
    ),
    Kind.WEB: Sentences(
        "Die Internetadresse {source} fehlt in der Übersetzung.",
        "Die Internetadresse {target} steht nicht im deutschen Text.",
        "Im Deutschen steht die Internetadresse {source}, in der Übersetzung {target}.",
    ),
    Kind.LAW: Sentences(
        "Der Verweis auf das Gesetz „{source}“ fehlt in der Übersetzung.",
        "Der Verweis auf das Gesetz „{target}“ steht nicht im deutschen Text.",
        "Im Deutschen steht der Verweis auf das Gesetz „{source}“, in der Übersetzung „{target}“.",
    ),
    Kind.NAME: Sentences(
        "Der geschützte Name „{source}“ fehlt in der Übersetzung oder steht dort seltener.",
        "Der geschützte Name „{target}“ steht nicht im deutschen Text.",
        "Im Deutschen steht der geschützte Name „{source}“, in der Übersetzung „{target}“.",
    ),
    Kind.LINK: Sentences(
        "Der Link „{source}“ fehlt in der Übersetzung.",
        "Der Link „{target}“ steht nicht im deutschen Text oder hat keinen Text.",
        "Der Link „{source}“ führt in der Übersetzung zu „{target}“.",
    ),
    Kind.FOREIGN: Sentences(
        "Um „{source}“ steht im Deutschen eine Kennzeichnung der Sprache, in der Übersetzung steht sie um nichts. Sie darf entfallen.",
        "Die Kennzeichnung der Sprache steht in der Übersetzung um „{target}“, im Deutschen um nichts. Sie darf entfallen.",
        "Die Kennzeichnung der Sprache gehört wie im Deutschen um „{source}“, nicht um „{target}“. Sie darf auch entfallen.",
    ),
    Kind.PLACEHOLDER: Sentences(
        "Der Platzhalter {source} fehlt in der Übersetzung.",
        "Der Platzhalter {target} steht nicht im deutschen Text.",
        "Im Deutschen steht der Platzhalter {source}, in der Übersetzung {target}.",
    ),
    Kind.EMPTY: always("Die Übersetzung ist leer."),
    Kind.UNTRANSLATED: always("Der Text ist nicht übersetzt: „{target}“ ist gleich dem deutschen Text."),
    Kind.SCRIPT: always("Der Text steht nicht in der Schrift der Sprache: „{target}“."),
    Kind.MARKUP: always("Die Auszeichnung „{target}“ ist nicht erlaubt oder nicht richtig geschlossen."),
    Kind.LENGTH: always("Die Übersetzung hat {target} Zeichen, das Feld fasst {source}."),
}
#: What the kinds are called in lists.
KIND_NAMES = {
    Kind.NUMBER: "Zahl",
    Kind.DATE: "Zeitangabe",
    Kind.MONEY: "Betrag",
    Kind.PHONE: "Telefonnummer",
    Kind.MAIL: "E-Mail-Adresse",
    Kind.WEB: "Internetadresse",
    Kind.LAW: "Gesetz",
    Kind.NAME: "geschützter Name",
    Kind.LINK: "Link",
    Kind.FOREIGN: "Sprache von Wörtern",
    Kind.PLACEHOLDER: "Platzhalter",
    Kind.EMPTY: "leer",
    Kind.UNTRANSLATED: "nicht übersetzt",
    Kind.SCRIPT: "Schrift",
    Kind.MARKUP: "Auszeichnung",
    Kind.LENGTH: "Länge",
}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
SHOWN_LENGTH = 120


def explain(finding: Finding) -> str:
    """Return one German sentence about a finding.

    Text written from right to left is isolated (UAX #9, FSI and PDI); without that it would reorder the German sentence.
    """
    sentences = SENTENCES[finding.kind]
    if not finding.target:
        sentence = sentences.missing
    elif not finding.source:
        sentence = sentences.added
    else:
        sentence = sentences.changed
    return sentence.format(source=show(finding.source), target=show(finding.target))


def show(text: str) -> str:
    if len(text) > SHOWN_LENGTH:
        text = f"{text[:SHOWN_LENGTH].rstrip()} …"
    return f"\u2068{text}\u2069" if RIGHT_TO_LEFT.search(text) else text
