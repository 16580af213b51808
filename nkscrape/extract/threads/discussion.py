"""Threads without a known platform: what a region holds as records is judged by all that speaks for a discussion."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from math import log2

from nkscrape.extract import words
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Reading
from nkscrape.extract.threads.area import Hints
from nkscrape.extract.threads.columns import SENTENCE_ENDS
from nkscrape.extract.threads.fields import read_records
from nkscrape.extract.threads.marks import is_comment_type, key_in, key_of, speaks
from nkscrape.extract.threads.mining import pivots_under, records_around, records_of
from nkscrape.extract.threads.names import is_label
from nkscrape.extract.threads.places import Region, regions
from nkscrape.extract.threads.sheet import folded
from nkscrape.extract.threads.stamps import find_stamp
from nkscrape.extract.threads.thread import Found, Record
from nkscrape.page import Page

THREAD = Question(
    "thread",
    {
        "typed as comments": 3.0, "under a heading of discussions": 2.0, "under a heading that others have, too": 1.0,
        "class of its region": 1.2, "class of its records": 1.5, "dates in a column": 2.0, "names that vary": 1.0,
        "texts that vary": 0.5, "texts that are sentences": 1.0, "reply or report buttons": 1.5,
        "lines that say who writes": 1.2, "a form to write below": 0.7, "portraits": 0.5,
        "answers inside records": 0.5, "numbered": 0.8,
        "one record": -1.5, "embedded from elsewhere": -3.0, "before the page's text": -3.0,
        "most of the page's text": -2.0, "among other text": -2.5, "linked titles": -5.0, "mostly links": -3.0,
        "links to other pages' comments": -4.0, "under a heading of other matter": -3.0,
        "class says recent, teaser or widget": -1.5, "beside the page": -2.0, "names missing": -4.0,
        "some without name or text": -1.5, "names in pairs": -5.0, "within the article's marked text": -3.0,
        "one record, under a headline of its own": -1.5,
    },
    base=-3.7,
)  # fmt: skip
_FLAT = frozenset(("tr", "dt", "a"))
"""Elements that begin a comment and do not hold it: a row before another, a term, an anchor."""
MAX_REGIONS = 8
"""Regions of one page that are judged."""
SURE = 3.0
"""Score from which the region is the thread's: no other is judged."""
MIN_TEXT = 12
"""Characters of a record, as a rule: a name and a word."""
MAX_SAMPLE = 20
"""Records by which a candidate is judged."""
MAX_WHOLE = 50
"""Records that are all read at once: nearly always they are the thread's, and read no second time."""
SENTENCE = 50
"""Characters of a text that is more than a label."""
MAX_LONE = 600
"""Characters of an only comment that may be half of the page's text."""
MAX_VERB = 40
"""Characters beside a name that may be its verb or label."""
MAX_TITLE = 30
"""Characters of a linked heading that may be a comment's own title."""


def find_records(page: Page, hints: Hints) -> Iterator[tuple[list[Record], list[Found]]]:
    """Yield the records of the page's thread, the most convincing first, and what was read of the first ones."""
    reading = page.reading
    places = list(islice(regions(reading, hints), MAX_REGIONS))
    judged: list[_Judged] = []
    for elements in filter(None, (hints.typed, _numbered(reading, hints))):
        around = (one for one in places if any(reading.holds(root, elements[0]) for root in one.roots))
        lies_flat = reading.tags[elements[0]] in _FLAT
        records = records_of(reading, elements) if lies_flat else [Record(i, key_of(reading, i)) for i in elements]
        judged += _judge(page, next(around, Region([elements[0]], [])), records)
    seen: set[tuple[int, ...]] = set()
    for region in places:
        before = _sure(judged)
        for records in _candidates(reading, region.roots, seen, judged):
            judged += _judge(page, region, records)
        if _sure(judged) > before:
            break
    judged.sort(key=lambda one: -one.score - 2 * log2(one.valid))
    yield from ((one.records, one.found) for one in judged)


def _sure(judged: Sequence[_Judged]) -> int:
    """Return how many comments the largest candidate has that is surely a thread, 0 where none is."""
    return max((one.valid for one in judged if one.score > SURE), default=0)


def _candidates(
    page: Reading, roots: Sequence[int], seen: set[tuple[int, ...]], judged: Sequence[_Judged]
) -> Iterator[list[Record]]:
    """Yield the ways to part what stands under `roots` into more records than a sure thread has, each once."""
    for pivots in pivots_under(page, roots):
        for records in records_around(page, pivots, frozenset(roots)) if len(pivots) > _sure(judged) else ():
            elements = tuple(record.element for record in records)
            if elements not in seen and len(records) > _sure(judged):
                seen.add(elements)
                if _has_texts(page, records):
                    yield records


