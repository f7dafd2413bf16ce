"""A citation as people write it, by DIN ISO 690: creator, title, edition, publisher and day, availability.

Its parts are elements of a list with a fixed order, not a sentence; each is translated by itself.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from strategy.citations.record import CitedWork


def write_plain(work: CitedWork) -> str:
    """Return the citation in the active language, on one line."""
    elements = [work.publisher]
    if work.is_part:
        elements.append(_("Chapter %(number)s: %(title)s") % {"number": work.chapter_number, "title": work.chapter_title})
        elements.append(work.paragraph_label)
        elements.append(_("In: %(title)s [online]") % {"title": work.title})
    else:
        elements.append(f"{work.title} [online]")
    elements.append(work.edition)
    published = f"{work.publisher}, {work.issued.year}"
    if work.accessed:
        published += " [" + _("viewed on %(day)s") % {"day": date_format(work.accessed, "DATE_FORMAT")} + "]"
    elements.append(published)
    elements += [f"{name} {value}" for name, value in (("ISBN", work.isbn), ("DOI", work.doi), ("URN", work.urn)) if value]
    elements.append(_("Available at: %(address)s") % {"address": work.url})
    return ". ".join(element.rstrip(".") for element in elements if element)
