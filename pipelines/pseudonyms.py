"""Pseudonyms: comment authors become keyed hashes before anything touches the disk (`--pseudonymise`).

HMAC-SHA-256 under a key only the user has: the same author on the same site gets the same pseudonym in every run, so
threads and habits can still be studied; without the key no list of names can be tried against the hashes. What people
write, and the names they mention in it, is left alone. Bylines are not touched: journalists publish under their names.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING, Any, Self

from nkscrape.bundle import Bundle
from nkscrape.errors import UserError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

KEY_NAME = "NKSCRAPE_PSEUDONYM_KEY"
"""Environment variable, and setting, that holds the user's secret."""
LEAST_KEY_LENGTH = 16
"""Characters; a shorter key can be guessed."""
_CONTENT_ID = re.compile(r"(?<=:)[0-9a-f]{32}$")
"""The end of a comment id that was made from the comment's author and text: without a key it gives the author away."""


def read_key(text: str | None) -> bytes:
    """Return the user's key; UserError where it is missing or too short."""
    key = (text or "").strip()
    if len(key) < LEAST_KEY_LENGTH:
        raise UserError(
            f"pseudonymise needs a secret key of at least {LEAST_KEY_LENGTH} characters in the environment variable "
            f"{KEY_NAME}; keep it, later runs need the same one"
        )
    return key.encode()


def fingerprint(key: bytes) -> str:
    """Return 16 hex digits by which a key is known again and that do not tell it."""
    return hmac.new(key, b"nkscrape: fingerprint of a pseudonym key", hashlib.sha256).hexdigest()[:16]


def pseudonymise(bundle: Bundle, key: bytes) -> None:
    """Replace names, ids and URLs of comment authors in place, and the comment ids made from them."""
    for comment in bundle.comments:
        site = comment.site
        comment.author_name = _pseudonym(key, "name", site, comment.author_name)
        comment.author_id = _pseudonym(key, "id", site, comment.author_id)
        comment.author_url = _pseudonym(key, "url", site, comment.author_url)
        comment.comment_id = _rekey(key, comment.comment_id)
        comment.root_id = _rekey(key, comment.root_id)
        comment.parent_id = _rekey(key, comment.parent_id) if comment.parent_id else None


class PseudonymsPipeline:
    """`pseudonymise` in a crawl that was asked to."""

    def __init__(self, key: bytes | None) -> None:
        self.key = key

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the pipeline for one crawl (Scrapy's protocol)."""
        spider: Any = crawler.spider
        return cls(read_key(crawler.settings.get(KEY_NAME)) if spider.options.pseudonymise else None)

    def process_item(self, item: Bundle) -> Bundle:
        """Hide one page's comment authors and hand it on."""
        if self.key:
            pseudonymise(item, self.key)
        return item


def _pseudonym(key: bytes, *parts: str | None) -> str | None:
    """Return 24 hex digits that stand for the last of `parts`; None for None."""
    if parts[-1] is None:
        return None
    message = "\x1f".join(part or "" for part in parts).encode("utf-8", "surrogatepass")
    return hmac.new(key, message, hashlib.sha256).hexdigest()[:24]


def _rekey(key: bytes, comment_id: str) -> str:
    return _CONTENT_ID.sub(lambda match: hmac.new(key, match[0].encode(), hashlib.sha256).hexdigest()[:32], comment_id)
