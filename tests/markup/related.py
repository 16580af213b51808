"""Related reading as markup, and what looks like it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from markup.html import tag, text
from markup.pieces import Style, date
from markup.truth import Teaser
from markup.words import HOST, Words

CONTAINERS = {"list": "ul", "rows": "table", "terms": "dl"}
"""What cards stand in where a `div` would not do."""
FIRST = datetime(2024, 1, 9, 8, 30)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One article offered."""

    title: str
    path: str
    section: str
    excerpt: str
    when: datetime


def offer(style: Style, words: Words, rng: random.Random) -> list[Offer]:
    """Return the articles a page offers; none where it has no such block."""
    if style.choices.related == "none":
        return []
    count = rng.randint(1, 2) if style.choices.related == "box" else rng.randint(2, 5)
    return [_offer(words, rng, i) for i in range(count)]


def _offer(words: Words, rng: random.Random, number: int) -> Offer:
    title = words.title()
    return Offer(
        title=title,
        path=words.link(),
        section=rng.choice(words.language.menu),
        excerpt=words.excerpts[number],
        when=FIRST + timedelta(days=7 * number, minutes=rng.randrange(400)),
    )


def truth_of(style: Style, offered: Offer) -> Teaser:
    """Return what a reader sees of an offered article."""
    shown = date(style, offered.when, "teaser.date") if style.choices.parts in ("date", "full") else None
    return Teaser(
        title=offered.title,
        url=HOST + offered.path,
        excerpt=offered.excerpt if style.choices.parts in ("excerpt", "twin", "full") else None,
        dates=shown.raw if shown else (),
    )


def write(style: Style, offers: list[Offer]) -> str:
    """Return the block of all cards."""
    choices, classes, language = style.choices, style.classes, style.language
    cards = "".join(_card(style, offered) for offered in offers)
    title = text(classes.pick("related heading", tuple(language.related)))
    heading = tag(
        classes.pick("related heading tag", ("h2", "h3", "h4", "div", "p")), title, cls=classes("related.title")
    )
    inner = tag(CONTAINERS.get(choices.card, "div"), cards, cls=classes("related.list"))
    match choices.related:
        case "siblings":
            return heading + cards
        case "class":
            return tag(classes.pick("related tag", ("section", "aside", "div")), inner, cls=classes("related"))
        case "lines":
            links = [_link(style, offered, text(offered.title)) for offered in offers]
            return tag("p", "<br>".join((tag("b", title), *links)))
        case "box":
            label = tag(classes.pick("box label", ("strong", "span", "b")), text(language.read_also))
            links = [_link(style, offered, text(offered.title)) for offered in offers]
            listed = tag("ul", *(tag("li", link) for link in links)) if len(links) > 1 else links[0]
            return tag(classes.pick("box tag", ("aside", "div")), label, " ", listed, cls=classes("related"))
    return tag(classes.pick("related tag", ("section", "aside", "div")), heading, inner, cls=classes("related"))


def _card(style: Style, offered: Offer) -> str:
    """Return one offered article: its parts in order, as the page shows them."""
    choices = style.choices
    wraps = choices.card == "wrapped"
    parts = _parts(style, offered, linked=not wraps)
    cls = _class(style, "card")
    match choices.card:
        case "list":
            return tag("li", *parts.values(), cls=cls)
        case "rows":
            return tag("tr", *(tag("td", part) for part in parts.values()), cls=cls)
        case "terms":
            names = list(parts)
            behind = names.index("title") + 1
            term = tag("dt", *(parts[name] for name in names[:behind]))
            return term + "".join(tag("dd", parts[name]) for name in names[behind:])
        case "wrapped":
            return tag("div", _link(style, offered, "".join(parts.values())), cls=cls)
    return tag(choices.card, *parts.values(), cls=cls)


def _parts(style: Style, offered: Offer, *, linked: bool) -> dict[str, str]:
    """Return the parts of a card by name, in their order; `linked`: with a link where there is one."""
    choices, classes = style.choices, style.classes
    shows = {"full": "image kicker excerpt date", "twin": "excerpt twin"}.get(choices.parts, choices.parts).split()
    alt = offered.title if classes.pick("alt of teasers", ("title", "none")) == "title" else ""
    image = tag("img", cls=_class(style, "image"), src=f"/media{offered.path}a.jpg", alt=alt, width="300")
    title = _link(style, offered, text(offered.title)) if linked else text(offered.title)
    if choices.title_tag != "bare":
        title = tag(choices.title_tag, title, cls=_class(style, "headline"))
    more = text(style.language.read_more)
    shown = date(style, offered.when, "teaser.date")
    parts = {
        "image": _link(style, offered, image) if linked else image,
        "kicker": tag("span", text(offered.section), cls=_class(style, "kicker")),
        "title": title,
        "excerpt": tag("p", text(offered.excerpt), cls=_class(style, "excerpt")),
        "date": shown.markup if shown else "",
        "twin": _link(style, offered, more) if linked else tag("span", more),
    }
    return {name: markup for name, markup in parts.items() if markup and name in ("title", *shows)}


def _class(style: Style, part: str) -> str | None:
    """Return the class of a part of a card: named after its block, or, as where others use the card too, after none."""
    named = "teaser" if style.choices.decoy == "popular" else style.classes.pick("cards", ("related", "teaser"))
    return style.classes(f"{named}.{part}")


def _link(style: Style, offered: Offer, inner: str) -> str:
    host = style.classes.pick("host", ("", HOST))
    return tag("a", inner, cls=_class(style, "link"), href=host + offered.path)


def decoy(style: Style, words: Words) -> str:
    """Return what may stand below an article and is no related reading."""
    language, classes = style.language, style.classes
    match style.choices.decoy:
        case "topics":
            tags = (tag("a", text(word), href=f"/tags/{i}/", rel="tag") for i, word in enumerate(language.menu[:4]))
            return tag("div", tag("span", text(language.topics)), " ", " ".join(tags), cls=classes("article.tags"))
        case "newsletter":
            field = tag("input", type="email", name="mail")
            inner = tag("h3", text(language.newsletter)), tag("p", text(words.excerpts[-1])), field
            return tag("form", *inner, cls=classes("newsletter"), action="/newsletter", method="post")
        case "author":
            name = tag("a", text(words.people[0]), href="/authors/1/", rel="author")
            return tag("div", tag("h4", name), tag("p", text(words.excerpts[-2])), cls=classes("author.box"))
        case "sponsored":
            ads = (tag("a", text(words.title()), href=f"https://shop{i}.example/offer/") for i in (1, 2))
            return tag("div", tag("span", text(language.sponsored)), " ", " ".join(ads), cls=classes("sponsored"))
        case "neighbours":
            back = tag("a", f"« {text(words.title())}", href=words.link(), rel="prev")
            on = tag("a", f"{text(words.title())} »", href=words.link(), rel="next")
            return tag("nav", back, " ", on, cls=classes("post.navigation"))
        case "popular":
            cards = "".join(_card(style, _offer(words, words.rng, i)) for i in range(3))
            listed = tag(CONTAINERS.get(style.choices.card, "div"), cards)
            return tag("div", tag("h3", text(language.most_read)), listed, cls=classes("popular"))
    return ""
