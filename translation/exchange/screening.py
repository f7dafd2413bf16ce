"""What must hold for every text of a file before any of them is looked up. One that fails condemns the whole file."""

import re
from collections.abc import Iterable, Iterator

from translation.engines.markup import MarkupBroken, Piece
from translation.exchange.errors import FileHostile, FileMalformed, UnitContradictory
from translation.exchange.unit import Draft, IncomingText, Name, read_pieces, write_pieces

MAX_TEXT_LENGTH = 20_000
MAX_TAGS = 400
#: Letters that only look like text until somebody decodes them once more.
TAG_LIKE = re.compile(r"<\s*[/!?]?\s*[A-Za-z]")
#: LRO and RLO (UAX #9) turn round even digits: a phone number would read backwards. Marks, embeddings and isolates do not.
OVERRIDES = re.compile("[\u202d\u202e]")


def screen(drafts: Iterable[Draft]) -> list[IncomingText]:
    """Return the texts in the form that the site stores, each once. Raises ExchangeError."""
    texts: dict[tuple[str, str, str], IncomingText] = {}
    for draft in drafts:
        one = screen_draft(draft)
        key = (one.name.source_key, one.name.path, one.name.digest)
        other = texts.setdefault(key, one)
        if other.text != one.text or other.source != one.source:
            raise UnitContradictory(f"Der Abschnitt „{one.name}“ kommt doppelt vor, mit verschiedenen Texten.")
    if not texts:
        raise FileMalformed("Die Datei enthält keine Abschnitte.")
    return list(texts.values())


def screen_draft(draft: Draft) -> IncomingText:
    name = Name.read(draft.name)
    for text in (draft.source, draft.text):
        if len(text) > MAX_TEXT_LENGTH or text.count("<") > MAX_TAGS:
            raise FileMalformed(f"Ein Text im Abschnitt „{name}“ ist zu lang: über {MAX_TEXT_LENGTH} Zeichen oder {MAX_TAGS} Tags.")
    try:
        source = read_pieces(draft.source, is_plain=name.is_plain)
        target = read_pieces(draft.text, is_plain=name.is_plain)
    except MarkupBroken as error:
        raise FileHostile(f"Im Abschnitt „{name}“: {error}") from None
    check_target(source, target, name)
    return IncomingText(
        name,
        write_pieces(source, is_plain=name.is_plain),
        write_pieces(target, is_plain=name.is_plain),
        draft.is_finished and bool(draft.text),
    )


def check_target(source: list[Piece], target: list[Piece], name: Name) -> None:
    """Raise FileHostile for what no translator writes and the German text does not hold either."""
    if links := set(iterate_links(target)) - set(iterate_links(source)):
        raise FileHostile(f"Im Abschnitt „{name}“ steht ein Link, den der deutsche Text nicht hat: {', '.join(sorted(links))}.")
    for pattern, reason in ((TAG_LIKE, "Programmtext oder eine Auszeichnung als Text"), (OVERRIDES, "ein Zeichen, das Text umkehrt")):
        if has_match(pattern, target) and not has_match(pattern, source):
            raise FileHostile(f"Im Abschnitt „{name}“ steht {reason}.")


def iterate_links(pieces: list[Piece]) -> Iterator[str]:
    return (piece.id or "ohne Ziel" for piece in pieces if piece.kind == "open" and piece.value == "a")


def has_match(pattern: re.Pattern, pieces: list[Piece]) -> bool:
    return any(pattern.search(piece.value) for piece in pieces if piece.kind == "text")
