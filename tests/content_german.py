"""The German texts of the small site that tests run on. Nothing here is real but the emergency numbers."""

from datetime import date
from typing import Any

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 18">'
    '<rect width="32" height="18" fill="#0a5"/><circle cx="9" cy="9" r="6" fill="#fc0"/></svg>'
)
IMAGES = [
    {"name": "praxis", "file": "praxis.svg", "title": "Probebild Praxis", "credit": "Zeichnung: Projekt", "licence": "CC BY 4.0"},
    {"name": "saal", "file": "saal.svg", "title": "Probebild Saal", "credit": "Zeichnung: Projekt", "licence": ""},
]
PLACES = [
    {"key": "05111", "name": "Düsseldorf", "kind": "city", "region": "Düsseldorf"},
    {"key": "05122", "name": "Solingen", "kind": "city", "region": "Düsseldorf"},
]


DOCUMENTS = [
    {
        "name": "original", "title": "Strategie der Probe, Original", "language": "de", "mark": "DEMONSTRATION",
        "pages": [{"heading": f"Seite {number}", "paragraphs": ["Ein Satz (mit Klammer) für die Probe. " * 8]} for number in (1, 2)],
    }
]  # fmt: skip


def contact(key: str, name: str, phone: str, **fields) -> dict[str, Any]:
    return {"key": key, "name": name, "phone": phone, "description": f"Zuständig für {name}.", "hours": "Tag und Nacht", **fields}


def measure(key: str, title: str, **fields) -> dict[str, Any]:
    texts = {"title": title, "description": f"Beschreibung von {title}.", "office": "Ministerium der Probe"}
    return {"key": key, "status": "running", "source_publisher": "Amt der Probe", **texts, **fields}


def indicator(key: str, name: str, values: dict[int, float], **fields) -> dict[str, Any]:
    texts = {"name": name, "unit": "Prozent der Befragten", "definition": f"Gezählt wird {name}.", "office": "Amt der Probe"}
    return {"key": key, "unit_code": "percent", "decimals": 1, "source_publisher": "IT.NRW", "values": values, **texts, **fields}


FACTS: dict[str, Any] = {
    "site": {
        "name": "Probe der Teilhabe",
        "tagline": "Eine kleine Website für Versuche",
        "demo_notice": "Diese Website dient dem Versuch und ist kein amtliches Angebot.",
        "advice_notice": "Diese Seite ersetzt keine Beratung.",
        "boilerplate": "Die Probe ist ein Amt für Versuche.",
        "address": "Musteramt, Musterstraße 1, 00000 Musterstadt",
        "format_contact": "pressestelle",
    },
    "topics": [
        {"key": "gesundheit", "icon": "health", "name": "Gesundheit", "description": "Praxen, Apotheken und Hilfe im Notfall."},
        {"key": "wohnen", "icon": "housing", "name": "Wohnen", "description": "Eine Wohnung suchen und bezahlen."},
    ],
    "contacts": [
        contact("notruf-112", "Notruf der Feuerwehr", "112", is_emergency=True, is_free=True, priority=10, topics=["gesundheit"]),
        contact("polizei-110", "Polizei", "110", is_emergency=True, is_free=True, priority=20),
        contact(
            "beratung-solingen", "Beratungsstelle Solingen", "+49 212 000 000", email="beratung@beispiel.example",
            website="https://www.beratung.example/start/", street="Musterstraße 1", postcode="42651", city="Solingen",
            place="05122", topics=["gesundheit", "wohnen"], languages="Deutsch und Ukrainisch",
        ),
        contact("pressestelle", "Pressestelle", "0211 000 00-10", email="presse@beispiel.example", place="05111"),
    ],
    "measures": [
        measure("lotsen", "Lotsen in den Kommunen", dimension=1, start_year=2020, end_year=2024, amount=1_500_000),
        measure("kurse", "Kurse am Abend", dimension=2, start_year=2025, source_url="https://quelle.example/kurse"),
        measure("monitoring", "Bericht alle zwei Jahre", status="planned"),
    ],
    "indicators": [
        indicator(
            "quote", "Anteil der Befragten", {2018: 50.5, 2020: 52, 2022: 1064.2}, dimension=2, source_url="https://quelle.example/quote",
            office="Statistikamt der Probe", next_date=date(2027, 6, 30),
        ),
        indicator("einzel", "Anteil in einem Jahr", {2022: 12.5}, unit_code="count", decimals=0, status="prepared"),
    ],
    "terms": [
        {"key": "anmeldung", "german": "Anmeldung", "explanation": "Sie sagen der Stadt, wo Sie wohnen."},
        {"key": "bescheid", "german": "Bescheid", "explanation": "Ein Brief mit einer Entscheidung des Amtes."},
        {"key": "termin", "german": "Termin", "explanation": "Eine verabredete Zeit im Amt."},
    ],
}  # fmt: skip

