"""The steps from proposals to placed dates, in this order:

1. moment: hours, parts of the day and weekdays join the day beside them, before anything else looks at neighbours;
2. lists: what is written once for several dates is shared, before an end of a range is completed from outside;
3. ranges: two ends become one, while both still stand beside each other;
4. bare: figures that nothing makes a date are dropped, after a range or an hour could speak for them;
5. modifiers: `đầu`, `trước`, `từ`... are taken in, once it is settled which `từ` and `đến` belong to a range;
6. anchor: what is missing comes from the publication day or the date last told, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable

from events.dates.draft import Draft
from events.dates.refine.bare import bare
from events.dates.refine.lists import lists
from events.dates.refine.modifiers import modifiers
from events.dates.refine.moment import moment, with_weekday
from events.dates.refine.ranges import ranges

Step = Callable[[list[Draft], str, str], list[Draft]]

STEPS: tuple[Step, ...] = (moment, with_weekday, lists, ranges, bare, modifiers)
"""Steps that need no anchor; `refine.anchor` follows them."""
