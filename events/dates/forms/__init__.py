"""All date forms. A new form is a file here and a line in this tuple; `tests/cases/dates/<form>.toml` proves it.

Order matters only between forms that begin with the same word: the scanner asks them in this order and takes the first
that reads the place, so the longer expression stands first.
"""

from __future__ import annotations

from events.dates.forms import (
    day_list,
    day_month,
    day_month_year,
    edge_of_year,
    iso_day,
    month,
    part_of_year,
    present,
    quarter,
    relative,
    term,
    time_of_day,
    told_before,
    year,
)
from events.dates.forms._form import Form

FORMS: tuple[Form, ...] = (
    *iso_day.FORMS,
    *day_month_year.FORMS,
    *day_list.FORMS,
    *term.FORMS,
    *month.FORMS,
    *day_month.FORMS,
    *part_of_year.FORMS,
    *quarter.FORMS,
    *relative.FORMS,
    *told_before.FORMS,
    *year.FORMS,
    *edge_of_year.FORMS,
    *present.FORMS,
    *time_of_day.FORMS,
)
