"""Walks WeasyPrint's laid-out boxes and hangs what they draw into the tag tree."""

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from core.pdf.alternatives import alternative_text
from core.pdf.errors import ImageNotLoaded
from core.pdf.tag_tree import Annotation, Content, TagTree

POINTS_PER_PIXEL = 0.75

# A rectangle on the page in points, or None outside of links.
Area = list[float] | None


class PageReader:
    """Reads the boxes of one page after the other; pages count from 0.

    Two results, of the page read last: `artifacts` maps the marked-content
    numbers of what is drawn but not meant to be read (running heads, leaders,
    repeated table heads, decoration) to their artifact type; `spare_links` are
    clickable areas that lie within another area of the same link.
    """

    def __init__(self, tree: TagTree):
        self.tree = tree
        self.artifacts: dict[int, str] = {}
        self.spare_links: list[pydyf.Dictionary] = []
        self._marks: dict[boxes.Box, int] = {}
        self._page = 0
        self._page_height = 0.0
        self._head_pages: dict[object, int] = {}

    def read(self, page_box, page: int, marks: dict[boxes.Box, int]) -> None:
        """Read one page; `marks` maps each drawn box to its marked-content number."""
        self.artifacts = {}
        self.spare_links = []
        self._marks = dict(marks)
        self._page = page
        self._page_height = page_box.margin_height()
        self._visit(page_box)
        # Nothing drawn may stay outside the tree without being an artifact.
        self.artifacts.update(dict.fromkeys(self._marks.values(), "Layout"))

    def _visit(self, box, area: Area = None) -> None:
        """Hang the box and what is in it; `area` is the clickable area around it."""
        box = _laid_out(box)
        if isinstance(box, boxes.MarginBox) or self._is_repeated(box):
            self._discard(box, "Pagination", area)
        elif box.is_leader:
            self._discard(box, "Layout", area)
        else:
            area = self._link(box, area)
            if box.element is not None:
                self._place(box)
            for child in _children(box):
                self._visit(child, area)

    def _place(self, box) -> None:
        tag, _, pseudo = box.element_tag.partition("::")
        if isinstance(box, boxes.ReplacedBox):
            self._place_image(box, is_generated=bool(pseudo))
        elif tag == "img" and not pseudo:
            # WeasyPrint puts the alt text in place of an image it cannot load.
            raise ImageNotLoaded((box.element.get("src") or "")[:100])
        elif box in self._marks:
            place = self.tree.pseudo_place(box.element, pseudo) if pseudo else self.tree.place(box.element)
            self._hang(place, box)
        elif tag == "li":
            # Only the item: its label has to be made before its body.
            self.tree.item(box.element)
        elif not pseudo:
            # Empty cells draw nothing and yet belong into their row.
            self.tree.place(box.element)

    def _place_image(self, box, *, is_generated: bool) -> None:
        alternative = None if is_generated else alternative_text(box.element)
        if alternative is None:
            self._discard(box, "Layout")
            return
        figure = self.tree.place(box.element)
        figure.alt = alternative
        figure.attributes = {"O": "/Layout", "BBox": self._rectangle(box)}
        if box in self._marks:
            self._hang(figure, box)

    def _rectangle(self, box) -> list[float]:
        """Return left, bottom, right, top in points, measured from the page's foot."""
        left, top = box.content_box_x(), self._page_height - box.content_box_y()
        edges = (left, top - box.height, left + box.width, top)
        return [round(edge * POINTS_PER_PIXEL, 2) for edge in edges]

    def _hang(self, node, box) -> None:
        node.kids.append(Content(self._page, self._marks.pop(box)))

    def _is_repeated(self, box) -> bool:
        """Say whether the box is a table's head or foot drawn again on a later page."""
        if not (getattr(box, "is_header", False) or getattr(box, "is_footer", False)):
            return False
        return self._head_pages.setdefault(box.element, self._page) != self._page

    def _discard(self, box, artifact_type: str, area: Area = None) -> None:
        box = _laid_out(box)
        area = self._link(box, area)
        if box in self._marks:
            self.artifacts[self._marks.pop(box)] = artifact_type
        for child in _children(box):
            self._discard(child, artifact_type, area)

    def _link(self, box, area: Area) -> Area:
        """Tie a clickable area to its Link, also where its text is not read.

        WeasyPrint makes an area for every box in a link; a listener would meet
        a line of the contents list three times. Returns the area children are in.
        """
        annotation = box.link_annotation
        if not annotation:
            return area
        if area is not None and _is_within(annotation["Rect"], area):
            self.spare_links.append(annotation)
            return area
        anchor = self.tree.anchor(box.element)
        if anchor is None:
            link = self.tree.place(box.element).add("Link")
        else:
            link = self.tree.place(anchor)
            # WeasyPrint describes the area by its address, which is no help to a
            # listener (PDF/UA-1 7.18.5).
            text = " ".join("".join(anchor.itertext()).split())
            if text:
                annotation["Contents"] = pydyf.String(text)
        link.kids.append(Annotation(self._page, annotation))
        return annotation["Rect"]


def _is_within(inner: list[float], outer: list[float]) -> bool:
    """Compare rectangles in points, given as two opposite corners in any order."""
    left, right = sorted(outer[0::2])
    bottom, top = sorted(outer[1::2])
    slack = 1.0
    return all(left - slack <= x <= right + slack for x in inner[0::2]) and all(bottom - slack <= y <= top + slack for y in inner[1::2])


def _laid_out(box):
    """Return the box an absolutely positioned box's placeholder stands for."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def _children(box):
    return getattr(box, "children", None) or ()
