"""What stands around a block says whether it is text: the style of the rest, pictures, offers, notices, repetition."""

from __future__ import annotations

from collections.abc import Iterable

from nkscrape.extract import words
from nkscrape.extract.article.text import LONG, MAX_LEVELS, Candidate, Kind, Scope
from nkscrape.extract.reading import Block
from nkscrape.extract.reading.text import key_of
from nkscrape.extract.words.headings import MAX_HEADING

_SHORT = 400
"""Characters up to which a block can be a caption, a notice or a pull quote, and a box one that offers or asks."""
_CREDIT_LINE = 100
"""Characters of running text a picture's box may hold beside the caption."""
_HEAD_BLOCKS = 8
"""Blocks at the start among which byline and date may stand."""
_NEARLY = -0.5
"""Score from which a long block stands for the text where no block is text by itself."""
_ENDS = 6
"""Blocks at either end that are searched for notices."""
_MAX_STANDFIRST = 400
"""Characters above a byline up to which they are no part of the text."""
_MAX_SEARCHED = 20_000_000
"""Characters that are searched for pull quotes."""
_LISTS = frozenset(("ul", "ol", "dl", "table"))
_QUOTES = "\"'“”„‟«»‹›‘’ "


def judge(blocks: Iterable[Block], scope: Scope) -> list[Candidate]:
    """Return the blocks with their scores."""
    found = [Candidate(block, scope) for block in blocks]
    around = _Around(found, scope)
    for i, one in enumerate(found):
        one.add(around.evidence(i, one))
    is_text = [one.is_text for one in found]
    above = _above_byline(found)
    for i, one in enumerate(found):
        if i < above and is_text[i]:
            one.add(["above a byline or date"])
        if one.is_heading and not (i + 1 < len(found) and is_text[i + 1]):
            one.add(["heads no text"])
    return found