def _numbered(page: Reading, hints: Hints) -> list[int]:
    """Return the elements of one kind whose ids say comment and a number; most there are."""
    found: dict[tuple[str, str], list[int]] = {}
    for i in hints.named:
        name = page.get(i, "id")
        key = key_in(name) if name and speaks(page, i) else None
        if key:
            found.setdefault((page.tags[i], folded(name.removesuffix(key))), []).append(i)
    return max(found.values(), key=len, default=[])


def _spans(page: Reading, records: Sequence[Record]) -> list[tuple[int, int]]:
    return [(page.starts[one.element], one.stop or page.stops[(one.element, *one.tail)[-1]]) for one in records]


def _has_texts(page: Reading, records: Sequence[Record]) -> bool:
    """Say whether records show more than links: what is judged costs far more than this look."""
    spans = _spans(page, records)
    size = sum(page.size_between(start, stop) for start, stop in spans)
    return (
        size > MIN_TEXT * len(records) and sum(page.linked_between(start, stop) for start, stop in spans) * 4 < size * 3
    )


@dataclass(slots=True)
class _Judged:
    """A candidate that may be the thread."""

    records: list[Record]
    found: list[Found]
    score: float
    valid: int
    """How many of its records have a name and a text."""


def _judge(page: Page, region: Region, records: list[Record]) -> Iterator[_Judged]:
    """Yield a candidate if it convinces. It is read only where that can still decide."""
    sample, noted = _Sample(page, records[:MAX_SAMPLE]), len(page.ledger or ())
    evidence = [*region.evidence, *(name for name, holds in _SEEN.items() if holds(sample))]
    if THREAD.score(evidence) + _MOST_TO_READ > 0:
        sample.found = read_records(page, records, None if len(records) <= MAX_WHOLE else MAX_SAMPLE)
        sample.valid = [
            one for one in sample.found if one.author_name and one.text and not words.headings.is_known(one.text)
        ]
        evidence += [name for name, holds in _READ.items() if holds(sample)]
    score, valid = THREAD.score(evidence), len(sample.valid) * len(records) // max(len(sample.found), 1)
    if page.ledger is not None:  # the thread before the columns it was judged by
        THREAD.note(page, records[0].element, page.reading.text(records[0].element)[:80], evidence, won=score > 0)
        page.ledger.insert(noted, page.ledger.pop())
    if score > 0 and valid:
        yield _Judged(records, sample.found, score, valid)


@dataclass(slots=True)
class _Sample:
    """The first records of a candidate and what was read of them."""

    page: Page
    records: Sequence[Record]
    found: list[Found] = field(default_factory=list)
    valid: list[Found] = field(default_factory=list)

    def most(self, holds: Callable[[Reading, int], bool], least: float = 0.5) -> bool:
        """Say whether more than a share of the records have something."""
        count = sum(holds(self.page.reading, record.element) for record in self.records)
        return count > least * len(self.records)


def _is_date(raw: str | None) -> bool:
    return bool(raw) and bool(find_stamp(raw or "") or ":" in (raw or "") or (raw or "")[:10].isdigit())


def _has_button(page: Reading, i: int) -> bool:
    buttons = words.comments.buttons()
    return any(
        (page.raw_text(one) or page.text(one)).casefold() in buttons for one in page.inside(i, "a", "button")[:12]
    )


def _has_portrait(page: Reading, i: int) -> bool:
    return page.first(i, "img") is not None


def _has_linked_title(page: Reading, i: int) -> bool:
    """Say whether a linked headline stands in a record: a teaser, be it for an opinion piece called comment."""
    return any(
        len(page.text(link)) > MAX_TITLE and "#" not in (page.get(link, "href") or "#")
        for heading in page.inside(i, "h2", "h3", "h4")[:2]
        for link in page.inside(heading, "a")[:2]
    )


def _is_mostly_links(page: Reading, i: int) -> bool:
    return page.linked_size(i) * 2 > page.size(i)


def _leads_elsewhere(page: Page, i: int) -> bool:
    """Say whether a record links to a comment on another page."""
    for link in page.reading.inside(i, "a")[:12]:
        place, _, target = page.reading.get(link, "href").partition("#")
        if target.startswith("comment") and place and page.link(place) not in (page.url, page.canonical_url):
            return True
    return False


