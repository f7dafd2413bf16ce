"""An earlier text of the paper, so that the demonstration has two editions to compare.

Loading publishes the German chapters first as they were, then as they are now: the register of paragraphs follows them as it follows
an editor. What goes into the files of the earlier text is kept in a file, from which ``manage.py build_publications --first-edition``
makes and freezes them in the background. The earlier text is in German only: translations came later.
"""

import json
from collections import defaultdict
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from cms.demo.files import Block, read_file
from core.models import TreeVersion
from core.publishing.turns import PAPER, take_turn
from strategy.editions.data import PaperData
from strategy.editions.freezing import NewFile, freeze_files, make_paragraphs
from strategy.editions.text import collect_text
from strategy.files.recipes import make_recipes
from strategy.files.tables import describe_facts
from strategy.models import ChapterPage, Edition, StrategyPage
from strategy.paper import Paper, assemble
from strategy.paragraphs.register import record_paper


def load_earlier(loader) -> None:
    """Publish the earlier text, keep what goes into its files, publish the text of today. Nothing without a file ``earlier.yaml``.

    ``loader`` is the PageLoader whose German pages are all written. Raises ContentError.
    """
    path = loader.root / settings.LANGUAGE_CODE / "earlier.yaml"
    if not path.exists():
        return
    content = read_file(path, loader.root)
    day = content.require("date", date)
    edits = defaultdict(list)
    for edit in content.require("edits", list):
        edits[edit.require("chapter", str)].append(edit)
    for slug, own in edits.items():
        if slug not in loader.nodes or loader.nodes[slug].model is not ChapterPage:
            raise content.error(f"“{slug}” is no chapter")
        write(loader, slug, undo(loader.sources[slug], own))
    names = [name for name, node in loader.nodes.items() if node.model in (ChapterPage, StrategyPage)]
    pages = Page.objects.filter(pk__in=[loader.pages[name].pk for name in names])
    pages.update(last_published_at=timezone.make_aware(datetime.combine(day, time(9))))
    record_paper()
    TreeVersion.renew()
    keep(day, content.require("label", str))
    for slug in edits:
        write(loader, slug, loader.sources[slug])
    pages.update(last_published_at=timezone.now())


def write(loader, slug: str, content: Block) -> None:
    loader.write_page(loader.pages[slug], loader.build_fields(loader.nodes[slug], content), content)


def undo(content: Block, edits: list[Block]) -> Block:
    """Return a chapter in which the text of each edit is what it was earlier. Raises ContentError unless it stands there once."""
    for edit in edits:
        now, earlier = edit.require("now", str), edit.require("earlier", str)
        changed, count = replace(content, now, earlier)
        if count != 1:
            raise edit.error(f"“{now[:40]}” stands {count} times in the chapter")
        content = changed
    return content


def replace(value: Any, now: str, earlier: str) -> tuple[Any, int]:
    """Return a value with one text replaced in all texts of it, and how often that was."""
    if isinstance(value, str):
        return value.replace(now, earlier), value.count(now)
    if isinstance(value, list):
        items = [replace(one, now, earlier) for one in value]
        return [one for one, _count in items], sum(count for _one, count in items)
    if isinstance(value, dict):
        pairs = {key: replace(one, now, earlier) for key, one in value.items()}
        changed = Block({key: one for key, (one, _count) in pairs.items()})
        changed.path, changed.line = value.path, value.line
        return changed, sum(count for _one, count in pairs.values())
    return value, 0


def get_kept_path() -> Path:
    """Where what goes into the files of the earlier text waits to be made into them."""
    return Path(settings.SITE_DATA) / "earlier-edition.json"


def keep(day: date, label: str) -> None:
    """Store what goes into the German files as it is now."""
    code = settings.LANGUAGE_CODE
    stored = {
        "day": day.isoformat(),
        "label": label,
        "paper": {**asdict(assemble(code)), "text_date": day.isoformat()},
        "facts": describe_facts(code),
        "text": collect_text(code).dump(),
    }
    content = json.dumps(stored, ensure_ascii=False, default=lambda number: int(number) if number == int(number) else float(number))
    get_kept_path().write_text(content, encoding="utf-8")


def freeze_earlier() -> Edition | None:
    """Make and freeze the files of the earlier text (some ten seconds), None where none waits. Raises RefusedPublication."""
    path = get_kept_path()
    if not path.exists():
        return None
    stored = json.loads(path.read_text(encoding="utf-8"))
    day = date.fromisoformat(stored["day"])
    paper = Paper(**{**stored["paper"], "text_date": day})
    files = [make_paragraphs(PaperData.load(stored["text"]))]
    with take_turn(PAPER, is_patient=True):
        for recipe in make_recipes(paper, stored["facts"]):
            content, page_count = recipe.make()
            files.append(NewFile(paper.language_code, recipe.format_code, lambda content=content: content, page_count))
        edition = freeze_files(files, day=day, label=stored["label"])
    path.unlink()
    return edition
