"""The ways in which an article tells an event, each a file, in the order in which they claim a date.

A document cited with its day comes first: its day must not place the clause around it. Then the dated clauses.
"""

from __future__ import annotations

from events.extract.kinds.issued import issued
from events.extract.kinds.told import told

KINDS = (issued, told)
