"""What commands say, and how they end: one line and an exit code for whatever goes wrong, never a traceback."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from nkscrape.errors import ExitCode, UserError

_SHOWN = 2000
"""Characters of one line of complaint: arguments and addresses may be longer."""


def run(name: str, command: Callable[[], int]) -> int:
    """Run a command and return its exit code; what it raises becomes one line."""
    try:
        return command()
    except UserError as error:
        return _failed(name, str(error), error.exit_code)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a second one ends what the interpreter still tidies up
        return _failed(name, "interrupted", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        _to_nowhere(sys.stdout)
        return ExitCode.OK
    except OSError as error:
        where = f"{error.filename}: " if error.filename else "" if _can_print() else "cannot write to standard output: "
        return _failed(name, f"{where}{error.strerror or error}", ExitCode.USAGE)
    except Exception as error:
        if os.environ.get("NKSCRAPE_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        return _failed(name, f"internal error, please report: {what} (NKSCRAPE_DEBUG=1 shows where)", ExitCode.INTERNAL)


def prepare() -> None:
    """Make the standard streams such that any text can be printed: closed ones lead nowhere."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # else the next file that is opened takes the place of a closed stream, and what is printed
    os.close(descriptor)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            with suppress(OSError):
                stream.reconfigure(errors="backslashreplace")


def finish(name: str, code: int) -> int:
    """Write out what is left to print and return the exit code, 2 where that cannot be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _to_nowhere(sys.stdout)
    except OSError as error:
        _to_nowhere(sys.stdout)
        code = code or _failed(name, f"cannot write to standard output: {error.strerror}", ExitCode.USAGE)
    with suppress(OSError):
        sys.stderr.flush()
        return code
    _to_nowhere(sys.stderr)
    return code


def say(text: str) -> None:
    """Print what a command has done, and go on where nobody takes it."""
    try:
        print(text, flush=True)
    except OSError as error:
        _to_nowhere(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            complain(f"cannot write to standard output: {error.strerror}")


def complain(text: str) -> None:
    """Print one line on standard error, if it can be; nothing in it can move a terminal's cursor."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
    line = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in shown)
    with suppress(OSError):
        print(line, file=sys.stderr, flush=True)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process at once: for the time while modules load and nothing is at stake."""
    own = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not own or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _can_print() -> bool:
    """Say whether standard output takes what it still holds; from here on it leads nowhere where it does not."""
    try:
        sys.stdout.flush()
    except OSError:
        _to_nowhere(sys.stdout)
        return False
    return True


def _failed(name: str, text: str, code: int) -> int:
    complain(f"{name}: {text}")
    return int(code)


def _to_nowhere(stream: object) -> None:
    """Lead a stream nowhere, so that what it still holds raises nothing at the end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
        os.close(nowhere)
