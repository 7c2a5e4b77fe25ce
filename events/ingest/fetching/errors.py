"""What can go wrong with one request. None of these leaves `ingest`: each becomes a row of `rejections` or of a run.

FetchError
├── Refused       we do not ask: address, scheme, robots.txt
├── Unusable      the answer is of no use: type, size, too many redirects, a status that says no
└── Unreachable   no answer, or one that says later: tried again, now or in a later run
"""

from __future__ import annotations


class FetchError(Exception):
    """Base of the errors of one request; `url` is what was asked for."""

    def __init__(
        self,
        reason: str,
        url: str = "",
        *,
        status: int | None = None,
        retry_after: float | None = None,
        again: bool = True,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.url = url
        self.status = status
        self.retry_after = retry_after
        """Seconds after which the server wishes to be asked again."""
        self.again = again
        """Whether asking once more in this run may help."""


class Refused(FetchError):
    """The address is not asked at all."""


class Unusable(FetchError):
    """The server answered, but not with something to read."""


class Unreachable(FetchError):
    """The server did not answer, or asked to come later."""
