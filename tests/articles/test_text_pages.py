"""Pages as plain text: title, day, newspaper, province, furniture and captions, from `cases/articles/text_pages.toml`."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.articles import Article, article, read_articles
from events.text import normalise

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "articles" / "text_pages.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_page(case: dict[str, Any]) -> None:
    """What the case names is found, and of furniture and captions nothing else."""
    found = article(case["text"], url=case.get("url", ""), published=case.get("given"))
    assert found.text == normalise(case["text"])
    assert found.title == case["title"]
    assert found.published == case.get("published")
    assert found.published_basis == case["basis"]
    if "stamp" in case or case["basis"] != "stamp":
        assert (found.stamp.of(found.text) if found.stamp else None) == case.get("stamp")
    if "source" in case:
        assert found.source_id == case["source"]
    if "province" in case:
        assert found.province == case["province"]
    if "furniture" in case:
        assert [span.of(found.text).strip() for span in found.furniture] == case["furniture"]
    if "captions" in case:
        assert [span.of(found.text) for span in found.captions] == case["captions"]
    if "warning" in case:
        assert case["warning"] in " ".join(found.warnings)
    else:
        assert not found.warnings


def test_the_annotated_articles(shared: Path) -> None:
    """The five real articles: day, newspaper, province and title."""
    found = {Path(a.locator).name[:3]: a for a in read_articles(shared / "articles") if isinstance(a, Article)}
    wanted = {
        "000": (date(2018, 10, 3), "bao-dien-bien-phu", "Điện Biên", 8),
        "001": (date(2018, 3, 29), "bao-can-tho", "Cần Thơ", 16),
        "002": (date(2024, 4, 1), "bao-dong-nai", "Đồng Nai", 13),
        "003": (date(2020, 10, 13), "bao-quang-ninh", "Quảng Ninh", 13),
        "004": (date(2022, 2, 17), "bao-dong-thap", "Đồng Tháp", 17),
    }
    for number, (day, source, province, words) in wanted.items():
        one = found[number]
        assert (one.published, one.source_id, one.province) == (day, source, province)
        assert len(one.title.split()) == words
        assert one.stamp is not None
        assert one.published_basis == "stamp"


def test_no_annotated_date_is_furniture(shared: Path) -> None:
    """What people marked as a date in real articles stands outside all that is left out."""
    for name in ("articles", "dev"):
        for line in (shared / "gold" / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            found = article(gold["text"], url=gold.get("url") or "")
            for mention in gold["dates"]:
                assert not any(
                    span.start <= mention["start"] and mention["end"] <= span.end for span in found.furniture
                ), (gold["id"], mention["text"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "Tin khác",
                    "Ảnh: ",
                    "(Ảnh: A",
                    "29/03/2018 - 07:25",
                    "Thứ Tư, ",
                    "ĐBP - ",
                    "\r\n",
                    "\n\n",
                    ".",
                    "a",
                    "Đ",
                    "Ð",
                    "e\u0301",
                ]
            ),
            st.text(max_size=30),
        ),
        max_size=40,
    )
)
def test_any_text_is_read(parts: list[str]) -> None:
    """Whatever the text, reading it raises nothing and all spans lie in it, in order."""
    text = "\n".join(parts)
    found = article(text)
    assert found.text == normalise(text)
    for spans in (found.furniture, found.captions, (found.stamp,) if found.stamp else ()):
        assert list(spans) == sorted(spans)
        assert all(0 <= span.start <= span.end <= len(found.text) for span in spans)
    assert article(text) == found