SOURCES = [
    {"label": "Wann die Praxis öffnet", "publisher": "Amt der Probe", "url": "https://quelle.example/praxis", "as_of": "2025"},
    {"label": "Angaben ohne Adresse", "publisher": "Redaktion der Probe"},
]
IMAGE = {"image": "praxis", "alt": "Grüne Fläche mit gelbem Kreis", "caption": "So sieht das Probebild aus."}
TABLE = {
    "caption": "Wichtige Nummern",
    "columns": ["Was ist passiert?", "Welche Nummer?"],
    "rows": [["Feuer im Haus", "Nummer 112"], ["Einbruch", "Nummer 110"]],
}
LINKED_TEXT = (
    "Lesen Sie auch [den Rat zur Wohnung](page:wohnung-suchen) und [diese Quelle](https://quelle.example/praxis) von 9–12 Uhr.\n\n"
    "- Karte mitbringen\n- Pünktlich kommen"
)
STEPS = [{"title": "Praxis suchen", "text": "Suchen Sie eine Praxis in der Nähe."}, {"title": "Anrufen", "text": "Rufen Sie morgens an."}]


def page(title: str, *body: dict) -> dict[str, Any]:
    content: dict[str, Any] = {"title": title, "lead": f"Vorspann der Seite {title}."}
    return {**content, "body": list(body)} if body else content


def guide(title: str, topic: str, *body: dict, **fields) -> dict[str, Any]:
    texts = {"title": title, "summary": f"Kurz gesagt: {title}.", "office": f"Amt für {title}"}
    return {**texts, "topic": topic, "checked_date": date(2026, 5, 4), "check_again_date": date(2027, 5, 4), "body": list(body), **fields}


def release(day: date, title: str, *body: dict, **fields) -> dict[str, Any]:
    texts = {"kicker": "Dachzeile der Probe", "title": title, "lead": f"Vorspann der Meldung {title}."}
    return {"date": day, **texts, "body": list(body) or [{"text": f"Der Text der Meldung {title}."}], **fields}


def chapter(number: int, title: str, *body: dict, **fields) -> dict[str, Any]:
    return {"number": number, "title": title, "summary": f"Worum es in {title} geht.", "body": list(body), **fields}


PAGES = {
    "home": page("Willkommen"),
    "neu-hier": page("Neu hier"),
    "hilfe-finden": page("Stellen in der Nähe"),
    "glossar": page("Wörter vom Amt"),
    "strategie": {
        **page(
            "Strategie der Probe",
            {"heading": "Drei Ziele"},
            {"text": "Die Strategie hat drei Ziele."},
            {"heading": "Der Weg"},
            {"text": "Mehr steht in den Kapiteln."},
        ),
        "original": {"document": "original", "date": date(2021, 3, 4), "note": "Diese Datei ist nicht barrierefrei."},
        "short_name": "probestrategie",
        "licence_url": "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
        "attribution": "Amt der Probe",
        "state_key": "05",
        "contributor_url": "http://dcat-ap.de/def/contributors/probe",
        "data_contact": "pressestelle",
    },
    "aktuelles": {
        **page("Meldungen der Probe"),
        "press_contact": "pressestelle",
        "announced": [{"date": date(2099, 5, 4), "time": "10:00", "kind": "report", "subject": "Bericht zur Teilhabe in der Probe"}],
    },
    "kongresse": page("Kongresse"),
    "leichte-sprache": page("Über Leichte Sprache", {"text": "Was Leichte Sprache ist."}),
    "gebaerdensprache": page(
        "Gebärdensprache",
        {"heading": "Der Film"},
        {"video": {"poster": "saal", "title": "Begrüßung in Gebärdensprache", "transcript": "Guten Tag sagt die Person im Film."}},
    ),
    "barrierefreiheit": page(
        "Barrierefreiheit", {"heading": "Stand der Dinge"}, {"text": "Fast alles geht."}, {"steps": STEPS}, {"table": TABLE}
    ),
    "impressum": page("Impressum", {"text": "Musteramt in der Musterstraße."}),
    "datenschutz": page(
        "Datenschutz",
        {"text": "Wir speichern nichts."},
        {"notice": {"urgency": "info", "title": "Ohne Kekse", "text": "Kein Cookie wird gesetzt."}},
    ),
}

