"""People told with a post: `đồng chí Mai Văn Chính, Ủy viên Trung ương Đảng, Phó Trưởng ban …`.

The search goes from post to post, not from name to name: a post is a word of `data/organisation_posts.csv` straight
before a body, and only a name that touches a post, or a row of posts, is a person. Precision before recall: a name
alone, a post alone, and a name between two posts that could be of either are nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from events.extract.model import PersonPart
from events.organisations.model import Organisation, OrganisationMention
from events.people.names import name_after, name_before
from events.resources import table, toml
from events.text import Span, key

_LONGEST_POST = 6
_WORD = re.compile(r"\w+")
_BETWEEN_POSTS = re.compile(r"\s?(?:,\s|,?\skiêm\s|\s[-–]\s)(?:đồng thời là\s|kiêm\s)?")
_LEAD = re.compile(r"(?:\s*\([^()\n]{1,40}\))?(?:,\s?|\s[-–]\s?|\s?\()$")
_LIST = re.compile(r"(?:\s?gồm)?:\s")
_NEXT_IN_LIST = re.compile(r"(?:,\s(?:và\s)?|\svà\s|;\s)")
# a body's own word that belongs to the post: `Trưởng Ban Tổ chức`, `Chánh Văn phòng Tỉnh ủy`
_SHARED = {"ban": "ban", "phòng": "phòng", "đoàn": "đoàn", "văn": "Văn phòng", "thanh": "Thanh tra", "công": "Công an"}
_TAKES = {
    "trưởng": ("ban", "phòng", "đoàn", "công"),
    "phó": ("ban", "phòng", "đoàn"),
    "phó trưởng": ("ban", "phòng", "đoàn", "công"),
    "chánh": ("văn", "thanh"),
    "phó chánh": ("văn", "thanh"),
}


@dataclass(frozen=True, slots=True)
class _Post:
    start: int
    end: int
    post: str
    organisation_name: str
    organisation: Organisation | None


@lru_cache(maxsize=1)
def _posts() -> dict[str, str]:
    return {key(row["post"]): row["post"] for row in table("organisation_posts")}


@lru_cache(maxsize=1)
def _former() -> tuple[str, ...]:
    return tuple(toml("people")["former"])


@lru_cache(maxsize=1)
def _standing() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {row["post"]: row["organisation"] for row in toml("people")["standing"]}
    listed = "|".join(sorted(map(re.escape, rows), key=len, reverse=True))
    return re.compile(rf"(?:{listed})(?!\w)"), rows


@lru_cache(maxsize=1)
def _linked() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in toml("people")["links"]), key=len, reverse=True))
    return re.compile(rf",?\s(?:{words})\s$")


def find_people(
    text: str, organisations: Sequence[OrganisationMention], *, skip: Sequence[Span] = ()
) -> list[PersonPart]:
    """The people of a text that are told with a post, one part for each post, in the text's order.

    `organisations` is what `find_organisations` found in the same text; people in `skip` are left out.
    """
    posts = _read_posts(text, organisations)
    if not posts:
        return []
    low = text.lower() if len(text.lower()) == len(text) else text
    bodies = _Spans((m.char_start, m.char_end) for m in organisations)
    found: list[PersonPart] = []
    taken = 0  # up to where names belong to a row of posts already
    at = 0
    while at < len(posts):
        upto = at + 1
        while upto < len(posts) and _BETWEEN_POSTS.fullmatch(text, posts[upto - 1].end, posts[upto].start):
            upto += 1
        row = posts[at:upto]
        for person, held in _people_of(text, low, row, bodies, taken):
            taken = max(taken, person[1])
            found += _parts(text, person, held)
        at = upto
    hidden = _Spans((span.start, span.end) for span in skip)
    kept = [part for part in found if not hidden.touch(part.char_start, part.char_end)]
    return sorted(kept, key=lambda part: (part.char_start, part.char_end))


class _Spans:
    """Spans, asked whether any of them touches a stretch."""

    def __init__(self, spans: object) -> None:
        ordered = sorted(spans)  # type: ignore[call-overload]
        self.starts: list[int] = [start for start, _ in ordered]
        self.ends: list[int] = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        at = bisect_left(self.starts, end)
        return at > 0 and self.ends[at - 1] > start


def _read_posts(text: str, organisations: Sequence[OrganisationMention]) -> list[_Post]:
    posts = [post for m in organisations if m.via == "post" and (post := _with_body(text, m)) is not None]
    pattern, bodies = _standing()
    inside = _Spans((post.start, post.end) for post in posts)
    for match in pattern.finditer(text):
        if not inside.touch(*match.span()):
            country = text[match.end() : match.end() + 1] == " " and text[match.end() + 1 : match.end() + 2].isupper()
            if country and name_after(text, match.end() + 1) is None:
                continue  # `Thủ tướng Nhật Bản`: another country's
            start, title = _with_former(text, match.start(), match[0])
            posts.append(_Post(start, match.end(), title, bodies[match[0]], None))
    return sorted(posts, key=lambda post: post.start)


def _with_body(text: str, mention: OrganisationMention) -> _Post | None:
    """The post that stands before a body: the longest known words, with `nguyên` where it was held before."""
    window_start = max(0, mention.char_start - 48)
    words = list(_WORD.finditer(text, window_start, mention.char_start))
    if not words or text[words[-1].end() : mention.char_start].strip(" "):
        return None
    if window_start:
        words = words[1:]  # the first may be cut
    body = mention.text.split(" ", 1)[0].lower()
    for size in range(min(_LONGEST_POST, len(words)), 0, -1):
        start = words[-size].start()
        printed = text[start : words[-1].end()]
        if "\n" in text[start : mention.char_start]:
            continue
        # `Phó Trưởng` is a post only with the `Ban` that the body's name begins with
        post = _posts().get(key(f"{printed} {body}")) if body in _SHARED else None
        if post is None and (post := _posts().get(key(printed))) is None:
            continue
        if body in _TAKES.get(post.lower(), ()):
            post = f"{post} {_SHARED[body]}"
        elif post in ("Ủy viên", "Ủy viên dự khuyết"):
            # the title is said as one: `Ủy viên Trung ương Đảng`, `Ủy viên Bộ Chính trị`
            post = f"{post} {mention.text}"
        start, post = _with_former(text, start, post)
        return _Post(start, mention.char_end, post, mention.name, mention.organisation)
    return None


def _with_former(text: str, start: int, post: str) -> tuple[int, str]:
    """`nguyên Thứ trưởng`: a post that is no longer held says so in its name."""
    for word in _former():
        if text[max(0, start - len(word) - 1) : start].lower() == f"{word} ":
            return start - len(word) - 1, f"{word} {post}"
    return start, post


def _people_of(
    text: str, low: str, row: list[_Post], bodies: _Spans, taken: int
) -> list[tuple[tuple[int, int], list[_Post]]]:
    """The persons of one row of posts: the name before it, the name after it, or the names after a colon."""
    before = _before(text, low, row[0].start, bodies)
    if before is not None and before[0] < taken:
        # `Chủ tịch nước A, Phó Thủ tướng B`: the name has its post on its left
        before = None
    after = name_after(text, row[-1].end + 1) if text[row[-1].end : row[-1].end + 1] == " " else None
    if after is not None and bodies.touch(*after):
        after = None
    if before and after:
        # `đồng chí A, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy B`: the last post is the second name's
        return [(before, row[:-1]), (after, row[-1:])] if len(row) > 1 else [(after, row)]
    if before:
        return [(before, row)]
    if after:
        return [(after, row)]
    colon = _LIST.match(text, row[-1].end)
    if colon is None:
        return []
    people = []
    position = colon.end()
    while (name := name_after(text, position)) is not None and not bodies.touch(*name):
        people.append((name, row))
        more = _NEXT_IN_LIST.match(text, name[1])
        if more is None:
            break
        position = more.end()
    return people


def _before(text: str, low: str, start: int, bodies: _Spans) -> tuple[int, int] | None:
    window = max(0, start - 64)
    lead = _LEAD.search(text, window, start) or _linked().search(low, window, start)
    if lead is None:
        return None
    name = name_before(text, low, lead.start())
    return None if name is None or bodies.touch(*name) else name


def _parts(text: str, person: tuple[int, int], held: list[_Post]) -> list[PersonPart]:
    parts = []
    for post in held:
        start, end = min(person[0], post.start), max(person[1], post.end)
        if text[end : end + 1] == ")" and "(" in text[start:end]:
            end += 1
        parts.append(
            PersonPart(
                name=text[slice(*person)],
                post=post.post,
                organisation_name=post.organisation_name,
                organisation=post.organisation,
                char_start=start,
                char_end=end,
                text=text[start:end],
            )
        )
    return parts
