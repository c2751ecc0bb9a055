"""Every notebook as a student has it: it opens, runs from top to bottom, and what it shows can be read by everyone."""

import pytest
from lesson import Lesson
from server import ROOT
from trials import ABROAD, FAULTS

NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
every_notebook = pytest.mark.parametrize("lesson", NOTEBOOKS, indirect=True)


@every_notebook
def test_every_cell_was_run_and_none_gave_an_error(lesson: Lesson) -> None:
    assert lesson.bad_outputs() == []
    assert lesson.prompts() == [f"[{n}]:" for n in range(1, len(lesson.sources) + 1)]


@every_notebook
def test_the_browser_has_nothing_to_complain_of(lesson: Lesson) -> None:
    assert lesson.errors == []


@every_notebook
def test_nothing_is_fetched_from_elsewhere(lesson: Lesson) -> None:
    assert lesson.abroad == []


@every_notebook
def test_axe_finds_nothing_serious_in_the_outputs(lesson: Lesson) -> None:
    assert lesson.violations() == []


@every_notebook
def test_until_it_is_run_an_explorer_is_a_picture_that_says_so(lesson: Lesson) -> None:
    assert len(lesson.stills) == lesson.page.locator(".bplib-explorer").count()
    assert all(alt and len(alt) > 40 for alt in lesson.stills)


@pytest.mark.parametrize("lesson", [FAULTS], indirect=True)
def test_what_is_wrong_is_found(lesson: Lesson) -> None:
    warning, error = lesson.bad_outputs()
    assert "a warning" in warning and "ZeroDivisionError" in error
    assert lesson.prompts()[-2:] == ["[7]:", "[ ]:"]
    assert any("said on the console" in error for error in lesson.errors)
    assert any("thrown on the page" in error for error in lesson.errors)
    assert set(lesson.abroad) == {ABROAD}
    assert any("color-contrast (serious)" in line and "hard to read" in line for line in lesson.violations())
