"""Canonical URLs, ids and sites. Pure: the public suffix list is the copy that ships with tldextract."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import tldextract
from w3lib.url import canonicalize_url, safe_url_string

MAX_URL_LENGTH = 4096
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_hs\w+|mkt_tok|xtor|cmpid|ncid|"
    r"(itm|wt|ns|at)_\w+|replytocom|share|amp|gmpage|spm|__twitter_impression)$",
    re.IGNORECASE,
)
_CLEAN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[A-Za-z0-9_.~/-]*(?:\?[A-Za-z0-9_.~=&-]*)?")
"""An absolute URL that needs no mending."""
_CLEAN_PATH = re.compile(r"/(?!/)[A-Za-z0-9_.~/-]*(?:\?[A-Za-z0-9_.~=&-]+)?")
_CLEAN_ROOT = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=/)")
"""A link within the site, and the page's own host: together an absolute URL that needs no mending."""
_suffixes = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


def absolute_url(base: str, link: str | None) -> str | None:
    """Return `link` resolved against `base` and percent-encoded; None for anything but sane http(s)."""
    if not link or len(link) > MAX_URL_LENGTH:
        return None
    if "/." not in link:
        if _CLEAN.fullmatch(link):
            return link
        if _CLEAN_PATH.fullmatch(link) and (root := _CLEAN_ROOT.match(base)):
            return root[0] + link
    try:
        url = safe_url_string(urljoin(base, link.strip()))
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def clean_url(url: str) -> str:
    """Return `url` without fragment and tracking parameters; the rest as the site writes it."""
    parts = urlsplit(url)
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    kept = parts.query if len(query) == len(parts.query.split("&")) else urlencode(query)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, kept if parts.query else "", ""))


@lru_cache(maxsize=4096)
def canonical_key(url: str) -> str:
    """Return what identifies a page: host without www., path, significant query sorted."""
    parts = urlsplit(canonicalize_url(clean_url(url)))
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    return f"{host}{port}{parts.path.rstrip('/') or '/'}" + (f"?{parts.query}" if parts.query else "")


def hash_id(*parts: str) -> str:
    """Return 32 hex digits: the first 128 bits of SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def article_id(url: str) -> str:
    """Return the id of the article at `url` (the record contract's `article_id`)."""
    return hash_id(canonical_key(url))


def host_of(url: str) -> str:
    """Return the lower-case host of `url`, '' where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def _domain_of_host(host: str) -> str:
    return _suffixes(host).top_domain_under_public_suffix or host


def site_of(url: str) -> str:
    """Return the registrable domain of `url`, in ASCII; the host itself where it has none (an IP address)."""
    host = host_of(url)
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return ""
    return _domain_of_host(host)


def is_home(url: str) -> bool:
    """Say whether `url` is a site's home page."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def same_site(a: str, b: str) -> bool:
    """Say whether two URLs belong to one site."""
    return site_of(a) == site_of(b) != ""
