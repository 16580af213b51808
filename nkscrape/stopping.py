"""SIGINT and SIGTERM: once, and the crawl finishes the page in hand; twice, and the process ends at once.

A signal handler written in Python runs only between two steps of Python: while lxml reads fifty megabytes it would
wait. So a thread listens as well, on the descriptor that the interpreter's own handler writes to; whichever of the two
comes to it first ends the process. A long regular expression holds the thread up, but lets handlers run.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import threading
from contextlib import suppress
from types import FrameType
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess

_STOPS = (signal.SIGINT, signal.SIGTERM)


class StoppableProcess(AsyncCrawlerProcess):
    """Runs crawls, and ends at the second signal whatever they are doing."""

    def start(self, stop_after_crawl: bool = True, install_signal_handlers: bool = True) -> None:
        """Run the crawls (Scrapy's interface)."""
        from twisted.internet import reactor  # noqa: PLC0415 - must not be imported before Scrapy has chosen one

        running: Any = reactor
        if install_signal_handlers:
            running.addSystemEventTrigger("after", "startup", _listen)
        super().start(stop_after_crawl, install_signal_handlers)

    def _signal_kill(self, signum: int, frame: FrameType | None) -> None:
        end_at_once(signum)


def end_at_once(signum: int) -> None:
    """End the process with 128 + the signal's number. Every finished page is in the journal already."""
    name = signal.Signals(signum).name
    line = f"{name} a second time: ended at once; the next run, or `nkscrape recover`, stores what was finished\n"
    with suppress(OSError, ValueError):
        if select.select([], [2], [], 0)[1]:  # nobody may be reading
            os.write(2, line.encode())
    os._exit(128 + signum)


def _listen() -> None:
    """Have a thread count the signals that come in from now on, and pass them on to Twisted."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    twisted = signal.set_wakeup_fd(theirs.detach(), warn_on_full_buffer=False)
    threading.Thread(target=_count, args=(ours, twisted), daemon=True).start()


def _count(signals: socket.socket, twisted: int) -> None:
    count = 0
    while data := signals.recv(64):
        if twisted >= 0:
            with suppress(OSError):
                os.write(twisted, data)
        stops = [number for number in data if number in _STOPS]
        count += len(stops)
        if stops and count > 1:
            end_at_once(stops[-1])
