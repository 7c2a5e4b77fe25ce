"""The head of a page in lines: which line is the title, which the date line, where the article begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from events.articles.furniture import LONG, is_author, is_furniture, is_furniture_beside, is_section
from events.articles.lines import Line
from events.articles.newspaper import Newspaper, by_masthead
from events.articles.stamp import Stamp, stamps_in
from events.text import key

_HEAD_LINES = 60
_FOOT_LINES = 8
_TITLE_LONGEST = 260
_TWO_SENTENCES = re.compile(r"[^\W\d_]{2,}[.!?]\s+[A-ZĐÀ-Ỵ]")
_LABEL_FIRST = re.compile(r"[^\W\d]+(?:\s[^\W\d]+){0,3}\s*:?\s*$")
_IN_BRACKETS = re.compile(r"\(\s*[^()]*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page told. `first_body` is the index of the line after title and date line."""

    title: Line | None
    title_text: str
    stamp: Stamp | None
    masthead: Newspaper | None
    first_body: int


def read_head(page: Sequence[Line], title: str = "") -> Head:
    """Title, date line and masthead of a page; a `title` that is given is looked for among the lines."""
    masthead: Newspaper | None = None
    wanted = key(title)
    title_index: int | None = None
    weak_title: int | None = None
    stamps: list[tuple[int, Stamp]] = []
    body_lines = 0
    last_head = -1
    for index, line in enumerate(page[:_HEAD_LINES]):
        if stamp := date_line(line):
            stamps.append((index, stamp))
            last_head = index
            continue
        if paper := by_masthead(line.text):
            masthead = masthead or paper
            last_head = max(last_head, index) if title_index is None else last_head
            continue
        if wanted and title_index is None and wanted in (key(line.text), key(title_text(line.text))):
            title_index = last_head = index
            continue
        if is_furniture(line.text) or is_section(line.text):
            continue
        if not wanted and title_index is None and _may_be_title(line.text):
            if len(line.text.split()) >= 5:
                title_index = last_head = index
                continue
            if weak_title is None and not (len(page) > index + 1 and is_author(line.text) and stamps):
                weak_title = index
                continue
        if len(line.text) >= LONG or line.text.endswith((".", ".”", "…")):
            body_lines += 1
            if stamp := _opening_date(line):
                stamps.append((index, stamp))
            if body_lines >= 2:
                break
    if title_index is None and not wanted:
        title_index = weak_title
    stamp = _choose(stamps, title_index) or _in_title(page, title_index) or _at_foot(page, last_head)
    first_body = 0
    if title_index is not None:
        first_body = title_index + 1
    chosen = next((i for i, s in stamps if s is stamp), None)
    if (
        chosen is not None
        and chosen <= (title_index or 0) + 6
        and stamp is not None
        and not _is_opening(page[chosen], stamp)
    ):
        first_body = max(first_body, chosen + 1)
    title_line = page[title_index] if title_index is not None else None
    text = title or (title_text(title_line.text) if title_line is not None else "")
    return Head(title_line, text, stamp, masthead, first_body)


def _may_be_title(text: str) -> bool:
    """Whether a line may be a headline: not longer than one, and no paragraph of sentences."""
    if len(text) > _TITLE_LONGEST:
        return False
    return len(text) <= 100 or not (text.endswith(".") or _TWO_SENTENCES.search(text))


def date_line(line: Line) -> Stamp | None:
    """The stamp of a line that is a date line: nothing beside the date but labels, counters, tools or a name."""
    if len(line.text) > 160:
        return None
    updated: Stamp | None = None
    for stamp in stamps_in(line.text, line.start):
        before, after = line.text[: stamp.span.start - line.start], line.text[stamp.span.end - line.start :]
        if stamp.label == "clock" or "°" in line.text:
            return None
        if not (is_furniture_beside(before) and is_furniture_beside(after)):
            continue
        left = (before + after).strip(" |,;:.·•–—/()[]<>-\t")
        if not stamp.has_clock and left and not _only_known(before, after):
            continue
        if stamp.has_clock and _reads_as_sentence(before, after):
            continue
        if stamp.label != "updated":
            return stamp
        updated = updated or stamp
    return updated


