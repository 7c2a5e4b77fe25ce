"""A headline from the clause itself: subject, deed and object, at most 120 characters, nothing trailing.

The clause is told without its date and brackets; who speaks to the paper gives way to what is said; ranks between
commas, leading connectives and subordinate matter go. The lists are in `data/titles.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from events.extract.vocabulary import words
from events.resources import toml
from events.text import Span

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SPACES = re.compile(r"\s+")
_BYLINE = re.compile(r"^(?:\([^()]{1,12}\)|[A-ZĐ]{2,6}|[A-ZĐ][A-ZĐ ]{3,20})\s?[-–—]\s?(?=\w)")
_EDGE = " \t.,;:*•+>–—-…"
_STOP = re.compile(r"[;…]|\.(?:\s|$)(?<!TP\. )(?<!P\. )(?<!Q\. )|:\s(?=[A-ZĐÀ-Ỹ“\"])")


@lru_cache(maxsize=1)
def _lists() -> dict[str, re.Pattern[str]]:
    data = toml("titles")
    starts = {
        name: re.compile(rf"^(?:{words(data[name]).pattern})") for name in ("leads", "ranks", "subordinate", "deed")
    }
    saying = "|".join(map(re.escape, sorted(data["saying"], key=len, reverse=True)))
    return {
        **starts,
        "inside": words(data["subordinate_inside"]),
        "saying": re.compile(rf"(?<!\w)(?:{saying})(?: rằng)?\s?[,:]?\s+(?=\S)"),
        "dangling": re.compile(rf"(?:(?<!\w){words(data['dangling']).pattern}[\s,.;:]*)+$"),
        "anydeed": words(data["deed"]),
    }


def _without_date(text: str, span: Span, date: Span) -> tuple[str, str]:
    """What stands before and behind the date inside the clause; the prepositions that led to the date are gone."""
    if not span.start <= date.start < span.end:
        return "", span.of(text)
    before = text[span.start : date.start].rstrip(" (,–-")
    after = text[date.end : span.end].lstrip(" ),")
    lead = re.compile(
        r"(?:^|[\s,])(?:vào lúc|vào|trong|từ|đến|ngay từ|ngay trong|ngay|tính đến|lúc|hồi|khoảng|cũng trong|cũng ngay|cũng|kể từ|hôm|"
        r"diễn ra|tổ chức|là|của|cho tới|tới|sang)$",
        re.IGNORECASE,
    )
    kept = lead.sub("", before)
    return kept.rstrip(" ,"), after


def _segments(text: str) -> list[str]:
    """Split at commas outside quotation marks."""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char == "“":
            depth += 1
        elif char == "”":
            depth = max(0, depth - 1)
        elif char == "," and not depth and text[index + 1 : index + 2] == " ":
            parts.append(text[start:index].strip())
            start = index + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _led(segment: str) -> str:
    """The segment without the connectives that lead it."""
    leads = _lists()["leads"]
    previous = None
    while previous != segment:
        previous = segment
        segment = _BYLINE.sub("", segment.strip(_EDGE + " "))
        match = leads.match(segment.lower())
        if match and match.end() < len(segment) and segment[match.end()] in " ,:":
            segment = segment[match.end() :].strip(_EDGE + " ")
    return segment


def _said(before: str, after: str) -> tuple[str, str]:
    """What is said instead of who says it, where the date dates what is said."""
    sayings = list(_lists()["saying"].finditer(before.lower() + " "))
    match = sayings[-1] if sayings else None
    if match and match.end() >= len(before):
        return "", after
    if match and len(before) - match.end() >= 12:
        return before[match.end() :], after
    return before, after


def title(text: str, span: Span, date: Span, cue: str = "") -> str:
    """The headline of the clause at `span`, told without its date at `date`; `cue` is the word that told its type."""
    longest, shortest = toml("titles")["longest"], toml("titles")["shortest"]
    before, after = _said(*_without_date(text, span, date))
    before, after = _BRACKETS.sub("", before), _BRACKETS.sub("", after)
    if before.strip() and after and (after[0].islower() or after[0].isdigit()) and "," not in before[-1:]:
        joined = f"{before} {after}"
    elif before.strip():
        joined = f"{before}, {after}"
    else:
        joined = after
    joined = _SPACES.sub(" ", joined).strip(_EDGE + " ")
    stop = next((m for m in _STOP.finditer(joined) if m.start() >= shortest), None)
    if stop:
        joined = joined[: stop.start()]
    return _polished(_composed(_segments(joined), cue.lower(), shortest, longest), longest)


def _composed(segments: list[str], cue: str, shortest: int, longest: int) -> str:
    """The segments that make the headline, up to the first subordinate one behind the deed."""
    lists = _lists()
    kept: list[str] = []
    told = False
    for position, segment in enumerate(segments):
        segment = _led(segment) if not kept else segment
        small = segment.lower()
        if not segment:
            continue
        last = position == len(segments) - 1
        if kept and lists["ranks"].match(small) and not last and not (cue and cue in small):
            continue
        if not kept and re.match(r"(?:tại|ở|trên địa bàn)\s", small) and not last and not (cue and cue in small):
            continue
        length = sum(map(len, kept)) + 2 * len(kept)
        if (
            kept
            and told
            and length >= shortest
            and (lists["subordinate"].match(small) or length + len(segment) > longest)
        ):
            break
        inside = lists["inside"].search(small, shortest)
        if inside:
            segment = segment[: inside.start()].rstrip()
        kept.append(segment)
        told = told or (cue in small if cue else lists["anydeed"].search(small) is not None) or len(segment) > 60
        if inside:
            break
    headline = ""
    for index, segment in enumerate(kept):
        glue = ""
        if index:
            # a deed behind a rank that was left out follows its subject without a comma
            glue = " " if lists["deed"].match(segment.lower()) and index == 1 else ", "
        headline += glue + segment
    return headline


def _polished(headline: str, longest: int) -> str:
    """Within the length, cut at a word, no dangling word, quotes closed, a capital in front."""
    if len(headline) > longest:
        cut = headline[: longest + 1]
        at = max(
            (
                m.start()
                for m in re.finditer(r"[,–]\s|\s(?:và|về|của|cho|với|trong|tại|theo|từ|đến|đối với|trên)\s", cut)
                if m.start() >= 50
            ),
            default=0,
        )
        headline = headline[: at or cut.rfind(" ")]
    previous = None
    while previous != headline:
        previous = headline
        headline = headline.rstrip(_EDGE + " ")
        match = _lists()["dangling"].search(headline.lower())
        if match:
            headline = headline[: match.start()]
    for opening, closing in (("“", "”"), ("(", ")"), ("‘", "’")):
        if headline.count(opening) != headline.count(closing):
            headline = headline.replace(opening, "").replace(closing, "")
    if headline.count('"') % 2:
        headline = headline.replace('"', "")
    headline = headline.strip(_EDGE + " ")
    return headline[:1].upper() + headline[1:]
