"""Addresses below /admin/translation/."""

from django.urls import path

from translation.desk.views.changes import ChangesScreen
from translation.desk.views.coverage import CoverageScreen
from translation.desk.views.exchange import ExchangeScreen, ExportScreen
from translation.desk.views.fact_changes import FactChangesScreen
from translation.desk.views.job import JobScreen
from translation.desk.views.machine import MachineScreen
from translation.desk.views.overrides import OverridesScreen
from translation.desk.views.preview import PreviewScreen
from translation.desk.views.queue import QueueIndexScreen, QueueScreen
from translation.desk.views.review import CheckScreen, ReviewScreen
from translation.desk.views.translate import TranslateFactScreen, TranslatePageScreen

app_name = "translation_desk"
urlpatterns = [
    path("coverage/", CoverageScreen.as_view(), name="coverage"),
    path("queue/", QueueIndexScreen.as_view(), name="queues"),
    path("queue/<slug:code>/", QueueScreen.as_view(), name="queue"),
    path("queue/<slug:code>/page/<uuid:key>/", TranslatePageScreen.as_view(), name="translate_page"),
    path("queue/<slug:code>/page/<uuid:key>/preview/", PreviewScreen.as_view(), name="preview"),
    path("queue/<slug:code>/page/<uuid:key>/check/", CheckScreen.as_view(), name="check"),
    path("queue/<slug:code>/fact/<slug:model_name>/<slug:key>/", TranslateFactScreen.as_view(), name="translate_fact"),
    path("review/<slug:code>/", ReviewScreen.as_view(), name="review"),
    path("overrides/", OverridesScreen.as_view(), name="overrides"),
    path("exchange/<slug:code>/", ExchangeScreen.as_view(), name="exchange"),
    path("exchange/<slug:code>/file/", ExportScreen.as_view(), name="export"),
    path("machine/<slug:code>/", MachineScreen.as_view(), name="machine"),
    path("job/<slug:code>/<int:job_id>/", JobScreen.as_view(), name="job"),
    path("changes/fact/<slug:model_name>/<slug:key>/", FactChangesScreen.as_view(), name="fact_changes"),
    path("changes/<int:page_id>/", ChangesScreen.as_view(), name="changes"),
]
