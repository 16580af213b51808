"""The Korea Herald (koreaherald.com): /article/ID, earlier /view.php?ud=ID. Not verified live."""

from nkscrape.site import Site

SITE = Site(
    name="koreaherald",
    domains=("koreaherald.com",),
    start_urls=("https://www.koreaherald.com/",),
    feeds=("https://www.koreaherald.com/rss/newsAll",),
    article_urls=r"^/(article/\d+|view\.php$)",
    listing_urls=r"^/(list\.php|rss/|search/)",
    languages=("en",),
    timezone="Asia/Seoul",
    staff=("Korea Herald", "The Korea Herald"),
)
