"""A headline from the clause itself: subject, deed, object; at most 120 characters; nothing trails."""

from __future__ import annotations

import re

from events.extract.model import OrganisationPart
from events.text import Span

LONGEST = 120

# What may lead a clause without being part of its deed
_LEAD = re.compile(
    r"^(?:[\s,;:.*•+>–—-]+"
    r"|(?:trong khi đó|theo đó|cụ thể|đặc biệt|đáng chú ý|nổi bật|được biết|ngoài ra|bên cạnh đó|đồng thời|cũng trong|cũng ngay|cũng|"
    r"như đã đưa tin|như đã thông tin|tiếp đó|tiếp tục|trước đó|sau đó|tuy nhiên|vì vậy|do đó|riêng|mới đây|và|nhưng|rồi|trong|vào|từ|đến|tới|ngay|"
    r"lúc|khoảng|hồi|tính|kể từ|theo kế hoạch|theo thông tin ban đầu)(?=[\s,:])"
    r"|\([^()]{1,12}\)\s*[-–]?|[A-ZĐ]{2,6}\s?[-–]\s)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SPACES = re.compile(r"\s+")
_PLACE_LEAD = re.compile(r"^(?:tại|ở|trên địa bàn)\s+[^,]{2,60},\s*", re.IGNORECASE)
# Ranks between two commas after a name (`ông X, Ủy viên ..., Bí thư ..., đã`) are left out up to the verb
_APPOSITION = re.compile(
    r",\s*(?:Ủy viên|Uỷ viên|Bí thư|Phó|Trưởng|Chủ tịch|Chủ nhiệm|Giám đốc|Thứ trưởng|Bộ trưởng|nguyên)[^;:]*?,\s*(?=(?:đã|sẽ|vừa|chủ trì|có|cùng|dẫn|tổ chức|ký|trao|làm|đến|thăm|dự)\b)"
)
# Where a headline may stop: subordinate matter begins
_STOPS = (
    re.compile(r"[;:…]"),
    re.compile(
        r",\s(?:nhằm|để|trong đó|qua đó|do|với|theo đó|nhân|góp phần|trên cơ sở|khi|nhất là|đặc biệt|bao gồm|gồm|cùng|dưới|sau khi|nơi|buộc|giảm|tăng|vì|mà)\b"
    ),
    re.compile(r"\s(?:nhằm|để|trong đó|với sự tham dự|với sự tham gia|với mục tiêu|trên cơ sở|theo đó|nhân dịp)\b"),
    re.compile(r"\.\s"),
    re.compile(r",\s"),
    re.compile(r"\s(?:và|về|của|cho|với|trong|tại|theo|từ|đến)\s"),
)
_DANGLING = re.compile(
    r"(?:\s(?:và|của|về|với|cho|trong|tại|ở|từ|đến|theo|là|các|những|để|do|bởi|khi|mà|như|vào|có|được|bị|đã|sẽ|số|ngày|tháng|năm|một|việc|sự|trên|dưới|sau|trước|gồm|nhằm|hay|hoặc))+$",
    re.IGNORECASE,
)


def title(text: str, span: Span, date: Span, organisations: tuple[OrganisationPart, ...]) -> str:
    """The headline of the clause at `span`, told without its date at `date`.

    The date and what leads the clause go, brackets and ranks go, subordinate matter goes; what is left is cut at a
    clause or word boundary within 120 characters and begins with a capital.
    """
    if span.start <= date.start < span.end:
        before, after = text[span.start : date.start], text[date.end : span.end]
    else:
        before, after = text[span.start : span.end], ""
    before = before.rstrip(" (,")
    after = after.lstrip(" ),")
    before = re.sub(
        r"(?:^|\s)(?:vào|trong|từ|đến|ngay từ|ngay|tính đến|lúc|hồi|khoảng|cũng trong|cũng|kể từ|hôm|là)$",
        "",
        before,
        flags=re.IGNORECASE,
    )
    joined = (
        f"{before}{', ' if before.strip() and after and after[0] not in '.;' else ' '}{after}"
        if before.strip()
        else after
    )
    # a deed told after the date continues the clause without a comma (`... được bầu năm 2013 tại ...`)
    if before.strip() and after and (after[0].islower()):
        joined = f"{before} {after}"
    headline = _SPACES.sub(" ", _BRACKETS.sub("", joined)).strip()
    previous = None
    while previous != headline:
        previous = headline
        headline = _LEAD.sub("", headline, count=1).strip()
        shorter = _PLACE_LEAD.sub("", headline, count=1)
        if len(shorter) >= 20:
            headline = shorter
    headline = _APPOSITION.sub(" ", headline)
    headline = _shortened(headline)
    headline = _DANGLING.sub("", headline.rstrip(" .,;:–-…")).rstrip(" .,;:–-…")
    headline = headline.replace(" ,", ",")
    if headline.count("“") != headline.count("”"):
        headline = headline.replace("“", "").replace("”", "")
    if headline.count('"') % 2:
        headline = headline.replace('"', "")
    return headline[:1].upper() + headline[1:]


def _shortened(headline: str) -> str:
    """Cut at the first subordinate matter that leaves a headline of at least 25 characters, then at 120."""
    for pattern in _STOPS[:4]:
        for match in pattern.finditer(headline):
            if match.start() >= 25 and headline.count("“", 0, match.start()) <= headline.count("”", 0, match.start()):
                headline = headline[: match.start()]
                break
    if len(headline) <= LONGEST:
        return headline
    for pattern in _STOPS[4:]:
        cuts = [m.start() for m in pattern.finditer(headline) if 40 <= m.start() <= LONGEST]
        if cuts:
            return headline[: cuts[-1]]
    return headline[:LONGEST].rsplit(" ", 1)[0]
