"""A walk through every page of a running site, as a reader's browser and as a search engine see it (``manage.py check_site``)."""
