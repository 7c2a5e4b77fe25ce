"""All date forms. A new form is a file here and a line in this tuple; `tests/cases/dates/<form>.toml` proves it.

Order matters only between forms that begin with the same word: the scanner asks them in this order and takes the first
that reads the place, so the longer expression stands first.
"""

from __future__ import annotations

from events.dates.forms import (
    can_chi_year,
    century,
    day,
    day_list,
    day_month,
    day_month_year,
    decade,
    edge_day,
    edge_of_year,
    feast,
    iso_day,
    lunar_day,
    month,
    part_of_year,
    party_calendar,
    present,
    quarter,
    relative,
    school_year,
    season,
    term,
    time_of_day,
    told_before,
    week,
    weekday,
    year,
)
from events.dates.forms._form import Form

FORMS: tuple[Form, ...] = (
    *iso_day.FORMS,
    *lunar_day.FORMS,
    *day_month_year.FORMS,
    *day_list.FORMS,
    *decade.FORMS,
    *school_year.FORMS,
    *can_chi_year.FORMS,
    *term.FORMS,
    *edge_day.FORMS,
    *month.FORMS,
    *day_month.FORMS,
    *day.FORMS,
    *part_of_year.FORMS,
    *quarter.FORMS,
    *week.FORMS,
    *weekday.FORMS,
    *relative.FORMS,
    *told_before.FORMS,
    *season.FORMS,
    *feast.FORMS,
    *year.FORMS,
    *century.FORMS,
    *edge_of_year.FORMS,
    *party_calendar.FORMS,
    *present.FORMS,
    *time_of_day.FORMS,
)
