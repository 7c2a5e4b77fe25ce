"""The list of date forms for readers who do not program: `docs/date-forms.md`, made from the forms and their cases."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from events.dates.forms import FORMS

_AFTER_FORMS = ("range", "modifier", "old_print", "not_dates")
"""Files of cases that belong to no one form, in the order in which they are told."""

_MODIFIERS = {
    "start": "đầu", "mid": "giữa", "end": "cuối", "approx": "khoảng", "before": "trước đó", "after": "sau đó",
    "until": "cho đến", "since": "kể từ",
}  # fmt: skip
_PARTS = {"morning": "sáng", "noon": "trưa", "afternoon": "chiều", "evening": "tối", "night": "đêm"}

_HEAD = """<!-- Produced by scripts/docs from events/dates/forms and tests/cases/dates; change those and run it again. -->

# Các cách viết ngày tháng mà chương trình đọc được

Trang này dành cho người đọc tiếng Việt, không cần biết lập trình. Mỗi mục là một cách viết, kèm những câu mà chương trình
được thử mỗi khi thay đổi: câu báo, ngày đăng báo (nếu câu cần đến), cụm từ được nhận và khoảng ngày mà nó chỉ. Câu nào đọc
sai, hãy báo lại: mỗi lỗi thành thêm một câu thử.

Quy ước chung:

- Ngày đứng trước tháng. Một tháng, quý hay năm là từ ngày đầu đến ngày cuối của nó, tính cả hai ngày ấy.
- Thiếu năm thì lấy năm gần ngày đăng nhất, thường là ngày đã qua; câu báo trước (`sẽ`, `dự kiến`, `sắp tới`) thì nhìn về phía trước.
- Không biết ngày đăng thì những gì dựa vào nó để ngỏ, không đoán.
- Cột "Ghi chú" nói thêm buổi, giờ, và chữ giới hạn như đầu, giữa, cuối, khoảng, trước, sau.
"""


def document(cases: Path) -> str:
    """The page. `cases` is the folder with one TOML file a form; a form without its file is an error (OSError)."""
    names = list(dict.fromkeys(form.name for form in FORMS))
    names.sort(key=_ORDER.index)
    lines = [_HEAD]
    for name in (*names, *_AFTER_FORMS):
        lines += _section(name, tomllib.loads((cases / f"{name}.toml").read_text(encoding="utf-8")))
    return "\n".join(lines).rstrip() + "\n"


# what a reader meets first comes first
_ORDER = (
    "day_month_year", "day_month", "day_list", "day", "iso_day", "time_of_day", "weekday", "month", "quarter",
    "part_of_year", "edge_of_year", "year", "term", "school_year", "season", "decade", "century", "week", "edge_day",
    "relative", "told_before", "present", "lunar_day", "can_chi_year", "feast", "party_calendar",
)  # fmt: skip


def _section(name: str, told: Mapping[str, Any]) -> list[str]:
    lines = [f"## {told['title']}", "", f"Tên trong chương trình: `{name}`", ""]
    if told.get("note"):
        lines += [told["note"], ""]
    found = [case for case in told["case"] if case["found"]]
    refused = [case for case in told["case"] if not case["found"]]
    if found:
        lines += ["| Câu | Đăng ngày | Cụm từ | Nghĩa là | Ghi chú |", "|---|---|---|---|---|"]
        for case in found:
            lines += _rows(case)
        lines.append("")
    if refused:
        lines += ["Không phải là ngày:" if found else "Không câu nào dưới đây có ngày:", ""]
        lines += [f"- {_printed(case['text'])}" + (f" ({case['why']})" if "why" in case else "") for case in refused]
        lines.append("")
    return lines


def _rows(case: Mapping[str, Any]) -> list[str]:
    rows = []
    for number, one in enumerate(case["found"]):
        text, published = ("", "") if number else (_printed(case["text"]), _day(case.get("published")))
        notes = [_PARTS[one["part_of_day"]]] if "part_of_day" in one else []
        notes += [one["clock"]] if "clock" in one else []
        notes += [_MODIFIERS[one["modifier"]]] if "modifier" in one else []
        notes += [case["why"]] if "why" in case and not number else []
        rows.append(f"| {text} | {published} | **{_printed(one['text'])}** | {_meaning(one)} | {', '.join(notes)} |")
    return rows


def _meaning(one: Mapping[str, Any]) -> str:
    if "start" not in one:
        return f"để ngỏ (`{one['edtf']}`)"
    start, end = one["start"], one.get("end", one["start"])
    return _day(start) if start == end else f"{_day(start)} đến {_day(end)}"


def _day(day: date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def _printed(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
