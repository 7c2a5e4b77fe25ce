"""What an address tells: its canonical form, its site, and at times the day of publication.

Shapes of addresses with a day, as printed by the systems that provincial papers use: `/2018/10/03/`, `/2018-10-03/`,
`-18-05-2011/` at the slug's end, `-22092011-` inside it, `20100701123027431` (17 digits) and `188240716211729221`
(channel, two-digit year, time to the millisecond). `/202010/` gives only a month, and so no day.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from events.articles.stamp import FIRST_YEAR, LAST_YEAR

_YEAR = r"(?P<y>(?:19|20)\d{2})"
_MONTH = r"(?P<m>0[1-9]|1[0-2])"
_DAY = r"(?P<d>0[1-9]|[12]\d|3[01])"
_TIME = r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"/{_YEAR}/(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)",
        rf"(?<![\d-]){_YEAR}-{_MONTH}-{_DAY}(?![\d-])",
        rf"(?<!\d)(?<!\d-){_DAY}-{_MONTH}-{_YEAR}(?!-?\d)",
        rf"(?<!\d){_YEAR}{_MONTH}{_DAY}{_TIME}(?:\d{{3}})?(?!\d)",
        rf"(?<!\d)[12]\d{{2}}(?P<yy>[0-4]\d){_MONTH}{_DAY}{_TIME}\d{{3}}(?!\d)",
        rf"(?<=-){_DAY}{_MONTH}{_YEAR}(?=[-/.])",
    )
)
# parameters that say where a reader came from, not what is read
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|zarsrc|zalo\w*|mc_[ce]id|_ga|igshid|spm|ref|refer|gidzl)$", re.IGNORECASE
)


def day_in_address(url: str) -> date | None:
    """The day that an address holds; None where it holds none, or two that differ."""
    try:
        path = urlsplit(url).path or url
    except ValueError:
        path = url
    found: set[date] = set()
    for shape in _SHAPES:
        for match in shape.finditer(path):
            parts = match.groupdict()
            year = int(parts["y"]) if parts.get("y") else 2000 + int(parts["yy"])
            if FIRST_YEAR <= year <= LAST_YEAR:
                try:
                    found.add(date(year, int(parts["m"]), int(parts["d"])))
                except ValueError:
                    continue
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def host(url: str) -> str:
    """The host of an address, small letters, without `www.`, `m.` and `amp.`; empty if it has none."""
    try:
        name = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    return re.sub(r"^(?:(?:www\d?|m|amp|mobile)\.)+(?=[^.]+\.)", "", name)


def joined(base: str, href: str) -> str:
    """An address from where it stands and what is written there; empty where the two make none."""
    try:
        whole = urljoin(base, href.strip())
        urlsplit(whole)
    except ValueError:
        return ""
    return whole


def canonical(url: str) -> str:
    """One spelling for one address: scheme and host small, no fragment, no tracking parameters, no default port."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return url
    name = parts.hostname.rstrip(".")
    if ":" in name:
        name = f"[{name}]"
    default = {"http": 80, "https": 443}[parts.scheme]
    netloc = name if port in (None, default) else f"{name}:{port}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if not _TRACKING.match(k)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))
