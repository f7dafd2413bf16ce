from news.models.congresses import CongressIndexPage, CongressPage
from news.models.releases import NewsIndexPage, NewsPage

__all__ = ["CongressIndexPage", "CongressPage", "NewsIndexPage", "NewsPage"]
