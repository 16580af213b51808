"""Limits: how much of what strangers send is taken, each with its why. Numbers only; nothing here imports anything.

Settings that a user may change (time-outs, sizes of answers, delays) stand in `nkscrape/settings.py` instead.
"""

from __future__ import annotations

# --- Sitemaps and feeds
SOURCE_BYTES = 50_000_000
"""Bytes of one sitemap or feed, unpacked: what the sitemap protocol allows; a gzip bomb of 50 KB is that long."""
SOURCE_ENTRIES = 50_000
"""Addresses of one sitemap or feed: likewise."""
SOURCE_TAGS = 2_000_000
"""Tags of one sitemap or feed that are looked at: forty for each address it may name; some four seconds of work."""
ENTRY_TAGS = 1_000
"""Tags of one entry: what makes an address a candidate stands among the first."""
SOURCE_TEXT = 6_000
"""Bytes of one value (an address, a date) or tag: longer than any address that is taken."""
GZIP_PARTS = 100
"""Gzip streams one after the other in one body: some programs append, none so often."""
SITEMAP_DEPTH = 3
"""Indexes below the sitemap one starts from: the protocol knows one level, real sites two."""
SOURCES = 20_000
"""Sitemaps, feeds and listings of one crawl: one sitemap a day for fifty years, and at one a second a working day."""

TIMES_PUT_OFF = 2
"""Times a source that the site has no time for is asked for again later in the crawl."""

# --- Listings
LISTING_PAGES = 5_000
"""Pages of one listing; more is a calendar without end."""
LISTING_ANCHORS = 20_000
"""Links of one page that are looked at."""
LISTING_LINKS = 2_000
"""Links of one page that are taken."""
BARREN_PAGES = 25
"""Pages of a listing in a row of which no link led to an article: a calendar, or addresses made up as one asks."""

# --- Dates
FIRST_YEAR = 1990
"""No page is older than the web: what a source dates earlier (year 1, the epoch) is what programs print for 'none'."""
LAST_YEAR = 2100
"""Where it is not known when a date was read: far enough, and far from the end of what can be reckoned with."""
CLOCK_SKEW_DAYS = 2
"""Days a date may lie ahead of ours: clocks and zones differ; what lies further ahead is no date of a page."""

# --- What is stored
JOURNAL_LINE = 100_000_000
"""Bytes of one journal line: twice the largest page. A longer one is none of ours and never read into memory."""

# --- JSON (nkscrape/jsontext.py)
MAX_JSON_BLOCK = 4_000_000
"""Characters of one JSON block of a page that are parsed; longer ones are skipped."""
MAX_JSON_CONTAINERS = 500_000
"""Objects and lists of one document: each costs up to 200 bytes of memory and may be two bytes of text."""

# --- Discussions and further pages of one article (nkscrape/spiders/follows.py)
MAX_COMMENTS = 20_000
"""Comments of one article that are kept: the largest threads known have fewer."""
MAX_FOLLOWS = 200
"""Requests for what stands behind one article, repeats included: a thread of 5,000 comments at 25 a page."""
MAX_FOLLOWS_FAILED = 3
"""Follows of one article that fail one after the other before the rest is left for another day."""
MAX_FOLLOWS_BARREN = 3
"""Answers one after the other that bring nothing new, before the rest is taken for an endless chain."""
MAX_ENDPOINT_FAILURES = 10
"""Follows of one kind at one host that fail one after the other before this crawl asks there no more."""
MAX_SERVICE_REFUSALS = 2
"""As above, of an API that is closed or not there: what answers so for two articles will for all."""
MAX_FOLLOWS_KEPT = 20
"""Unanswered follows that are kept with an article, as examples of what it lacks."""

# --- Archives (nkscrape/warc.py, nkscrape/archive.py)
MAX_WARC_BLOCK = 64_000_000
"""Bytes of one record, and of one body unpacked, that are kept: more than any page has."""
MAX_WARC_HEAD = 262_144
"""Bytes of a record's headers, and of an answer's: servers refuse far fewer."""
MAX_WARC_DAMAGES = 1_000
"""Damaged places after which the rest of a file is not read: each may cost a search through what is left."""
MAX_WARC_RATIO = 50
"""How many times its own size a file may unpack to; pages make 5 to 20 times."""
MAX_WARC_UNPACKED = 256_000_000
"""Bytes any file may unpack to besides, however small it is."""
MAX_ENCODINGS = 3
"""Encodings, one around the other, that are taken off a body."""

# --- Answers on the wire
HEADER_BYTES = 256_000
"""Status line and headers of one answer, interim (1xx) answers included: what a browser takes."""
HEADER_LINE = 64_000
"""One line of them; the longest honest ones are security policies of some 10 kB."""
CONTENT_CODINGS = 2
"""Times a body may be packed: twice is a mistake that happens, more is an attack."""
PACKED_STREAMS = 10_000
"""gzip members or zstd frames of one body: fifty megabytes in blocks of 64 kB are 800."""
FOLLOW_HOSTS = 3
"""Hosts beside the site that one page may send us to: its comment platform and what that builds on."""
# --- One page, at the gate (gate.py). Measured on 1,121 real pages: the longest has 2.2 MB, 19,629 tags, 41 attributes.
MAX_PAGE_BYTES = 8_000_000
"""Bytes of a page that are read; the rest is cut off."""
MAX_TAGS = 200_000
"""`<` of a page that are read: a live blog with 5,000 comments. One costs up to 20 microseconds and 2 kB."""
MAX_ATTRIBUTES = 500
"""Attributes of one tag where there are many; the rest is read as text. The parser's time grows with their square."""
MAX_DEPTH = 500
"""Elements inside each other that are told apart: browsers stop at 512, and what climbs the tree pays for each."""
MAX_ELEMENTS = 250_000
"""Elements of a page: a parser adds some that the source leaves out."""
MAX_REOPENED = 2_000_000
"""Elements a parser may have to add where bold, italic and the like stay open: each is 370 bytes."""
MAX_NESTED = 20_000
"""Elements inside each other that are parsed at all: the parser's time grows with the square, here half a second."""
MAX_MARKS = 30
"""Combining marks in a row, as the Stream-Safe Text Format has it (UAX #15): normalising takes the square of them."""

# --- One page's time (deadline.py): a real one takes 0.01 s, the slowest 0.3 s.
READING_SECONDS = 5.0
"""Seconds of our own work on one page; then its thread and teasers are given up, as far as they are not yet read."""
GRACE_SECONDS = 3.0
"""Seconds after that until the whole page is given up."""
