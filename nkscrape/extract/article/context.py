"""What stands around a block of text says of it: the style of the rest, pictures, offers, notices, repetition."""

from __future__ import annotations

from itertools import chain

from nkscrape.extract import words
from nkscrape.extract.article.names import is_name_line
from nkscrape.extract.article.text import LONG, Candidate, Kind, Scope
from nkscrape.extract.reading import Block
from nkscrape.extract.reading.text import key_of
from nkscrape.extract.words.headings import MAX_HEADING, OTHER, RELATED

_HEAD_BLOCKS = 8
"""Blocks at the start among which byline and date may stand."""
_MAX_STANDFIRST = 400
"""Characters above a byline up to which they are no part of the text."""
_QUOTES = "\"'“”„‟«»‹›‘’ "
_LISTS = frozenset(("ul", "ol", "dl", "table"))
_CREDIT_LINE = 100
"""Characters of running text a picture's box may hold beside the caption."""
_SHORT = 400
"""Characters up to which a block can be a caption, a notice or a pull quote, and a box one that offers something."""
_MAX_SEARCHED = 20_000_000
"""Characters that are searched for pull quotes."""
_MAX_LEVELS = 12
"""Elements one in the other that can be a box."""


def judge(blocks: list[Block], scope: Scope) -> list[Candidate]:
    """Return the blocks with their scores: each by itself first, then with what stands around it."""
    found = [Candidate(block, scope) for block in blocks]
    _by_style(found, scope)
    _by_boxes(found, scope)
    _by_repetition(found, scope)
    _by_closing(found)
    _by_kind(found)
    _by_place(found)
    return found


def _by_style(found: list[Candidate], scope: Scope) -> None:
    """Note which blocks look like, and stand where, most of the text does, and what shares a box with a picture."""
    page = scope.page
    weights: dict[Kind, int] = {}
    parents: dict[int, int] = {}
    for one in found:
        if one.is_text:
            size, above = len(one.text), page.parents[one.block.element]
            weights[one.kind] = weights.get(one.kind, 0) + size
            parents[above] = parents.get(above, 0) + size
    main = max(weights, key=weights.__getitem__, default=None)
    most = sum(parents.values()) / 5
    core = max(parents, key=parents.__getitem__, default=scope.container)
    while core > scope.container and page.running(core) < 0.7 * page.running(scope.container):
        core = page.parents[core]
    for one in found:
        element, whole, evidence = one.block.element, one.whole, list[str]()
        is_beside = parents.get(page.parents[whole], 0) > most or parents.get(element, 0) > most
        is_styled, is_part = main is not None and one.kind[0] == main[0], whole != element
        if one.kind == main or (is_styled and is_beside and not is_part):
            evidence.append("like the main text")
            one.is_main = True
        elif is_styled:
            evidence.append("styled like the main text")
        elif is_beside:
            evidence.append("in a list or table beside the main text" if is_part else "beside the main text")
        if is_part and page.tags[whole] in _LISTS and not scope.boxes.inside(whole):
            if page.linked_size(whole) * 10 < page.size(whole):
                evidence.append("in a list or table without links")
        if page.holds(core, element):
            evidence.append("inside the main text's element")
        if not one.is_main and len(one.text) < _SHORT and _is_pictured(one, scope):
            evidence.append("beside a picture")
        one.add(evidence)


def _is_pictured(one: Candidate, scope: Scope) -> bool:
    """Whether a short block shares its box with a picture and nothing else."""
    page, box = scope.page, one.block.element
    if one.block.is_heading or one.tag in ("tr", "blockquote"):
        return False
    for _ in range(4):
        if box <= scope.container or page.running(box) > len(one.text) + _CREDIT_LINE:
            return False
        if page.holds_any(box, scope.pictures):
            return True
        box = page.parents[box]
    return False


def _by_boxes(found: list[Candidate], scope: Scope) -> None:
    """Note what stands in a small box that offers other articles, or holds a notice of the house."""
    inner = (one for one in found[3:-6] if not one.is_main)
    suspects = chain(found[:3], inner, found[max(3, len(found) - 6) :])
    notices = words.lines.notices_among(one.text for one in suspects)
    notices |= words.pages.meters_among(one.text for one in found[:20])
    boxes: dict[int, str] = {}
    for one in found:
        if one.text in notices and len(one.text) < _SHORT:
            one.add(["reads like a notice"])
            boxes.setdefault(_box_around(one.block.element, scope), "in a box with a notice")
        elif _offers(one):
            one.add(["announces other articles"])
            box = _box_around(one.block.element, scope)
            if scope.page.linked_size(box) * 4 > scope.page.size(box):
                boxes[box] = "in a box of other articles"
    for one in found if boxes else ():
        up = scope.page.parents[one.block.element]
        if one.block.element in boxes:
            continue
        while up > scope.container and up not in boxes:
            up = scope.page.parents[up]
        if up > scope.container:
            one.add([boxes[up]])


