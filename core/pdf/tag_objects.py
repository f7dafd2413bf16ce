"""Writes a finished tag tree into the PDF as structure elements (ISO 32000-1, 14.7)."""

import pydyf

from core.pdf.tag_roles import TABLE_PARTS
from core.pdf.tag_tree import Annotation, Content, Node


class StructureWriter:
    """Turns nodes into PDF objects and keeps the way back from content to node."""

    def __init__(self, pdf: pydyf.PDF, page_count: int):
        self._pdf = pdf
        self._owners: list[dict[int, bytes]] = [{} for _ in range(page_count)]
        self._annotations: list[bytes] = []
        self._ids: dict[str, bytes] = {}

    def write(self, document: Node) -> None:
        """Add the tree under the catalog's StructTreeRoot. Call once."""
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(root)
        self._pdf.catalog["StructTreeRoot"] = root.reference
        root["K"] = pydyf.Array([self._write_node(document, root.reference)])
        root["ParentTree"] = self._parent_tree()
        root["ParentTreeNextKey"] = len(self._owners) + len(self._annotations)
        if self._ids:
            root["IDTree"] = self._id_tree()

    def _write_node(self, node: Node, parent: bytes) -> bytes:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        self._pdf.add_object(element)
        for key, text in (("Lang", node.lang), ("Alt", node.alt), ("ID", node.id)):
            if text:
                element[key] = pydyf.String(text)
        if node.id:
            self._ids[node.id] = element.reference
        if node.attributes:
            element["A"] = pydyf.Dictionary(
                {key: pydyf.Array(value) if isinstance(value, list) else value for key, value in node.attributes.items()}
            )
        page = _first_page(node)
        if page is not None:
            element["Pg"] = self._pdf.page_references[page]
        element["K"] = pydyf.Array([self._write_kid(kid, element.reference, page) for kid in node.kids if _is_kept(kid)])
        return element.reference

    def _write_kid(self, kid: Node | Content | Annotation, parent: bytes, page: int | None):
        if isinstance(kid, Node):
            return self._write_node(kid, parent)
        if isinstance(kid, Annotation):
            return self._write_annotation(kid, parent)
        self._owners[kid.page][kid.mcid] = parent
        if kid.page == page:
            return kid.mcid
        return pydyf.Dictionary(
            {
                "Type": "/MCR",
                "Pg": self._pdf.page_references[kid.page],
                "MCID": kid.mcid,
            }
        )

    def _write_annotation(self, kid: Annotation, parent: bytes) -> pydyf.Dictionary:
        kid.dictionary["StructParent"] = len(self._owners) + len(self._annotations)
        self._annotations.append(parent)
        return pydyf.Dictionary(
            {
                "Type": "/OBJR",
                "Pg": self._pdf.page_references[kid.page],
                "Obj": kid.dictionary.reference,
            }
        )

    def _parent_tree(self) -> bytes:
        """Number tree: first a list of owners per page, then one per annotation.

        A page's key is WeasyPrint's /StructParents, the page's number from 0.
        Artifacts leave gaps in the numbering, which are null.
        """
        numbers = pydyf.Array()
        for page, owners in enumerate(self._owners):
            count = max(owners, default=-1) + 1
            numbers.extend([page, pydyf.Array(owners.get(mcid, "null") for mcid in range(count))])
        for key, owner in enumerate(self._annotations, start=len(self._owners)):
            numbers.extend([key, owner])
        tree = pydyf.Dictionary({"Nums": numbers})
        self._pdf.add_object(tree)
        return tree.reference

    def _id_tree(self) -> bytes:
        names = pydyf.Array()
        for name in sorted(self._ids):
            names.extend([pydyf.String(name), self._ids[name]])
        tree = pydyf.Dictionary({"Names": names})
        self._pdf.add_object(tree)
        return tree.reference


def _is_kept(kid: Node | Content | Annotation) -> bool:
    """Say whether the kid is worth writing: empty nodes are not, save table parts."""
    if not isinstance(kid, Node):
        return True
    return kid.role in TABLE_PARTS or any(_is_kept(inner) for inner in kid.kids)


def _first_page(node: Node) -> int | None:
    for kid in node.kids:
        page = _first_page(kid) if isinstance(kid, Node) else kid.page
        if page is not None:
            return page
    return None
