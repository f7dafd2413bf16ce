from core.navigation import PageEntry, PageTree


def find_complete_languages(tree: PageTree, overview: PageEntry) -> frozenset[str]:
    """Return the languages that have the page ``overview`` and every public page below it; none for one without such pages."""
    versions = [_find_languages(tree, link.entry) for link in tree.iterate_children(overview, overview.language_code)]
    if not versions:
        return frozenset()
    return _find_languages(tree, overview).intersection(*versions)


def _find_languages(tree: PageTree, entry: PageEntry) -> frozenset[str]:
    """Return the languages in which a page is public."""
    return frozenset(code for code, version in tree.translations[entry.translation_key].items() if not tree.is_restricted(version))