def _is_typed(page: Reading, i: int) -> bool:
    return is_comment_type(page.get(i, "itemtype") or page.get(i, "typeof"))


def _is_embedded(page: Reading, i: int) -> bool:
    return "embed" in words.classes.kinds_of(page.names[i])


def _is_within_text(page: Reading, i: int) -> bool:
    """Say whether a record stands in what microdata or the platform marks as an article's text."""
    return any(
        "articleBody" in page.get(up, "itemprop") or "article_body" in words.classes.kinds_of(page.names[up])
        for up in page.around(i)
    )


def _in_pairs(names: Sequence[str | None]) -> bool:
    """Say whether each name stands twice: then two records are one comment."""
    return len(names) > 5 and len(names) % 2 == 0 and len(set(names)) > 1 and names[::2] == names[1::2]


def _says_who_writes(read: _Sample) -> bool:
    """Say whether most names stand with a label or verb: 'posted by Ann', 'Ann says:'."""
    count = 0
    for record, one in zip(read.records, read.found, strict=False):
        before, name, behind = read.page.reading.text(record.element).partition(one.author_name or "\n")
        verb = behind[:MAX_VERB].partition(":")[0].strip()
        count += bool(name) and (words.comments.is_says(f"{verb}:") or is_label(before[-MAX_VERB:] or "-"))
    return count * 2 > len(read.records)


def _is_said(one: Found) -> bool:
    return len(one.text) > SENTENCE or one.text.endswith(SENTENCE_ENDS)


def _is_nested(read: _Sample) -> bool:
    elements = [record.element for record in read.records if not record.tail]
    return any(read.page.reading.holds(one, other) for one, other in pairwise(elements))


def _is_scattered(sample: _Sample) -> bool:
    """Say whether more text stands between the records than in them."""
    page, spans = sample.page.reading, _spans(sample.page.reading, sample.records)
    whole = page.size_between(min(start for start, _ in spans), max(stop for _, stop in spans))
    return whole > 2 * sum(page.size_between(start, stop) for start, stop in spans)


_SEEN: dict[str, Callable[[_Sample], bool]] = {
    "one record": lambda sample: len(sample.records) == 1,
    "typed as comments": lambda sample: sample.most(_is_typed),
    "class of its records": lambda sample: sample.most(speaks),
    "embedded from elsewhere": lambda sample: sample.most(_is_embedded),
    "numbered": lambda sample: sum(one.key is not None for one in sample.records) * 2 > len(sample.records),
    "reply or report buttons": lambda sample: sample.most(_has_button),
    "portraits": lambda sample: sample.most(_has_portrait),
    "answers inside records": _is_nested,
    "among other text": _is_scattered,
    "one record, under a headline of its own": lambda sample: (
        len(sample.records) == 1 and sample.most(lambda page, i: page.first(i, "h1", "h2") is not None)
    ),
    "within the article's marked text": lambda sample: sample.most(_is_within_text),
    "linked titles": lambda sample: sample.most(_has_linked_title, 0.3),
    "mostly links": lambda sample: sample.most(_is_mostly_links),
    "links to other pages' comments": lambda sample: sample.most(lambda _, i: _leads_elsewhere(sample.page, i)),
}
"""What of the evidence shows in the records before they are read."""
_READ: dict[str, Callable[[_Sample], bool]] = {
    "names missing": lambda read: len(read.valid) * 2 <= len(read.found),
    "some without name or text": lambda read: len(read.found) < len(read.valid) * 2 < len(read.found) * 1.8,
    "dates in a column": lambda read: sum(_is_date(one.published_raw) for one in read.found) * 2 > len(read.found),
    "lines that say who writes": _says_who_writes,
    "names in pairs": lambda read: _in_pairs([one.author_name for one in read.found]),
    "names that vary": lambda read: len({one.author_name for one in read.valid}) > 1,
    "texts that vary": lambda read: len({one.text for one in read.valid}) * 2 > len(read.valid),
    "texts that are sentences": lambda read: sum(map(_is_said, read.valid)) * 2 > len(read.valid),
    "most of the page's text": lambda read: (
        len(read.found) == 1 and len(read.found[0].text) > max(MAX_LONE, read.page.reading.total // 2)
    ),
}
"""What shows in what was read of them."""
_MOST_TO_READ = sum(max(THREAD.weights[name], 0.0) for name in _READ)
"""What the reading of a candidate can add to its score."""
