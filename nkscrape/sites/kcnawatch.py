"""KCNA Watch (kcnawatch.org), North Korean state media collected in Seoul. Not verified live."""

from nkscrape.site import Site

SITE = Site(
    name="kcnawatch",
    domains=("kcnawatch.org",),
    start_urls=("https://kcnawatch.org/newstream/",),
    feeds=("https://kcnawatch.org/newstream/atom/",),
    article_urls=r"^/newstream/\d+(-\d+)?/",
    listing_urls=r"^/newstream/(page/|category/|$)",
    languages=("en", "ko"),
    timezone="Asia/Seoul",
    staff=("KCNA Watch", "KCNA", "Rodong Sinmun"),
)
