"""Finds documents cited by number: `Quy định số 02 - QĐ/HU`, `các Nghị định số 46, 108 và 26`, `NQ 18`.

The scan goes from digit to digit; a number is looked at more closely only if a mark of a symbol follows it or a word
for a kind of document stands before it, so that most numbers of an article cost a single look.
"""

from __future__ import annotations

import re

from events.resolutions.draft import Draft
from events.resolutions.kinds import Kind, followers, heads, issued_followers, kinds, named
from events.resolutions.number import Read, known, read

# no look-behind: a pattern that opens with a set of characters lets the engine leap from digit to digit
_NUMBER = re.compile(r"[0-9]+[a-zđ]?")
_YEAR_AFTER = re.compile(r"/((?:19|20)\d\d)(?![\w/-])")
_WINDOW = 90
_FAR = 140
_CLAUSE_END = re.compile(r"[;:!?\n]|\.\s")
# what may stand between two documents of one list: day, issuer, then comma, semicolon or `và`
_GAP = re.compile(
    r"\s*+(?:\([^()]{0,40}\)\s*+)?(?:,?\s*+(?:ký|ban hành)?\s*+(?:ngày|tháng|năm)\s[\d/.\-–, thángnăm]{1,32}?)?"
    r"(?:\s*+,?\s*+(?:của|do)\s[^,;.()]{2,90}?)?"
    r"\s*+(?:[,;]|(?<!\w)(?:và|hoặc|cùng|với)(?!\w)|[,;]\s*+và(?!\w))+\s*+(?:và\s++)?(?:các\s++)?(?P<marked>số\s*+:?\s*+)?",
)
_NEXT_WORD = re.compile(r"\s*+([^\W\d_]+|.)", re.DOTALL)
_AFTER_NUMBER = re.compile(r"\s?(?:[,;]|(?:và|hoặc|hay)(?!\w)|[,;]\s*+và(?!\w))\s*+(?:số\s*+)?\d")


def _followed(text: str, end: int, *, firm: bool) -> bool:
    """Whether what follows a bare number leaves it a citation."""
    if end >= len(text):
        return True
    char = text[end]
    if char in ",.":
        # `3,5 tỷ`: an amount; `Nghị quyết 30, 5 hộ` is settled by the list
        return not text[end + 1 : end + 2].isdigit()
    if char in "\n;:)(]”\"’'»!?…":
        return True
    match = _NEXT_WORD.match(text, end)
    if match is None:
        return True
    word = match[1].lower()
    if word in ("ngày", "năm", "tháng"):
        return text[match.end() : match.end() + 2].strip()[:1].isdigit()
    if word in ("khóa", "khoá"):
        return True
    if word in ';,:)("”’–-.':
        return word != "-" or text[match.end() : match.end() + 1] == " "
    every, settled = followers()
    if _AFTER_NUMBER.match(text, end) and not firm:
        return True
    return word in (settled if firm else every)


def _agrees(kind: Kind, found: Read) -> bool:
    """Whether the symbol may be of that kind: no kind's part in it, or one of the kind's own."""
    part = found.symbol.kind
    if not part:
        return True
    return part in kind.symbols or kind.name in _meanings(part)


def _meanings(part: str) -> tuple[str, ...]:
    row = known(part)
    return row.meaning if row and row.is_kind else ()


def _far_kind(low: str, start: int, floor: int, found: Read) -> tuple[Kind, int] | None:
    """The nearest kind named before in the same clause that the symbol may be of: `Luật Đầu tư công số 49/2014/QH13`."""
    window_start = max(floor, start - _FAR)
    window = low[window_start:start]
    cut = 0
    for stop in _CLAUSE_END.finditer(window):
        cut = stop.end()
    best: tuple[Kind, int] | None = None
    for match in heads().words.finditer(window, cut):
        kind = named(match[0])
        if kind is None or kind.name == "Văn bản":
            continue
        if found.symbol.kind:
            if not _agrees(kind, found):
                continue
        elif not (found.symbol.legislature and kind.name in ("Luật", "Bộ luật", "Nghị quyết", "Pháp lệnh")):
            continue
        best = kind, window_start + match.start()
    return best


def find_numbered(text: str, low: str) -> list[Draft]:
    """Every citation by number, in text order; `low` is the text in small letters, of the same length."""
    drafts: list[Draft] = []
    last_words = heads().last_words
    group = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end : end + 1]
        if before in ".,/:+" or after == "%" or after.isalpha() or end - start > 6:
            continue
        last = drafts[-1] if drafts else None
        floor = last.end if last else 0
        if start < floor:
            continue
        found: Read | None = None
        if after and (after in "/-–" or (after in " \n" and text[end + 1 : end + 2] in "-–/QNKCTHĐBPSV")):
            found = read(text, start)
        near = last is not None and start - floor < 160
        if found is None:
            glued = before.isalpha() and low[max(0, start - 2) : start] != "số"
            if glued:
                word_start = max(text.rfind(" ", max(0, start - 8), start) + 1, floor)
                if text[word_start:start].strip('(“"') not in heads().short:
                    continue
            else:
                word_floor = max(0, start - 9)
                at = low.rfind(" ", word_floor, max(start - 1, 0))
                word = low[max(at + 1, word_floor) : start].strip(" :(\n")
                if word not in last_words and not (near and before in " (" and start - floor < 12):
                    continue
        elif before.isalnum() and low[max(0, start - 2) : start] != "số":
            continue
        draft = _head(text, low, start, match.end(), floor, found) or (
            _listed(text, start, match.end(), last, found) if last and near else None
        )
        if draft is None and found is not None:
            draft = _by_symbol(low, start, floor, found)
        if draft is None:
            continue
        if last is not None and draft.group == last.group and draft.group:
            pass
        else:
            group += 1
            draft.group = group
        drafts.append(draft)
    return drafts


