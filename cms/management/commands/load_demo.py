"""Load the demonstration content."""

import shutil
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.demo.accounts import make_accounts
from cms.demo.bodies import References
from cms.demo.desk import load_names
from cms.demo.documents import load_documents
from cms.demo.facts import load_facts
from cms.demo.files import ContentError
from cms.demo.images import load_images
from cms.demo.pages import PageLoader
from core.models import TreeVersion


class Command(BaseCommand):
    help = "Loads the demonstration content into an empty site. All or nothing: broken content files change nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=str(Path(settings.BASE_DIR) / "demo"), help="the content files (default: demo/)")

    def handle(self, *args, **options):
        root = Path(options["folder"])
        if not root.is_dir():
            raise CommandError(f"{root} is no folder.")
        if Page.objects.filter(depth=2).exclude(content_type__app_label="wagtailcore").exists():
            raise CommandError("The site already has content. The demonstration goes into an empty site only.")
        begun_at = time.monotonic()
        had_media = Path(settings.MEDIA_ROOT).exists()
        try:
            with transaction.atomic(), disable_reference_index_auto_update():
                self.load(root)
        except ContentError as error:
            if not had_media:
                shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
            raise CommandError(str(error)) from None
        self.stdout.write(f"Demonstration loaded in {time.monotonic() - begun_at:.0f} s: {Page.objects.count() - 1} pages.")

    def load(self, root: Path) -> None:
        facts = load_facts(root)
        self.report(
            f"Facts: {len(facts['contacts'])} contact points, {len(facts['measures'])} measures, {len(facts['indicators'])} indicators"
        )
        self.report(f"Protected names: {load_names(root)}")
        images = load_images(root)
        self.report(f"Pictures: {len(images)}")
        documents = load_documents(root)
        self.report(f"Documents: {len(documents)}")
        references = References(
            images=images, documents=documents, **{name: facts[name] for name in ("contacts", "measures", "indicators", "topics")}
        )
        PageLoader(root, references, facts["topics"], self.report).load()
        accounts = make_accounts(Path(settings.SITE_DATA) / "accounts.txt")
        self.report(f"Accounts: {len(accounts)}, passwords in {Path(settings.SITE_DATA) / 'accounts.txt'}")
        TreeVersion.renew()

    def report(self, message: str) -> None:
        self.stdout.write(f"  {message}")
        self.stdout.flush()
