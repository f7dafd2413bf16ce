"""The whole paper as JSON: text, measures, indicators. ``paper.schema.json`` beside this module describes it."""

import json
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse

from core.publishing.reading import Block
from strategy.files.reading import PaperText, read_paper
from strategy.paper import Paper

#: Raised with every change that a program reading the file would notice.
VERSION = 2


def write_json(paper: Paper, facts: dict[str, list[dict[str, Any]]]) -> bytes:
    """Return the paper and the facts it rests on. Raises RefusedPublication as ``read_paper`` does."""
    content = describe_paper(read_paper(paper.html))
    content = {
        "$schema": settings.SITE_URL + reverse("publication_schema"),
        "version": VERSION,
        **content,
        "textDate": paper.text_date.isoformat() if paper.text_date else None,
        "measures": facts["measures"],
        "indicators": facts["indicators"],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=_simplify).encode() + b"\n"


def describe_paper(paper: PaperText) -> dict[str, Any]:
    """Return the text of the paper as plain values. Empty fields are left out of blocks."""
    return {
        "language": paper.language,
        "direction": paper.direction,
        "title": paper.title,
        "publisher": paper.publisher,
        "description": paper.description,
        "sections": [
            {"kind": one.kind, "id": one.id, "title": one.title, "blocks": [describe_block(block) for block in one.blocks]}
            for one in paper.sections
        ],
    }


def describe_block(block: Block) -> dict[str, Any]:
    """Return one block as plain values."""
    described: dict[str, Any] = {}
    for name in (field.name for field in fields(block)):
        value = getattr(block, name)
        match name:
            case "blocks":
                value = [describe_block(one) for one in value]
            case "items":
                value = [[describe_block(one) for one in item] for item in value]
            case "terms":
                value = [
                    {"names": names, "definitions": [[describe_block(one) for one in body] for body in bodies]} for names, bodies in value
                ]
        if value or (name == "is_ordered" and block.type == "list"):
            described["isOrdered" if name == "is_ordered" else name] = value
    return described


def _simplify(value: Any) -> Any:
    """Numbers of indicators become numbers of JSON."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value))
