"""Which stretches of a page are not the article: counters, forms, related news, author lines, photo credits.

The rules are rows of `data/furniture.toml`. Captions are not furniture (their dates count); only their credits are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.articles.lines import Line
from events.articles.newspaper import by_masthead
from events.articles.vocabulary import bare, vocabulary
from events.text import LOWER, UPPER, Span, key

LONG = 160
"""From this length on a line is a paragraph of an article, not a menu entry, headline or teaser."""
_NAME = re.compile(rf"[{UPPER}][\w.’'-]*\.?(?=$|[\s,/&;()–-])")
_JOIN = re.compile(r"\s{0,1}(?:[/,&;–-]|và)?\s{0,1}")
_SENTENCE_END = re.compile(r"[.!?…:;”\"]\s*$")


def is_furniture(line: str) -> bool:
    """Whether a line is a tool, counter, label or credit, whole."""
    words = vocabulary()
    name = bare(line)
    if not name:
        return len(line) < 40
    return (
        name in words.line_keys
        or (len(line) <= 240 and words.line_pattern.search(line) is not None)
        or is_signature(line)
    )


def is_signature(line: str) -> bool:
    """Whether a line tells who wrote it or whose it is: `Tác giả: Minh Thùy`, `Bài, ảnh: An Nhiên`, `(Theo TTXVN)`.

    `Clip: Báo kéo mồi lên cây` is a headline: after the label stand no names only.
    """
    if len(line) > 90:
        return False
    match = vocabulary().signature.match(line)
    if match is None:
        return False
    rest = line[match.end() :].strip(" ().")
    words = [w for w in re.split(r"[\s/,&;–-]+", rest) if w]
    if not words or len(words) > 9:
        return not words and bool(match["mark"])
    if by_masthead(rest):
        return True
    small = sum(1 for w in words if not w[0].isupper() and w not in ("và", "điện", "tử", "tổng", "hợp", "online"))
    return small == 0 or (small == len(words) <= 2 and "." in rest and " " not in rest)


def opens_tail(line: str) -> bool:
    """Whether a line opens what stands under an article: `Tin khác`, `Bình luận`."""
    words = vocabulary()
    return len(line) <= 80 and (bare(line) in words.tail_keys or words.tail_pattern.search(line) is not None)


def is_section(line: str) -> bool:
    """Whether a line is the name of a section or the path to it: `Thời sự`, `Trang chủ > Chính trị`."""
    if len(line) > 120:
        return False
    words = vocabulary()
    parts = [bare(part) for part in re.split(r"[>»/|›\\]+", line)]
    known = words.section_keys | words.line_keys
    return all(not part or part in known for part in parts) or (len(parts) > 2 and any(p in known for p in parts))


def is_author(line: str) -> bool:
    """Whether a line is made of names only, as author lines are: `Minh Thùy`, `HOÀNG DUNG`, `Bài, ảnh: An Nhiên`."""
    if not 3 <= len(line) <= 60 or any(c.isdigit() for c in line):
        return False
    if by_masthead(line):
        return True
    words = [w for w in re.split(r"[\s/,&;()\[\]–-]+", line) if w]
    if not 1 < len(words) <= 9 or _SENTENCE_END.search(line.rstrip(".")):
        return False
    return all(w[0].isupper() or w in ("và", "thực", "hiện") for w in words)


def credits_in(text: str, offset: int = 0) -> list[Span]:
    """The photo credits in a line: `Ảnh: Minh Thùy`, `(Ảnh: An Nhiên/TTXVN)`.

    A credit ends with its bracket, its line, a wide space, a sentence mark, or where what follows is no name.
    """
    words = vocabulary()
    found: list[Span] = []
    for opener in words.credit.finditer(text):
        start, at = opener.start(), opener.end()
        if start and text[start - 1] in "([":
            close = text.find(")" if text[start - 1] == "(" else "]", at, at + 80)
            if close >= 0:
                found.append(Span(offset + start - 1, offset + close + 1))
                continue
        end, names = _names_end(text, at)
        rest = text[end : end + 20].strip(" .)")
        if not start and rest:
            continue  # `Ảnh: Cầu Rồng phun lửa …` tells what is seen: a caption, not a credit
        if names and (not rest or at - start <= 40):
            found.append(Span(offset + start, offset + end))
        elif not names and len(text) - at <= 40:
            found.append(Span(offset + start, offset + len(text)))
    return found


def _names_end(text: str, at: int) -> tuple[int, int]:
    """Where the names that begin at `at` end, and how many words they are."""
    stops = vocabulary().credit_stops
    ends: list[int] = []
    position = at
    while len(ends) < 9 and (match := _NAME.match(text, position)):
        word = match[0].rstrip(".")
        if ends and key(word) in stops:
            break
        ends.append(match.end())
        following = text[match.end() : match.end() + 3]
        if match[0].endswith(".") and len(word) > 1:
            break  # a full stop, not an initial: `P.Hằng`
        if (len(word) > 2 and word.isupper()) or "." in word:
            # an agency or a site closes a credit, if no second name is joined to it: `TTXVN`, `VGP/An Nhiên`, `zing.vn`
            rest = following.lstrip()
            if not (rest and (rest[0] in "/,&;-–" or (word.isupper() and rest[:2].isupper()))):
                return match.end(), len(ends)
        join = _JOIN.match(text, match.end())
        position = join.end() if join else match.end()
    # the last word is the next sentence's first where a small letter follows it: `Ảnh: An Nhiên Khoảng hai giờ sau`
    if len(ends) > 1 and re.match(rf"\s[{LOWER}]", text[ends[-1] : ends[-1] + 2]):
        ends.pop()
    return (ends[-1], len(ends)) if ends else (at, 0)


def furniture(page: Sequence[Line], first_body: int, title_row: int | None, stamp: Span | None) -> list[Span]:
    """The furniture of a page whose lines are given; `first_body` is the index of the first line of the article."""
    spans: list[Span] = []
    tail = tail_from(page, first_body)
    boxed = False
    for index, line in enumerate(page):
        # a box of related headlines in mid-article ends where a sentence stands again
        opens = index >= first_body and opens_tail(line.text)
        boxed = opens or (boxed and len(line.text) < LONG and not _SENTENCE_END.search(line.text))
        if index >= tail or boxed:
            spans.append(line.span)
        elif line.row == title_row:
            continue
        elif stamp is not None and stamp.overlaps(line.span):
            if len(line.text) <= 240:
                if line.start < stamp.start and line.text[: stamp.start - line.start].strip():
                    spans.append(Span(line.start, stamp.start))
                if stamp.end < line.end and is_furniture_beside(line.text[stamp.end - line.start :]):
                    spans.append(Span(stamp.end, line.end))
        elif is_furniture(line.text) or (index < first_body and (is_section(line.text) or is_author(line.text))):
            spans.append(line.span)
        elif index > first_body and line.text == page[index - 1].text and line.row - page[index - 1].row <= 2:
            # an image's hidden text and its caption, word for word: one caption, printed twice
            spans.append(line.span)
        elif index >= first_body:
            spans.extend(credits_in(line.text, line.start))
    spans.extend(_author_lines(page, first_body, tail))
    return sorted(set(spans))


def is_furniture_beside(rest: str) -> bool:
    """Whether what stands beside a date line is counters, tools, labels or a name, and no sentence."""
    left = vocabulary().beside_stamp.sub(" ", rest).strip(" |,;:.·•–—/()[]<>-\t")
    return len(left) <= 60 and not re.search(r"[.!?]\s", left)


def tail_from(page: Sequence[Line], first_body: int) -> int:
    """The index of the line where the article is over; the number of lines where nothing follows it."""
    words = vocabulary()
    last_paragraph = max(
        (i for i in range(first_body, len(page)) if len(page[i].text) >= LONG and _SENTENCE_END.search(page[i].text)),
        default=-1,
    )
    body = 0
    for index in range(first_body, len(page)):
        line = page[index]
        if opens_tail(line.text):
            following = index < last_paragraph
            if not (following and bare(line.text) in words.box_keys) and (body >= LONG or not following):
                return index
        body += len(line.text)
    return len(page)


def _author_lines(page: Sequence[Line], first_body: int, tail: int) -> list[Span]:
    """The names under an article: the last lines before the tail that are nothing but names."""
    spans = []
    for line in reversed(page[first_body:tail]):
        if is_furniture(line.text):
            continue
        if not is_author(line.text):
            break
        spans.append(line.span)
    return spans
