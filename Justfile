# Every recipe uses the environment that scripts/test makes.
python := ".venv/bin/python"

# lint, types, tests
check:
    scripts/test

# tests alone, with arguments for pytest
test *args:
    {{python}} -m pytest -n auto {{args}}

# what ruff can mend by itself
fix:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# the produced documents: docs/cli.md, docs/schema.md, docs/date-forms.md
docs:
    {{python}} scripts/docs

# a database of the samples, at head
example:
    {{python}} scripts/build_example

# precision and recall on annotated articles
score *args:
    {{python}} scripts/score {{args}}
