"""A translation file holds texts only. Merged with the German file it becomes a whole page again."""

from typing import Any

from cms.demo.files import Block, ContentError

#: Values that are the same in all languages. A translation leaves them out, and nobody misses them.
UNTRANSLATED_KEYS = frozenset(
    {
        "topic",
        "order",
        "is_vital",
        "need",
        "is_private",
        "checked_date",
        "check_again_date",
        "contacts",
        "related",
        "url",
        "publisher",
        "as_of",
        "urgency",
        "number",
        "tone",
        "image",
        "poster",
        "document",
        "duration",
        "name",
        "date",
        "kind",
        "press_contact",
        "short_name",
        "licence_url",
        "attribution",
        "state_key",
        "contributor_url",
        "data_contact",
        "start_date",
        "end_date",
        "host_city",
        "format",
        "dimension",
        "measures",
        "indicator",
        "source",
        "time",
        "start",
        "end",
        "room",
        "stream",
        "languages",
        "german",
    }
)
#: Keys that are names of people in one kind of block and words to translate in another.
NAME_IS_TEXT_BESIDE = frozenset({"text", "number"})


def is_translatable(key: str, block: Block) -> bool:
    """Whether the value of a key is text to translate."""
    if key == "name":
        return "function" not in block and bool(NAME_IS_TEXT_BESIDE & block.keys())
    if key == "number":
        return False
    return key not in UNTRANSLATED_KEYS


def merge(source: Any, translated: Any, missing: list[str], where: str = "") -> Any:
    """Return ``source`` with every text that ``translated`` holds; what it leaves out stays German and is noted in ``missing``.

    Raises ContentError where the two are not built alike.
    """
    if translated == {}:
        return source
    if isinstance(source, Block):
        if not isinstance(translated, Block):
            raise source_error(translated, source, f"{where or 'the file'} must be a mapping")
        unknown = set(translated) - set(source)
        if unknown:
            raise translated.error(f"“{sorted(unknown)[0]}” does not stand in {source.path}")
        merged = Block()
        merged.path, merged.line = translated.path, translated.line
        for key, value in source.items():
            if key in translated:
                merged[key] = merge(value, translated[key], missing, f"{where}.{key}")
            else:
                merged[key] = value
                if value and is_translatable(key, source):
                    missing.append(f"{where}.{key}")
        if "say" in source:
            merged["german"] = source["say"]
        return merged
    if isinstance(source, list):
        if not isinstance(translated, list) or len(translated) != len(source):
            size = len(translated) if isinstance(translated, list) else 0
            raise source_error(translated, source, f"{where} has {len(source)} entries in German and {size} here")
        return [
            merge(one, other, missing, f"{where}[{number}]") for number, (one, other) in enumerate(zip(source, translated, strict=True))
        ]
    return translated


def source_error(translated: Any, source: Any, message: str) -> ContentError:
    """Return an error at the nearest line that is known."""
    for candidate in (translated, source):
        blocks = [candidate, *(candidate if isinstance(candidate, list) else [])]
        for block in blocks:
            if isinstance(block, Block):
                return block.error(message)
    return ContentError("demo", None, message)
