"""Canonical URLs, ids and sites. Pure: the public suffix list is the copy that ships with tldextract."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import tldextract
from w3lib.url import canonicalize_url, safe_url_string

MAX_URL_LENGTH = 4096
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_hs\w+|mkt_tok|xtor|cmpid|ncid|"
    r"(itm|wt|ns|at)_\w+|replytocom|cpage|share|amp|print|gmpage|spm|__twitter_impression)$",
    re.IGNORECASE,
)
"""Parameters that name a visit, a page of the comments or a view for paper and phones, and no other article."""
_VIEW = re.compile(r"(?:output(?:type)?|view|format|mode|tmpl)=(?:amp|print(?:able|er)?)", re.IGNORECASE)
_COMMENT_PAGE = re.compile(r"(?<=[^/])(?:/comment-page-\d{1,6})+(?=/?$)")
"""The end of WordPress's addresses of one page of a thread."""
_SESSION = r"jsessionid(?:sso)?|phpsess(?:ion)?id|aspsessionid\w*|asp\.net_sessionid|cfid|cftoken|zenid|oscsid|xtcsid"
"""Names under which a server keeps a visitor's session in the address, and nothing else."""
_SESSION_NAME = re.compile(_SESSION, re.IGNORECASE)
_PERHAPS_SESSION = re.compile(r"sid|ssid|sess(?:ion)?_?(?:id)?", re.IGNORECASE)
"""Names that some sites use for articles: told by the value."""
_TOKEN = re.compile(r"(?=.{16})[0-9]*+(?:[a-z]++[0-9]++){3}[0-9a-z]*+", re.IGNORECASE)
"""An opaque value: long, letters and digits in turns; no number, slug or article code such as AKR20140418001200."""
_SESSION_PATH = re.compile(rf";(?:{_SESSION})=[^/;]*|/\((?:[ASF]\([\w-]{{16,}}\))+\)(?=[/;]|$)", re.IGNORECASE)
"""Sessions in the path: `;jsessionid=…` of Java servlets, `/(S(…))` of ASP.NET."""

_LABEL = "[a-z0-9_][a-z0-9_-]{0,62}"
# DNS allows 253 characters; files are named after sites, with a run's time and an ending, and a name has 255 bytes.
_HOST = re.compile(rf"(?=.{{1,200}}$){_LABEL}(?:\.{_LABEL})*")
_CLEAN_ROOT = re.compile(rf"https?://(?=[a-z0-9._-]{{1,200}}/){_LABEL}(?:\.{_LABEL})+(?=/)")
"""Together with a link within the site an absolute URL that needs no mending."""
_CLEAN = re.compile(rf"{_CLEAN_ROOT.pattern}/[A-Za-z0-9_.~/-]*(?:\?[A-Za-z0-9_.~=&-]*)?")
"""An absolute URL that needs no mending."""
_CLEAN_PATH = re.compile(r"/(?!/)[A-Za-z0-9_.~/-]*(?:\?[A-Za-z0-9_.~=&-]+)?")
_PASSWORD = re.compile(r"[a-z][a-z0-9+.-]*:/*[^/?#@]*:(?!\d*(?:/|$))[^?#]*@", re.IGNORECASE)
"""`scheme://user:password@`; passwords may hold slashes, as those of S3 do, and a port is none."""
_suffixes = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


def is_host(name: str) -> bool:
    """Say whether a name is a host: DNS labels in lower-case ASCII (`_` too, as browsers have it) or an IPv4 address.

    An IPv6 address is none: it has no domain, and its colons cannot name a folder of the dataset.
    """
    return _HOST.fullmatch(name) is not None


def absolute_url(base: str, link: str | None) -> str | None:
    """Return `link` resolved against `base`, percent-encoded and without user:password@.

    None for anything but http(s) to a host that is one.
    """
    if not link or len(link) > MAX_URL_LENGTH:
        return None
    if "/." not in link:
        if _CLEAN.fullmatch(link):
            return link
        if _CLEAN_PATH.fullmatch(link) and (root := _CLEAN_ROOT.match(base)):
            return root[0] + link
    try:
        url = safe_url_string(urljoin(base, link.strip()))
    except ValueError:
        return None
    parts = split(url)
    if parts is None or parts.scheme not in ("http", "https"):
        return None
    netloc = parts.netloc.rpartition("@")[2]
    if not is_host(netloc.partition(":")[0].lower()):
        return None
    return url if netloc == parts.netloc else urlunsplit(parts._replace(netloc=netloc))


def split(url: str) -> SplitResult | None:
    """Return the parts of `url`; None where it has none (an unclosed bracket, a port that is no number)."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def has_password(uri: str) -> bool:
    """Say whether an address of any scheme carries `user:password@`."""
    return _PASSWORD.match(uri) is not None


def clean_url(url: str) -> str:
    """Return `url` without user:password@ and what names no other article: fragment, tracking, session, comment page.

    The rest is as the site has it. What is no address stays as it is.
    """
    parts = split(url)
    netloc = parts.netloc.rpartition("@")[2] if parts else ""
    if parts is None or not netloc:
        return url
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _says_nothing(k, v)]
    is_whole = len(query) == len(parts.query.split("&"))
    kept = parts.query if is_whole or not parts.query else urlencode(query, errors="replace")
    path = _SESSION_PATH.sub("", parts.path) if ";" in parts.path or "(" in parts.path else parts.path
    path = _COMMENT_PAGE.sub("", path)
    return urlunsplit((parts.scheme, netloc, path, kept, ""))


def _says_nothing(name: str, value: str) -> bool:
    """Say whether a query parameter is about the visitor, or the view, and not about the article."""
    if _TRACKING.match(name) or _SESSION_NAME.fullmatch(name) or _VIEW.fullmatch(f"{name}={value}"):
        return True
    return bool(_PERHAPS_SESSION.fullmatch(name) and _TOKEN.fullmatch(value))


@lru_cache(maxsize=4096)
def canonical_key(url: str) -> str:
    """Return what identifies a page: host without www., path, significant query sorted; any other text as it is."""
    try:
        parts = urlsplit(canonicalize_url(clean_url(url)))
        _ = parts.port
    except ValueError:
        return url
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
    parts = split(url)
    return (parts.hostname or "") if parts else ""


@lru_cache(maxsize=4096)
def _domain_of_host(host: str) -> str:
    return (_suffixes(host).top_domain_under_public_suffix or host) if is_host(host) else ""


def site_of(url: str) -> str:
    """Return the registrable domain of `url`, in ASCII; the host itself where it has none (an IP address).

    '' where its host is none: whatever else comes back can name a partition.
    """
    host = host_of(url)
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return ""
    return _domain_of_host(host)


def is_home(url: str) -> bool:
    """Say whether `url` is a site's home page."""
    parts = split(url)
    return parts is not None and parts.path in ("", "/") and not parts.query


def same_site(a: str, b: str) -> bool:
    """Say whether two URLs belong to one site."""
    return site_of(a) == site_of(b) != ""
