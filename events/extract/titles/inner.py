"""A date inside a subordinate clause dates that clause: `X là đương kim vô địch sau khi |đánh bại Y hôm 30/4|`.

The headline is made of what the date dates then, with the main clause's subject where its own is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from events.extract.titles.segments import openers_left_out, segments_of
from events.extract.titles.subjects import subject_of
from events.extract.titles.words import lacks_a_subject, lists
from events.extract.vocabulary import any_of
from events.resources import toml


@lru_cache(maxsize=1)
def _opener() -> re.Pattern[str]:
    return re.compile(rf"\s(?:ngay )?{any_of(toml('titles')['inner_openers'])}\s(?=[^,;:]*$)")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    """A happening named by a noun that the main clause speaks of: `nhận trách nhiệm về |vụ tấn công ở London| đêm 3/6`."""
    data = toml("titles")
    heads = any_of(data["happening_nouns"])
    return re.compile(rf"\s{any_of(data['speaks_of'])}\s(?:việc\s)?(?P<what>(?:(?<=việc\s)|{heads}\s)[^,;:]{{12,}})$")


def dated_inside(before: str, after: str) -> tuple[str, str] | None:
    """What the date dates inside the clause, before and behind it; None if it dates the clause itself.

    `before` and `after` are the clause around its date. A comma behind the opener closes what it opens (`hai tuần sau khi nước rút, ngày 14/6`), and words
    behind the date go on with either clause: then nothing can be told. Both are empty where nobody is known to do it.
    """
    force = _in_force().search(before) if "có hiệu lực" in before else None
    if force is not None:
        document = force["document"].split(", ")[0]
        return (f"{document} {force['deed']}", "") if len(document) <= 90 else None
    led = _leads_to().match(after)
    if after[:1] not in ("", ",", ".", ";", ")") and not led:
        return None
    if before.endswith(","):
        return None
    named = _named().search(before)
    if named is not None:
        what = named["what"]
        if len(before) - len(what) < lists().shortest // 2 or _begins_with_a_verb(what):
            return None
        return what, after if led else ""
    match = _opener().search(before)
    if match is None:
        return None
    inner = before[match.end() :].strip()
    main = before[: match.start()]
    if len(main) < lists().shortest // 2 or not inner:
        return None
    if not (lacks_a_subject(inner) or _begins_with_a_verb(inner)):
        return inner, ""
    segments = openers_left_out(segments_of(main), 1)
    subject = subject_of(segments[0]) if segments else ""
    return (f"{subject} {inner}" if subject else "", "")


@lru_cache(maxsize=1)
def _in_force() -> re.Pattern[str]:
    """`Nghị định 66 quy định ..., |có hiệu lực| từ 5/7`: from that day the document is in force, whatever else is told of it."""
    kinds = any_of(toml("titles")["kinds_in_force"])
    return re.compile(
        rf"(?<!\w)(?P<document>(?i:{kinds})\s(?:(?!(?i:{kinds})(?!\w)).){{3,200}}?),?\s"
        r"(?P<deed>(?:(?:sẽ|đã|chính thức|bắt đầu)\s)*có hiệu lực(?: thi hành)?)$"
    )


# `về vụ tấn công ở London đêm 3/6 |khiến 7 người chết`
@lru_cache(maxsize=1)
def _leads_to() -> re.Pattern[str]:
    return re.compile(rf"{any_of(toml('titles')['leads_to'])}\s")


def _begins_with_a_verb(inner: str) -> bool:
    return inner[:1].islower() and lists().verbs.match(inner.lower()) is not None
