"""The start, middle or end of a year that is not named: `đầu năm`, `giữa năm`, `cuối năm`, `những tháng cuối năm`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END
from events.dates.forms.can_chi_year import CAN_CHI
from events.dates.model import Modifier
from events.dates.patterns import compiled
from events.dates.values import Year, YearRef

NAME = "edge_of_year"
_WHICH: dict[str, Modifier] = {"đầu": "start", "giữa": "mid", "cuối": "end", "hết": "end"}
_PATTERN = rf"(?P<which>đầu|giữa|cuối|(?<=đến\s)hết|(?<=tới\s)hết)\s+năm{WORD_END}(?!\s*(?:[0-9]|học|nay|ngoái|trước|sau|tới(?!\s+nay)|đó|ấy|mới|qua|{CAN_CHI}(?!\w)))"


# `lễ hội đầu năm`, `chuyến biển đầu năm` say what kind of thing it is; a time stands behind one of these
_TIME_BEFORE = compiled(
    r"(?:(?<!\w)(?:từ|hồi|vào|đến|tới|với|trước|sau|khoảng|ngay|tháng|quý|trong|tính|hết|thời\s+điểm|nửa)\s+|(?:^|[.!?:;\n“\"(])\s*)$"
)


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    if not _TIME_BEFORE.search(text[max(0, match.start() - 12) : match.start()].lower()):
        return None
    return (Draft(match.start(), match.end(), NAME, Year(YearRef("published", 0)), modifier=_WHICH[match["which"]]),)


FORMS = (Form(NAME, ("đầu năm", "giữa năm", "cuối năm", "hết năm"), _PATTERN, _read),)
