"""Which date mentions carry a happening, and which stretch of text tells it.

Every date of a sentence that places its deed in time makes a clause; dates that belong to a noun (`nhiệm vụ năm
2016`), to a comparison, to a birth or to a cited document do not. The guide: one clause, one happening.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from events.dates.model import DateMention
from events.extract.classify import type_of
from events.extract.titles import is_adverbial, tells_a_deed, without_leads
from events.extract.vocabulary import vocabulary
from events.text import UPPER, Span

STRETCHES = frozenset(["month", "quarter", "half", "year", "term", "decade", "century", "range"])


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of a sentence that one date places in time."""

    span: Span
    sentence: Span
    date: DateMention
    when: Span
    """All the words that date it: two dates side by side, of which `date` is the narrower."""
    certain: bool
    """False where the date only belongs to a noun of the clause and no other date places it."""
    why: str

    def quote_starts_small(self, text: str) -> bool:
        """Whether the clause is a piece from the middle of its sentence, beginning in small letters."""
        return self.span.start > self.sentence.start and text[self.span.start].islower()


def _is_attribute(segment: str, mention: DateMention, small: str) -> bool:
    """Whether a stretch of time belongs to the noun before it (`báo cáo công tác 6 tháng đầu năm`, `giải năm nay`).

    `segment` is the text from the last mark to the date, in small letters. A preposition before the stretch, or in its
    first word, makes it place the clause, unless the noun stands right before it.
    """
    words = vocabulary()
    if mention.modifier == "until" and words.has("goals", segment):  # `đặt mục tiêu đến hết năm 2017`
        return False
    if words.ends_with("attribute_heads", segment) or words.has("attribute_context", segment[-80:]):
        return True
    if (
        not segment.strip()
        or words.ends_with("stretch_openers", segment)
        or words.has("stretch_openers", small.split()[0])
    ):
        return False
    if mention.precision in ("quarter", "half") or (
        mention.form == "relative" and mention.precision in ("year", "month")
    ):
        return True
    heads = list(words.patterns["attribute_heads"].finditer(segment))
    return bool(heads) and not tells_a_deed(segment[heads[-1].end() :])


_WITHIN = re.compile(r"(?<!\w)(?:tại|ở|trong)\s(?:các\s)?$")


def _at_a_gathering(segment: str) -> bool:
    """Whether the noun that the stretch belongs to is a gathering at which the deed is done: `tại cuộc thi ... năm 2004`."""
    heads = list(vocabulary().patterns["attribute_heads"].finditer(segment))
    if not heads or vocabulary().patterns["gathering_heads"].fullmatch(heads[-1][0]) is None:
        return False
    return _WITHIN.search(segment[: heads[-1].start()]) is not None


_CAPITAL_BEFORE = re.compile(rf"[{UPPER}][\w.]*\s?\($")


def _is_life(text: str, mention: DateMention) -> bool:
    """`Nam Phương (1914 - 1963)`, `Notting Hill (1999)`: years in brackets behind a name, and nothing else in them.

    A word in small letters before the bracket is no name: `Phó Giáo sư kinh tế (1996)` tells a deed.
    """
    bare = text[mention.char_end : mention.char_end + 1] == ")" and mention.text[:1].isdigit()
    if (
        not bare
        or mention.precision not in ("year", "range", "term")
        or mention.start_date is None
        or mention.end_date is None
    ):
        return False
    long = mention.precision in ("range", "term") and mention.end_date.year - mention.start_date.year >= 20
    named = _CAPITAL_BEFORE.search(text[max(0, mention.char_start - 24) : mention.char_start]) is not None
    return named and (long or mention.precision == "year")


def _is_anniversary(mention: DateMention) -> bool:
    """`28/6/1909 - 28/6/2019`: a day and the same day years later; what is told is the anniversary."""
    if len(mention.parts) != 2 or mention.start_date is None or mention.end_date is None:
        return False
    first, last = mention.start_date, mention.end_date
    return first.year + 5 <= last.year and (first.month, first.day) == (last.month, last.day)


