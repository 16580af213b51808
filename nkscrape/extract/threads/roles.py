"""What an element inside a comment is, told from its class: author, date, text, … Words of many languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nkscrape.extract.words.classes import entries

AUTHOR, DATE, TEXT, META, SUBJECT, LIKES, SKIP = "ADTMSLX"
"""META holds author or date and is never text; SKIP is neither read nor text."""

_KEYS = {
    "author": AUTHOR, "date": DATE, "text": TEXT, "meta": META, "subject": SUBJECT, "likes": LIKES, "skip": SKIP,
}  # fmt: skip
"""Keys of the class words that say a role."""
_HIDDEN = frozenset((("screen", "reader"), ("visually", "hidden"), ("sr", "only"), ("assistive", "text")))
"""How classes of text for screen readers begin: 'screen-reader-text', 'visually-hidden', 'sr-only'."""
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
_HASH = re.compile(r"(?<![A-Za-z\d])[A-Za-z\d]*\d[A-Za-z][A-Za-z\d]*")
"""What a build tool adds to a name: 'x7f3a'."""
_COMMENT_PREFIX = re.compile(r"^(?:comment|comments|kommentar|komentar|comentario|commentaire)(?=[a-z]{3})")
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


@lru_cache(maxsize=4096)
def role_of(class_name: str) -> str:
    """Return the role the first telling class names, '' for none: in each the last meaningful word decides."""
    for name in class_name[:300].split():
        words = [_COMMENT_PREFIX.sub("", word.lower()) for word in _WORD.findall(_HASH.sub(" ", name))]
        if tuple(words[:2]) in _HIDDEN:
            return SKIP
        role = "" if _only_styles(words) else _role_of_words(words, name)
        if role:
            return role
    return ""


def _only_styles(words: list[str]) -> bool:
    """Say whether a class is a framework's utility: 'text-right', 'md:text-lg'."""
    if "text" not in words[:-1]:
        return False
    after = words[words.index("text") + 1 :]
    return all(word in _words("looks") for word in after)


def _role_of_words(words: list[str], name: str) -> str:
    """Return the role the last meaningful word of one class name says."""
    whole = list(words)
    while words and words[-1] in _words("neutral"):
        words.pop()
    if not words:
        return ""
    role = _roles().get(words[-1], "")
    if whole[-2:] == ["by", "line"]:
        return META
    if words[-1] == "to" and "reply" in words:
        return SKIP
    if role == TEXT and words[-2:-1] and words[-2] in _words("short"):
        return _roles()[words[-2]]
    if not role and len(words) > 1 and "__" in name:  # CSS modules: 'Comment_author__x7f'
        role = _roles().get(words[-2], "")
    before = words[-2] if len(words) > 1 else ""
    if role == AUTHOR and (before in ("avatar", "image", "by", "reply", "to") or whole[-1].startswith("comment")):
        return ""
    if role == SUBJECT and before == "author":  # a job title
        return SKIP
    if words[-1] in ("link", "links") and before in _words("buttons"):
        return SKIP
    if words[-1] in ("count", "number") and _roles().get(before) == LIKES:
        return LIKES
    return role
