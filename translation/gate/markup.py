"""Tags of a fragment: which are allowed, whether they close, and where links lead."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from translation.gate.finding import Finding, Kind
from translation.gate.segment import TAG, Segment, Tag, make_plain

#: What a segment of wagtail-localize may hold (``wagtail_localize.strings.INLINE_TAGS``, without the obsolete "acronym").
INLINE_TAGS = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "strong"})
EMPTY_TAGS = frozenset({"br", "!--"})
LINK_ATTRIBUTES = frozenset({"id", "href", "linktype", "rel", "target"})
ATTRIBUTE = re.compile(r"([A-Za-z_:][\w:.-]*)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
UNSAFE_TARGET = re.compile(r"^\s*(?:javascript|data|vbscript):", re.IGNORECASE)
BROKEN_TAG = re.compile(r"<(?=[A-Za-z/!])[^<>]*(?=<|$)")


def check_markup(segment: Segment) -> Iterator[Finding]:
    """Yield tags that are not allowed, carry attributes that are not, or do not close in order."""
    open_tags: list[Tag] = []
    for tag in segment.tags:
        if tag.is_closing and open_tags and open_tags[-1].name == tag.name:
            open_tags.pop()
        elif tag.is_closing or tag.name not in INLINE_TAGS or not is_clean(tag):
            yield Finding(Kind.MARKUP, "", tag.text)
        if not tag.is_closing and tag.name not in EMPTY_TAGS:
            open_tags.append(tag)
    for tag in open_tags:
        if tag.name in INLINE_TAGS:
            yield Finding(Kind.MARKUP, "", tag.text)
    if "<" in segment.raw:
        for broken in BROKEN_TAG.finditer(TAG.sub("", segment.raw)):
            yield Finding(Kind.MARKUP, "", broken[0].strip())


def is_clean(tag: Tag) -> bool:
    """Whether a tag has only the attributes of a link, and only if it is one."""
    attributes = read_attributes(tag)
    if tag.name != "a":
        return not attributes
    return attributes.keys() <= LINK_ATTRIBUTES and not UNSAFE_TARGET.match(attributes.get("href", ""))


def read_attributes(tag: Tag) -> dict[str, str]:
    text = tag.attributes.strip().rstrip("/")
    return {found[1].lower(): found[2] or found[3] or found[4] or "" for found in ATTRIBUTE.finditer(text)}


def check_links(source: Segment, target: Segment, ignored: Collection[str] = ()) -> Iterator[Finding]:
    """Yield links that one text has more often than the other, and links of the translation without a text.

    A link is known by the id that wagtail-localize put in the place of its attributes ("a1"), else by its address. Links with an
    id in ``ignored`` lead nowhere and are left to others.
    """
    german, translated = ([one for one in iterate_links(segment) if one[0] not in ignored] for segment in (source, target))
    missing = list((Counter(key for key, _ in german) - Counter(key for key, _ in translated)).elements())
    added = list((Counter(key for key, _ in translated) - Counter(key for key, _ in german)).elements())
    texts = dict(german)
    for number, key in enumerate(missing):
        yield Finding(Kind.LINK, texts[key] or key, added[number] if number < len(added) else "")
    for key in added[len(missing) :]:
        yield Finding(Kind.LINK, "", key)
    for key, text in translated:
        if not text and texts.get(key):
            yield Finding(Kind.LINK, "", key)


def iterate_links(segment: Segment) -> Iterator[tuple[str, str]]:
    """Yield key and text of each link."""
    for number, tag in enumerate(segment.tags):
        if tag.name != "a" or tag.is_closing:
            continue
        attributes = read_attributes(tag)
        end = next((other.start for other in segment.tags[number + 1 :] if other.name == "a"), len(segment.raw))
        yield attributes.get("id") or attributes.get("href", "").strip(), make_plain(segment.raw[tag.end : end]).strip()
