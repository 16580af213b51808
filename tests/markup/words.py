"""Headlines, sentences and addresses of one page."""

from __future__ import annotations

import random

from markup.language import Language

HOST = "https://gazette.example"


class Words:
    """Draws headlines and sentences of one page, none twice."""

    def __init__(self, language: Language, rng: random.Random) -> None:
        self.language, self.rng = language, rng
        pairs = [f"{subject}{language.gap}{event}" for subject in language.subjects for event in language.events]
        self.titles = rng.sample(pairs, len(pairs))
        self.sentences = rng.sample(language.news, len(language.news))
        self.excerpts = rng.sample(language.excerpts, len(language.excerpts))
        self.number = 1000
        self.people = list(reversed(language.people))

    def title(self) -> str:
        """Return a headline."""
        return self.titles.pop()

    def link(self) -> str:
        """Return the address of another article."""
        self.number += self.rng.randint(1, 99)
        return f"/2024/0{self.rng.randint(1, 2)}/{self.rng.randint(10, 28)}/story-{self.number}/"

    def paragraphs(self) -> list[str]:
        """Return the article's text."""
        cuts = range(0, len(self.sentences), 2)
        return [self.language.gap.join(self.sentences[i : i + 2]) for i in cuts][: self.rng.randint(4, len(cuts))]
