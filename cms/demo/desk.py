"""What the demonstration gives the translators' desk: how much each page is needed, and the names that stay as they are."""

from pathlib import Path

from django.core.exceptions import ValidationError
from wagtail.models import Page

from cms.demo.files import Block, ContentError, read_file
from translation.models import PagePriority, Priority, ProtectedName

NEEDS = {priority.name.lower(): priority for priority in Priority}


def write_need(page: Page, content: Block) -> None:
    """Keep how much readers need a German page. Raises ContentError for a word that is none of NEEDS."""
    need = content.get("need")
    if need is None:
        return
    if need not in NEEDS:
        raise content.error(f"“need” must be one of {', '.join(NEEDS)}, not “{need}”")
    PagePriority.objects.update_or_create(page_id=page.pk, defaults={"priority": NEEDS[need]})


def load_names(root: Path) -> int:
    """Load the protected names and return how many; none without a file. Raises ContentError."""
    path = root / "names.yaml"
    if not path.exists():
        return 0
    rows = read_file(path, root)
    if not isinstance(rows, list):
        raise ContentError(path.relative_to(root.parent), None, "a list expected")
    for row in rows:
        save_name(row)
    return len(rows)


def save_name(row: Block) -> None:
    """Save one name with its ways of writing by language."""
    variants = row.get("variants") or Block()
    if not isinstance(variants, dict) or not all(isinstance(spellings, list) for spellings in variants.values()):
        raise row.error("“variants” must map languages to lists")
    lines = [f"{code}: {spelling}" for code, spellings in variants.items() for spelling in spellings]
    name = ProtectedName(name=row.require("name", str), variants="\n".join(lines))
    try:
        name.full_clean()
    except ValidationError as error:
        field_name, messages = next(iter(error.message_dict.items()))
        raise row.error(f"{field_name}: {messages[0]}") from None
    name.save()
