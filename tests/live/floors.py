"""What every real system has to reach, field by field; a field its design does not show is not scored."""

from __future__ import annotations

from scores import Scores

FLOORS = {
    "posts found": 1.0, "posts right": 1.0, "once": 1.0, "title": 1.0, "day": 1.0, "minute": 1.0, "authors": 0.99,
    "bios": 1.0, "section": 0.98, "tags": 0.98, "words found": 0.998, "words right": 0.998, "whole said": 1.0,
    "thread said": 1.0, "comments found": 0.998, "comments right": 1.0, "commenters": 0.998, "comment texts": 0.998,
    "comment times": 0.998, "parents": 0.998, "gone": 1.0,
}  # fmt: skip


def below(scores: Scores) -> dict[str, float]:
    """Return the fields below their floors."""
    shares = {name: scores.share(name) for name in FLOORS}
    return {name: share for name, share in shares.items() if share is not None and share < FLOORS[name]}
