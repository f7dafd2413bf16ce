"""What the checks of a file find, said to editors in German. The checks themselves speak English: developers read them too.

A validator knows hundreds of rules, so its words stay as they are, behind a German sentence that says where they come from.
"""

import re

#: A text that a check quotes, which in German looks otherwise.
QUOTED = re.compile("“(.*)”", re.DOTALL)
#: What a check says, as a pattern, and what an editor reads; ``{0}`` and so on are its groups.
WORDINGS = tuple(
    (re.compile(pattern, re.DOTALL), german)
    for pattern, german in (
        # core.pdf.conformity
        (r"(PDF/UA-1|PDF/A-2a): (.+)", "Die Datei verletzt eine Regel von {0}. Bitte dem Betrieb melden. Das Prüfprogramm sagt: „{1}“"),
        # core.pdf.proof
        (r"In the HTML, but not in the tag tree: \S+ (.+)", "In der Datei fehlt dieser Text für Vorleseprogramme: {0}"),
        (r"In the tag tree, but not in the HTML: \S+ (.+)", "In der Datei steht ein Text, den die Seite nicht hat: {0}"),
        (r"Text outside of paragraphs, lists and tables differs\.", "Text außerhalb von Absätzen, Listen und Tabellen weicht ab."),
        (r"Heading (\d+) is \S+ (.+) in the HTML, \S+ (.+) in the PDF\.", "Die {0}. Überschrift heißt {1}, in der Datei aber {2}."),
        (r"Headings: (\d+) in the HTML, (\d+) in the PDF\.", "Die Seite hat {0} Überschriften, die Datei {1}."),
        (r"Document language: (.+) in the HTML, (.+) in the PDF\.", "Die Sprache der Datei ist {1} statt {0}."),
        (r"Title: (.+) in the HTML, (.+) in the PDF\.", "Der Titel der Datei ist {1} statt {0}."),
        (r"The PDF has no bookmarks, though the HTML has headings\.", "Der Datei fehlen die Lesezeichen."),
        (r"Contents entries \(TOCI\): (\d+) in the HTML, (\d+) in the PDF\.", "Das Inhaltsverzeichnis hat {1} statt {0} Einträge."),
        (r"Tables \(Table\): (\d+) in the HTML, (\d+) in the PDF\.", "Die Datei hat {1} statt {0} Tabellen."),
        (
            r"Language change \(Lang\) (.+): (\d+) in the HTML, (\d+) in the PDF\.",
            "Als fremdsprachig ({0}) sind {2} statt {1} Stellen gekennzeichnet.",
        ),
        (r"Text alternative \(Alt\) (.+): (\d+) in the HTML, (\d+) in the PDF\.", "Der Alternativtext {0} steht {2}-mal statt {1}-mal."),
        # core.pdf.proof_parents
        (
            r"The PDF has no way back from content to tags \(ParentTree\)\.",
            "In der Datei führt kein Weg vom Inhalt zu seiner Kennzeichnung. Bitte dem Betrieb melden.",
        ),
        (r"(\d+) pieces of text of the PDF do not lead back to their tag\.", "Zu {0} Textstücken der Datei fehlt die Kennzeichnung."),
        (r"(\d+) links of the PDF do not lead back to their tag\.", "Zu {0} Links der Datei fehlt die Kennzeichnung."),
        # strategy.files.epub_check
        (r"The book cannot be read: (.+)", "Das EPUB lässt sich nicht lesen ({0})."),
        (r"The first entry is not the uncompressed mimetype\.", "Dem EPUB fehlt die Kennung am Anfang."),
        (r"The entry (.+) is damaged\.", "Im EPUB ist „{0}“ beschädigt."),
        (r"The package has no (.+)\.", "Im EPUB fehlt die Angabe {0}."),
        (r"The package has not exactly one navigation document\.", "Das EPUB hat nicht genau ein Inhaltsverzeichnis."),
        (r"The language of the package is not that of the paper\.", "Die Sprache des EPUB ist nicht die des Papiers."),
        (r"Pages turn the wrong way\.", "Die Seiten des EPUB blättern in die falsche Richtung."),
        (r"Manifest and files differ: (.+)", "Verzeichnis und Dateien des EPUB passen nicht zusammen: {0}"),
        (r"(.+): the language is not that of the paper\.", "EPUB, {0}: Die Sprache ist nicht die des Papiers."),
        (r"(.+): no title\.", "EPUB, {0}: Der Titel fehlt."),
        (r"(.+): the id (.+) stands (\d+) times\.", "EPUB, {0}: Die Kennung {1} kommt {2}-mal vor."),
        (r"(.+): lang and xml:lang differ\.", "EPUB, {0}: Die Angaben zur Sprache widersprechen sich."),
        (r"(.+): a picture without alternative\.", "EPUB, {0}: Ein Bild hat keinen Alternativtext."),
        (r"(.+): a drawing without alternative\.", "EPUB, {0}: Eine Zeichnung hat keinen Alternativtext."),
        (r"(.+): (.+) is not in the book\.", "EPUB, {0}: „{1}“ liegt nicht im EPUB."),
        (r"(.+): the link (.+) leads nowhere\.", "EPUB, {0}: Der Link {1} führt ins Leere. Bitte das Ziel im Kapitel prüfen."),
        (r"The book has no contents list\.", "Das EPUB hat kein Inhaltsverzeichnis."),
        (
            r"The contents list is in another order than the book\.",
            "Das Inhaltsverzeichnis des EPUB ist anders geordnet als der Text.",
        ),
        (r"(.+) is not in the contents list\.", "„{0}“ fehlt im Inhaltsverzeichnis des EPUB."),
        (r"The paper has (\d+) sections, the book (\d+)\.", "Das Papier hat {0} Abschnitte, das EPUB {1}."),
        (r"(.+): words of the paper are missing\.", "EPUB, {0}: Es fehlen Wörter des Papiers."),
    )
)


def word_finding(finding: str) -> str:
    """Return a finding as an editor reads it; one that nobody has worded yet as it is."""
    for pattern, german in WORDINGS:
        if found := pattern.fullmatch(finding):
            return german.format(*(QUOTED.sub("„\\1“", group) for group in found.groups()))
    return finding
