"""Addresses for the press, below the prefix of a language. Pictures have none: they are the same in every language."""

from django.urls import path, re_path

from news.press import downloads, previews

urlpatterns = [
    path("presse-vorschau/<str:token>/", previews.show_preview, name="press_preview"),
    path("presse-vorschau/<str:token>/mitteilung.pdf", previews.show_file, {"kind": "pdf"}, name="preview_pdf"),
    path("presse-vorschau/<str:token>/pressemappe.zip", previews.show_file, {"kind": "kit"}, name="preview_kit"),
    path("presse-vorschau/<str:token>/bild/<int:image_id>/<slug:digest>/<int:width>.webp", previews.show_image, name="preview_image"),
    path("presse-vorschau/<str:token>/pressebild/<int:image_id>/<slug:digest>/<slug:use>.jpg", previews.show_press_image),
    path("presse-vorschau/<str:token>/documents/<int:document_id>/<path:filename>", previews.show_document, name="preview_document"),
    re_path(r"^(?P<path>.+/)mitteilung\.pdf$", downloads.serve_press_file, {"kind": "pdf"}, name="press_pdf"),
    re_path(r"^(?P<path>.+/)pressemappe\.zip$", downloads.serve_press_file, {"kind": "kit"}, name="press_kit"),
]
