"""How long citations take, beside a yardstick measured in the same run, and whether time grows with length alone.

    python benchmarks/resolutions.py [ARTICLES.jsonl]

Prints milliseconds for 5,000 characters, the ratio to folding the same text once (`events.text.fold`), and for texts
made to be awkward the ratio of eight times the length to once (8 is straight; the script fails above 16).
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from measuring import best

from events.resolutions import find_resolutions
from events.text import fold, normalise

DAY = date(2018, 3, 28)
PLAIN = (
    "Sáng 28-3, tại thành phố Cần Thơ, hội nghị sơ kết việc thực hiện Nghị quyết Trung ương 4 (khóa XII) và Chỉ thị số "
    "05-CT/TW của Bộ Chính trị đã diễn ra. Có 120 đại biểu dự; 35 ý kiến tham luận nêu kết quả của 9 quận, huyện, giảm "
    "12,5% so với năm 2017. Thực hiện Nghị định số 108/2014/NĐ-CP ngày 20/11/2014 của Chính phủ, 164 người được "
    "giải quyết chế độ.\n"
)
AWKWARD = (
    "Nghị quyết ",
    "NQ 4 ",
    "Quyết định số 12, ",
    "số 12 và ",
    "12/QĐ-",
    "1-",
    "Nghị quyết Đại hội Đảng bộ ",
    " ",
    "Chỉ thị 05-CT/TW của ",
    "Nghị định 46, ",
    "Nghị quyết Trung ương 4 khóa XII (số 04-NQ/TW) ",
    "Nghị quyết   ",
)


def main() -> int:
    """Prints the figures; 1 where time grows faster than the text."""
    if len(sys.argv) > 1:
        with Path(sys.argv[1]).open(encoding="utf-8") as lines:
            texts = [normalise(json.loads(line)["text"]) for line in lines]
    else:
        texts = [PLAIN * 13] * 40
    size = sum(map(len, texts))
    found = best(lambda: [find_resolutions(text, [], [], published=DAY) for text in texts])
    folded = best(lambda: [fold(text) for text in texts])
    print(f"{found / size * 5_000_000:.3f} ms for 5,000 characters, {found / folded:.1f} times folding the text")
    worst = 0.0
    for unit in AWKWARD:
        small, large = unit * (8000 // len(unit)), unit * (64000 // len(unit))
        once = best(lambda text=small: find_resolutions(text, [], [], published=DAY))  # type: ignore[misc]
        eight = best(lambda text=large: find_resolutions(text, [], [], published=DAY))  # type: ignore[misc]
        ratio = eight / max(once, 1e-4)
        worst = max(worst, ratio)
        print(f"{ratio:5.1f}  {unit!r}")
    return int(worst > 16)


if __name__ == "__main__":
    raise SystemExit(main())
