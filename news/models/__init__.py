from news.models.archive import NewsIndexPage
from news.models.congresses import CongressIndexPage, CongressPage
from news.models.files import PressFile
from news.models.previews import PressPreview
from news.models.releases import NewsPage
from news.models.subscriptions import Announcement, Mail, Subscription

__all__ = [
    "Announcement",
    "CongressIndexPage",
    "CongressPage",
    "Mail",
    "NewsIndexPage",
    "NewsPage",
    "PressFile",
    "PressPreview",
    "Subscription",
]