def _only_known(before: str, after: str) -> bool:
    """Whether all that stands beside a date without a clock is labels, counters and tools, or a name after a bar."""
    from events.articles.vocabulary import vocabulary

    left = vocabulary().beside_stamp.sub(" ", before + " | " + after).strip(" |,;:.·•–—/()[]<>-\t")
    return not left or is_author(left)


def _reads_as_sentence(before: str, after: str) -> bool:
    words = (before + " " + after).split()
    small = sum(1 for word in words if word[:1].islower())
    return (
        small > 4 and small * 2 > len(words) and not is_author(before.strip(" |-–,")) and not _only_known(before, after)
    )


def _opening_date(line: Line) -> Stamp | None:
    """`(16/07/2014)Chiều …`, `Ngày đăng: 16/07/2014 Chiều …`: the day in brackets or with its label at the very start."""
    for stamp in stamps_in(line.text[:50], line.start):
        if stamp.label == "published" and stamp.span.start - line.start <= 25 and not stamp.short_year:
            return stamp if _LABEL_FIRST.match(line.text[: stamp.span.start - line.start]) else None
        end = stamp.span.end - line.start
        if stamp.span.start == line.start + 1 and line.text[end : end + 1] == ")" and not stamp.short_year:
            return stamp
    return None


def _is_opening(line: Line, stamp: Stamp) -> bool:
    return stamp.span.start <= line.start + 1 and len(line.text) > LONG


def _in_title(page: Sequence[Line], title_index: int | None) -> Stamp | None:
    """`<title> (09/12/2025)`, `<title> (03/02/2019 10:15)`: two digits a day and month, at the end of the title's line."""
    if title_index is None:
        return None
    line = page[title_index]
    if not line.text.endswith(")"):
        return None
    found = list(stamps_in(line.text, line.start))
    last = found[-1] if found else None
    if last is None or last.span.end != line.end - 1 or last.short_year:
        return None
    inside = line.text[: last.span.start - line.start]
    printed = line.text[last.span.start - line.start : last.span.end - line.start]
    if not inside.endswith("(") or not re.match(r"\d{2}/\d{2}/\d{4}|\d{1,2}:\d{2}", printed):
        return None
    return last


def _at_foot(page: Sequence[Line], after: int) -> Stamp | None:
    """A date line under the article, where the head has none: alone on one of the last lines."""
    for index in range(len(page) - 1, max(after, len(page) - 1 - _FOOT_LINES), -1):
        stamp = date_line(page[index])
        if stamp is not None and stamp.label != "updated":
            return stamp
    return None


def _choose(stamps: list[tuple[int, Stamp]], title_index: int | None) -> Stamp | None:
    """The first after the title, one labelled as an update last; else the nearest before it.

    A clock above the title is often the page's, so it stands back; a two-digit year above it is no stamp.
    """
    title = -1 if title_index is None else title_index
    after = [s for i, s in stamps if i > title and i <= title + 12]
    before = [s for i, s in stamps if i < title and not s.short_year]
    for group in (after, before[::-1]):
        for labels in (("published", ""), ("updated",)):
            for stamp in group:
                if stamp.label in labels:
                    return stamp
    return None


def title_text(text: str) -> str:
    """A title without a date in brackets at its end, a bar, or the mark of a list."""
    text = text.rstrip(" |").lstrip("•*·▪►▶ ")
    if not text.endswith(")"):
        return text
    found = list(stamps_in(text))
    if found and found[-1].span.end == len(text) - 1 and text[: found[-1].span.start].endswith("("):
        text = _IN_BRACKETS.sub("", text[:-1]).rstrip()
    return text
