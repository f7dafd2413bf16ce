"""Does every piece of content lead back to its tag? (ISO 32000-1, 14.7.4.4)

A reader that points at a word asks the parent tree which tag it belongs to. A validator does not follow that way.
"""

import pikepdf


def check_parents(pdf: pikepdf.Pdf) -> list[str]:
    """Return one sentence for each kind of piece whose way back is broken, with how many there are."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root:
        return ["The PDF has no way back from content to tags (ParentTree)."]
    owners = dict(_read_numbers(root.ParentTree))
    page_keys = {page.obj.objgen: page.obj.get("/StructParents") for page in pdf.pages}
    lists = {key: list(value) for key, value in owners.items() if isinstance(value, pikepdf.Array)}
    broken_texts = broken_links = 0
    for element in _walk(root):
        identity = element.objgen
        own_page = element.get("/Pg")
        for kid in list_kids(element):
            if isinstance(kid, int):
                broken_texts += not _leads_back(lists, page_keys, own_page, kid, identity)
            elif "/MCID" in kid:
                broken_texts += not _leads_back(lists, page_keys, kid.get("/Pg", own_page), int(kid.MCID), identity)
            elif "/Obj" in kid:
                owner = owners.get(kid.Obj.get("/StructParent"))
                broken_links += owner is None or owner.objgen != identity
    return [
        f"{count} {name} of the PDF do not lead back to their tag."
        for name, count in (("pieces of text", broken_texts), ("links", broken_links))
        if count
    ]


def _leads_back(lists: dict, page_keys: dict, page, mcid: int, identity: tuple[int, int]) -> bool:
    owners = lists.get(None if page is None else page_keys.get(page.objgen), [])
    return mcid < len(owners) and getattr(owners[mcid], "objgen", None) == identity


def _read_numbers(tree: pikepdf.Object):
    """Yield the pairs of a number tree (ISO 32000-1, 7.9.7)."""
    numbers = tree.get("/Nums", pikepdf.Array())
    for position in range(0, len(numbers), 2):
        yield int(numbers[position]), numbers[position + 1]
    for kid in tree.get("/Kids", pikepdf.Array()):
        yield from _read_numbers(kid)


def list_kids(element: pikepdf.Object) -> list:
    """Return what an element holds: elements, references and numbers of marked content."""
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _walk(parent: pikepdf.Object):
    for kid in list_kids(parent):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _walk(kid)
