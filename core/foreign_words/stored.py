"""The stored form of marked words: ``<a lang="en" linktype="language">Case Management</a>``.

A link to nowhere, because links are the only elements whose attributes wagtail-localize carries through the segments of translators.
In a segment it is ``<a id="a1">``; the attributes of each id stand beside it. Its attributes are in the order in which wagtail-localize
writes them again, by name, so that a translation that was lost and brought back is the same to the byte.
"""

from collections.abc import Mapping

#: Also the name of the feature of rich text fields.
LINK_TYPE = "language"


def write_mark(code: str, html: str) -> str:
    """Return HTML marked as being in a language."""
    return f'<a lang="{code}" linktype="{LINK_TYPE}">{html}</a>'


def read_marks(attributes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the codes of the languages by the ids of the marks among the links of a segment."""
    return {key: one.get("lang", "") for key, one in attributes.items() if one.get("linktype") == LINK_TYPE}
