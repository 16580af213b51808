"""What class, id and attributes of an element say: author, date, text, …; a comment; its number. Words as data."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.reading import Reading
from nkscrape.extract.words.classes import entries

AUTHOR, DATE, TEXT, META, SUBJECT, LIKES, SKIP = "ADTMSLX"
"""META holds author or date and is never text; SKIP is neither read nor text."""

_NUMBERED = re.compile(r"(?:^|[^\d])(\d{1,20})$|(?:^|[-_])((?=\d*[a-f])(?=[a-f]*\d)[\da-f]{8,64})$")
"""What numbers a comment at the end of an id: digits, or a hash."""
_KEY_ATTRIBUTES = (
    *("data-comment-id", "data-commentid", "data-id", "data-key", "data-cid", "data-post-id", "data-comment", "id"),
)
_ANCHORS = frozenset(("a", "div", "article"))
MAX_INNER = 12
"""First elements of a comment among which one may carry its number."""
MAX_WRAPPERS = 4
"""Elements around a comment whose names are looked at."""

_KEYS = {
    "author": AUTHOR, "date": DATE, "text": TEXT, "meta": META, "subject": SUBJECT, "likes": LIKES, "skip": SKIP,
}  # fmt: skip
"""Keys of the class words that say a role."""
_HIDDEN = frozenset((("screen", "reader"), ("visually", "hidden"), ("sr", "only"), ("assistive", "text")))
"""How classes of text for screen readers begin: 'screen-reader-text', 'visually-hidden', 'sr-only'."""
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
_HASH = re.compile(r"(?<![A-Za-z\d])(?:[A-Za-z\d]*\d[A-Za-z][A-Za-z\d]*|(?=[a-f]*\d)[a-f\d]{5,10}(?![A-Za-z\d]))")
"""What a build tool adds to a name: 'x7f3a', 'bb0889'."""
_COMMENT_PREFIX = re.compile(r"^(?:comment|comments|kommentar|komentar|comentario|commentaire)(?=[a-z]{3})")
_TAGS = {"time": DATE, "header": META, "footer": META, "cite": AUTHOR}
ITEMPROPS = {
    "author": AUTHOR, "creator": AUTHOR, "text": TEXT, "commenttext": TEXT, "datepublished": DATE,
    "datecreated": DATE, "commenttime": DATE, "upvotecount": LIKES, "headline": SUBJECT,
    "image": SKIP, "content": TEXT, "description": TEXT,
}  # fmt: skip


@cache
def _roles() -> dict[str, str]:
    return {word: role for key, role in _KEYS.items() for word in entries("roles", key)}


@cache
def _words(key: str) -> frozenset[str]:
    """Return class words of a key: `neutral`, `looks` that follow 'text' in classes that only style, `short` ones that
    tell before 'text' ('NameText' is the name), `buttons`.
    """
    return frozenset(entries("roles", key))


def role_of(page: Reading, i: int) -> str:
    """Return what an element is called: by its property, class or id, else by its tag; '' for nothing telling."""
    attributes = page.attributes[i]
    if attributes:
        stated = attributes.get("itemprop") or attributes.get("property")
        if stated and (role := ITEMPROPS.get(stated.lower().rpartition(":")[2])):
            return role
        mark = attributes.get("class") or attributes.get("id")
        if mark and (role := role_of_class(mark)):
            return role
        if page.tags[i] == "abbr" and attributes.get("title"):
            return DATE
        if "author" in (attributes.get("rel") or ""):
            return AUTHOR
    return _TAGS.get(page.tags[i], "")


@lru_cache(maxsize=4096)
def role_of_class(class_name: str) -> str:
    """Return the role the first telling class names, '' for none: in each the last meaningful word decides."""
    for name in class_name[:300].split():
        parts = [_COMMENT_PREFIX.sub("", word.lower()) for word in _WORD.findall(_HASH.sub(" ", name))]
        if tuple(parts[:2]) in _HIDDEN:
            return SKIP
        role = "" if _only_styles(parts) else _role_of_parts(parts, name)
        if role:
            return role
    return ""


def _only_styles(parts: list[str]) -> bool:
    """Say whether a class is a framework's utility: 'text-right', 'md:text-lg'."""
    if "text" not in parts[:-1]:
        return False
    return _words("looks").issuperset(parts[parts.index("text") + 1 :])


def _role_of_parts(parts: list[str], name: str) -> str:
    """Return the role the last meaningful word of one class name says."""
    whole = list(parts)
    while parts and parts[-1] in _words("neutral"):
        parts.pop()
    if not parts:
        return ""
    role = _roles().get(parts[-1], "")
    if whole[-2:] == ["by", "line"]:
        return META
    if parts[-1] == "to" and "reply" in parts:
        return SKIP
    if role == TEXT and parts[-2:-1] and parts[-2] in _words("short"):
        return _roles()[parts[-2]]
    if not role and len(parts) > 1 and "__" in name:  # CSS modules: 'Comment_author__x7f'
        role = _roles().get(parts[-2], "")
    before = parts[-2] if len(parts) > 1 else ""
    if role == AUTHOR and (before in ("avatar", "image", "by", "reply", "to") or whole[-1].startswith("comment")):
        return ""
    if role == SUBJECT and before == "author":  # a job title
        return SKIP
    if parts[-1] in ("link", "links") and before in _words("buttons"):
        return SKIP
    if parts[-1] in ("count", "number") and _roles().get(before) == LIKES:
        return LIKES
    return role


# --- A comment, and its number


def is_comment_type(kind: str) -> bool:
    """Say whether a microdata or RDFa type is that of a comment."""
    return bool(kind) and kind.rpartition("/")[2].rpartition(":")[2] in ("Comment", "UserComments", "UserComment")


def speaks(page: Reading, i: int) -> bool:
    """Say whether an element's class or id speaks of comments."""
    kinds = words.classes.kinds_of(page.names[i])
    return "discussion" in kinds and "no_discussion" not in kinds


def says_elsewhere(page: Reading, i: int) -> bool:
    """Say whether an element stands in a box of recent comments."""
    around = (i, *islice(page.around(i), MAX_WRAPPERS))
    return any("recent" in words.classes.kinds_of(page.names[one]) for one in around)


def is_marked(page: Reading, i: int) -> bool:
    """Say whether an element is a comment whatever stands in it: by its type, or by name and number."""
    is_typed = is_comment_type(page.get(i, "itemtype") or page.get(i, "typeof"))
    return is_typed or (speaks(page, i) and key_of(page, i) is not None)


def key_in(name: str) -> str | None:
    """Return the number at the end of an id, None where it has none."""
    match = _NUMBERED.search(name)
    return match and match[match.lastindex or 0]


def key_of_own(page: Reading, i: int) -> str | None:
    """Return the number that an element's own attributes carry."""
    attributes = page.attributes[i]
    said = (attributes.get(name) for name in _KEY_ATTRIBUTES) if attributes else ()
    return next((key for value in said if value and (key := key_in(value))), None)


def key_of(page: Reading, i: int) -> str | None:
    """Return the number a comment's element or its first own anchor carries, None where it has none."""
    if key := key_of_own(page, i):
        return key
    for one in range(i + 1, min(page.ends[i], i + MAX_INNER)):
        attributes = page.attributes[one]
        said = attributes and page.tags[one] in _ANCHORS and (attributes.get("id") or attributes.get("name"))
        if said and (key := key_in(said)):
            return key
    return None
