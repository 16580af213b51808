"""Measuring extraction: labels of judgements, weights chosen from them, words and evidence left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pages import FIRST, SECOND, URL, page_of

from benchmarks import ablate, accuracy
from benchmarks.ablate import Baseline, Loss, Part
from benchmarks.entries import Entry, entries, left_out, standing, wording_of
from benchmarks.evaluation import Case, Records, site_in
from benchmarks.judged import DRAWN_SITE, Example, drawn_cases, examples
from benchmarks.labels import LABELS
from benchmarks.weights import CHOICES, Chooser, Chosen, choosers, in_place
from nkscrape.extract import records as _rooms  # noqa: F401 - the questions are asked by rooms that must be there
from nkscrape.extract import words
from nkscrape.extract.evidence import QUESTIONS, Judgement, Question
from nkscrape.page import Page


@pytest.fixture
def boat() -> Iterator[Question]:
    """A question of our own: what floats is a boat."""
    question = Question("is it a boat?", {"floats": 1.0, "has wheels": -1.0, "never met": 4.0})
    yield question
    del QUESTIONS[question.name]


def example(question: Question, number: int, *evidence: str, right: bool) -> Example:
    site = f"site{number}.example"
    return Example(site, f"{site}/page", question.name, tuple(sorted(evidence)), right)


def fleet(question: Question) -> list[Example]:
    """Return what was judged on forty sites: what floats is right, unless it is on the last one."""
    good = [example(question, number, "floats", right=True) for number in range(39)]
    bad = [example(question, number, "has wheels", right=False) for number in range(39)]
    return [*good, *bad, example(question, 39, "floats", right=False), example(question, 39, "has wheels", right=True)]


def judged(question: str, subject: str, element: int = -1) -> Judgement:
    return Judgement(question, element, subject, (), 0.0, won=False)


def verdicts(question: str, truth: dict[str, object], page: Page, *subjects: str) -> list[bool | None]:
    verdict = LABELS[question](truth, page)
    assert verdict is not None
    return [verdict(judged(question, subject)) for subject in subjects]


def test_what_is_right_weighs_for_and_what_is_wrong_against(boat: Question) -> None:
    chosen = Chooser(boat, fleet(boat)).chosen()
    assert chosen.weights["floats"] > 1 > -1 > chosen.weights["has wheels"]
    assert chosen.weights["never met"] == 4.0


def test_a_site_left_out_has_no_part_in_the_weights(boat: Question) -> None:
    chooser = Chooser(boat, fleet(boat))
    without = chooser.chosen(without="site39.example")
    alone = Chooser(boat, [one for one in fleet(boat) if one.site != "site39.example"]).chosen()
    assert without.weights["floats"] > chooser.chosen().weights["floats"]
    for name, weight in alone.weights.items():
        assert without.weights[name] == pytest.approx(weight, abs=0.15)
    assert chooser.chosen(without="elsewhere.example") == chooser.chosen()


def test_a_choice_is_fitted_within_its_page(boat: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHOICES, boat.name, False)
    chosen = Chooser(boat, fleet(boat)).chosen()
    assert chosen.weights["floats"] - chosen.weights["has wheels"] > 2
    assert chosen.base == boat.base


def test_few_sites_choose_no_weights(boat: Question) -> None:
    assert choosers(fleet(boat))
    assert not choosers([one for one in fleet(boat) if one.site < "site12"][:4])
    assert not choosers([replace(one, is_right=True) for one in fleet(boat)])


def test_other_tables_are_in_place_for_a_while(boat: Question) -> None:
    known = boat.weights
    with in_place({boat.name: Chosen(2.0, {**boat.weights, "floats": 0.0})}):
        assert boat.score(["floats"]) == 2.0
        assert boat.weights is known
    assert boat.score(["floats"]) == 1.0


def test_labels_of_short_fields() -> None:
    page = page_of("<p>Ferry</p>")
    title: dict[str, object] = {"title": "Harbour ferry stops at dusk"}
    subjects = ("Harbour Ferry stops at dusk!", "Transport: Harbour ferry stops at dusk", "Gazette")
    assert verdicts("headline", title, page, *subjects) == [True, None, False]
    named: dict[str, object] = {"author": "Mina Harbour and Ola Quay"}
    long = f"Ola Quay writes about ships. {FIRST}"
    assert verdicts("byline", named, page, "By Mina Harbour", long, "Gazette") == [True, None, False]
    assert LABELS["byline"]({"author": None}, page) is None


@pytest.mark.parametrize(
    ("truth", "right", "wrong"),
    [
        ({"day": "2014-04-18"}, "April 18th, 2014", "April 19th, 2014"),
        ({"published": "2014-04-18T23:30:00+00:00"}, "2014-04-19", "2014-04-21"),
        ({"published": "2014-04-18"}, "2014-04-18T05:00:00Z", "nothing of the kind"),
    ],
)
def test_labels_of_dates(truth: dict[str, object], right: str, wrong: str) -> None:
    assert verdicts("published", truth, page_of("<p>Ferry</p>"), right, wrong) == [True, False]


def test_labels_of_text() -> None:
    body: dict[str, object] = {"body": f"{FIRST}\n\nThe bus\n\n{SECOND}"}
    page = page_of("<p>Ferry</p>")
    assert verdicts("text", body, page, FIRST, "The bus", "Share this", "***") == [True, True, False, None]
    twice = replace(page, ledger=[judged("text", FIRST), judged("text", f"Again: {FIRST}")])
    assert verdicts("text", body, twice, FIRST) == [None]
    parts: dict[str, object] = {"must": [FIRST[10:40]], "must_not": ["our newsletter"]}
    assert verdicts("text", parts, page, FIRST, "Get our newsletter", SECOND) == [True, False, None]


def test_labels_of_boxes_and_records() -> None:
    page = page_of(
        '<ul id=r><li><a href="/a/">A first story about the harbour</a></ul>'
        '<ul id=o><li><a href="/b/">A second story about the harbour</a></ul>'
        "<div id=c>Ola Quay says: I shall miss the last boat of the day.</div><div id=n>Nothing</div>"
    )
    of = {page.reading.get(i, "id"): i for i in range(len(page.reading.tags)) if page.reading.get(i, "id")}
    teasers = LABELS["related"]({"tasks": ["teasers"], "teasers": [{"url": "/a/"}]}, page)
    said = {"author": "Ola Quay", "text": "I shall miss the last boat of the day."}
    thread = LABELS["thread"]({"tasks": ["comments"], "comments": [said]}, page)
    assert teasers is not None
    assert thread is not None
    assert [teasers(judged("related", "", of[name])) for name in "ro"] == [True, False]
    assert [thread(judged("thread", "", of[name])) for name in "cn"] == [True, False]
    assert verdicts("name in a comment", {"comments": [said]}, page, "Ola Quay", "Reply") == [True, False]
    assert verdicts("text of a comment", {"comments": [said]}, page, said["text"], "Reply") == [True, False]


def test_examples_are_what_the_truth_can_tell() -> None:
    ledger = [judged("headline", "Ferry"), judged("headline", "Gazette, Ferry"), judged("access", "Ferry")]
    page = replace(page_of("<p>Ferry</p>"), ledger=ledger)
    case = Case("articles", "gazette.example", {"title": "Ferry"}, "ferry.html", URL, None)
    assert [(one.question, one.is_right) for one in examples(case, page)] == [("headline", True)]
    assert not list(examples(replace(case, site=DRAWN_SITE), page))


def test_drawn_pages_are_cases() -> None:
    case = drawn_cases(1)[0]
    assert case.site == DRAWN_SITE
    assert case.page().reading.title
    assert case.truth["tasks"] == ["comments", "teasers"]


def test_the_site_of_an_odd_address() -> None:
    assert site_in("https://news.gazette.com/a/") == "gazette.com"
    assert site_in("hard::gazette.example-ferry.html") == "gazette.example"


def test_every_entry_is_listed_and_can_be_left_out() -> None:
    share = next(one for one in entries(["classes"]) if (one.key, one.text) == ("share", "addthis"))
    related = next(one for one in entries(["en"]) if (one.key, one.text) == ("related", "read more"))
    assert "share" in words.classes.kinds_of("addthis")
    assert words.headings.kind("Read more") == "related"
    with left_out(share):
        assert "share" not in words.classes.kinds_of("addthis")
    with left_out(related):
        assert words.headings.kind("Read more") is None
    assert "share" in words.classes.kinds_of("addthis")
    assert words.headings.kind("Read more") == "related"


def test_where_entries_stand() -> None:
    pages = [
        page_of('<h2>Read more</h2><p class="addthis">Share</p>'),
        page_of(f'<p>You can read more in the paper. {FIRST}</p><a href="/">Home</a>'),
        page_of('<p>By Ola Quay</p><a href="/shop/">Shop</a>'),
    ]
    wanted = [
        Entry("en", "headings", "related", "read more"),
        Entry("classes", "words", "share", "addthis"),
        Entry("en", "byline", "by", "by"),
        Entry("classes", "paths", "service", "shop"),
    ]
    assert list(standing(wanted, [wording_of(page.reading) for page in pages]).values()) == [[0], [0], [2], [2]]


def cases_of(*bodies: str) -> list[Case]:
    return [
        Case("none", f"site{n}.example", {}, f"{n}.html", f"https://site{n}.example/news/ferry/", None, body.encode())
        for n, body in enumerate(bodies)
    ]


def test_what_is_lost_without_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    def scores(found: Iterable[tuple[Case, Records]]) -> dict[str, float]:
        right = [bool(records["article"]) and records["article"]["title"] == "Ferry stops" for _, records in found]
        return {"title": sum(right) / len(right)} if right else {}

    monkeypatch.setattr(ablate, "scores_of", scores)
    text = f"<p>{FIRST}</p><p>{SECOND}</p>" * 2
    shown = f"<title>Gazette</title><h1>Ferry stops</h1><h2>Gazette</h2><div>{text}</div>"
    baseline = Baseline(cases_of(shown, shown.replace("h1", "h2")), worded=False)
    part = next(one for one in ablate.evidence_parts(baseline, ["headline"]) if one.name == "h1")
    assert part.pages == (0,)
    loss = baseline.without(part)
    assert (loss.met, loss.is_useless) == (1, True)
    assert QUESTIONS["headline"].weights["h1"] > 0


def test_the_table_and_what_may_go() -> None:
    def loss(name: str, met: int, changed: int, lost: float, stays: str = "") -> Loss:
        return Loss(Part("headline", name, None, tuple(range(met))), met, changed, {"title": lost}, stays)

    losses = [
        loss("idle", 9, 0, 0.0),
        loss("h1", 40, 12, 0.05),
        loss("rare", 1, 1, 0.01),
        loss("own", 0, 0, 0, "platform"),
    ]
    table = list(ablate.table(losses))
    assert [line.split(": ")[1].split("  ")[0] for line in table[1:]] == ["h1", "rare"]
    assert table[1].endswith("title -0.050")
    assert list(ablate.useless(losses))[1:] == [
        "headline: idle (9, 0) | rare (1, 1)",
        "headline [may stay: platform]: own (0, 0)",
    ]


def test_accuracy_and_ablation_need_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(accuracy, "EVALUATION", tmp_path / "none")
    monkeypatch.setattr(ablate, "EVALUATION", tmp_path / "none")
    assert accuracy.main([]) == ablate.main([]) == 0
    assert capsys.readouterr().out.count("nothing measured") == 2


def test_accuracy_tells_what_is_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy._compare({"title": 0.9}, {"title": 0.95}, {"title": 0.89}, {"title": 0.88}) == 1
    line = capsys.readouterr().out.splitlines()[1]
    assert line.split() == ["title", "0.900", "0.950", "0.890", "0.880", "-0.010", "-0.020", "MUCH", "BELOW"]
    assert accuracy._compare({"title": 0.9}, {"title": 0.9}, {}, {}) == 0
