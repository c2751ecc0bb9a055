"""What is printed of exercises, and what is said of those that are not there."""

import pytest

from bplib.course.authoring import show_exercises


def test_an_exercise_as_students_meet_it(capsys: pytest.CaptureFixture[str]) -> None:
    show_exercises.main(["01.1"])
    out = capsys.readouterr().out
    assert out.startswith("01.1 ") and "\nTo the stub: **Your turn.**" in out and "\nTo the solution: **Right.**" in out


@pytest.mark.parametrize(("key", "said"), [("99", "no lesson '99'"), ("1", "no lesson '1'"), ("02.77", "'02.77'")])
def test_what_is_not_there(key: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        show_exercises.main(["01.1", key])
    assert ended.value.code == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.out == ""
