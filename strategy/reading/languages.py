from core.navigation import PageEntry, PageTree


def find_complete_languages(tree: PageTree, overview: PageEntry) -> frozenset[str]:
    """Return the languages that have the page ``overview`` and every public page below it; none for one without such pages."""
    versions = [tree.translations[link.entry.translation_key] for link in tree.iterate_children(overview, overview.language_code)]
    if not versions:
        return frozenset()
    return frozenset(tree.translations[overview.translation_key]).intersection(*versions)
