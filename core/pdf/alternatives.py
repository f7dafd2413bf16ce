"""The text alternative of an image, as HTML and ARIA give it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from core.pdf.errors import MissingAltText

SVG_NAMESPACE = "{http://www.w3.org/2000/svg}"
SVG_TAG = f"{SVG_NAMESPACE}svg"
PRESENTATIONAL_ROLES = frozenset({"presentation", "none"})


def check_alternatives(root: Element) -> None:
    """Raise MissingAltText for the first image in document order that lacks one."""
    heading = ""
    for element in _landmarks(root):
        if element.tag == "h1":
            heading = _one_line("".join(element.itertext()))
        else:
            alternative_text(element, heading)


def alternative_text(image: Element, heading: str = "") -> str | None:
    """Return the text that stands for the image, or None if it is decoration.

    An empty alt alone does not make an image decoration: in a content
    management system it is what a forgotten field looks like. The author
    has to say so with role="presentation" or aria-hidden="true". `heading` is
    what the image stands under, for the message.

    Raises MissingAltText when there is neither a text nor such a mark.
    """
    text = _stated_text(image)
    is_decoration = image.get("aria-hidden") == "true" or image.get("role") in PRESENTATIONAL_ROLES
    if is_decoration and not text:
        return None
    if not text:
        raise MissingAltText(_name(image), heading)
    return text


def _landmarks(element: Element) -> Iterator[Element]:
    """Yield <h1>, <img> and outermost <svg>; an <svg> within another is part of its picture."""
    if element.tag in ("h1", "img", SVG_TAG):
        yield element
    if element.tag != SVG_TAG:
        for child in element:
            yield from _landmarks(child)


def _stated_text(image: Element) -> str:
    """Return alt, else aria-label, else the texts aria-labelledby names, else <title>."""
    if image.tag == "img":
        return _one_line(image.get("alt") or image.get("aria-label"))
    label = _one_line(image.get("aria-label"))
    if label:
        return label
    ids = (image.get("aria-labelledby") or "").split()
    named = {part.get("id"): "".join(part.itertext()) for part in image.iter()}
    label = _one_line(" ".join(named.get(name, "") for name in ids))
    return label or _one_line(image.findtext(f"{SVG_NAMESPACE}title"))


def _name(image: Element) -> str:
    """Return what an editor can find the image by: data-name, else its address; data: addresses are cut short."""
    if image.get("data-name"):
        return image.get("data-name")
    if image.tag == "img":
        return (image.get("src") or "<img> without src")[:100]
    return f"svg#{image.get('id')}" if image.get("id") else "inline <svg>"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
