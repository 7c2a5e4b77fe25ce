"""What limits or blurs a date: `đầu/giữa/cuối`, `khoảng`, `trước`, `sau`, `từ`, `đến`, and which way it lies (`tới`, `vừa qua`)."""

from __future__ import annotations

import re

from events.dates.draft import Draft
from events.dates.model import Modifier
from events.dates.patterns import compiled
from events.dates.values import Day, Month, Piece, Range, is_day

_REACH = 30
_LEFT = compiled(
    r"""(?<!\w)(?:
        (?P<since>(?:kể\s+|bắt\s+đầu\s+|ngay\s+)?từ(?:\s+thời\s+điểm|\s+khoảng|\s+sau)?)
      | (?P<until>(?:tính\s+|cho\s+|phấn\s+đấu\s+)?(?:đến|tới)(?:\s+hết|\s+cuối|\s+khoảng|\s+trước)?|tầm\s+nhìn(?:\s+(?:đến|tới))?|hết)
      | (?P<approx>khoảng|vào\s+khoảng|(?<!tan\s)tầm|độ\s+chừng)
      | (?P<before>trước)
      | (?P<after>sau)
    )\s+(?:thời\s+điểm\s+)?$""",
    re.VERBOSE,
)
_EDGE = compiled(
    r"""(?<!\w)(?:(?:những\s+|mấy\s+|các\s+|(?<![0-9.,/-])[0-9]{1,2}\s+)?(?:ngày|tháng|năm|tuần)\s+)?(?:
        (?P<start>đầu(?:\s+những)?|nửa\s+đầu|thượng\s+tuần)
      | (?P<mid>giữa(?:\s+những)?|trung\s+tuần)
      | (?P<end>cuối(?:\s+những)?|nửa\s+cuối|nửa\s+sau|hạ\s+tuần)
    )\s+(?:của\s+)?$""",
    re.VERBOSE,
)
# the words that the two patterns end in: most dates stand behind none of them and need no search
# `từ 7h đến 9h ngày 5/6`: the hours are a stretch, the day is not its end
_HOUR = compiled(r"[0-9]\s*(?:h|g|giờ|phút|p)?[0-9]*\s+$")
_LAST_WORDS = frozenset(
    [
        "từ",
        "điểm",
        "khoảng",
        "sau",
        "đến",
        "tới",
        "hết",
        "cuối",
        "trước",
        "nhìn",
        "tầm",
        "chừng",
        "đầu",
        "những",
        "giữa",
        "tuần",
        "của",
    ]
)


def modifiers(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Drafts with the modifier that stands before them, taken into their span."""
    floor = 0
    for draft in drafts:
        low = max(floor, draft.start - _REACH)
        before = small[low : draft.start]
        words = before.split()
        if not words or words[-1] not in _LAST_WORDS or not before[-1].isspace():
            _lean(draft, small)
            floor = draft.end
            continue
        if not is_day(draft.value):
            edge = _EDGE.search(before)
            if edge:
                draft.modifier = edge.lastgroup  # type: ignore[assignment]
                draft.start = low + edge.start()
                before = before[: edge.start()]
        if draft.modifier in (None, "start", "mid", "end"):
            left = _LEFT.search(before)
            if left and isinstance(draft.value, Range) and left.lastgroup in ("since", "until"):
                if left.lastgroup == "since":
                    draft.start = low + left.start()
            elif left and not (left.lastgroup == "until" and draft.clock and _HOUR.search(before[: left.start()])):
                kind: Modifier = left.lastgroup  # type: ignore[assignment]
                draft.modifier = kind
                draft.start = low + left.start()
        _lean(draft, small)
        floor = draft.end
    return drafts


_RIGHT = compiled(
    r"\s+(?:(?P<ahead>sắp\s+tới|tới\s+đây|tới(?!\s+(?:giờ|nay|lúc|khi|các|những|tận)(?!\w)))"
    r"|(?P<behind>vừa\s+qua|vừa\s+rồi|qua|mới\s+đây)|(?P<this>này))(?!\w)"
)


def _lean(draft: Draft, small: str) -> None:
    """`tháng 3 tới`, `ngày 5/6 vừa qua`, `quý I vừa qua` say on which side of the publication day the date lies."""
    if not isinstance(draft.value, (Day, Month, Piece)) or draft.value.year is not None:
        return
    right = _RIGHT.match(small, draft.end)
    if right is None:
        return
    draft.end = right.end()
    draft.lean = {"ahead": 1, "behind": -1, "this": 0}[right.lastgroup or "this"]
