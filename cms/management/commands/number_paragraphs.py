"""Write the register of paragraphs from the chapters that are public."""

from django.core.management.base import BaseCommand

from strategy.models import Paragraph
from strategy.paragraphs.register import record_paper


class Command(BaseCommand):
    help = "Gives a number to every paragraph of the paper that has none. Publishing a chapter does the same for it; numbers never change."

    def handle(self, *args, **options):
        before = Paragraph.objects.count()
        record_paper()
        self.stdout.write(f"{Paragraph.objects.count() - before} paragraphs got a number, {before} had one.")
