"""The tag tree of a document, grown from its HTML and not from its boxes.

Layout cuts an element into boxes, one per page, line or anonymous wrapper.
Each piece of drawn content still knows the HTML element it came from, so the
tree is keyed by that element: however often a table or a paragraph is broken,
it stays one node. (WeasyPrint's own builder makes a node per box; upstream
issue #2902.)
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from core.pdf.tag_roles import attributes_of, child_elements, role_of


@dataclass(frozen=True)
class Content:
    """A marked-content sequence: its page (from 0) and its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Annotation:
    """A link's clickable area on a page (from 0); the value is WeasyPrint's object."""

    page: int
    dictionary: object


@dataclass(eq=False)
class Node:
    """One structure element. Kids are in reading order."""

    role: str
    parent: "Node | None" = None
    kids: "list[Node | Content | Annotation]" = field(default_factory=list)
    lang: str | None = None
    alt: str | None = None
    id: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)

    def add(self, role: str, **properties) -> "Node":
        """Append a new node of that role and return it."""
        node = Node(role, self, **properties)
        self.kids.append(node)
        return node


class TagTree:
    """Gives every HTML element its place in the tag tree, made when first asked for.

    Ask in document order: nodes stand in the order of their first request.
    """

    def __init__(self, html: Element):
        self.document = Node("Document")
        self._parents = {child: parent for parent in html.iter() for child in parent}
        self._places: dict[Element, Node] = {}
        self._items: dict[Element, Node] = {}
        self._notes: dict[Element, Node] = {}

    def place(self, element: Element) -> Node:
        """Return the node that holds what stands directly inside the element."""
        if element not in self._places:
            self._places[element] = self._make_place(element)
        return self._places[element]

    def pseudo_place(self, element: Element, pseudo: str) -> Node:
        """Return the node for generated content: a list marker, a note mark, the rest."""
        if pseudo == "marker":
            item = self.item(element)
            if not item.kids or getattr(item.kids[0], "role", "") != "Lbl":
                item.kids.insert(0, Node("Lbl", item))
            return item.kids[0]
        if pseudo == "footnote-call":
            return self._note_reference(element)
        if pseudo == "footnote-marker":
            note = self.place(element)
            if not note.kids:
                note.add("Lbl")
            return note.kids[0]
        return self.place(element)

    def item(self, element: Element) -> Node:
        """Return the LI (or TOCI) of an <li>; its body is a node further in."""
        if element not in self._items:
            role = "TOCI" if self._is_in_contents(element) else "LI"
            self._items[element] = self._parent_place(element).add(role, lang=element.get("lang"))
        return self._items[element]

    def anchor(self, element: Element) -> Element | None:
        """Return the <a> the element is or stands in."""
        ancestor: Element | None = element
        while ancestor is not None and ancestor.tag != "a":
            ancestor = self._parents.get(ancestor)
        return ancestor

    def _make_place(self, element: Element) -> Node:
        if element in self._notes:
            return self._notes[element]
        if element.tag == "li":
            item = self.item(element)
            return item if item.role == "TOCI" else item.add("LBody")
        if element.tag in ("dt", "dd"):
            role = "Lbl" if element.tag == "dt" else "LBody"
            return self._definition(element).add(role, lang=element.get("lang"))
        parent = self._parent_place(element)
        role = role_of(element)
        if role is None:
            return parent
        if role == "L" and self._is_in_contents(element):
            role = "TOC"
        if role == "Link" and parent.role == "TOCI":
            parent = parent.add("Reference")
        return parent.add(role, lang=element.get("lang"), attributes=attributes_of(element, role))

    def _parent_place(self, element: Element) -> Node:
        parent = self._parents.get(element)
        is_top = parent is None or parent.tag == "html"
        return self.document if is_top else self.place(parent)

    def _definition(self, element: Element) -> Node:
        """Return the LI shared by a run of <dt> and the <dd> after it."""
        if element not in self._items:
            siblings = child_elements(self._parents[element])
            position = siblings.index(element)
            previous = siblings[position - 1] if position else None
            run = ("dt",) if element.tag == "dt" else ("dt", "dd")
            if previous is not None and previous.tag in run:
                self._items[element] = self._definition(previous)
            else:
                self._items[element] = self._parent_place(element).add("LI")
        return self._items[element]

    def _note_reference(self, element: Element) -> Node:
        """Make the mark in the text, and at once the note's place right after it.

        The note itself is drawn at the foot of this or a later page, but is
        read where it is called (ISO 32000-1, 14.8.4.4.1).
        """
        parent = self._parent_place(element)
        reference = parent.add("Reference")
        # PDF/UA-1 7.9 wants a unique ID on every Note.
        number = len(self._notes) + 1
        self._notes[element] = parent.add("Note", lang=element.get("lang"), id=f"note-{number:05}")
        return reference

    def _is_in_contents(self, element: Element) -> bool:
        ancestor: Element | None = element
        while ancestor is not None:
            if ancestor.tag == "nav" and "toc" in (ancestor.get("class") or "").split():
                return True
            ancestor = self._parents.get(ancestor)
        return False
