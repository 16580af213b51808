"""Which blocks of a page are its article's running text: each judged by itself, by its place, by its neighbours."""

from __future__ import annotations

from nkscrape.extract import words
from nkscrape.extract.article.candidates import LONG, TEXT, Candidate, Kind, Scope, kind_of, whole_of
from nkscrape.extract.article.date_text import is_dateline
from nkscrape.extract.article.names import is_name_line
from nkscrape.extract.article.surroundings import by_boxes, by_repetition, by_style
from nkscrape.extract.reading import Block
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.reading.text import reading_length

_HEAD_BLOCKS = 8
"""Blocks at the start among which byline and date may stand."""
_MAX_STANDFIRST = 400
"""Characters above a byline up to which they are no part of the text."""
_BY_MEANING = {"li": "list item", "blockquote": "quote", **dict.fromkeys(HEADINGS, "heading")}


def judge(blocks: list[Block], scope: Scope) -> list[Candidate]:
    """Return the blocks with their scores: each by itself first, then with what its neighbours came to."""
    found = [_candidate(block, scope) for block in blocks]
    by_style(found, scope)
    by_boxes(found, scope)
    by_repetition(found, scope)
    _by_closing(found)
    for one in found:
        one.score = TEXT.score(one.evidence)
    _by_neighbours(found)
    return found


def _candidate(block: Block, scope: Scope) -> Candidate:
    whole = whole_of(scope.page, block.element)
    return Candidate(block, _by_itself(block, scope), whole, kind_of(scope.page, block.element, whole))


def _by_itself(block: Block, scope: Scope) -> list[str]:
    """Return what a block's own markup and text say."""
    text, tag = block.text, block.tag
    evidence = [*scope.boxes.inside[block.element]]
    if scope.is_named:
        evidence.append("a site's selector names it")
    size, linked = reading_length(text), block.linked
    is_sentence = words.lines.ends_sentence(text) or (size > 40 and text.endswith(":"))
    if scope.marked is not None and not scope.marked.inside[block.element]:
        evidence.append("outside what microdata marks" if scope.marked.is_microdata else "outside the marked body")
    if tag == "p":
        evidence.append("a paragraph by its tag")
    if scope.apart[block.element]:
        evidence.append("in a part apart")
    if meaning := _BY_MEANING.get(tag):
        evidence.append(meaning)
    if size >= LONG:
        evidence.append("very long" if size >= 250 else "long")
    elif not any(map(str.isalnum, text)):
        evidence.append("no words")
    elif size < 25 and tag not in _BY_MEANING:
        evidence.append("few words")
    if is_sentence:
        evidence.append("ends as a sentence")
    if not linked:
        evidence.append("no link")
    elif linked * 2 > len(text):
        # A row of links has commas in it.
        least = 0.85 if size > LONG or is_sentence else 0.75
        is_pointer = linked >= least * len(text) and not (is_sentence and size > 200)
        evidence.append("links alone" if is_pointer else "mostly links")
    if size < 250:
        evidence += _by_phrases(block, scope, is_sentence=is_sentence)
    return evidence


def _by_phrases(block: Block, scope: Scope, *, is_sentence: bool) -> list[str]:
    """Return what a short line says of itself."""
    text, found = block.text, list[str]()
    if words.lines.is_label(text):
        found.append("reads like a label")
    if len(text) < 160 and words.lines.is_credit(text):
        found.append("reads like a credit")
    if words.lines.is_read_more(text) and _points_away(block):
        found.append("points elsewhere")
    if is_dateline(text) or ("\n" in text and is_dateline(text.rsplit("\n", 1)[1])):
        found.append("reads like a byline")
    if not is_sentence and len(text) < LONG and _is_buttons(block, scope):
        found.append("several buttons")
    return found


def _is_buttons(block: Block, scope: Scope) -> bool:
    """Whether a line is made of several links that jump or act on the same page ('Share', 'Print')."""
    page = scope.page
    if not page.holds_any(block.element, scope.jumps):
        return False
    anchors = page.inside(block.element, "a")
    if not 1 < len(anchors) < 9:
        return False
    return " ".join(page.source_text(a) for a in anchors).split() == block.text.split()


def _points_away(block: Block) -> bool:
    """Whether a line that opens like 'Read more' is a label, or a label and a link."""
    if block.linked * 2 > len(block.text) or words.lines.is_read_more_alone(block.text):
        return True
    label, _, rest = block.text.partition(":")
    return bool(rest) and len(label) < 40 and block.linked >= 0.8 * len(rest)


def _by_closing(found: list[Candidate]) -> None:
    """Note what follows a heading such as 'About the author' in the last part of the text."""
    total = sum(len(one.block.text) for one in found)
    seen, is_closed = 0, False
    for one in found:
        text = one.block.text
        if not is_closed and len(text) < 60 and words.headings.is_closing(text):
            is_closed = seen > (0.3 if words.headings.announces_author(text) else 0.65) * total
        if is_closed:
            one.evidence.append("behind a closing heading")
        seen += len(text)


def _by_neighbours(found: list[Candidate]) -> None:
    """Note what a block's neighbours came to, and score it again."""
    _by_kind(found)
    is_text = [one.score > 0 for one in found]
    main = [i for i, one in enumerate(found) if one.is_main and len(one.block.text) >= LONG]
    first, last = (main[0], main[-1]) if main else (-1, len(found))
    for i, one in enumerate(found):
        behind = i + 1 < len(found) and is_text[i + 1]
        if not first <= i <= last and not one.is_main:
            one.evidence.append("above the main text" if i < first else "below the main text")
            if i > last and words.lines.is_sign_off(one.block.text):
                one.evidence.append("signs the text off")
        if (
            not first < i < last
            and one.block.tag != "li"
            and len(one.block.text) < LONG
            and is_name_line(one.block.text)
        ):
            one.evidence.append("a name alone")
        if one.block.is_heading and not behind:
            one.evidence.append("heads no text")
    for one in _above_byline(found):
        one.evidence.append("above a byline or date")
    for one in found:
        one.score = TEXT.score(one.evidence)


def _above_byline(found: list[Candidate]) -> list[Candidate]:
    """Return what stands above a byline or date near the start, where it is no more than a standfirst."""
    for i in reversed(range(min(_HEAD_BLOCKS, len(found)))):
        if "reads like a byline" in found[i].evidence:
            above = [one for one in found[:i] if one.score > 0]
            is_short = sum(len(one.block.text) for one in above) < _MAX_STANDFIRST
            return above if len(above) < 3 and is_short else []
    return []


def _by_kind(found: list[Candidate]) -> None:
    """Note whether most blocks that look alike came out as text."""
    kinds: dict[Kind, list[Candidate]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    for alike in kinds.values():
        share = sum(one.score > 0 for one in alike) / len(alike)
        if len(alike) > 2 and not 0.3 < share < 0.7:
            for one in alike:
                one.evidence.append("most of its kind are text" if share > 0.5 else "few of its kind are text")
