"""Errors a user can mend, and the exit codes of every command (README, "Exit codes")."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell, cron or a workflow engine learns from a run."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    BELOW_FLOORS = 3
    REFUSED = 4
    LOCKED = 75
    INTERRUPTED = 130


class UserError(Exception):
    """Bad input or configuration: one line that says what, where and what to do; never a traceback."""

    exit_code = ExitCode.USAGE


class SiteLockedError(UserError):
    """Another live run holds this site's lock."""

    exit_code = ExitCode.LOCKED


class DownloadError(Exception):
    """An answer that is not taken, or a request that is not made; the text completes 'failed: …'."""


class OutOfTimeError(Exception):
    """Reading a page has taken all the time it is given (deadline.py)."""

    def __init__(self) -> None:
        super().__init__("out of time")
