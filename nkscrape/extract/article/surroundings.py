"""Evidence from what stands around a block: the style of the text, pictures, boxes that offer something, repetition."""

from __future__ import annotations

from nkscrape.extract import words
from nkscrape.extract.article.candidates import LONG, MAX_LEVELS, TEXT, Candidate, Kind, Scope
from nkscrape.extract.reading import Block
from nkscrape.extract.reading.text import key_of
from nkscrape.extract.words.headings import MAX_HEADING, OTHER, RELATED

_OTHERS = "in a box of other articles"
_QUOTES = "\"'“”„‟«»‹›‘’ "
_LISTS = frozenset(("ul", "ol", "dl", "table"))
_CREDIT_LINE = 100
"""Characters of running text a picture's box may hold beside the caption."""
_MAX_CAPTION = 400
_MAX_SEARCHED = 20_000_000
"""Characters that are searched for pull quotes."""
_SMALL_BOX = 400
"""Characters of running text up to which an element can be a box that offers or asks for something."""


def by_style(found: list[Candidate], scope: Scope) -> None:
    """Note which blocks look like, and stand where, most of the text does, and what shares a box with a picture."""
    page = scope.page
    weights: dict[Kind, int] = {}
    parents: dict[int, int] = {}
    for one in found:
        if TEXT.score(one.evidence) > 0:
            size = len(one.block.text)
            weights[one.kind] = weights.get(one.kind, 0) + size
            above = page.parents[one.block.element]
            parents[above] = parents.get(above, 0) + size
    main = max(weights, key=lambda kind: weights[kind], default=None)
    most = sum(parents.values()) / 5
    core = max(parents, key=lambda i: parents[i], default=scope.container)
    while core > scope.container and page.running(core) < 0.7 * page.running(scope.container):
        core = page.parents[core]
    for one in found:
        block = one.block
        whole = one.whole
        is_beside = parents.get(page.parents[whole], 0) > most or parents.get(block.element, 0) > most
        is_styled = main is not None and one.kind[:2] == main[:2]
        is_part = whole != block.element
        if one.kind == main or (is_styled and is_beside and not is_part):
            one.evidence.append("like the main text")
            one.is_main = True
        elif is_styled:
            one.evidence.append("styled like the main text")
        elif is_beside:
            one.evidence.append("in a list or table beside the main text" if is_part else "beside the main text")
        is_list = is_part and page.tags[whole] in _LISTS and not scope.boxes.inside[whole]
        if is_list and page.linked_size(whole) * 10 < page.size(whole):
            one.evidence.append("in a list or table without links")
        if page.holds(core, block.element):
            one.evidence.append("inside the main text's element")
        if not one.is_main and len(block.text) < _MAX_CAPTION and _is_pictured(block, scope):
            one.evidence.append("beside a picture")


def _is_pictured(block: Block, scope: Scope) -> bool:
    """Whether a short block shares its box with a picture and nothing else."""
    page, box = scope.page, block.element
    if block.is_heading or block.tag in ("tr", "blockquote"):
        return False
    for _ in range(4):
        if box <= scope.container or page.running(box) > len(block.text) + _CREDIT_LINE:
            return False
        if page.holds_any(box, scope.pictures):
            return True
        box = page.parents[box]
    return False


def by_boxes(found: list[Candidate], scope: Scope) -> None:
    """Note what stands in a small box that offers other articles, or holds a notice of the house."""
    notices = words.lines.notices_among(_suspects(found))
    notices |= words.pages.meters_among(one.block.text for one in found[:20])
    boxes: dict[int, str] = {}
    for one in found:
        block = one.block
        if len(block.text) < 400 and block.text in notices:
            one.evidence.append("reads like a notice")
            boxes.setdefault(_box_around(block.element, scope), "in a box with a notice")
        elif _offers(block):
            one.evidence.append("announces other articles")
            box = _box_around(block.element, scope)
            if scope.page.linked_size(box) * 4 > scope.page.size(box):
                boxes[box] = _OTHERS
    if not boxes:
        return
    for one in found:
        for up in (one.block.element, *scope.page.around(one.block.element)):
            if up <= scope.container:
                break
            if up in boxes:
                if up != one.block.element:
                    one.evidence.append(boxes[up])
                break


def _suspects(found: list[Candidate]) -> list[str]:
    """Return the texts that can be notes of the house: those at both ends, and those in a style of their own."""
    inner = (one for one in found[3:-6] if not one.is_main)
    return [one.block.text for one in (*found[:3], *inner, *found[max(3, len(found) - 6) :])]


def _offers(block: Block) -> bool:
    """Whether a block is the heading of another article, or of a list of such."""
    if block.is_heading and block.linked >= 0.8 * len(block.text):
        return True
    return len(block.text) <= MAX_HEADING and words.headings.kind(block.text) in (RELATED, OTHER)


def _box_around(element: int, scope: Scope) -> int:
    """Return the largest box around an element that holds little running text."""
    page, box, up = scope.page, element, element
    most = min(_SMALL_BOX, page.running(scope.container) // 2)
    for _ in range(MAX_LEVELS):
        if up <= scope.container or up in scope.boxes.around_headline:
            break
        if page.running(up) > most or (page.tags[up] == "p" and up != element):
            break
        box, up = up, page.parents[up]
    return box


def by_repetition(found: list[Candidate], scope: Scope) -> None:
    """Note the headline said again, texts said before, and pull quotes of the text itself."""
    prose = "\n".join(one.block.text for one in found if one.is_main)
    best: dict[str, Candidate] = {}
    for one in found:
        if len(one.block.text) > 15 and (one.block.text not in best or one.is_main > best[one.block.text].is_main):
            best[one.block.text] = one
    searched = 0
    for one in found:
        text = one.block.text
        if 0.5 * len(text) < len(scope.title) < 1.5 * len(text) and key_of(text) == scope.title:
            one.evidence.append("repeats the headline")
        if best.get(text, one) is not one and (len(text) >= LONG or not one.is_main):
            one.evidence.append("said elsewhere")
        if one.is_main or one.block.tag == "li" or not 30 < len(text) < 400:
            continue
        searched += len(prose)
        if searched < _MAX_SEARCHED and text.strip(_QUOTES) in prose:
            one.evidence.append("quoted from the text")
