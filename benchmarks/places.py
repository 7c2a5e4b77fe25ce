"""How long places take, beside a yardstick measured in the same run; how long the rows take to load; straight time.

    python benchmarks/places.py [ARTICLES.jsonl]

Prints milliseconds for 5,000 characters, the ratio to folding the same text once (`events.text.fold`), the time until
the first province and the first commune are found in a new process, and for texts made to be awkward the ratio of
eight times the length to once (8 is straight; the script fails above 16).
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from measuring import best

from events.places import find_places, province
from events.text import fold, normalise

DAY = date(2018, 10, 3)
PLAIN = (
    "Sáng 28-9, đoàn kiểm tra của Tỉnh ủy Điện Biên làm việc với Huyện ủy Tuần Giáo, Huyện ủy Điện Biên Đông và Thành ủy "
    "Điện Biên Phủ. Báo cáo của xã Mường Pồn, huyện Điện Biên và phường Him Lam, TP Điện Biên Phủ nêu rõ: trong 9 tháng, "
    "toàn tỉnh kết nạp 1.245 đảng viên mới, tăng so với cùng kỳ. Đại biểu các tỉnh Lai Châu, Sơn La, Lào Cai và Hà Nội "
    "chia sẻ cách làm; đường Điện Biên Phủ, sông Đà và Công ty cổ phần Xây dựng Hòa Bình được nhắc đến trong tham luận.\n"
)
AWKWARD = (
    "Châu Thành, ",
    "xã Tân Lập ",
    "xã Tân Lập, huyện Châu Thành, ",
    "các xã Tân Lập, Tân Lập và ",
    "Công ty cổ phần ",
    "Hà Nội - ",
    "tp. ",
    "Nguyễn ",
    "quận 1",
    "P.",
    " ",
    "((((",
    "Huế ",
)
LOAD = """
import time
start = time.perf_counter()
from events.places import find_places
from datetime import date
imported = time.perf_counter()
find_places("Hà Nội", published=date(2018, 1, 1))
upper = time.perf_counter()
find_places("xã Mường Pồn (Điện Biên)", published=date(2018, 1, 1))
print(imported - start, upper - imported, time.perf_counter() - upper)
"""


def main() -> int:
    """Prints the figures; 1 where time grows faster than the text."""
    if len(sys.argv) > 1:
        with Path(sys.argv[1]).open(encoding="utf-8") as lines:
            texts = [normalise(json.loads(line)["text"]) for line in lines]
    else:
        texts = [PLAIN * 11] * 40
    length = sum(map(len, texts))
    home = province("Điện Biên", DAY)
    taken = best(lambda: [find_places(text, published=DAY, home=home) for text in texts])
    folded = best(lambda: [fold(text) for text in texts])
    print(
        f"places: {1000 * taken * 5000 / length:.3f} ms for 5,000 characters, {taken / folded:.1f} times folding them"
    )
    loads = [
        [
            float(part)
            for part in subprocess.run([sys.executable, "-c", LOAD], capture_output=True, check=True).stdout.split()
        ]
        for _ in range(3)
    ]
    imported, upper, communes = (1000 * min(part) for part in zip(*loads, strict=True))
    print(f"loading: import {imported:.0f} ms, provinces and districts {upper:.0f} ms, communes {communes:.0f} ms more")
    crooked = 0
    for piece in AWKWARD:
        once, eight = piece * (4000 // len(piece)), piece * (32000 // len(piece))
        ratio = best(lambda: find_places(eight, published=DAY), 3) / best(lambda: find_places(once, published=DAY), 3)  # noqa: B023
        crooked += ratio > 16
        print(f"{piece!r:42} eight times the length takes {ratio:5.1f} times as long")
    return 1 if crooked else 0


if __name__ == "__main__":
    sys.exit(main())
