"""Finds documents cited by the session that passed them: plenums of the Central Committee, and congresses.

`Nghị quyết Trung ương 4 (khóa XII)`, `NQTW4 khóa XII`, `Nghị quyết Hội nghị lần thứ tư BCH TW khóa XII`,
`các kết luận của Hội nghị Trung ương 3, 4, 5 (khóa XIII)`; `Nghị quyết Đại hội XII của Đảng`,
`Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIII`.
"""

from __future__ import annotations

import re

from events.resolutions.draft import Draft
from events.resolutions.numerals import WORDS, ordinal, roman

# written without (?i), so that the scan leaps from N to N and from K to K
_HEAD = re.compile(r"[NnKk](?<!\w[NnKk])(?:ghị [Qq]uyết|GHỊ QUYẾT|Q|ết [Ll]uận|ẾT LUẬN|L)(?![^\W\d_](?<![TĐ]))")

_WORD = "|".join(sorted(WORDS, key=len, reverse=True)).replace(" ", r"\s++")
_ROMAN = r"(?-i:[IVX]{1,6})(?!\w)"
_CENTRAL = r"(?:trung\s++ương|t\.\s?ư|tư|tw|t\.\s?w)"
_PARTY = r"(?:\s++đảng(?:\s++cộng\s++sản\s++việt\s++nam)?)?"
_COMMITTEE = rf"(?:(?:ban\s++chấp\s++hành|bch)\s*+{_CENTRAL}{_PARTY})"
_ROUND = r"(?:\s*+\(?\s*+lần\s++(?:thứ\s++)?(?:[12]|nhất|hai)\s*+\)?)?"
_ONE = rf"\d{{1,2}}(?![\d%/]){_ROUND}"
_MANY = rf"{_ONE}(?:\s*+(?:,|;|và|,\s*+và)\s*+(?:{_ONE}))*"
TERM = r"(?:(?-i:[IVX]{1,6})|\d{1,2})(?!\w)"
_TERMS = (
    rf"(?:\s*+,?\s*+\(?\s*+(?:khóa|khoá)\s*+\(?\s*+(?P<terms>{TERM}(?:\s*+(?:,|;|và)\s*+(?:(?:khóa|khoá)\s*+)?{TERM})*)(?:\s*+\))?"
    rf"|\s*+\((?P<terms2>(?-i:[IVX]{{2,6}}))\))?"
)
# `Hội nghị lần thứ 5 khóa XIII của Ban Chấp hành Trung ương`
_TERMS_BETWEEN = _TERMS.replace("terms", "terms_between")
_OTHER = r"(?:\s*+(?:,|và)\s*+(?:các\s++)?(?P<other>kết\s++luận|nghị\s++quyết|chỉ\s++thị|quy\s++định))*"
_PLENUM = re.compile(
    rf"""(?ix)
    {_OTHER} \s*+ (?:của\s++)? (?:(?:các|tại)\s++)?
    (?:
        # Hội nghị lần thứ tư (của) Ban Chấp hành Trung ương
        (?:hội\s++nghị\s++(?:lần\s++)?|(?:lần\s++)?(?=thứ)) (?P<nth>thứ\s++)? (?P<of>{_MANY}|{_WORD})
        {_TERMS_BETWEEN} \s*+,?\s*+ (?:của\s++)? {_COMMITTEE}
      |
        # (Hội nghị) (BCH) Trung ương 4, 5, 6
        (?P<meeting>hội\s++nghị\s++)? (?:(?:ban\s++chấp\s++hành|bch)\s*+)? {_CENTRAL} {_PARTY}
        \s*+ (?P<nth2>(?:lần\s++)? thứ \s++)? (?:số\s++)? (?P<at>{_MANY}|(?<=thứ\s){_WORD})
    )
    {_TERMS}
    """
)
_AGAIN = re.compile(
    rf"(?ix)\s*+(?:,|và|;|,\s*+và)\s*+(?:(?:nghị\s++quyết\s++|NQ\s*+)?{_CENTRAL}\s*+)(?P<at>{_MANY}){_TERMS}"
)
_MOST = 20  # no term has had more than fifteen plenums; a greater number is something else
_SPOKEN = re.compile(r"(?:phát biểu|bài|diễn văn|lời)\s*+$")
_OPENING = re.compile(r"(?:[.\n]|^)\s*+$")

_CONGRESS = re.compile(
    rf"""(?ix)
    \s*+ (?:của\s++|tại\s++)? (?P<congress>đại\s++hội (?!\s++đồng)|(?=đảng\s++bộ))
    (?P<whose> (?:\s*+(?:đại\s++biểu|toàn\s++quốc|đảng(?!\s++bộ)(?:\s++cộng\s++sản\s++việt\s++nam)?|toàn\s++đảng))*
      (?:\s*+ đảng\s++bộ \s++ [^\n,.;:()]{{1,60}}? )? )
    (?: \s*+,?\s*+ (?:lần\s++thứ\s++|lần\s++|khóa\s++|khoá\s++|thứ\s++)? (?P<number>{_ROMAN}|\d{{1,2}}(?![\d%/.,]\d|[%/\d])) )
    (?P<after> (?:\s++(?:của\s++)? (?:
        đảng\s++bộ (?P<place>[^\n,.;:()]{{1,60}}?) (?=\s*+(?:[,.;:()\n”"]|và\s|nhiệm\s++kỳ|về\s|đề\s++ra|đã\s|với\s|vào\s|gắn\s|là\s|năm\s|trong\s|tới\s|đến\s|sớm\s|lần\s|$))
      | đảng(?!\s++bộ|\s++ủy|\s++uỷ) ))? )
    """
)
# a congress of another body: `Đại hội toàn quốc lần thứ V Hội Người cao tuổi Việt Nam`
_BODY = re.compile(
    r"\s++(?:của\s++)?(?P<body>(?:Hội|Đoàn|Công đoàn|Liên đoàn|Liên hiệp|Liên minh|Mặt trận)\s[^\n,.;:()”\"]{2,60}?)"
    r"(?=\s*+(?:[,.;:()\n”\"]|và\s|nhiệm\s++kỳ|về\s|đề\s++ra|đã\s|với\s|gắn\s|là\s|năm\s|trong\s|$))"
)
_CONGRESS_MORE = re.compile(r"(?i)\s*+(?:,|và|;|,\s*+và)\s*+(?:nghị\s++quyết\s++)?(?=đại\s++hội)")


