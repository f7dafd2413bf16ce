"""A block of text as the proof sees it: a role and a bag of characters."""

import unicodedata
from dataclasses import dataclass, field

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
IGNORED_CATEGORIES = frozenset({"Cf", "Mn"})
HYPHENS = frozenset("-\u2010\u2011\u00ad")
# In right-to-left text a reader may hand back either half of a pair.
ONE_OF_A_PAIR = str.maketrans(")]}>»›”", "([{<«‹“")
SHOWN_CHARACTERS = 70


@dataclass(eq=False)
class Block:
    """Text directly in one block; text of blocks within it is theirs.

    has_page_number: the stylesheet may add a page number that HTML has not.
    """

    role: str
    texts: list[str] = field(default_factory=list)
    has_page_number: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def key(self, *, with_digits: bool = True) -> tuple[str, str]:
        """Return what must be equal on both sides."""
        return self.role, bag(self.text, with_digits=with_digits)

    def __str__(self) -> str:
        shown = self.text[:SHOWN_CHARACTERS]
        return f"{self.role} “{shown}{'…' if len(self.text) > len(shown) else ''}”"


def bag(text: str, *, with_digits: bool = True) -> str:
    """Return the text's characters sorted, so that direction does not matter.

    Left out are spaces, hyphens, format characters (ZWNJ, soft hyphen) and
    combining marks, which extraction from a PDF loses or moves. They go before
    normalisation: a hamza that ends one line of Persian would else make another
    letter of the alef that begins the line before.
    """
    bare = "".join(character for character in text if unicodedata.category(character) not in IGNORED_CATEGORIES)
    normal = unicodedata.normalize("NFKC", bare).translate(ONE_OF_A_PAIR)
    return "".join(
        sorted(
            character
            for character in normal
            if not character.isspace()
            and character not in HYPHENS
            and unicodedata.category(character) not in IGNORED_CATEGORIES
            and (with_digits or not character.isdecimal())
        )
    )
