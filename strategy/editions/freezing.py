"""Freezing the publication: all of it or nothing, and only what was built without a complaint from what is public now."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from core.locks import LockTaken
from core.presentation import get_language
from core.publishing.refusals import RefusedPublication
from core.publishing.turns import PAPER, is_taken, take_turn
from strategy.contents import find_paper_languages
from strategy.editions.data import PaperData
from strategy.editions.text import collect_text
from strategy.files.recipes import list_recipes
from strategy.formats import FORMATS
from strategy.models import Edition, EditionFile, Publication, StrategyPage
from strategy.models.editions import PARAGRAPHS

SHOWN_FILES = 3
BUSY = "Die Dateien des Papiers werden gerade gebaut. Bitte warten, bis der Bau fertig ist, und es dann noch einmal versuchen."


class RefusedEdition(Exception):
    """The publication cannot be frozen now. ``reasons`` say why, and what to do, for the editor."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class NewFile(NamedTuple):
    """A file to freeze: ``read`` returns its bytes. ``sha256`` is what their digest must be, empty where that is not known before."""

    language_code: str
    format: str
    read: Callable[[], bytes]
    page_count: int = 0
    sha256: str = ""

    def name_file(self, short_name: str, edition_name: str) -> str:
        """Return what it is called. ``short_name`` is that of the paper."""
        if self.format == PARAGRAPHS:
            return f"{short_name}-absaetze_{edition_name}_{self.language_code}.json"
        return FORMATS[self.format].name_file(short_name, edition_name, self.language_code)


def find_obstacles() -> list[str]:
    """Return why no edition can be frozen now; none if one can. For a look before the act."""
    return [BUSY] if is_taken(PAPER) else check_files(find_paper_languages())


def freeze(*, user=None, label: str = "", day: date | None = None) -> Edition:
    """Freeze the publication and return the edition. Raises RefusedEdition; nothing is kept then."""
    try:
        with take_turn(PAPER, is_patient=False), transaction.atomic():
            codes = find_paper_languages()
            if reasons := check_files(codes):
                raise RefusedEdition(reasons)
            day = day or timezone.localdate()
            edition = Edition.objects.create(name=find_name(day), published_date=day, label=label, created_by=user)
            fill(edition, list_files(codes))
            return edition
    except LockTaken:
        raise RefusedEdition([BUSY]) from None


def check_files(codes: list[str]) -> list[str]:
    """Return what is wrong with the files of some languages, as sentences for the editor."""
    if not codes:
        return ["Das Papier ist in keiner Sprache vollständig. Bitte zuerst alle Kapitel veröffentlichen."]
    rows = {(one.language_code, one.format): one for one in Publication.objects.all()}
    reasons = []
    missing: list[str] = []
    outdated: list[str] = []
    for code in codes:
        try:
            recipes = list_recipes(code)
        except RefusedPublication as error:
            reasons.append(f"{get_language(code).german_name}: {error}")
            continue
        for recipe in recipes:
            row = rows.get((code, recipe.format_code))
            name = f"{FORMATS[recipe.format_code].office_label}, {get_language(code).german_name}"
            if row is not None and row.error:
                reasons.append(f"{name}: Der letzte Bau ist gescheitert ({row.error}). Bitte beheben, was dort steht, und neu bauen.")
            elif row is None or not row.is_available:
                missing.append(name)
            elif row.input_digest != recipe.digest:
                outdated.append(name)
    for names, words in ((missing, "Noch nicht gebaut"), (outdated, "Älter als der veröffentlichte Text")):
        if names:
            more = f" und {len(names) - SHOWN_FILES} weitere" if len(names) > SHOWN_FILES else ""
            reasons.append(f"{words}: {'; '.join(names[:SHOWN_FILES])}{more}. Bitte „Alles neu bauen“ und warten.")
    newest = Edition.objects.first()
    if newest is not None and not reasons:
        frozen = {(one.language_code, one.format, one.sha256) for one in newest.files.exclude(format=PARAGRAPHS)}
        if frozen == {(one.language_code, one.format, one.content_digest) for one in rows.values() if one.language_code in codes}:
            reasons.append(f"Seit der Ausgabe {newest.name} hat sich nichts geändert. Sie gilt weiter.")
    return reasons


def find_name(day: date) -> str:
    """Return the name of the next edition of a day."""
    taken = set(Edition.objects.filter(name__startswith=day.isoformat()).values_list("name", flat=True))
    number, name = 1, day.isoformat()
    while name in taken:
        number += 1
        name = f"{day.isoformat()}-{number}"
    return name


def freeze_files(files: Iterable[NewFile], *, day: date, label: str = "") -> Edition:
    """Freeze files that were made elsewhere, under a day, and return the edition. All of them or none."""
    with transaction.atomic():
        edition = Edition.objects.create(name=find_name(day), published_date=day, label=label)
        fill(edition, files)
    return edition


def list_files(codes: list[str]) -> Iterator[NewFile]:
    """Yield the built files of some languages, and their paragraphs as data."""
    for row in Publication.objects.filter(language_code__in=codes):
        yield NewFile(row.language_code, row.format, row.path.read_bytes, row.page_count, row.content_digest)
    for code in codes:
        yield make_paragraphs(collect_text(code))


def make_paragraphs(text: PaperData) -> NewFile:
    """Return the text of a paper as a file."""
    content = json.dumps(text.dump(), ensure_ascii=False, indent=1).encode() + b"\n"
    return NewFile(text.language, PARAGRAPHS, lambda: content)


def fill(edition: Edition, files: Iterable[NewFile]) -> None:
    """Write all files into the folder of an edition and note them. The folder appears complete or not at all."""
    short_name = StrategyPage.read_source().short_name
    waiting = edition.folder.with_name(f".{edition.name}.part")
    shutil.rmtree(waiting, ignore_errors=True)
    # Left behind by a freeze whose row was never kept.
    shutil.rmtree(edition.folder, ignore_errors=True)
    waiting.mkdir(parents=True)
    try:
        rows = []
        for file in files:
            name = file.name_file(short_name, edition.name)
            digest = write(waiting / name, file.read)
            if file.sha256 and digest != file.sha256:
                raise RefusedEdition([f"{name}: Die Datei ist beschädigt. Bitte „Neu bauen“ und warten."])
            rows.append(EditionFile(
                edition=edition, language_code=file.language_code, format=file.format, file_name=name, sha256=digest,
                size=(waiting / name).stat().st_size, page_count=file.page_count,
            ))  # fmt: skip
        EditionFile.objects.bulk_create(rows)
        waiting.replace(edition.folder)
    except BaseException:
        shutil.rmtree(waiting, ignore_errors=True)
        raise


def write(path: Path, read: Callable[[], bytes]) -> str:
    """Write a file that nobody may change any more and return its SHA-256."""
    content = read()
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o444)
    return hashlib.sha256(path.read_bytes()).hexdigest()
