"""Pattern parts that the forms of time share. They fit folded text: small letters, no marks, đ as d."""

from __future__ import annotations

from events.query.vocabulary import alternation, data, folded_numbers

MONTHS = folded_numbers(data()["months"])
NUMBERS = folded_numbers(data()["numbers"])
ORDINALS = folded_numbers(data()["ordinals"])

YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
MONTH_NAME = alternation(MONTHS)
NUMBER_WORD = alternation(NUMBERS)
COUNT = rf"(?:\d{{1,3}}(?!\d)|{NUMBER_WORD}\b)"
QUARTER = r"(?:iii|ii|iv|i|[1-4])(?![\w])"
OF_YEAR = r"(?:\s+(?:cua\s+)?nam\s+|\s*[/.-]\s*|\s*,\s*|\s+(?:of\s+(?:the\s+year\s+)?)?)"
"""What stands between a month or quarter and its year."""


def count(word: str) -> int:
    """The value of a COUNT."""
    return int(word) if word.isdigit() else NUMBERS[" ".join(word.split())]


def year(word: str | None) -> int | None:
    """The value of a YEAR; None where there is none."""
    return int(word) if word else None
