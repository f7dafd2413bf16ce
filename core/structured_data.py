"""Pages in the vocabulary of schema.org, for search engines and for those who quote."""

from django.conf import settings

from core.presentation import Presentation


def describe_publisher(presentation: Presentation) -> dict:
    """Return the publisher of the site."""
    name = presentation.snapshot.name_site(presentation.language_code)
    return {"@type": "GovernmentOrganization", "name": name, "url": settings.SITE_URL + "/"}


def describe_breadcrumbs(presentation: Presentation) -> dict:
    """Return the way from the home page to the page (BreadcrumbList)."""
    steps = [(link.title, link.url) for link in presentation.ancestors] + [(presentation.entry.title, presentation.entry.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": settings.SITE_URL + url}
            for position, (title, url) in enumerate(steps, start=1)
        ],
    }


def describe_page(page, presentation: Presentation) -> dict:
    """Return the whole description of a page as JSON-LD."""
    subject = {
        "@type": page.schema_type,
        "name": page.title,
        "url": presentation.canonical_url,
        "inLanguage": presentation.body_language.iso_code or settings.LANGUAGE_CODE,
        "publisher": describe_publisher(presentation),
        **({"description": page.description} if page.description else {}),
        **({"dateModified": page.last_published_at.isoformat(timespec="seconds")} if page.last_published_at else {}),
        **page.get_structured_data(presentation),
    }
    graph = [subject]
    if len(presentation.ancestors) > 0:
        graph.append(describe_breadcrumbs(presentation))
    return {"@context": "https://schema.org", "@graph": graph}
