"""Addresses of the subscription. ``index`` is the slug of the index of press releases, whatever an editor called it."""

from django.urls import path, re_path

from news.subscriptions import views

urlpatterns = [
    path("<slug:index>/abo/", views.show_form, name="subscription_form"),
    re_path(r"^(?P<index>[-\w]+)/abo/(?P<step>gesendet|beendet)/$", views.show_step, name="subscription_step"),
    path("<slug:index>/abo/<slug:key>/", views.manage, name="manage_subscription"),
    path("<slug:index>/abo/<slug:key>/abbestellen/", views.unsubscribe_at_once, name="unsubscribe_at_once"),
]