class _Around:
    """What stands around blocks: the style of the main text, pictures, offers, notices, repetition."""

    def __init__(self, found: list[Candidate], scope: Scope) -> None:
        self._scope, self._page = scope, scope.page
        self._parents: dict[int, int] = {}
        """The text that stands right below each element."""
        self._style: tuple[str, str] | None = None
        """Tag and class of most of the text."""
        self._core = self._find_main(found)
        self._notices = _notices(found)
        self._boxes = {self._box_around(one.element) for one in found if self._asks(one)}
        self._closing = _closing(found)
        main = [i for i, one in enumerate(found) if one.is_main and len(one.text) >= LONG]
        self._last = main[-1] if main else len(found)
        self._prose = "\n".join([one.text for one in found if one.is_main])
        self._searched = 0
        self._best: dict[str, Candidate] = {}
        for one in found:
            known = self._best.setdefault(one.text, one)
            if one.is_main and not known.is_main:
                self._best[one.text] = one

    def evidence(self, i: int, one: Candidate) -> list[str]:
        """Return what stands around a block, the `i`th, says of it."""
        page, element, text = self._page, one.element, one.text
        evidence = ["inside the main text's element"] if page.holds(self._core, element) else []
        if one.is_main:
            evidence.append("like the main text")
        elif one.kind[0] == self._style:
            evidence.append("styled like the main text")
        elif self._is_beside(one):
            evidence.append("beside the main text")
        if self._is_listed(one):
            evidence.append("in a list or table without links")
        if text in self._notices:
            evidence.append("reads like a notice")
        if self._boxes and self._is_boxed(one):
            evidence.append("in a box that offers or asks")
        if i >= self._closing:
            evidence.append("behind a closing heading")
        if i > self._last and not one.is_main and words.lines.is_sign_off(text):
            evidence.append("signs the text off")
        evidence += self._repetition(one)
        if not one.is_main and len(text) < _SHORT and self._is_pictured(one):
            evidence.append("beside a picture")
        return evidence

    def _find_main(self, found: list[Candidate]) -> int:
        """Mark what looks like, and stands where, most of the text does; return the innermost element around it."""
        page, container, parents = self._page, self._scope.container, self._parents
        weights: dict[Kind, int] = {}
        for one in [one for one in found if one.is_text] or _nearest(found):
            size, above = len(one.text), page.parents[one.element]
            weights[one.kind] = weights.get(one.kind, 0) + size
            parents[above] = parents.get(above, 0) + size
        if not weights:
            return container
        self._most = sum(parents.values()) / 5
        main = max(weights, key=weights.__getitem__)
        self._style = main[0]
        for one in found:
            one.is_main = one.kind == main or (
                one.kind[0] == main[0] and one.whole == one.element and self._is_beside(one)
            )
        core = max(parents, key=parents.__getitem__)
        while core > container and page.running(core) < 0.7 * page.running(container):
            core = page.parents[core]
        return core

    def _is_beside(self, one: Candidate) -> bool:
        """Say whether a good part of the text stands right beside a block, or in its own element."""
        parents = self._parents
        return bool(parents) and (
            parents.get(self._page.parents[one.whole], 0) > self._most or parents.get(one.element, 0) > self._most
        )

    def _is_listed(self, one: Candidate) -> bool:
        page, whole = self._page, one.whole
        is_list = whole != one.element and page.tags[whole] in _LISTS and not self._scope.boxes.inside(whole)
        return is_list and page.linked_size(whole) * 10 < page.size(whole)

    def _is_pictured(self, one: Candidate) -> bool:
        """Say whether a short block shares its box with a picture and nothing else."""
        page, box = self._page, one.element
        if one.is_heading or page.tags[box] in ("tr", "blockquote"):
            return False
        for _ in range(4):
            if box <= self._scope.container or page.running(box) > len(one.text) + _CREDIT_LINE:
                return False
            if page.holds_any(box, self._scope.pictures):
                return True
            box = page.parents[box]
        return False

    def _asks(self, one: Candidate) -> bool:
        """Say whether a block is a note of the house, or announces other articles in a box of links."""
        if one.text in self._notices:
            return True
        if "announces other articles" not in one.evidence:
            return False
        box = self._box_around(one.element)
        return self._page.linked_size(box) * 4 > self._page.size(box)

    def _box_around(self, element: int) -> int:
        """Return the largest box around an element that holds little running text."""
        page, scope, box, up = self._page, self._scope, element, element
        most = min(_SHORT, page.running(scope.container) // 2)
        for _ in range(MAX_LEVELS):
            if up <= scope.container or up in scope.boxes.around_headline or page.running(up) > most:
                break
            if page.tags[up] == "p" and up != element:
                break
            box, up = up, page.parents[up]
        return box

    def _is_boxed(self, one: Candidate) -> bool:
        if one.element in self._boxes:
            return False
        up, parents, container = one.element, self._page.parents, self._scope.container
        while up > container and up not in self._boxes:
            up = parents[up]
        return up > container

    def _repetition(self, one: Candidate) -> list[str]:
        """Return whether a block says the headline again, what another block says, or quotes the text itself."""
        text, size, title = one.text, len(one.text), self._scope.title
        evidence = []
        if 0.5 * size < len(title) < 1.5 * size and key_of(text) == title:
            evidence.append("repeats the headline")
        if size > 15 and self._best[text] is not one and (size >= LONG or not one.is_main):
            evidence.append("said elsewhere")
        can_quote = not one.is_main and 30 < size < _SHORT and self._page.tags[one.element] != "li"
        if can_quote and self._searched < _MAX_SEARCHED:
            self._searched += len(self._prose)
            if text.strip(_QUOTES) in self._prose:
                evidence.append("quoted from the text")
        return evidence


def _nearest(found: list[Candidate]) -> list[Candidate]:
    """Return the long blocks that come nearest to being text, for a page none of whose blocks is text by itself."""
    long = [one for one in found if len(one.text) >= LONG and one.score > _NEARLY]
    best = max((one.score for one in long), default=0.0)
    return [one for one in long if one.score == best]


def _notices(found: list[Candidate]) -> set[str]:
    """Return the texts that are notes of the house: at either end, or in a style of their own."""
    suspects = [one.text for i, one in enumerate(found) if not one.is_main or i < 3 or i >= len(found) - _ENDS]
    return words.lines.notices_among(suspects) | words.pages.meters_among([one.text for one in found[:20]])


def _closing(found: list[Candidate]) -> int:
    """Return the place of the heading in the last part of the text behind which it is over: 'About the author'."""
    total, seen = sum(len(one.text) for one in found), 0
    for i, one in enumerate(found):
        closes = words.headings.is_closing if seen > 0.65 * total else words.headings.announces_author
        if seen > 0.3 * total and len(one.text) < MAX_HEADING and closes(one.text):
            return i
        seen += len(one.text)
    return len(found)


def _above_byline(found: list[Candidate]) -> int:
    """Return the place of a byline or date near the start, where no more than a standfirst stands above it; else 0."""
    for i in reversed(range(min(_HEAD_BLOCKS, len(found)))):
        if "reads like a byline" in found[i].evidence:
            above = [len(one.text) for one in found[:i] if one.is_text]
            return i if len(above) < 3 and sum(above) < _MAX_STANDFIRST else 0
    return 0