def _offers(one: Candidate) -> bool:
    """Whether a block is the heading of another article, or of a list of such."""
    if one.block.is_heading and one.linked >= 0.8 * len(one.text):
        return True
    return len(one.text) <= MAX_HEADING and words.headings.kind(one.text) in (RELATED, OTHER)


def _box_around(element: int, scope: Scope) -> int:
    """Return the largest box around an element that holds little running text."""
    page, box, up = scope.page, element, element
    most = min(_SHORT, page.running(scope.container) // 2)
    for _ in range(_MAX_LEVELS):
        if up <= scope.container or up in scope.boxes.around_headline:
            break
        if page.running(up) > most or (page.tags[up] == "p" and up != element):
            break
        box, up = up, page.parents[up]
    return box


def _by_repetition(found: list[Candidate], scope: Scope) -> None:
    """Note the headline said again, texts said before, and pull quotes of the text itself."""
    prose = "\n".join([one.text for one in found if one.is_main])
    best: dict[str, Candidate] = {}
    for one in found:
        known = best.setdefault(one.text, one)
        if one.is_main and not known.is_main:
            best[one.text] = one
    searched = 0
    for one in found:
        text, size = one.text, len(one.text)
        if 0.5 * size < len(scope.title) < 1.5 * size and key_of(text) == scope.title:
            one.add(["repeats the headline"])
        if size > 15 and best[text] is not one and (size >= LONG or not one.is_main):
            one.add(["said elsewhere"])
        if not one.is_main and one.tag != "li" and 30 < size < _SHORT and searched < _MAX_SEARCHED:
            searched += len(prose)
            if text.strip(_QUOTES) in prose:
                one.add(["quoted from the text"])


def _by_closing(found: list[Candidate]) -> None:
    """Note what follows a heading such as 'About the author' in the last part of the text."""
    total, seen, is_closed = sum(len(one.text) for one in found), 0, False
    for one in found:
        if not is_closed and seen > 0.3 * total and len(one.text) < MAX_HEADING and words.headings.is_closing(one.text):
            is_closed = seen > 0.65 * total or words.headings.announces_author(one.text)
        if is_closed:
            one.add(["behind a closing heading"])
        seen += len(one.text)


def _by_kind(found: list[Candidate]) -> None:
    """Note whether most blocks that look alike came out as text."""
    kinds: dict[Kind, list[Candidate]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    for alike in kinds.values():
        share = sum(one.is_text for one in alike) / len(alike)
        if len(alike) > 2 and not 0.3 < share < 0.7:
            for one in alike:
                one.add(["most of its kind are text" if share > 0.5 else "few of its kind are text"])


def _by_place(found: list[Candidate]) -> None:
    """Note what stands beside the main text, above its byline, or as a heading of nothing."""
    is_text = [one.is_text for one in found]
    main = [i for i, one in enumerate(found) if one.is_main and len(one.text) >= LONG]
    first, last = (main[0], main[-1]) if main else (-1, len(found))
    above = _above_byline(found)
    for i, one in enumerate(found):
        if i < above and is_text[i]:
            one.add(["above a byline or date"])
        if not first <= i <= last and not one.is_main:
            one.add(["above the main text" if i < first else "below the main text"])
            if i > last and words.lines.is_sign_off(one.text):
                one.add(["signs the text off"])
        if not first < i < last and one.tag != "li" and len(one.text) < LONG and is_name_line(one.text):
            one.add(["a name alone"])
        if one.block.is_heading and not (i + 1 < len(found) and is_text[i + 1]):
            one.add(["heads no text"])


def _above_byline(found: list[Candidate]) -> int:
    """Return the place of a byline or date near the start, where no more than a standfirst stands above it; else 0."""
    for i in reversed(range(min(_HEAD_BLOCKS, len(found)))):
        if "reads like a byline" in found[i].evidence:
            above = [len(one.text) for one in found[:i] if one.is_text]
            return i if len(above) < 3 and sum(above) < _MAX_STANDFIRST else 0
    return 0
