"""Capital letters of names: ALL CAPS bylines in ordinary spelling, everything else untouched."""

from __future__ import annotations

import re

from pipelines.authors.words import KOREAN_SURNAMES, PARTICLES

_PREFIX = re.compile(r"^(mc|o['’]|d['’]|l['’])(\w)", re.IGNORECASE)
_VOWEL = re.compile(r"[AEIOUYÄÖÜÀÁÂÃÅÈÉÊËÌÍÎÏÒÓÔÕØÙÚÛÝĄĘÓİAΑΕΗΙΟΥΩАЕЁИОУЫЭЮЯІЇЄ]")


def recase(tokens: list[str]) -> list[str]:
    """Return name tokens with those in capitals respelt: 'MCDONALD' as McDonald, 'LEE SANG-YONG' as Lee Sang-yong.

    A token in capitals among others that are not (surnames in French and Korean style) is respelt from four
    letters and a vowel on: 'JK Rowling' stays, 'André KLEIN' does not.
    """
    all_caps = all(_is_caps(token) for token in tokens)
    respelt = [
        _respell(token, is_first=n == 0, is_only=len(tokens) == 1)
        if _is_caps(token) and (all_caps or _is_word(token))
        else token
        for n, token in enumerate(tokens)
    ]
    if all_caps and len(tokens) == 2 and "-" in tokens[1] and tokens[0].casefold() in KOREAN_SURNAMES:
        respelt[1] = tokens[1].capitalize()
    return respelt


def _is_caps(token: str) -> bool:
    return token.isupper() and sum(map(str.isalpha, token)) > 1 and "." not in token


def _is_word(token: str) -> bool:
    return token.casefold() in KOREAN_SURNAMES | PARTICLES or (len(token) > 3 and bool(_VOWEL.search(token)))


def _respell(token: str, is_first: bool, is_only: bool) -> str:
    if token.casefold() in PARTICLES and not is_first:
        return token.lower()
    if len(token) == 2 and (is_only or not _VOWEL.search(token)):
        return token
    return "-".join(_capitalise(part) for part in token.split("-"))


def _capitalise(part: str) -> str:
    """Return a part in lower case but for its first letter and the one after Mc, O' or D'."""
    word = part[:1] + part[1:].lower()
    return _PREFIX.sub(lambda m: m[1].capitalize() + m[2].upper(), word) if len(part) > 3 else word
