"""Scrapy settings: polite by default. Each line says why; `-s NAME=VALUE` overrides any of them."""

import os

import pipelines
from nkscrape import __version__

BOT_NAME = "nkscrape"
SPIDER_MODULES = ["nkscrape.spiders"]
COMMANDS_MODULE = "nkscrape.commands"  # our `crawl`, so that `scrapy crawl` tells the truth in its exit code

# --- Who we are: a site owner must be able to reach whoever runs this. Set NKSCRAPE_CONTACT in the
# environment to an e-mail address or a page.
NO_CONTACT = "no contact given"
_contact = os.environ.get("NKSCRAPE_CONTACT") or NO_CONTACT
USER_AGENT = f"nkscrape/{__version__} (news archive for research; {_contact})"
ROBOTSTXT_USER_AGENT = "nkscrape"  # the token robots.txt files name us by

# --- What the site allows
ROBOTSTXT_OBEY = True  # a site's word is law
NKSCRAPE_MAX_CRAWL_DELAY = 60.0  # seconds; a longer Crawl-delay is mostly a typing error, and logged
NKSCRAPE_MAX_RETRY_AFTER = 600.0  # seconds; who asks for more gets it: the crawl ends and comes back another day

# --- How hard we press
CONCURRENT_REQUESTS = 1  # one request at a time ...
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # ... also where a user raises the number of hosts
CONCURRENT_ITEMS = 1  # a page is one item; Scrapy starts this many workers for every page
DOWNLOAD_DELAY = 1.0  # seconds between requests: what a patient reader does to a server
DOWNLOAD_DELAY_JITTER = 0.25  # share; keeps many crawlers from marching in step

# --- What may come back
DOWNLOAD_TIMEOUT = 20.0  # seconds; a stop waits for the page in flight and must end within 30
DOWNLOAD_MAXSIZE = 50_000_000  # bytes, decompressed: the largest sitemap the protocol allows
DOWNLOAD_WARNSIZE = 0  # the limit alone decides
DOWNLOAD_FAIL_ON_DATALOSS = False  # an answer that broke off is tried again, then taken for what it is
COMPRESSION_ENABLED = False  # the download handler unpacks: it notices what ends early
REDIRECT_MAX_TIMES = 5  # more is a loop
METAREFRESH_ENABLED = False  # news pages reload themselves that way; that is no redirect
RETRY_TIMES = 2  # a page that fails three times is tried again by the next run
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the spider reports the failure, once
HTTPERROR_ALLOW_ALL = True  # the spider records what became of every page, errors too
COOKIES_ENABLED = False  # every page as a first-time reader gets it, whatever the order of fetching
REFERER_ENABLED = True  # (Scrapy's default) redirects need it, and it shows site owners our way
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the frontier asks for each address once

# --- Whom we believe
DOWNLOAD_VERIFY_CERTIFICATES = True  # (Scrapy's default is not to) else anyone on the way can forge a page
NKSCRAPE_UNVERIFIED_HOSTS = os.environ.get("NKSCRAPE_UNVERIFIED_HOSTS", "")  # read in spite of their certificate

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "nkscrape.politeness.OnSiteMiddleware": 50,  # lets no redirect or retry off the site
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "nkscrape.politeness.PatientRetryMiddleware": 550,  # waits as long as the site asks
    "nkscrape.archiver.ArchiveMiddleware": 585,  # sees answers unpacked, before anything is made of them
}
EXTENSIONS = {
    "nkscrape.politeness.CrawlDelay": 500,  # Scrapy reads Crawl-delay and does not apply it
    "nkscrape.progress.Progress": 500,
    "scrapy.extensions.logstats.LogStats": None,  # ours says more
}

# --- Comments of platforms that answer to a key. It is a secret: keyed.py keeps it out of all that is kept or logged.
NKSCRAPE_DISQUS_KEY = os.environ.get("NKSCRAPE_DISQUS_KEY", "")
DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "nkscrape.keyed.KeyedHandler")

# --- Where the records go
ITEM_PIPELINES = pipelines.ITEM_PIPELINES  # the one list of stages
NKSCRAPE_DATASET = "output"
NKSCRAPE_PSEUDONYM_KEY = os.environ.get("NKSCRAPE_PSEUDONYM_KEY", "")  # a secret: never among a run's arguments

# --- What the user sees
LOG_LEVEL = "INFO"
NKSCRAPE_QUIET = False  # say nothing of a crawl that is healthy
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
LOG_DATEFORMAT = "%H:%M:%S"
TELNETCONSOLE_ENABLED = False  # no open port on the user's machine
REMOTE_CONTROL_ENABLED = False  # nor this one
STATS_DUMP = False  # the run's row holds what was counted
