"""``manage.py add_language fr``: a row of the language table becomes a language of the site (docs/add-a-language.md).

Everything is looked at before anything is made, and every step asks whether it was done before: the command is run
where the language is written, and once more on every installation that takes the new version.
"""

from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddField
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.utils import translation
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import Locale, Site
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from cms.catalogues import find_faults
from cms.languages import LANGUAGES, Language
from cms.preparation import prepare_texts
from home.models import HomePage

#: The one app whose tables have a column per language.
FACTS = "facts"
SHOWN_FAULTS = 5
#: Django translates these itself, but only into the languages that it knows.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Command(BaseCommand):
    help = "Makes a row of cms/languages.py a language of the site: columns of the shared facts, texts, locale, home page."

    def add_arguments(self, parser):
        parser.add_argument("code", help="the code of a row in cms/languages.py")
        parser.add_argument("--publish", action="store_true", help="publish the home page once its texts are translated")

    def handle(self, *, code: str, publish: bool, **options) -> None:
        language = find_language(code)
        if publish and language.is_rewriting:
            raise CommandError("A rewriting is written by a person: write its home page in the desk and publish it there.")
        check_catalogue(language)
        check_migrations(language)
        source = find_source_home()
        self.stdout.write(f"Interface texts: {prepare_texts()}")
        self.stdout.write(f"Columns of the shared facts: {add_columns(language)}")
        locale, is_new = Locale.objects.get_or_create(language_code=language.code)
        self.stdout.write(f"Locale: {'made' if is_new else 'there already'}")
        home, is_new = make_home(source, locale, language)
        self.stdout.write(f"Home page: {'made as a draft' if is_new else 'there already'}, {settings.SITE_URL}/admin/pages/{home.pk}/edit/")
        if publish:
            publish_home(home, locale)
            self.stdout.write(f"Published: {settings.SITE_URL}/{language.code}/")


def find_language(code: str) -> Language:
    """Return the row of the language table. Raises CommandError when there is none or when it cannot be used."""
    if code == settings.LANGUAGE_CODE:
        raise CommandError(f"“{code}” is the language that everything is written in.")
    rows = [language for language in LANGUAGES if language.code == code]
    if len(rows) != 1:
        raise CommandError(f"cms/languages.py has {len(rows)} rows with the code “{code}”; one is needed.")
    language = rows[0]
    if code != code.lower():
        raise CommandError(f"cms/languages.py: the code “{code}” must be lower-case.")
    if language.direction not in {"ltr", "rtl"}:
        raise CommandError(f"cms/languages.py: the direction of “{code}” must be ltr or rtl, not “{language.direction}”.")
    if not (len(language.script) == 4 and language.script.istitle()):
        raise CommandError(f"cms/languages.py: the script of “{code}” must be an ISO 15924 code such as Latn, not “{language.script}”.")
    if not all((language.native_name, language.german_name, language.english_name)):
        raise CommandError(f"cms/languages.py: a name of “{code}” is empty.")
    return language


def check_catalogue(language: Language) -> None:
    """Raise CommandError unless the catalogue is there and says everything that the German one says."""
    path = get_catalogue_path(language)
    name = path.relative_to(settings.BASE_DIR)
    if not path.exists():
        raise CommandError(f"The catalogue {name} is missing.")
    is_known = (Path(django.__file__).parent / "conf" / "locale" / language.catalogue_name).is_dir()
    complete = get_catalogue_path(next(one for one in LANGUAGES if one.code == settings.LANGUAGE_CODE))
    try:
        faults = find_faults(path, complete, () if is_known or language.is_rewriting else MONTHS)
    except OSError as error:
        raise CommandError(str(error)) from None
    if faults:
        rest = f"\n  and {len(faults) - SHOWN_FAULTS} more" if len(faults) > SHOWN_FAULTS else ""
        raise CommandError(f"{name} is not complete:\n  " + "\n  ".join(faults[:SHOWN_FAULTS]) + rest)


def get_catalogue_path(language: Language) -> Path:
    """Return where the catalogue of a language stands."""
    return Path(settings.LOCALE_PATHS[0]) / language.catalogue_name / "LC_MESSAGES" / "django.po"


def check_migrations(language: Language) -> None:
    """Raise CommandError unless the columns of this language are all that the database lacks."""
    executor = MigrationExecutor(connection)
    waiting = {migration.app_label for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())} - {FACTS}
    if waiting:
        raise CommandError(f"Migrations of {', '.join(sorted(waiting))} are not applied. Run first:  manage.py migrate")
    changes = find_model_changes()
    others = sorted(set(changes) - {FACTS})
    if others:
        raise CommandError(f"A new language must not change the tables of {', '.join(others)}. Their models have no migration yet.")
    for operation in changes.get(FACTS, ()):
        if not (isinstance(operation, AddField) and is_column_of(operation.name, language)):
            raise CommandError(f"The models of {FACTS} have changes besides the new language: {operation.describe()}")


def find_model_changes() -> dict[str, list[Operation]]:
    """Return by app what ``makemigrations`` would write.

    Like it, without translation: Wagtail's models would differ from their migrations by the German names of their fields.
    """
    loader = MigrationLoader(None)
    with translation.override(None):
        changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    return {label: [operation for migration in migrations for operation in migration.operations] for label, migrations in changes.items()}


def is_column_of(name: str, language: Language) -> bool:
    """Whether a column belongs to a language: ``name_fr`` to ``fr``."""
    return name.endswith(build_localized_fieldname("", language.code))


def find_source_home() -> HomePage:
    """Return the German home page. Raises CommandError while the site has none."""
    site = Site.objects.filter(is_default_site=True).first()
    home = site and HomePage.objects.filter(pk=site.root_page_id, locale__language_code=settings.LANGUAGE_CODE).first()
    if not home:
        raise CommandError("The site has no German home page yet.")
    return home


def add_columns(language: Language) -> str:
    """Write the migration of the shared facts, if there is none, and apply it."""
    is_missing = FACTS in find_model_changes()
    if is_missing:
        call_command("makemigrations", FACTS, name=build_localized_fieldname("language", language.code), verbosity=0)
    call_command("migrate", FACTS, interactive=False, verbosity=0)
    return "migration written and applied" if is_missing else "there already"


@transaction.atomic
def make_home(source: HomePage, locale: Locale, language: Language) -> tuple[HomePage, bool]:
    """Return the home page of the language, and whether it was made now: a draft, ready to be translated or rewritten."""
    home = source.get_translation_or_none(locale)
    if home is not None:
        return home, False
    if language.is_rewriting:
        source.copy_for_translation(locale)
    else:
        translate_object(source, [locale])
    return source.get_translation(locale), True


@transaction.atomic
def publish_home(home: HomePage, locale: Locale) -> None:
    """Publish the home page with its translated texts. Raises CommandError while German ones are left.

    A home page makes its language public, and no reader shall take a German sentence for one in their language.
    """
    if home.live:
        return
    work = Translation.objects.get(source__object_id=home.translation_key, target_locale=locale)
    total, translated = work.get_progress()
    if translated < total:
        raise CommandError(f"Not published: {total - translated} of {total} texts of the home page are not translated yet.")
    work.save_target(publish=True)
