"""Daily NK (dailynk.com): Korean at the root, English under /english/. Not verified live."""

from nkscrape.site import Site

SITE = Site(
    name="dailynk",
    domains=("dailynk.com",),
    start_urls=("https://www.dailynk.com/english/", "https://www.dailynk.com/"),
    feeds=("https://www.dailynk.com/english/feed/", "https://www.dailynk.com/feed/"),
    article_urls=r"^/(english/[^/]*-[^/]*-[^/]+|\d{8}-\d+|[^/]+/\d{4,})/?$",
    listing_urls=r"^/(english/)?(category|tag|author|page)/",
    languages=("ko", "en"),
    timezone="Asia/Seoul",
    staff=("Daily NK", "데일리NK"),
)
