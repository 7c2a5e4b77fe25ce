"""docs/date-forms.md is what its producer makes, and names every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.dates.forms import FORMS
from events.dates.forms_doc import document


def test_the_document_is_as_produced(root: Path) -> None:
    """Change the cases, then run scripts/docs."""
    assert (root / "docs" / "date-forms.md").read_text(encoding="utf-8") == document(root / "tests" / "cases" / "dates")


def test_every_form_is_told(root: Path) -> None:
    """Each form has its section and at least one example."""
    text = (root / "docs" / "date-forms.md").read_text(encoding="utf-8")
    for name in {form.name for form in FORMS}:
        section = text.split(f"Tên trong chương trình: `{name}`")[1].split("\n## ")[0]
        assert "| **" in section, name


def test_a_form_without_cases_fails(tmp_path: Path) -> None:
    """A form cannot be left out by forgetting its file."""
    with pytest.raises(OSError, match="toml"):
        document(tmp_path)