def _head(text: str, low: str, start: int, end: int, floor: int, found: Read | None) -> Draft | None:
    """A number straight after its kind, qualifiers and `số`."""
    window_start = max(floor, start - _WINDOW)
    match = heads().tight.search(low[window_start:start])
    if match is None:
        return None
    head_start = window_start + match.start("kind")
    printed_head = text[head_start : window_start + match.end("kind")]
    kind = named(printed_head)
    if kind is None:
        return None
    marked = bool(match["marked"])
    echo = printed_head in heads().echo and printed_head not in heads().short
    if found is not None:
        if not _agrees(kind, found):
            # `Thông báo kết luận số 537-TB/TU`, `văn bản số 119/BC-BCT`: the symbol says what it is
            meanings = _meanings(found.symbol.kind)
            far = _far_kind(low, start, floor, found)
            if far is not None:
                kind, head_start = far
            elif meanings:
                kind = kinds().get(meanings[0].lower(), kind)
        return _with_symbol(head_start, start, kind, found)
    if match["qualifier"] and not marked:
        return None  # `quyết định khởi tố 5 bị can`
    return _bare(text, low, head_start, start, end, kind, marked=marked, echo=echo, printed_head=printed_head)


def _with_symbol(head_start: int, start: int, kind: Kind, found: Read) -> Draft:
    name = kind.name
    return Draft(
        head_start, found.end, start, name, found.symbol.number, found.printed, found.symbol, year=found.symbol.year
    )


def _bare(
    text: str,
    low: str,
    head_start: int,
    start: int,
    end: int,
    kind: Kind,
    *,
    marked: bool,
    echo: bool,
    printed_head: str,
) -> Draft | None:
    if kind.bare == "symbol" or (kind.bare == "number" and not marked):
        return None
    number = text[start:end]
    year = _YEAR_AFTER.match(text, end)
    if year is not None and (marked or kind.noun or printed_head[0].isupper()):
        end = year.end()
    else:
        year = None
        if text[end : end + 1] in "/-–" and text[end + 1 : end + 2].isdigit():
            return None  # `theo quy định 15/12`: a day, a ratio or a range
    if not number[-1].isdigit() and text[start - 1].isalpha():
        return None
    if len(number) == 4 and 1900 <= int(number[:4] if number.isdigit() else 0) <= 2100 and not marked:
        return None  # `Luật 2013`, `Chương trình 2000`
    capital = printed_head[0].isupper()
    lower_verb = not kind.noun and not capital
    if text[end : end + 1] in ",." and text[end + 1 : end + 2].isdigit():
        return None
    decided = capital and not kind.noun and _issued(text, low, head_start, start, end)
    if (
        not (marked and not lower_verb)
        and year is None
        and not decided
        and not _followed(text, end, firm=lower_verb and not marked)
    ):
        if marked or not (capital or kind.noun):
            return None
        echo = True  # `Quy định 02 đạt kết quả`: a citation only where the article has it in full elsewhere
    draft = Draft(head_start, end, start, kind.name, number, text[start:end], year=int(year[1]) if year else None)
    draft.reason = "echo" if echo else ""
    return draft


def _issued(text: str, low: str, head_start: int, start: int, end: int) -> bool:
    """`ra Quyết định 512 giao 20 ha đất`: issued just before, a number of two digits or more, what it decides behind."""
    if end - start < 2 or _ISSUING.search(low, max(0, head_start - 12), head_start) is None:
        return False
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1] in issued_followers()


_ISSUING = re.compile(r"(?<!\w)(?:ra|ký|ban\s+hành)\s{1,2}\Z")


def _listed(text: str, start: int, end: int, last: Draft, found: Read | None) -> Draft | None:
    """A further number of a list: the kind is the one named before."""
    gap = _GAP.fullmatch(text, last.end, start)
    if gap is None:
        return None
    kind = kinds()[last.kind.lower()]
    if found is not None:
        if not _agrees(kind, found):
            return None
        draft = _with_symbol(start, start, kind, found)
    else:
        # a bare number goes on a list only next to its neighbour, or with a `số` of its own
        if not gap["marked"] and start - last.end > 8:
            return None
        if kind.bare == "symbol" or not _followed(text, end, firm=False):
            return None
        if text[end : end + 1] in "/-–" and text[end + 1 : end + 2].isdigit() and not _YEAR_AFTER.match(text, end):
            return None
        year = _YEAR_AFTER.match(text, end)
        end = year.end() if year else end
        draft = Draft(start, end, start, kind.name, text[start:end].split("/")[0], text[start:end])
        draft.year = int(year[1]) if year else None
        draft.reason = last.reason
    draft.group = last.group
    return draft


def _by_symbol(low: str, start: int, floor: int, found: Read) -> Draft | None:
    """A symbol that says by itself what it is: `(số 11-NQ/TW)`, `Luật Đầu tư công số 49/2014/QH13`."""
    if not found.symbol.issuers and found.symbol.kind not in ("SL",):
        return None
    far = _far_kind(low, start, floor, found)
    if far is not None:
        return _with_symbol(far[1], start, far[0], found)
    meanings = _meanings(found.symbol.kind)
    if not meanings:
        return None
    # `06-TT/TU` is the Party's Thông tri, `06/2020/TT-BNV` the state's Thông tư
    name = meanings[-1] if found.symbol.kind == "TT" and found.symbol.series == "party" else meanings[0]
    return _with_symbol(start, start, kinds()[name.lower()], found)