_QUOTED = re.compile(r"“[^“”\n]*”")
# a straight mark opens behind white space and closes before it; what is paired wrongly elsewhere is left alone
_QUOTED_STRAIGHT = re.compile(
    r"(?:(?<=\s)|(?<=\()|^)\"(?=[^\s\"])[^\"\n]*(?<=[^\s\"])\"(?=[\s,.;:!?)]|$)", re.MULTILINE
)


def quotations(text: str) -> list[Span]:
    """The stretches between quotation marks, of one paragraph each, in text order; speech runs over sentences."""
    found = [Span(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    if '"' in text:
        found += [Span(match.start(), match.end()) for match in _QUOTED_STRAIGHT.finditer(text)]
        found.sort(key=lambda span: span.start)
    return found


def _in_quotation(text: str, sentence: Span, at: int, quoted: Sequence[Span]) -> bool:
    """Whether the offset lies in quoted speech: between marks, or behind one in the sentence that is never closed."""
    index = bisect_right(quoted, at, key=lambda span: span.start) - 1
    if index >= 0 and at < quoted[index].end:
        return True
    before = text[sentence.start : at]
    after = text[at : sentence.end]
    closed = after.find("”")
    if closed >= 0 and "“" not in after[:closed] and before.count("“") <= before.count("”"):
        return True  # the mark that opened it stands in an earlier sentence
    opened = before.rfind("“")
    if opened > before.rfind("”"):
        return True
    return before.count('"') % 2 == 1


def _bearing(
    text: str, sentence: Span, mention: DateMention, cited: Sequence[Span], quoted: Sequence[Span]
) -> tuple[int, str]:
    """How well the mention places a happening: 2 it does, 1 only if no other does, 0 not at all; and why."""
    words = vocabulary()
    if mention.is_stamp or mention.start_date is None or mention.end_date is None:
        return 0, "stamp or unplaced"
    span = Span(mention.char_start, mention.char_end)
    small = mention.text.lower()
    if small in words.loose_dates:
        return 0, "too loose"
    if any(span.overlaps(other) for other in cited):
        return 0, "issue date of a document"
    before = text[sentence.start : mention.char_start].lower()
    if words.ends_with("birth", before) or words.has("birth", small):
        return 0, "birth"
    segment = re.split(r"[,;:]\s", before)[-1]
    if not _is_anniversary(mention) and _is_life(text, mention):
        return 0, "the years of a life, or the year of a work"
    if words.ends_with("comparison", before) or words.has("measured", segment):
        return 0, "comparison"
    if words.age_behind.match(text, mention.char_end):
        return 0, "an age"
    if words.has("outdone", segment) and not words.ends_with("stretch_openers", segment):
        return 0, "comparison"
    if _in_quotation(text, sentence, mention.char_start, quoted):
        return 0, "inside a quotation"
    if _is_anniversary(mention):
        return 1, "an anniversary"
    if words.ends_with("aside", before):
        return 0, "an aside"
    behind = text[mention.char_end : mention.char_end + 60]
    if (mention.precision in STRETCHES or _IS_A_DAY.match(behind)) and words.is_itself.match(behind):
        return 0, "what the stretch is"
    if _SHIFTED.match(text, mention.char_end):
        return 0, "a term that is moved"
    if _owns_the_date(segment, text[mention.char_end : mention.char_end + 120]):
        return 0, "the date of what is referred to"
    if words.has("open_stretch", small):
        return 0, "an open stretch"
    if mention.modifier == "until" and words.has("asked_for", before):
        return 0, "the term of what is asked for"
    if _EXPECTED.search(before):
        return 0, "the day set for what the bracket stands behind"
    if before.rstrip().endswith("|") or behind.startswith(" •"):
        return 0, "a stamp"
    if words.until_now.search(before):
        return 0, "what `now` is"
    opens = not before.strip(" \t-–—*•+>“\"'(").strip()
    tenure = words.has("tenure_words", small)
    if tenure:
        after = text[mention.char_end : mention.char_end + 2]
        if (words.ends_with("tenure_openers", before) or words.has("tenure_openers", small.split()[0] + " ")) and (
            after[:1] in ",;:" or opens
        ):
            return 2, "a tenure that opens the clause"
        return 0, "tenure of a body"
    stage = small.startswith("giai đoạn") and not opens and not segment.strip()
    if stage and not text.startswith(
        ",", mention.char_end
    ):  # `giám sát việc sử dụng vốn nhà nước, giai đoạn 2011-2016`
        return 1, "belongs to a noun"
    if small.startswith(("kể từ", "từ")) and words.outdone_since.search(segment):
        return 0, "comparison"
    if mention.precision in STRETCHES and not opens and _is_attribute(segment, mention, small):
        if words.figure_behind.match(text, mention.char_end):
            return 2, _FIGURE
        if _at_a_gathering(segment):
            return 2, "a gathering of that stretch, at which it happens"
        return 1, "belongs to a noun"
    if _BESIDE_FEAST.search(before):
        return 0, "a feast before or after which it happens"
    if mention.precision == "range" and small.startswith("năm") and _COUNTED.search(before):
        return 0, "belongs to a plan of so many years"
    if _COMMEMORATED.search(before):
        return 0, "the day that is commemorated"
    led = words.ends_with("stretch_openers", before) or words.has("stretch_openers", small.split()[0])
    if mention.form == "feast" and not opens and not led and before[-2:-1].isalpha():
        return 1, "a feast that names a thing"
    listed = mention.precision == "year" and _AFTER_YEAR.search(before) is not None
    if mention.precision == "year" and small[:1].isdigit() and before[-1:] not in ("(", ":", "\n") and not listed:
        return 0, "a number in a name"
    return 2, "places the clause"


# `lùi thời hạn từ |1/9/2017 sang 1/10/2017`
_SHIFTED = re.compile(r"\s(?:sang|thành)\s(?:ngày |tháng |năm |quý )?\d")


# `hôm nay, 23/6, |là ngày Tân Tỵ`
_IS_A_DAY = re.compile(r",?\slà (?:một )?ngày\s")
# the segment ends, or goes on with whose the noun is (`theo quy hoạch đến |năm 2020| của tỉnh đã được phê duyệt, ...`)
_SEGMENT_ENDS = re.compile(r"[,)]|\s(?:của|và)\s[^,;.:\n]{2,110},")


def _owns_the_date(segment: str, behind: str) -> bool:
    """Whether the segment before the date only refers, and the date that closes it is its noun's own."""
    words = vocabulary()
    bare = segment.strip(" \t\n-–—*•+>“\"'")
    if not _SEGMENT_ENDS.match(behind) or not words.begins_with("own_date", bare) or tells_a_deed(bare):
        return False
    return len(bare) >= 12 and not words.begins_with("own_date_openers", bare)


_FIGURE = "a stretch whose figure is told"
# `an ninh trật tự trước và sau lễ |30/4`
_BESIDE_FEAST = re.compile(r"(?:trước|sau) (?:dịp )?lễ(?: lớn)?\s$")
# `kế hoạch 5 |năm 2016-2020`
_COUNTED = re.compile(r"(?<![\w/.,-])\d{1,2}\s$")
# `kỷ niệm 20 năm ngày tái lập tỉnh (1/1)`
_COMMEMORATED = re.compile(r"kỷ niệm (?:lần thứ )?\d+ (?:năm )?(?:ngày|năm) [^();,]*\($")
# `phiên họp thứ 8 (dự kiến từ |ngày 13 đến 24/3), ...`
_EXPECTED = re.compile(r"\(dự kiến (?:sẽ )?(?:được )?(?:tổ chức |diễn ra )?(?:vào |từ |trong )?$")
# `các năm 1979 và |2009`
_AFTER_YEAR = re.compile(r"năm (?:\d{4}, ){0,5}\d{4}(?:,| và| hay| hoặc)\s$")


def _of_years(mention: DateMention) -> bool:
    return (
        mention.start_date is not None
        and mention.end_date is not None
        and mention.start_date.year + 1 < mention.end_date.year
    )


def _meets(text: str, sentence: Span, mention: DateMention) -> bool:
    """Whether the stretch belongs to a gathering (`hội nghị giao ban công tác 9 tháng năm 2020`), which it may place.

    Read from the last mark before the date: `phát biểu tại hội nghị, ... giải pháp đến năm 2030` speaks of no gathering
    of 2030.
    """
    if mention.precision in ("term", "decade", "century") or _of_years(mention):
        return False  # `hội nghị sơ kết công tác giai đoạn 2009-2016` was not held for eight years
    before = text[sentence.start : mention.char_start]
    mark = max(before.rfind(mark) for mark in ",;:")
    typed = type_of(before[mark + 1 :].lower())
    if typed.type not in ("meeting", "congress", "working_session", "ceremony", "anniversary"):
        return False
    # of a gathering that only names what is told (`những điểm mới của Lễ hội năm nay`) the year places nothing
    if vocabulary().patterns["gathering_heads"].fullmatch(typed.cue) is None:
        return True
    ahead = without_leads(before[mark + 1 :][: typed.at])
    return not ahead or is_adverbial(ahead)


_BOUNDARY = re.compile(r"[;:,]\s|\s(?:và|nhưng|rồi|còn|sau đó)\s|\sđến\s$")
_LIST = re.compile(
    r"[\s,(]*(?:và|hoặc|hay|&|rồi)?(?:\s(?:mới đây|gần đây)(?: nhất)?(?: là)?(?:\s(?:vụ|vụ việc|sự việc|trận|đợt|lần))?)?[\s(]*"
)
_LEAST = 12
"""Shortest stretch, in code points, that can tell a happening beside its date."""


def _cut(text: str, start: int, mention: DateMention, right: int) -> int | None:
    """Where the clause of the date at `right` begins, after the one from `start` with `mention`; None if it has none.

    A boundary is the last mark (else the last `và`, `nhưng`, `rồi`) that leaves the first clause something to tell
    beside its date and its place. Where there is none the two dates stand in one clause: a list (`ngày 14 và 15/10`)
    is one happening a date, any other second date belongs to a noun of the clause.
    """
    left = mention.char_end
    gap = text[left:right]
    if _LIST.fullmatch(gap):
        return left
    told = len(_told(text[start : mention.char_start]))
    marks = [m for m in _BOUNDARY.finditer(gap + " ") if told + len(_told(gap[: m.start()])) >= _LEAST]
    strong = [m for m in marks if m[0][0] in ";:,"]
    chosen = (strong or marks)[-1:]
    return left + chosen[0].start() + 1 if chosen else None


def _told(stretch: str) -> str:
    """What a stretch tells beside when, where and by whose word: its segments without those and without connectives."""
    segments = (without_leads(segment) for segment in re.split(r"[,;:()]", stretch))
    return "".join(segment for segment in segments if segment and not is_adverbial(segment))


def _begins(text: str, mention: DateMention) -> int | None:
    """Where a sentence begins at the date although no stop stands before it: `Ảnh: TTXVN Ngày 3/6, ...`; else None.

    Aggregators run captions and headings into the body; a date, or the word that leads to it (`Hồi tháng 12/2016`),
    opens its sentence where it is printed with a capital.
    """
    opener = _OPENER.search(text, max(0, mention.char_start - 12), mention.char_start)
    start = opener.start() if opener else mention.char_start
    word = text[start : start + 2]
    if not (word[:1].isupper() and word.isalpha() and not word.isupper()):
        return None
    before = text[max(0, start - 2) : start]
    closed = before == '" ' and text[start - 3 : start - 2].isalnum()
    if before[-1:].islower() or closed:
        return start  # `phòng thiChiều nay 22/6`, `trong MV "Falling into love" Chiều 18/5`
    return start if before[-1:] == " " and before[:1] not in '“"(:' else None


_OPENER = re.compile(r"(?<=\s)(?:Hồi|Vào|Từ|Đến|Trong|Trước|Sau|Khoảng|Tính đến|Cuối|Đầu|Giữa|Kể từ)\s$")


def _bracket(text: str, sentence: Span, mention: DateMention) -> Span | None:
    """The bracket that holds the date with something told beside it; None where the date stands free or alone in it.

    `vì thời tiết xấu (bầu trời chưa từng u ám như vậy kể từ năm 1922), lực lượng không quân không cất cánh`: the year
    dates what stands in the bracket.
    """
    left = text.rfind("(", sentence.start, mention.char_start)
    if left < 0 or ")" in text[left : mention.char_start]:
        return None
    right = text.find(")", mention.char_end, sentence.end)
    right = sentence.end if right < 0 else right
    beside = text[left + 1 : mention.char_start] + text[mention.char_end : right]
    return _trimmed(text, left + 1, right) if len(_told(beside)) >= 2 * _LEAST else None


def _beside(text: str, sentence: Span, mention: DateMention, start: int, end: int) -> Span | None:
    """The segment of the date where it is told beside the main deed (`kể từ khi ra mắt vào tháng 7/2015, mẫu xe...`)."""
    left = max(start, text.rfind(", ", start, mention.char_start) + 2, sentence.start)
    right = text.find(", ", mention.char_end, end)
    if right < 0 and left <= start:
        return None
    segment = _trimmed(text, left, end if right < 0 else right)
    small = segment.of(text).lower()
    if not vocabulary().begins_with("beside", small):
        return None
    return segment if len(small) >= 3 * _LEAST else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n,;:.–—-*•+>":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _narrowed(
    text: str, inside: Sequence[tuple[DateMention, int, str]], whens: dict[int, Span]
) -> list[tuple[DateMention, int, str]]:
    """Where two dates stand side by side and one lies in the other, the narrower (`mười năm trước, ngày 21/5/2000`)."""
    kept: list[tuple[DateMention, int, str]] = []
    for item in inside:
        if kept and item[1] and kept[-1][1] and _BESIDE.fullmatch(text[kept[-1][0].char_end : item[0].char_start]):
            before, after = kept[-1][0], item[0]
            both = Span(whens[id(before)].start, after.char_end)
            if _holds(before, after):
                whens[id(after)] = both
                kept[-1] = item
                continue
            if _holds(after, before):
                whens[id(before)] = both
                continue
        kept.append(item)
    return kept


_BESIDE = re.compile(r"[\s,(–-]{0,4}(?:(?:từ|tức|là|đúng|vào)\s)?")


def _holds(wide: DateMention, narrow: DateMention) -> bool:
    if wide.start_date is None or wide.end_date is None or narrow.start_date is None or narrow.end_date is None:
        return False
    return wide.start_date <= narrow.start_date and narrow.end_date <= wide.end_date


def _without_wider(
    inside: Sequence[tuple[DateMention, int, str]], bearing: Sequence[tuple[DateMention, int, str]], text: str
) -> list[tuple[DateMention, int, str]]:
    """Leaves out what only names a thing where a day of the same sentence places the deed.

    `Lễ hội đền X năm 2017 diễn ra từ 9/2 đến 14/2`: a stretch without a preposition that holds the day; `cuộc họp giao
    ban tháng 1`: a month or quarter that follows a noun; `đường hoa Tết Đinh Dậu`: a feast.
    """
    days = [item[0] for item in inside if item[1] == 2 and _of_days(item[0])]
    kept = []
    for item in bearing:
        mention = item[0]
        if mention.form == "feast" and any(other[0].form != "feast" for other in bearing):
            continue
        if days and mention.precision in STRETCHES and not _of_days(mention) and _names_a_thing(text, mention):
            short = mention.precision in ("month", "quarter", "half") and item[2] != _FIGURE
            if short or any(_holds(mention, day) for day in days):
                continue
        kept.append(item)
    return kept


def _names_a_thing(text: str, mention: DateMention) -> bool:
    """Whether a stretch stands right behind a noun, with no preposition, mark, deed or saying before it."""
    words = vocabulary()
    before = text[max(0, mention.char_start - 60) : mention.char_start].lower()
    if before[-1:] != " " or not before[-2:-1].isalpha():
        return False
    if words.ends_with("stretch_openers", before) or words.has("stretch_openers", mention.text.split()[0].lower()):
        return False
    segment = re.split(r"[,;:.]\s", before)[-1]
    return not words.ends_with("reporting", before) and not tells_a_deed(segment)


def _of_days(mention: DateMention) -> bool:
    """Whether it is a day, or a few."""
    if mention.start_date is None or mention.end_date is None:
        return False
    return mention.form != "feast" and (mention.end_date - mention.start_date).days < 28


_AND_BY = re.compile(r"\svà(?:\s(?:đến|tới|vào|sau đó|đến khoảng))?\s$")


def _coordinate(text: str, sentence: Span, first: DateMention) -> int:
    """Where the coordinate clause of the first date begins: behind the last `, nhưng` or `;` before it, if whole deeds
    stand on both sides (`sẽ kéo dài 15 ngày, | nhưng dự kiến trong tháng 7 sẽ có kết luận`); else with the sentence."""
    before = text[sentence.start : first.char_start].lower()
    marks = [m for m in vocabulary().coordinate_marks.finditer(before) if m.start() >= 3 * _LEAST]
    joined = _AND_BY.search(before)
    if joined and joined.start() >= 3 * _LEAST and text.startswith(",", first.char_end):
        marks.append(joined)  # `đã được thông báo trên loa | và đến 14h15 cùng ngày, số tiền đã được trao trả`
    if not marks:
        return sentence.start
    at = sentence.start + marks[-1].start() + 1
    left = text[sentence.start : at].lower()
    right = text[at : sentence.end].lower()
    return at if tells_a_deed(left) and tells_a_deed(right) else sentence.start


def _placed(
    text: str, sentence: Span, bearing: Sequence[tuple[DateMention, int, str]]
) -> list[tuple[DateMention, int, str, int, int]]:
    """Each date that places a clause, with the clause's start and end."""
    first = bearing[0][0]
    placed: list[tuple[DateMention, int, str, int, int]] = []
    begins = _begins(text, first)
    start = begins if begins is not None else _coordinate(text, sentence, first)
    for mention, rank, why in bearing:
        if placed:
            before = placed[-1]
            cut = _begins(text, mention)
            if cut is None:
                cut = _cut(text, before[3], before[0], mention.char_start)
            if cut is None:
                continue
            if cut == before[0].char_end:  # a list: both dates share the clause
                placed.append((mention, rank, why, before[3], sentence.end))
                continue
            placed[-1] = (*before[:4], cut)
            start = cut
        placed.append((mention, rank, why, start, sentence.end))
    return placed


def clauses(
    text: str, sentences: Sequence[Span], dates: Sequence[DateMention], cited: Sequence[Span] = ()
) -> list[Clause]:
    """The clauses of a text that tell a happening, in order. `cited` are the spans of documents with their issue days."""
    found: list[Clause] = []
    quoted = quotations(text)
    index = 0
    for sentence in sentences:
        inside: list[tuple[DateMention, int, str]] = []
        while index < len(dates) and dates[index].char_start < sentence.end:
            if dates[index].char_start >= sentence.start:
                rank, why = _bearing(text, sentence, dates[index], cited, quoted)
                if rank and inside and inside[-1][2] == "comparison":
                    gap = text[inside[-1][0].char_end : dates[index].char_start]
                    if _LIST.fullmatch(gap) and gap.strip():  # `cao hơn các năm 2012, 2013 và 2014`
                        rank, why = inside[-1][1:]
                inside.append((dates[index], rank, why))
            index += 1
        whens = {id(item[0]): Span(item[0].char_start, item[0].char_end) for item in inside}
        inside = _narrowed(text, inside, whens)
        bearing = [item for item in inside if item[1] == 2]
        bearing = _without_wider(inside, bearing, text)
        if not bearing:
            bearing = [
                item
                for item in inside
                if item[1] == 1 and (_is_anniversary(item[0]) or _meets(text, sentence, item[0]))
            ][:1]
        if not bearing:
            continue
        placed = _placed(text, sentence, bearing)
        seen: set[tuple[object, object]] = set()
        for mention, rank, why, start, end in placed:
            when = whens[id(mention)]
            if _is_anniversary(mention):
                mention = mention.parts[1]
            interval = (mention.start_date, mention.end_date)
            if interval in seen:
                continue
            seen.add(interval)
            span = (
                _bracket(text, sentence, mention)
                or _beside(text, sentence, mention, start, end)
                or _trimmed(text, min(start, mention.char_start), max(end, mention.char_end))
            )
            found.append(Clause(span, sentence, mention, when, rank == 2, why))
    return found
