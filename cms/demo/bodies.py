"""Bodies of content files into the stored form of a StreamField.

Ids are made from the slug and the position, so that a page and its translations have the same blocks with the same ids.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cms.demo.files import Block, ContentError
from cms.demo.richtext import render_markdown

#: The fields of each kind of block that hold rich text. All others hold plain text.
RICH_FIELDS = {"notice": {"text"}, "goal": {"text"}, "steps": {"text"}, "questions": {"answer"}}

#: Fields that an entry may leave out. They are stored empty: wagtail-localize cannot take a text that is None.
OPTIONAL_FIELDS = {
    "phones": ["text"], "phrases": ["when"], "steps": ["text"], "goal": ["text"], "quote": ["function"],
    "theme": ["text"], "session": ["text", "room", "stream"], "speaker": ["function"], "correction": ["former"],
}  # fmt: skip

ID_SPACE = uuid.UUID("1f1d6d0c-52b0-4b8a-9a47-0d6a4f2f3c11")


@dataclass
class References:
    """Database ids of what content files name by a word."""

    pages: dict[str, int] = field(default_factory=dict)
    images: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    contacts: dict[str, int] = field(default_factory=dict)
    measures: dict[str, int] = field(default_factory=dict)
    indicators: dict[str, int] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)

    def find(self, table: str, key: str, block: Block) -> int:
        """Return the id of a key. Raises ContentError when nothing has that key."""
        found = getattr(self, table).get(key)
        if found is None:
            raise block.error(f"“{key}” is not among the {table}")
        return found


class BodyBuilder:
    """Builds the stored bodies of one page."""

    def __init__(self, slug: str, references: References):
        self.slug = slug
        self.references = references
        self.builders: dict[str, Callable[[Any, Block, str], Any]] = {
            "heading": self.build_plain,
            "text": self.build_text,
            "notice": self.build_struct,
            "goal": self.build_struct,
            "quote": self.build_struct,
            "steps": self.build_list,
            "questions": self.build_list,
            "phones": self.build_list,
            "phrases": self.build_list,
            "figures": self.build_list,
            "table": self.build_table,
            "image": self.build_image,
            "video": self.build_video,
            "measures": self.build_measures,
            "indicator": self.build_indicator,
        }

    def make_id(self, place: str) -> str:
        return str(uuid.uuid5(ID_SPACE, f"{self.slug}/{place}"))

    def build_body(self, entries: list[Block], place: str = "body") -> list[dict]:
        """Return the stored form of a ``body``. Raises ContentError for an unknown kind of block."""
        for entry in entries:
            if not isinstance(entry, Block):
                raise self.error_beside(entries, f"“{entry}” is no block: a block is a mapping with one key")
        return [self.build_entry(entry, f"{place}.{number}") for number, entry in enumerate(entries)]

    def error_beside(self, entries: list, message: str) -> ContentError:
        """Return an error at the first entry that knows its line: a text knows none."""
        known = next((entry for entry in entries if isinstance(entry, Block)), None)
        return known.error(message) if known else ContentError(Path(f"{self.slug}.yaml"), None, message)

    def build_entry(self, entry: Block, place: str) -> dict:
        if len(entry) != 1:
            raise entry.error("a block has exactly one kind")
        kind, value = next(iter(entry.items()))
        if kind not in self.builders:
            raise entry.error(f"“{kind}” is no kind of block")
        return {"type": kind, "id": self.make_id(place), "value": self.builders[kind](value, entry, place)}

    def build_items(self, kind: str, values: list[Any], place: str) -> list[dict]:
        """Return plain structures (sources, themes, speakers) or ids as a stream of one kind of block."""
        return [
            {
                "type": kind,
                "id": self.make_id(f"{place}.{number}"),
                "value": self.build_fields(kind, value) if isinstance(value, Block) else value,
            }
            for number, value in enumerate(values)
        ]

    def build_fields(self, kind: str, value: Block) -> dict:
        """Return the fields of a structure of this kind."""
        rich = RICH_FIELDS.get(kind, set())
        given = {
            key: render_markdown(content, value, self.references.pages) if key in rich else str(content).strip()
            for key, content in value.items()
        }
        return {**dict.fromkeys(OPTIONAL_FIELDS.get(kind, ()), ""), **given}

    def build_plain(self, value: str, block: Block, place: str) -> str:
        if not isinstance(value, str):
            raise block.error("text expected")
        return value.strip()

    def build_text(self, value: str, block: Block, place: str) -> str:
        if not isinstance(value, str):
            raise block.error("text expected")
        return render_markdown(value, block, self.references.pages)

    def build_struct(self, value: Block, block: Block, place: str) -> dict:
        return self.build_fields(next(iter(block)), value)

    def build_list(self, values: list[Block], block: Block, place: str) -> list[dict]:
        if not isinstance(values, list):
            raise block.error("a list expected")
        items = []
        for number, value in enumerate(values):
            fields = self.build_fields(next(iter(block)), value)
            if "say" in fields:
                fields.setdefault("german", fields["say"])
            items.append({"type": "item", "id": self.make_id(f"{place}.{number}"), "value": fields})
        return items

    def build_table(self, value: Block, block: Block, place: str) -> dict:
        columns, rows = value.require("columns", list), value.require("rows", list)
        for row in rows:
            if len(row) != len(columns):
                raise value.error(f"a row of the table has {len(row)} cells, its head has {len(columns)}")

        def listed(cells: list, where: str) -> list[dict]:
            return [{"type": "item", "id": self.make_id(f"{where}.{number}"), "value": str(cell)} for number, cell in enumerate(cells)]

        return {
            "caption": value.require("caption", str),
            "columns": listed(columns, f"{place}.columns"),
            "rows": [
                {
                    "type": "item",
                    "id": self.make_id(f"{place}.rows.{number}"),
                    "value": {"cells": listed(row, f"{place}.rows.{number}.cells")},
                }
                for number, row in enumerate(rows)
            ],
        }

    def build_image(self, value: Block, block: Block, place: str) -> dict:
        return {
            "image": self.references.find("images", value.require("image", str), value),
            "alt": value.require("alt", str).strip(),
            "caption": value.get("caption", "").strip(),
        }

    def build_video(self, value: Block, block: Block, place: str) -> dict:
        return {
            "video": None,
            "poster": self.references.find("images", value.require("poster", str), value),
            "title": value.require("title", str),
            "duration": value.get("duration", ""),
            "transcript": render_markdown(value.require("transcript", str), value, self.references.pages),
        }

    def build_sessions(self, values: list[Block]) -> list[dict]:
        """Return the programme of a congress. A time is written as "10:00"; a file leaves out what no source tells."""
        sessions = self.build_items("session", values, "programme")
        for number, (session, value) in enumerate(zip(sessions, values, strict=True)):
            for name in ("start", "end"):
                if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d|", value.get(name, "")):
                    raise value.error(f'{name} must be a time such as "10:00", in quotes')
            place = f"programme.{number}.speakers"
            fields = session["value"]
            fields["speakers"] = [
                {"type": "item", "id": self.make_id(f"{place}.{position}"), "value": self.build_fields("speaker", one)}
                for position, one in enumerate(value.get("speakers") or [])
            ]
            fields["languages"] = list(value.get("languages") or [])
            fields.update({name: fields.get(name) or None for name in ("date", "start", "end")})
        return sessions

    def build_documents(self, values: list[Block]) -> list[dict]:
        """Return documents to download, each with what it is."""
        return [
            {
                "type": "document",
                "id": self.make_id(f"documents.{number}"),
                "value": {
                    "document": self.references.find("documents", value.require("document", str), value),
                    "title": value.require("title", str),
                    "text": value.get("text", "").strip(),
                },
            }
            for number, value in enumerate(values)
        ]

    def build_recordings(self, values: list[Block]) -> list[dict]:
        """Return films of a congress, each with its transcript."""
        return [
            {"type": "video", "id": self.make_id(f"recordings.{number}"), "value": self.build_video(value, value, "recordings")}
            for number, value in enumerate(values)
        ]

    def build_measures(self, keys: list[str], block: Block, place: str) -> list[dict]:
        return [
            {"type": "item", "id": self.make_id(f"{place}.{number}"), "value": self.references.find("measures", key, block)}
            for number, key in enumerate(keys)
        ]

    def build_indicator(self, key: str, block: Block, place: str) -> int:
        return self.references.find("indicators", key, block)
