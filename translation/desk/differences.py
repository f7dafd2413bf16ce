"""What changed between two texts, word by word, and how inline tags are shown."""

import re
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

#: A tag, a run of space, a word with its punctuation.
TOKEN = re.compile(r"<[^<>]+>|\s+|[^\s<]+|<")
TAG = re.compile(r"<[^<>]+>")


def show_token(token: str) -> str:
    """Return a token as HTML. A tag is shown as it must be typed."""
    return f'<code class="desk-tag">{escape(token)}</code>' if TAG.fullmatch(token) else escape(token)


def show_tokens(tokens: list[str]) -> str:
    return "".join(map(show_token, tokens))


def show_text(text: str) -> SafeString:
    """Return a segment as HTML in which its tags are seen."""
    return mark_safe(show_tokens(TOKEN.findall(text)))


def show_difference(before: str, after: str) -> SafeString:
    """Return both texts in one, what went in ``<del>`` and what came in ``<ins>``, whole words."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    parts = []
    for operation, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            parts.append(show_tokens(new[new_from:new_to]))
            continue
        if old_from < old_to:
            parts.append(f"<del>{show_tokens(old[old_from:old_to])}</del>")
        if new_from < new_to:
            parts.append(f"<ins>{show_tokens(new[new_from:new_to])}</ins>")
    return mark_safe("".join(parts))