def _sessions(printed: str) -> list[str]:
    """`4, 5 và 6` → 4, 5, 6; `6 (lần 2)` → `6 (lần 2)`; `tư` → 4."""
    if (number := ordinal(printed)) is not None:
        return [str(number)]
    found = []
    for match in re.finditer(
        r"(\d{1,2})(?:\s*+\(?\s*+lần\s++(?:thứ\s++)?([12]|nhất|hai)\s*+\)?)?", printed, re.IGNORECASE
    ):
        again = match[2] and ordinal(match[2])
        found.append(f"{int(match[1])} (lần {again})" if again else str(int(match[1])))
    return found


def _terms(printed: str | None) -> list[str]:
    """`XI; XII` → XI, XII; `12` → XII."""
    if not printed:
        return []
    numbers = [ordinal(part) for part in re.findall(r"[IVXivx]+(?!\w)|\d+", printed)]
    return [roman(number) for number in numbers if number]


def _told(match: re.Match[str], *groups: str) -> str | None:
    return next((match[group] for group in groups if match[group]), None)


def find_sessions(text: str, low: str) -> list[Draft]:
    """Every citation by plenum or congress, in text order."""
    drafts: list[Draft] = []
    if "hị quyết" not in low and "nq" not in low and "ết luận" not in low:
        return drafts
    reached = 0
    for head in _HEAD.finditer(text):
        if head.start() < reached:
            continue
        kind = "Nghị quyết" if head[0][0] in "Nn" else "Kết luận"
        found = _plenums(text, low, head.start(), head.end(), kind) or (
            _congresses(text, head.start(), head.end()) if kind == "Nghị quyết" else []
        )
        if found:
            reached = found[-1].end
            drafts += found
    return drafts


def _plenums(text: str, low: str, start: int, end: int, kind: str) -> list[Draft]:
    match = _PLENUM.match(text, end)
    if match is None:
        return []
    if match["of"] is not None and not match["nth"] and not match["of"][0].isdigit():
        return []  # `Hội nghị hai Ban Chấp hành`: a word is an ordinal only after `thứ`
    if (
        kind == "Kết luận"
        and match[0].lstrip()[:3].lower() == "hội"
        and _SPOKEN.search(low[max(0, start - 14) : start])
    ):
        # `phát biểu kết luận Hội nghị Trung ương 5`; at the head of its sentence `Kết luận Hội nghị …` is a verb too
        return []
    other = (match["other"] or "").lower()
    if other.startswith("kết"):
        kind = "Kết luận"
    sessions = [number for number in _sessions(match["of"] or match["at"]) if int(number.split()[0]) <= _MOST]
    terms: list[str | None] = [*_terms(_told(match, "terms", "terms2", "terms_between", "terms_between2"))]
    stop = match.end()
    drafts = [
        Draft(start, stop, match.start("of" if match["of"] else "at"), kind, session=session, term=term)
        for session in sessions
        for term in (terms or [None])
    ]
    while again := _AGAIN.match(text, stop):
        stop = again.end()
        later: list[str | None] = [*_terms(again["terms"] or again["terms2"])]
        if later and not terms:
            for draft in drafts:
                draft.term = draft.term or later[0]
        drafts += [
            Draft(again.start("at"), stop, again.start("at"), kind, session=session, term=term)
            for session in _sessions(again["at"])
            for term in (later or [None])
        ]
    return drafts


def _congresses(text: str, start: int, end: int) -> list[Draft]:
    drafts: list[Draft] = []
    while match := _CONGRESS.match(text, end):
        whose = re.sub(r"\s+", " ", match["whose"]).strip()
        after = re.sub(r"\s+", " ", match["after"] or "").strip()
        if not match["congress"] and "lần thứ" not in match[0].lower():
            break  # `Nghị quyết Đảng bộ tỉnh lần thứ XIII` leaves the word out, but not the ordinal
        draft = Draft(start, match.end(), match.start("number"), "Nghị quyết", congress=match["number"])
        if (place := match["place"]) is not None:
            draft.holder = f"Đảng bộ {place.strip()}"
        elif (local := re.search(r"(?i)đảng\s++bộ\s++(.+)$", whose)) is not None:
            draft.holder = f"Đảng bộ {local[1]}"
        elif (body := _BODY.match(text, match.end())) is not None:
            draft.holder = " ".join(body["body"].split())
            draft.end = body.end("body")
        elif after or whose or match["number"].isupper():
            draft.holder = "của Đảng"
        if not draft.holder:
            break
        drafts.append(draft)
        more = _CONGRESS_MORE.match(text, match.end())
        if more is None:
            break
        start = end = more.end()
    return drafts
