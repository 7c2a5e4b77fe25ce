"""The steps from proposals to placed dates, in this order:

1. before_christ: what lies before the calendar is dropped with its `trước CN`;
2. calendars: `âm lịch` and can-chi years beside a day turn it to the lunar calendar, before days are compared;
3. moment: hours, parts of the day and weekdays join the day beside them, before anything else looks at neighbours;
4. lists: what is written once for several dates is shared, before an end of a range is completed from outside;
5. ranges: two ends become one, while both still stand beside each other;
6. twins: a day told in both calendars is one, be it a day or a stretch;
7. bare: figures that nothing makes a date are dropped, after a range or an hour could speak for them;
8. recurring: what comes back every week or year is no date;
9. modifiers: `đầu`, `trước`, `từ`... are taken in, once it is settled which `từ` and `đến` belong to a range;
10. anchor: what is missing comes from the publication day or the date last told, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable

from events.dates.draft import Draft
from events.dates.refine.bare import bare
from events.dates.refine.before_christ import before_christ
from events.dates.refine.calendars import calendars, twins
from events.dates.refine.lists import lists
from events.dates.refine.modifiers import modifiers
from events.dates.refine.moment import moment, with_weekday
from events.dates.refine.ranges import ranges
from events.dates.refine.recurring import recurring

Step = Callable[[list[Draft], str, str], list[Draft]]

STEPS: tuple[Step, ...] = (
    before_christ,
    calendars,
    moment,
    with_weekday,
    lists,
    ranges,
    twins,
    bare,
    recurring,
    modifiers,
)
"""Steps that need no anchor; `refine.anchor` follows them."""
