"""A time limit on our own work: the last resort where a page costs more than the other limits let expect."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from nkscrape.errors import OutOfTimeError
from nkscrape.limits import GRACE_SECONDS, READING_SECONDS


@contextmanager
def deadline(seconds: float = READING_SECONDS, grace: float = GRACE_SECONDS) -> Iterator[None]:
    """Raise OutOfTimeError in what runs inside when it has taken so much processor time, and after each `grace` again.

    Who catches the first has `grace` seconds to end well. Off the main thread, and where the system has no such timer
    (Windows), there is no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _expire)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, grace)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _expire(signum: int, frame: FrameType | None) -> None:
    raise OutOfTimeError
