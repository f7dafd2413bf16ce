"""Edits of a chapter for tests: an editor's changes to running text, published."""

from html import escape

from core.marks import FOOTNOTE_SIGN
from strategy.models import ChapterPage, Paragraph

SENTENCES = (
    "Menschen mit Einwanderungsgeschichte sollen bessere Chancen auf Teilhabe haben als bisher.",
    "Die Institutionen des Staates öffnen sich Schritt für Schritt für alle, die hier leben.",
    "Der Zusammenhalt der Gesellschaft wächst, wenn Orte der Begegnung nicht verschwinden.",
)
ADDED = "Acht Indikatoren zeigen alle zwei Jahre, ob sich an diesen Zielen etwas bewegt hat."
#: The block of running text of the chapter that tests write on.
BLOCK_ID = "0f5d4a56-7f2e-4d8c-9d56-2f2a3c1d0e01"


def get_chapter(slug: str = "ausblick", code: str = "de") -> ChapterPage:
    return ChapterPage.objects.get(slug=slug, locale__language_code=code)


def write(*paragraphs: str, slug: str = "ausblick", code: str = "de", block_id: str = BLOCK_ID) -> ChapterPage:
    """Publish a chapter whose body is one block of running text."""
    chapter = get_chapter(slug, code)
    html = "".join(one if one.startswith("<") else f"<p>{one}</p>" for one in paragraphs)
    chapter.body = chapter.body.stream_block.to_python([{"type": "text", "value": html, "id": block_id}])
    chapter.save_revision().publish()
    return get_chapter(slug, code)


def make_note(text: str, key: str = "k1") -> str:
    """Return a footnote as the editor stores it."""
    return f'<a linktype="footnote" note="{key}" text="{escape(text)}">{FOOTNOTE_SIGN}</a>'


def read_numbers(slug: str = "ausblick") -> dict[str, int]:
    """Return the numbers of the paragraphs that a German chapter holds, by text, in order."""
    rows = Paragraph.objects.filter(chapter_key=get_chapter(slug).translation_key, removed_at=None).order_by("position")
    return {row.text: row.number for row in rows}
