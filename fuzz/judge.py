"""What one input does: whether it breaks its target, and what it costs."""

from __future__ import annotations

import resource
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType

CPU_SECONDS = 2.0
"""An input that takes more is a finding."""
GROWTH = 500_000_000
"""Bytes of memory one input may add at its worst moment; more is a finding."""
ADDRESS_SPACE = 6_000_000_000
"""Bytes a fuzzing process may map: what wants more gets a MemoryError and not the machine."""
OURS = ("nkscrape", "pipelines")
_STATM, _CLEAR_REFS = Path("/proc/self/statm"), Path("/proc/self/clear_refs")
_slow_at: list[str] = []
"""Where the interpreter was when the input under test had used CPU_SECONDS."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one input did."""

    seconds: float
    """CPU time."""
    growth: int
    """Bytes of memory above those at its start, at its worst moment."""
    finding: str | None = None
    """What it broke and where, the same for inputs that break the same thing; None where all is well."""
    trace: str = ""


def judge(check: Callable[[bytes], None], data: bytes) -> Outcome:
    """Run one input through a target."""
    _slow_at.clear()
    signal.signal(signal.SIGPROF, _note_place)
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    before = _resident()
    began = time.process_time()
    finding, trace = None, ""
    try:
        check(data)
    except (Exception, SystemExit) as error:
        finding, trace = f"{type(error).__name__} in {_place(error.__traceback__)}", traceback.format_exc()
    seconds = time.process_time() - began
    signal.setitimer(signal.ITIMER_PROF, 0)
    growth = max(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before)
    if not finding and seconds > CPU_SECONDS:
        finding, trace = f"slow in {_slow_at[0] if _slow_at else 'C code'}", f"{seconds:.1f} s of CPU"
    if not finding and growth > GROWTH:
        finding, trace = "memory", f"{growth / 1e6:,.0f} MB"
    return Outcome(seconds, growth, finding, trace)


def prepare() -> None:
    """Bound the memory of a process that does nothing but judge."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def _note_place(number: int, frame: FrameType | None) -> None:
    while frame and not frame.f_globals.get("__name__", "").startswith(OURS):
        frame = frame.f_back
    if frame:
        _slow_at.append(f"{frame.f_globals['__name__']}.{frame.f_code.co_name}")


def _place(trace: TracebackType | None) -> str:
    """Return the innermost function of ours, or the innermost of all, that an exception came through."""
    frames = [frame for frame, _ in traceback.walk_tb(trace)]
    ours = [frame for frame in frames if frame.f_globals.get("__name__", "").startswith(OURS)]
    frame = (ours or frames)[-1]
    return f"{frame.f_globals.get('__name__', '?')}.{frame.f_code.co_name}"


def _resident() -> int:
    """Return the bytes of memory in use, and start the peak that `getrusage` tells anew (Linux)."""
    with suppress(OSError):
        _CLEAR_REFS.write_text("5")
    return int(_STATM.read_text().split()[1]) * resource.getpagesize()
