"""How long bodies take, beside a yardstick measured in the same run; how long the rows take to load; straight time.

    python benchmarks/organisations.py [ARTICLES.jsonl]

Prints milliseconds of processor time for 5,000 characters, the ratio to folding the same text once
(`events.text.fold`), the time until the rows are read in a new process, and for texts made to be awkward the ratio of
eight times the length to once (8 is straight; the script fails above 16).
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from measuring import best

from events.organisations import find_organisations
from events.places import find_places, province
from events.text import fold, normalise

DAY = date(2018, 10, 3)
PLAIN = (
    "Sáng 28-9, đoàn kiểm tra của Tỉnh ủy Điện Biên làm việc với Huyện ủy Tuần Giáo. Cùng dự có lãnh đạo Ban Tổ chức, "
    "Ủy ban Kiểm tra Tỉnh ủy, UBND tỉnh và Sở Nội vụ. Trong 9 tháng, toàn tỉnh kết nạp 1.245 đảng viên mới, tăng so với "
    "cùng kỳ; các cấp ủy quan tâm bồi dưỡng cán bộ trẻ, cán bộ nữ và cán bộ người dân tộc thiểu số ở vùng biên giới.\n"
)
AWKWARD = (
    "Ban Thường vụ ",
    "Ban Thường vụ Đảng ủy ",
    "UBND tỉnh, ",
    "Tỉnh ủy Điện Biên, Tỉnh ủy Lai Châu (BTV). ",
    "Công an các tỉnh Sơn La, Lai Châu, ",
    "Bí thư Đảng ủy, Giám đốc ",
    "Cục Quản lý và Phát triển ",
    "Quốc hội và ",
    "Đảng ",
    "(BTV)",
    " ",
)
LOAD = """
import time
start = time.process_time()
from events.organisations import find_organisations
imported = time.process_time()
find_organisations("Bộ Chính trị", [])
print(imported - start, time.process_time() - imported)
"""


def main() -> int:
    """Prints the figures; 1 where time grows faster than the text."""
    if len(sys.argv) > 1:
        with Path(sys.argv[1]).open(encoding="utf-8") as lines:
            texts = [normalise(json.loads(line)["text"]) for line in lines]
    else:
        texts = [PLAIN * 12] * 40
    length = sum(map(len, texts))
    home = province("Điện Biên", DAY)
    read = [(text, find_places(text, published=DAY, home=home)) for text in texts]
    taken = best(lambda: [find_organisations(text, places, published=DAY, home=home) for text, places in read])
    folded = best(lambda: [fold(text) for text in texts])
    print(
        f"bodies: {1000 * taken * 5000 / length:.3f} ms for 5,000 characters, {taken / folded:.1f} times folding them"
    )
    loads = [
        [
            float(part)
            for part in subprocess.run([sys.executable, "-c", LOAD], capture_output=True, check=True).stdout.split()
        ]
        for _ in range(3)
    ]
    imported, rows = (1000 * min(part) for part in zip(*loads, strict=True))
    print(f"loading: import {imported:.0f} ms, rows {rows:.0f} ms")
    crooked = 0
    for piece in AWKWARD:
        times = []
        for size in (4000, 32000):
            text = piece * (size // len(piece))
            places = find_places(text, published=DAY)
            times.append(best(lambda: find_organisations(text, places, published=DAY), 3))  # noqa: B023
        ratio = times[1] / times[0]
        crooked += ratio > 16
        print(f"{piece!r:48} eight times the length takes {ratio:5.1f} times as long")
    return 1 if crooked else 0


if __name__ == "__main__":
    sys.exit(main())
