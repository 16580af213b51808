"""NK News (nknews.org), and NK Pro under /pro/."""

from nkscrape.site import Site

SITE = Site(
    name="nknews",
    domains=("nknews.org",),
    start_urls=("https://www.nknews.org/category/news/", "https://www.nknews.org/"),
    feeds=("https://www.nknews.org/feed/",),
    article_urls=r"^(/pro)?/\d{4}/\d{2}/[^/]+/?$",
    listing_urls=r"^(/pro)?/(category|tag|content_author)/",
    languages=("en",),
    timezone="Asia/Seoul",
    staff=("NK News", "NK Pro", "Korea Risk Group"),
)
