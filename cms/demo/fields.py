"""From a content file to the fields of a page, for every page type."""

from typing import Any

from cms.demo.bodies import BodyBuilder
from cms.demo.files import Block


def build_guide(content: Block, builder: BodyBuilder) -> dict[str, Any]:
    references = builder.references
    return {
        "title": content.require("title", str),
        "lead": content.require("summary", str).strip(),
        "office": content.get("office", "").strip(),
        "body": builder.build_body(content.require("body", list)),
        "contacts": builder.build_items(
            "contact", [references.find("contacts", key, content) for key in content.get("contacts") or []], "contacts"
        ),
        "sources": builder.build_items("source", content.get("sources") or [], "sources"),
        "related": builder.build_items(
            "page", [references.find("pages", slug, content) for slug in content.get("related") or []], "related"
        ),
        "checked_date": content.get("checked_date"),
        "check_again_date": content.get("check_again_date"),
        "is_vital": content.get("is_vital", False),
        "is_private": content.get("is_private", False),
    }


def build_chapter(content: Block, builder: BodyBuilder) -> dict[str, Any]:
    return {
        "title": content.require("title", str),
        "lead": content.require("summary", str).strip(),
        "number": content.require("number", int),
        "dimension": content.get("dimension"),
        "body": builder.build_body(content.require("body", list)),
        "sources": builder.build_items("source", content.get("sources") or [], "sources"),
    }


def build_opening_image(content: Block, builder: BodyBuilder) -> list[dict]:
    image = content.get("image")
    if image is None:
        return []
    return [{"type": "image", "id": builder.make_id("opening"), "value": builder.build_image(image, content, "opening")}]


def find_press_contact(content: Block, builder: BodyBuilder) -> int | None:
    """Return the contact for the press that a page names, None where it names none."""
    key = content.get("press_contact")
    return builder.references.find("contacts", key, content) if key else None


def build_release(content: Block, builder: BodyBuilder) -> dict[str, Any]:
    references = builder.references
    topic = content.get("topic")
    return {
        **{key: content.get(key, "").strip() for key in ("title", "kicker", "subheadline", "lead", "place", "number")},
        "date": content.require("date"),
        "opening_image": build_opening_image(content, builder),
        "body": builder.build_body(content.require("body", list)),
        "topic_id": references.find("topics", topic, content) if topic else None,
        "corrections": builder.build_items("correction", content.get("corrections") or [], "corrections"),
        "press_contact_id": find_press_contact(content, builder),
        "related": builder.build_items(
            "page", [references.find("pages", slug, content) for slug in content.get("related") or []], "related"
        ),
        "sources": builder.build_items("source", content.get("sources") or [], "sources"),
    }


def build_congress(content: Block, builder: BodyBuilder) -> dict[str, Any]:
    return {
        **{key: content.get(key, "").strip() for key in ("title", "motto", "lead")},
        **{key: content.require(key) for key in ("start_date", "end_date", "host_city", "format")},
        "opening_image": build_opening_image(content, builder),
        "themes": builder.build_items("theme", content.get("themes") or [], "themes"),
        "programme": builder.build_sessions(content.get("programme") or []),
        "speakers": builder.build_items("speaker", content.get("speakers") or [], "speakers"),
        "body": builder.build_body(content.get("body") or []),
        "documents": builder.build_documents(content.get("documents") or []),
        "recordings": builder.build_recordings(content.get("recordings") or []),
        "press_contact_id": find_press_contact(content, builder),
        "sources": builder.build_items("source", content.get("sources") or [], "sources"),
    }


def build_plain_page(content: Block, builder: BodyBuilder) -> dict[str, Any]:
    """Home, indexes and standard pages: title, lead and, where the type has one, a body."""
    fields = {"title": content.require("title", str), "lead": content.get("lead", "").strip()}
    if content.get("body"):
        fields["body"] = builder.build_body(content["body"])
    return fields


def build_strategy(content: Block, builder: BodyBuilder) -> dict[str, Any]:
    """The page of the strategy names its files and data, and may offer the paper as it was adopted."""
    fields = build_plain_page(content, builder)
    names = ("short_name", "licence_url", "attribution", "state_key", "contributor_url")
    fields |= {name: content[name] for name in names if name in content}
    if contact := content.get("data_contact"):
        fields["data_contact_id"] = builder.references.find("contacts", contact, content)
    if original := content.get("original"):
        fields |= {
            "original_paper_id": builder.references.find("documents", original.require("document"), original),
            "original_date": original.get("date"),
            "original_note": original.require("note", str).strip(),
        }
    return fields


def build_news_index(content: Block, builder: BodyBuilder) -> dict[str, Any]:
    """The index of releases also holds the dates that are announced ahead."""
    announced = builder.build_items("date", content.get("announced") or [], "announced")
    return {**build_plain_page(content, builder), "announced": announced, "press_contact_id": find_press_contact(content, builder)}
