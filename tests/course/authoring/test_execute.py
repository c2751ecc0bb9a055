"""Notebooks are executed in place, and the same cells always give the same bytes."""

import json
from pathlib import Path
from typing import Any

import pytest

from bplib.course.authoring import execute

# A notebook as editors leave them: no or double ids, an empty cell, times, odd metadata, an older minor format.
MESSY: dict[str, Any] = {
    "nbformat": 4,
    "nbformat_minor": 4,
    "metadata": {"kernelspec": {"name": "bplib-env", "display_name": "My own"}, "widgets": {"state": {"a": 1}}},
    "cells": [
        {"cell_type": "markdown", "id": "title", "metadata": {"jp-MarkdownHeadingCollapsed": True}, "source": "# µ"},
        {
            "cell_type": "code",
            "id": "title",
            "metadata": {"execution": {"iopub.execute_input": "2020-01-01"}, "tags": ["kept"]},
            "execution_count": 17,
            "outputs": [{"output_type": "stream", "name": "stdout", "text": "old\n"}],
            "source": ["print('one', flush=True)\n", "print('two', flush=True)\n", "open('here.txt').read()"],
        },
        {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": " \n"},
        {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": "6 * 7"},
        {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": "6 * 7"},
    ],
}


def write(path: Path, notebook: dict[str, Any]) -> Path:
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def failing() -> dict[str, Any]:
    notebook = json.loads(json.dumps(MESSY))
    notebook["cells"][4]["source"] = "1 / 0"
    notebook["cells"][3]["source"] = "print('before')"
    return notebook


def test_a_messy_notebook_becomes_a_clean_one_and_stays_so(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("found in the notebook's own folder")
    path = write(tmp_path / "messy.ipynb", MESSY)
    assert execute.execute(path)
    first = path.read_bytes()
    notebook = json.loads(first)

    assert notebook["nbformat_minor"] == 5
    assert notebook["metadata"] == {"kernelspec": execute.KERNELSPEC, "language_info": execute.LANGUAGE_INFO}
    assert first.endswith(b"}\n") and "µ".encode() in first and b"\r" not in first
    title, printing, forty_two, again = notebook["cells"]  # the empty cell is gone
    assert (title["id"], title["metadata"]) == ("title", {})
    assert len({cell["id"] for cell in notebook["cells"]}) == 4
    assert printing["metadata"] == {"tags": ["kept"]}
    assert [cell["execution_count"] for cell in (printing, forty_two, again)] == [1, 2, 3]
    assert printing["outputs"][0] == {"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}
    assert printing["outputs"][1]["data"] == {"text/plain": ['"found in the notebook\'s own folder"']}
    assert again["outputs"][0]["execution_count"] == 3

    written = path.stat().st_mtime_ns
    assert not execute.execute(path)
    assert path.read_bytes() == first
    assert path.stat().st_mtime_ns == written, "a file that would not change is not rewritten"


def test_every_processor_computes_with_the_same_kernels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Sandybridge")
    look = """
        import numpy, threadpoolctl
        found = numpy.show_config(mode="dicts")["SIMD Extensions"]["found"]
        print({i.get("architecture") for i in threadpoolctl.threadpool_info()} & {"Sandybridge", "SkylakeX", "Zen"})
        print([name for name in found if "V4" in name or "512" in name])"""
    source = "\n".join(line.strip() for line in look.splitlines())
    cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
    path = write(tmp_path / "kernels.ipynb", MESSY | {"cells": [cell]})
    execute.execute(path)
    (printed,) = json.loads(path.read_bytes())["cells"][0]["outputs"]
    assert printed["text"] == ["set()\n", "[]\n"]


def test_ids_are_kept_or_made_from_the_content() -> None:
    content = json.dumps(MESSY).encode()
    first, second = execute.read(content), execute.read(content)
    assert [cell.id for cell in first.cells] == [cell.id for cell in second.cells]
    assert first.cells[3].id == f"{first.cells[2].id}-2", "equal cells get different ids"


def test_a_notebook_that_fails_stays_as_it_was_and_the_others_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here.txt").write_text("")
    bad = write(tmp_path / "bad.ipynb", failing())
    no_notebook = tmp_path / "empty.ipynb"
    no_notebook.write_text("{}")
    good = write(tmp_path / "good.ipynb", MESSY)
    before = bad.read_bytes()

    assert execute.main([str(bad), str(no_notebook), str(good)]) == 1
    assert bad.read_bytes() == before
    assert no_notebook.read_text() == "{}"
    assert json.loads(good.read_bytes())["nbformat_minor"] == 5
    out, err = capsys.readouterr()
    assert out == f"{good}: written\n"
    assert f"{bad}: code cell 3 did not run" in err and "ZeroDivisionError: division by zero" in err
    assert f"{no_notebook}: this is not a notebook" in err


def test_what_is_saved_while_it_runs_is_not_written_over(tmp_path: Path) -> None:
    notebook = json.loads(json.dumps(MESSY))
    notebook["cells"] = notebook["cells"][3:4]
    notebook["cells"][0]["source"] = "open('saved.ipynb', 'w').write('what an author saved meanwhile')"
    path = write(tmp_path / "saved.ipynb", notebook)
    with pytest.raises(execute.NotExecuted, match="changed while it ran"):
        execute.execute(path)
    assert path.read_text() == "what an author saved meanwhile"


def test_a_cell_may_raise_if_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("")
    notebook = failing()
    notebook["cells"][4]["metadata"] = {"tags": ["raises-exception"]}
    path = write(tmp_path / "raises.ipynb", notebook)
    assert execute.execute(path)
    assert json.loads(path.read_bytes())["cells"][-1]["outputs"][0]["ename"] == "ZeroDivisionError"


def test_a_live_widget_is_taken_out_and_the_rest_of_its_output_stays() -> None:
    notebook = execute.read(json.dumps(MESSY).encode())
    data = {"text/plain": "a slider", execute.WIDGET_VIEW: {"model_id": "random"}}
    notebook.cells[1].outputs = [execute.nbformat.v4.new_output("display_data", data)]
    assert execute.normalise(notebook).cells[1].outputs[0].data == {"text/plain": "a slider"}


def test_cells_are_folded_with_and_without_execution(tmp_path: Path) -> None:
    notebook = json.loads(json.dumps(MESSY))
    notebook["cells"][3]["source"] = "from bplib import course\nfrom_before = 1"
    notebook["cells"][4] = notebook["cells"][4] | {
        "id": "shows",
        "source": 'course.say(f"""\nOne: {from_before}.\n""")',
    }
    (tmp_path / "here.txt").write_text("")
    path = write(tmp_path / "shows.ipynb", notebook)
    assert execute.main([str(path)]) == 0
    executed = path.read_bytes()
    assert json.loads(executed)["cells"][-1]["metadata"] == {"jupyter": {"source_hidden": True}}
    assert not execute.fold_only(path)

    unfolded = json.loads(executed)
    unfolded["cells"][-1]["metadata"] = {}
    write(path, unfolded)
    assert execute.main(["--fold", str(path)]) == 0
    assert path.read_bytes() == executed


def test_without_notebooks_it_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert execute.main([]) == 1
    assert "course's folder" in capsys.readouterr().err
