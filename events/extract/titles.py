"""A headline from the clause itself: subject, deed and object, at most 120 characters, nothing trailing.

The clause is told without its date and brackets; who speaks to the paper gives way to what is said; ranks between
commas, leading connectives and subordinate matter go. The lists are in `data/titles.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from events.extract.vocabulary import words
from events.resources import toml
from events.text import LOWER, UPPER, Span

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SPACES = re.compile(r"\s+")
_BYLINE = re.compile(
    rf"^(?:\([^()]{{1,16}}\)|[A-ZĐ]{{2,6}}|[A-ZĐ][A-ZĐ ]{{3,20}}|(?:[{UPPER}]\w*\s){{1,4}}(?:TV|Online|Điện tử|điện tử)|\w+\.(?:vn|VN))"
    r"\s?[-–—]\s?(?=\w)"
)
# three words in capitals behind a rank are a person's name
_NAMED = re.compile(rf"\s(?:[{UPPER}][{LOWER}]+\s?){{3,}}$")
# `tại vườn hoa Ba Đình, Hà Nội, ...`: the rest of a place goes with its head
_PLACE_ALONE = re.compile(
    rf"(?:(?:thành phố|tỉnh|huyện|quận|xã|phường|thị trấn|thị xã|TP\.?|TX\.?)\s)?(?:[{UPPER}]\w*\s?){{1,4}}|(?:[Qq]uận|[Pp]hường) \d+"
)
# `Bà Hoàng Thanh Hương: Ngay tại hội nghị...`: who is interviewed
_SPEAKER = re.compile(rf"^(?:Ông|Bà|Anh|Chị|PV|TS|GS|PGS|Đồng chí)?\.?\s?(?:[{UPPER}][\w.]*\s?){{1,6}}:\s")
_RANKS_PLACE = re.compile(rf"^(?:(?:tỉnh|thành phố|TP\.?|huyện|quận)\s)?(?:[{UPPER}]\w*\s){{1,4}}(?=[{LOWER}])")
_AUXILIARY = re.compile(
    r"\s(?:đã|sẽ|vừa|đang|cho biết|cho hay|khẳng định|bày tỏ|nhấn mạnh|nêu|trình bày|phát biểu|xác nhận)\s"
)
_PLACED = re.compile(r"(?:tại|ở|trên)\s")
_EDGE = " \t./,;:*•+>–—-…"
_STOP = re.compile(rf"[;…]|\.(?:\s|$)(?<!TP\. )(?<!P\. )(?<!Q\. )|:\s(?=[{UPPER}“\"])")


@lru_cache(maxsize=1)
def _lists() -> dict[str, re.Pattern[str]]:
    data = toml("titles")
    starts = {
        name: re.compile(rf"^(?:{words(data[name]).pattern})")
        for name in ("leads", "ranks", "posts", "subordinate", "deed", "adverbials")
    }
    saying = "|".join(map(re.escape, sorted(data["saying"], key=len, reverse=True)))
    return {
        **starts,
        "goes_on": re.compile(rf"^(?:{words(data['goes_on']).pattern})"),
        "happens": words(data["happens"]),
        "inside": words(data["subordinate_inside"]),
        "saying": re.compile(
            rf"(?<!\w)(?<!theo )(?<!bản )(?<!trong )(?<!các )(?<!một )(?<!của )(?:{saying})(?: rằng)?\s?[,:]?(?:\s+(?=\S)|\s*$)"
        ),
        "said": re.compile(rf"(?<!\w)(?:{saying})(?: rằng)?\s?:\s?[“\"]?"),
        "says": re.compile(rf"(?<!\w)(?:{saying})(?: rằng)?$"),
        "dangling": re.compile(rf"(?:{words(data['dangling']).pattern}[\s,.;:]*)+$"),
        "anydeed": words(data["deed"]),
        "cuts": words(data["cuts"]),
    }


_TO_DATE = re.compile(
    r"(?:^|(?<=[\s,]))(?:vào cuối|vào đầu|cuối|đầu|giữa|trong các ngày|các ngày|những ngày|trong các|trong những|trong ngày|từ các|vào lúc|vào|trong|từ|đến|ngay từ|ngay trong|ngay|tính đến|lúc|hồi|khoảng|cũng trong|cũng ngay|cũng|kể từ|hôm|"
    r"của|cho tới|tới|sang|cho đến|là|ngày|cứ)$",
    re.IGNORECASE,
)


def _without_date(text: str, span: Span, date: Span) -> tuple[str, str]:
    """What stands before and behind the date inside the clause; the prepositions that led to the date are gone.

    A comma that set the date off is kept before it, so that the segments stay apart.
    """
    if not span.start <= date.start < span.end:
        return "", span.of(text)
    before = text[span.start : date.start].rstrip(" (–-")
    after = text[date.end : span.end].lstrip(" )")
    comma = before.endswith(",")
    before = _TO_DATE.sub("", before.rstrip(" ,")).rstrip()
    comma = comma or before.endswith(",")
    before = before.rstrip(" ,")
    return (f"{before}," if comma and before else before), after


def _segments(text: str) -> list[str]:
    """Split at commas outside quotation marks."""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char == "“":
            depth += 1
        elif char == "”":
            depth = max(0, depth - 1)
        elif char == "," and not depth and text[index + 1 : index + 2] in (" ", ""):
            parts.append(text[start:index].strip())
            start = index + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def without_leads(segment: str) -> str:
    """The segment without the connectives that lead it; empty if it was nothing else."""
    leads = _lists()["leads"]
    previous = None
    while previous != segment:
        previous = segment
        segment = _BYLINE.sub("", segment.strip(_EDGE + " "))
        match = leads.match(segment.lower())
        if match and (match.end() == len(segment) or segment[match.end()] in " ,:"):
            segment = segment[match.end() :].strip(_EDGE + " ")
    return segment


def is_adverbial(segment: str) -> bool:
    """Whether a segment between commas only says when, where, why or by whose word."""
    return _lists()["adverbials"].match(segment.lower()) is not None


def is_post(headline: str) -> bool:
    """Whether a headline is a post or rank and tells no deed: a line of a career."""
    small = headline.lower()
    return _lists()["posts"].match(small) is not None and not tells_a_deed(small)


def tells_a_deed(small: str) -> bool:
    """Whether a clause in small letters has one of the words that a deed begins with (`đã`, `được`, `tổ chức`)."""
    return _lists()["anydeed"].search(small) is not None


def _said(before: str, after: str) -> tuple[str, str]:
    """What is said instead of who says it, where the date dates what is said."""
    bare = before.rstrip(" ,:")
    sayings = list(_lists()["saying"].finditer(bare.lower()))
    if not sayings:
        return before, after
    last = sayings[-1]
    if len(bare) - last.end() < 12:
        return "", after
    return before[last.end() :], after


def title(text: str, span: Span, date: Span, cue: str = "") -> str:
    """The headline of the clause at `span`, told without its date at `date`; `cue` is the word that told its type."""
    longest, shortest = toml("titles")["longest"], toml("titles")["shortest"]
    before, after = _said(*_without_date(text, span, date))
    before, after = _BRACKETS.sub("", before).strip(), _BRACKETS.sub("", after).strip()
    head, colon, told = before.rpartition(": ")
    if colon and not tells_a_deed(head.lower()) and len(told) + len(after) >= shortest:
        before = told  # what stands before a colon heads or speaks; the date stands in what is told
    if before.endswith(",") and is_adverbial(before) and len(after) >= shortest and tells_a_deed(after.lower()):
        before = ""  # `Thực hiện ý kiến chỉ đạo về phòng, chống tham nhũng, ngày 19/5, C46 đã ra quyết định`
    if before and not before.endswith(",") and after.startswith(","):
        after = after.lstrip(", ")
        joined = f"{before} {after}" if _lists()["deed"].match(after.lower()) else f"{before}, {after}"
    else:
        joined = f"{before} {after.lstrip(', ')}"
    joined = _BYLINE.sub("", _SPACES.sub(" ", joined).strip(_EDGE + " "))
    joined = _SPEAKER.sub("", joined)
    joined = _lists()["said"].sub(lambda match: match[0].rstrip(' :,“"') + ", ", joined)
    stop = next((m for m in _STOP.finditer(joined) if m.start() >= shortest), None)
    if stop:
        joined = joined[: stop.start()]
    return polished(*_composed(_segments(joined), cue.lower(), shortest, longest), longest)


def _openers_left_out(segments: list[str], shortest: int) -> list[str]:
    """Without the adverbial segments in front, as long as a later one tells a deed."""
    lists = _lists()
    while len(segments) > 1:
        first, rest = segments[0].lower(), segments[1:]
        if not lists["adverbials"].match(first) and without_leads(segments[0]):
            break
        if _PLACED.match(first) and lists["happens"].search(first):
            break  # `ở Thái Nguyên đã xảy ra 2 vụ sét đánh, khiến...`: the deed stands in it
        if not any(len(s) >= shortest and not lists["adverbials"].match(s.lower()) for s in rest):
            break
        segments = rest
        while len(segments) > 1 and _PLACE_ALONE.fullmatch(segments[0]):
            segments = segments[1:]
    return segments


def _joined(segments: list[str]) -> list[str]:
    """A subject and its deed without what stands between them: `ông X, người từng..., đã tố cáo` is `ông X đã tố cáo`.

    Only where the subject's own segment tells nothing yet. A deed at the end of an apposition counts (`ông X, đại diện
    chủ đầu tư đã nhận trách nhiệm`).
    """
    lists = _lists()
    while len(segments) > 1 and all(lists["posts"].match(s.lower()) for s in segments[:2]):
        if _NAMED.search(segments[0]):
            break  # `Đại biểu Trần Thị Thanh Vân, Phó Bí thư...`: the ranks follow the name
        segments = segments[1:]  # ranks before the name: the last one stands with it
    if len(segments) < 2 or lists["anydeed"].search(segments[0].lower()):
        return segments
    for index, segment in enumerate(segments[1:], 1):
        small = segment.lower()
        if index > 1:  # `..., Phó trưởng Công an quận Nam Từ Liêm, Hà Nội cho biết`: the rank's place goes with it
            segment = _RANKS_PLACE.sub("", segment, count=1) or segment
            small = segment.lower()
        if lists["goes_on"].match(small):
            return [f"{segments[0]} {segment}", *segments[index + 1 :]]
        if not lists["ranks"].match(small):
            break
        inside = _AUXILIARY.search(small)
        if inside:
            return [f"{segments[0]} {segment[inside.start() + 1 :]}", *segments[index + 1 :]]
    return segments


def _composed(segments: list[str], cue: str, shortest: int, longest: int) -> tuple[str, bool]:
    """The segments that make the headline, up to the first subordinate one behind the deed; whether it was cut."""
    lists = _lists()
    kept: list[str] = []
    told = cut = False
    segments = _joined(_openers_left_out(segments, shortest))
    for position, segment in enumerate(segments):
        if not kept:
            segment = without_leads(segment)
        small = segment.lower()
        if not segment:
            continue
        last = position == len(segments) - 1
        if kept and lists["ranks"].match(small) and not last and not (cue and cue in small):
            continue
        length = sum(map(len, kept)) + 2 * len(kept)
        says = bool(kept) and lists["says"].search(kept[-1].lower()) is not None
        if kept and told and length >= shortest and not says:
            if lists["subordinate"].match(small):
                break
            if length + len(segment) > longest and length > longest // 2:
                break
        inside = lists["inside"].search(small, shortest)
        if inside:
            segment, cut = segment[: inside.start()].rstrip(), True
        kept.append(segment)
        told = told or (cue in small if cue else lists["anydeed"].search(small) is not None) or len(segment) > 60
        if inside:
            break
    headline = ""
    for index, segment in enumerate(kept):
        glue = ""
        if index:
            # a deed behind a rank that was left out follows its subject without a comma
            follows = lists["deed"].match(segment.lower()) and index == 1 and len(kept[0]) < 60
            glue = " " if follows or lists["says"].search(kept[index - 1].lower()) else ", "
        headline += glue + segment
    return headline, cut


def polished(headline: str, cut: bool, longest: int) -> str:
    """Within the length, cut at a phrase, no dangling word where it was cut, quotes closed, a capital in front."""
    if len(headline) > longest:
        at = [m.start() for m in _lists()["cuts"].finditer(headline.lower()) if 40 <= m.start() <= longest]
        commas = [m.start() for m in re.finditer(r"[,–]\s", headline) if 40 <= m.start() <= longest]
        phrase = max(at + commas, default=0)
        # a phrase's end too far in front tells less than a word's end
        headline = headline[: phrase if phrase >= 2 * longest // 3 else headline.rfind(" ", 0, longest)]
        cut = True
    headline = headline.rstrip(_EDGE + " ")
    if cut:
        match = _lists()["dangling"].search(headline.lower())
        if match and match.start() >= 15:
            headline = headline[: match.start()]
    for opening, closing in (("“", "”"), ("(", ")"), ("‘", "’")):
        if headline.count(opening) != headline.count(closing):
            headline = headline.replace(opening, "").replace(closing, "")
    if headline.count('"') % 2:
        headline = headline.replace('"', "")
    headline = headline.strip(_EDGE + " ")
    return headline[:1].upper() + headline[1:]
