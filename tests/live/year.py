"""A year of a newspaper on WordPress: what happens each day, and what a careful reader would have kept of it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from gazette import BREAK, STORIES, plain_story, story_of
from phrases import Voice
from truth import Post
from wordpress_gazette import truth
from wordpress_server import WordPress

FIRST_NIGHT = datetime(2016, 3, 3, 18, 15, tzinfo=UTC)
DAILY, SPARSE, APART = 24, 12, 28
"""Nights in a row first; then as many as make up a year, so many days apart."""
QUIET = 4
"""Nights at the end in which nothing is edited, moved or deleted, so that all that was is seen."""
SEEN = timedelta(days=60)
"""What is older had been there on a night that did not fail."""
MAINTENANCE = (
    "<html><head><title>Maintenance</title></head>"
    "<body><h1>Maintenance</h1><p>Briefly unavailable for scheduled maintenance.</p></body></html>"
)
ARTICLES = "#^/20\\d\\d/\\d\\d/[a-z]#"
TROUBLE: dict[str, dict[str, Any]] = {
    "maintenance page": {"path": "#^/(?!robots)#", "status": 200, "body": MAINTENANCE},
    "articles 500": {"path": ARTICLES, "status": 500},
    "all 503": {"path": "#^/#", "status": 503, "headers": {"Retry-After": "3600"}},
    "sitemap 429": {"path": "#sitemap#", "status": 429},
    "feeds 500": {"path": "#/feed/#", "status": 500},
    "articles 404": {"path": ARTICLES, "status": 404},
    "all 403": {"path": "#^/(?!robots)#", "status": 403},
    "articles maintenance page": {"path": ARTICLES, "status": 200, "body": MAINTENANCE},
    "articles empty": {"path": ARTICLES, "status": 200, "body": ""},
    "comments 500": {"path": "#comment#", "status": 500},
}
"""Each kind of failed night."""
Event = dict[str, Any]


@dataclass
class Night:
    """One night: when, what happened before it, what fails in it."""

    at: datetime
    trouble: str = ""
    is_quiet: bool = False
    events: list[Event] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What the night is an example of."""
        return self.trouble or ("nothing new" if self.is_quiet else "something new")


def nights() -> list[Night]:
    """Return all nights; every third fails in its own way, every fifth has nothing new before it."""
    days = [*range(DAILY), *(DAILY + APART * number for number in range(1, SPARSE + 1))]
    kinds = list(TROUBLE)
    all_nights = [Night(FIRST_NIGHT + timedelta(days=day)) for day in days]
    for number, night in enumerate(all_nights[:-QUIET]):
        if number % 3 == 2:
            night.trouble = kinds[number // 3 % len(kinds)]
        night.is_quiet = number % 5 == 0 or number == 0
    return all_nights


class Newsroom:
    """Makes things happen on the site, and keeps what a careful reader would."""

    def __init__(self, site: WordPress) -> None:
        self.site = site
        self.random = Random("year")
        self.kept: dict[str, Post] = {}
        """What readers can no longer see, as it last was."""
        self.unsaid: dict[str, set[str]] = {}
        self._written = STORIES
        self._now = truth(site)

    def prepare(self, night: Night, *, late: bool) -> None:
        """Let happen what happens before a night; `late`: nothing is edited, moved or deleted any more."""
        if night.is_quiet:
            return
        before = {post.number: post for post in self._now}
        night.events = list(self._events(night, late))
        file = self.site.folder / "events.json"
        file.write_text(json.dumps(night.events))
        code = (Path(__file__).parent / "wordpress_night.php").read_text().removeprefix("<?php")
        self.site.run(f"$GLOBALS['events_file'] = {str(file)!r};\n{code}")
        self._now = truth(self.site)
        there = {post.number for post in self._now}
        self.kept |= {number: post for number, post in before.items() if number not in there}
        self._remember(before)

    def _remember(self, before: dict[str, Post]) -> None:
        """Keep comments that are gone below posts that are not: their readers have seen them."""
        for place, post in enumerate(self._now):
            if old := before.get(post.number):
                there = {one.number for one in post.remarks}
                gone = [one for one in old.remarks if one.number not in there]
                if gone:
                    self._now[place] = dataclasses.replace(post, remarks=(*post.remarks, *gone))

    def careful_reader(self) -> list[Post]:
        """Return what is to be in the dataset at the end."""
        return [*self._now, *self.kept.values()]

    def _events(self, night: Night, late: bool) -> Iterator[Event]:
        random = self.random
        for _ in range(random.choice([0, 1, 1, 2])):
            story = story_of(self._written)
            story.at = night.at - timedelta(hours=random.randint(2, 20))
            self._written += 1
            yield {"kind": "write", "story": plain_story(story, BREAK.join(story.pages).replace("@", ""))}
        for _ in range(random.choice([0, 2, 4, 6])):
            recent = random.random() < 0.7
            post = random.choice(self._now[:12] if recent else self._now)
            voice = Voice(f"{post.number} {night.at}")
            parent = random.choice(post.remarks).number if post.remarks and random.random() < 0.4 else 0
            said = {"author": random.choice(["Jon", "harbour_rat", "박지훈"]), "text": voice.paragraph(1, 2)}
            at = night.at - timedelta(minutes=random.randint(5, 900))
            yield {"kind": "say", "post": post.number, "parent": parent, "at": at.timestamp(), **said}
        if not late:
            yield from self._changes(night)

    def _changes(self, night: Night) -> Iterator[Event]:
        random, posts = self.random, self._now
        known = [one for one in posts if one.at < night.at - SEEN]
        if random.random() < 0.4:
            post = random.choice(posts[:20] if random.random() < 0.7 else posts)
            if post.words:
                text = f"<p>Correction: {Voice(f'edit {night.at}').sentence()}</p>"
                yield {"kind": "edit", "post": post.number, "text": text}
        if random.random() < 0.15:
            post = random.choice(posts)
            yield {"kind": "move", "post": post.number, "slug": f"moved-{post.number}-{night.at:%m%d}"}
        if random.random() < 0.12:
            yield {"kind": "delete", "post": random.choice(known).number}
        if random.random() < 0.12:
            post = random.choice([one for one in known if one.remarks])
            answered = {one.parent for one in post.remarks}
            old = [one.number for one in post.remarks if one.number not in answered and one.at < night.at - SEEN]
            yield from ({"kind": "unsay", "comment": number} for number in old[-1:])