GUIDES = {
    "arzt-finden": guide(
        "Eine Praxis finden", "gesundheit",
        {"notice": {"urgency": "danger", "title": "Bei Lebensgefahr", "text": "Rufen Sie **112** an."}},
        {"notice": {"urgency": "warning", "title": "Termin absagen", "text": "Sagen Sie ab, wenn Sie nicht kommen."}},
        {"notice": {"urgency": "info", "title": "Karte mitnehmen", "text": "Nehmen Sie Ihre Karte mit."}},
        {"phones": [
            {"number": "112", "tone": "danger", "name": "Rettungswagen", "text": "Bei Lebensgefahr, kostenlos"},
            {"number": "116 117", "name": "Bereitschaftsdienst", "text": "Wenn die Praxis zu ist"},
        ]},
        {"heading": "Schritt für Schritt"},
        {"steps": STEPS},
        {"heading": "Was Sie wissen müssen"},
        {"text": LINKED_TEXT},
        {"table": TABLE},
        {"phrases": [{"say": "Ich brauche eine Dolmetscherin.", "when": "Am Telefon"}, {"say": "Ich habe Schmerzen."}]},
        {"image": IMAGE},
        {"questions": [{"question": "Was kostet der Besuch?", "answer": "Der Besuch kostet nichts."}]},
        order=1, is_vital=True, contacts=["beratung-solingen", "notruf-112"], related=["wohnung-suchen"], sources=SOURCES,
    ),
    "hilfe-bei-gewalt": guide(
        "Hilfe bei Gewalt", "gesundheit", {"text": "Es gibt Hilfe, Tag und Nacht."}, order=2, is_private=True, contacts=["polizei-110"]
    ),
    "wohnung-suchen": guide("Eine Wohnung suchen", "wohnen", {"text": "Suchen Sie im Netz und in der Zeitung."}, related=["arzt-finden"]),
}  # fmt: skip

CHAPTERS = {
    "einleitung": chapter(
        1, "Die Einleitung",
        {"heading": "Anlass"},
        {"text": "Warum es dieses Papier gibt."},
        {"heading": "Aufbau"},
        {"text": "Wie das Papier gegliedert ist."},
        sources=SOURCES,
    ),
    "ziele": chapter(
        2, "Die Ziele",
        {"heading": "Erstes Ziel"},
        {"goal": {"number": "I.1", "title": "Schnell ankommen", "text": "Alle kommen schnell an."}},
        {"measures": ["lotsen", "kurse"]},
        {"heading": "Zahlen dazu"},
        {"indicator": "quote"},
        {"indicator": "einzel"},
        {"notice": {"urgency": "info", "title": "Zur Statistik", "text": "Die Zahlen sind ausgedacht."}},
        {"table": TABLE},
        {"image": IMAGE},
        {"steps": STEPS},
        dimension=1,
    ),
    "ausblick": chapter(3, "Der Ausblick", {"text": "Was nach 2030 kommt."}),
}  # fmt: skip

NEWS = {
    "kongress-der-probe": release(
        date(2025, 9, 1), "Kongress der Probe eröffnet",
        {"text": "Viele Menschen kamen in den Saal."},
        {"quote": {"text": "Das ist ein guter Tag", "name": "Maria Muster", "function": "Ministerin der Probe"}},
        {"figures": [{"value": "Rund 30.679", "label": "Gäste im Saal", "source": "IT.NRW"}]},
        number="12/2025", topic="gesundheit", place="Solingen",
        corrections=[{"date": date(2025, 9, 3), "text": "Es kamen 30.679 Gäste.", "former": "Es kamen 40.000 Gäste in den Saal."}],
        subheadline="Unterzeile der Meldung", image={**IMAGE, "image": "saal"},
        press_contact="pressestelle", related=["probe-2025-solingen", "strategie"], sources=SOURCES,
    ),
    **{
        f"meldung-{year}-{number}": release(date(year, number, 10), f"Meldung {number} aus {year}")
        for year, count in ((2023, 3), (2024, 5), (2025, 4))
        for number in range(1, count + 1)
    },
}  # fmt: skip

CONGRESSES = {
    "probe-2025-solingen": {
        "start_date": date(2025, 8, 30), "end_date": date(2025, 8, 31), "host_city": "Solingen", "format": "hybrid",
        "title": "Kongress der Probe", "motto": "Raum für Versuche", "lead": "Zwei Tage voller Versuche.",
        "image": {**IMAGE, "image": "saal"},
        "themes": [{"title": "Sprache im Alltag", "text": "Wie wir sprechen."}, {"title": "Arbeit und Beruf"}],
        "programme": [
            {
                "date": date(2025, 8, 30), "start": "10:00", "end": "11:30",
                "title": "Begrüßung der Gäste", "text": "Die Stadt begrüßt alle.",
                "room": "Saal", "stream": "https://stream.example/saal", "languages": ["ar", "dgs"],
                "speakers": [{"name": "Maria Muster", "function": "Ministerin der Probe"}],
            },
            {"title": "Ausklang"},
        ],
        "recordings": [{"poster": "saal", "title": "Die Begrüßung im Film", "duration": "3:20", "transcript": "Guten Tag, alle zusammen."}],
        "speakers": [{"name": "Maria Muster", "function": "Ministerin der Probe"}],
        "body": [{"heading": "Was gesagt wurde"}, {"text": "Der Bericht vom Kongress."}],
        "press_contact": "pressestelle",
        "sources": SOURCES,
    }
}  # fmt: skip

FOLDERS = {"pages": PAGES, "guides": GUIDES, "strategy": CHAPTERS, "news": NEWS, "congress": CONGRESSES}
