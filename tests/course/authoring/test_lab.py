"""JupyterLab opens on the student's copy, with its token, as root too, and fetches nothing."""

import json
import os
import re
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from server import Server

from bplib.course.authoring import execute, lab

NOTEBOOK = json.dumps(
    {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": execute.KERNELSPEC},
        "cells": [{"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# 00"}],
    }
)


SECONDS_TO_TELL = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Started where another program has the port that is asked for, in a folder with an umlaut and a space."""
    folder = tmp_path_factory.mktemp("Übung 1")
    (folder / "notebooks").mkdir()
    (folder / "notebooks" / lab.FIRST).write_text(NOTEBOOK)
    # Another Python's kernel, as a student may have installed it for other work.
    other = folder / "data" / "kernels" / "python3"
    other.mkdir(parents=True)
    (other / "kernel.json").write_text(json.dumps({"argv": ["another"], "display_name": "P", "language": "python"}))
    with socket.create_server(("127.0.0.1", 0)) as other_program:
        running = Server(folder, other_program.getsockname()[1])
        assert running.info["port"] != other_program.getsockname()[1]
        yield running
        running.stop()


def last_address(server: Server) -> str:
    """The address that is printed last."""
    until = time.monotonic() + SECONDS_TO_TELL
    while "To end it" not in (said := server.log.read_text(encoding="utf-8")) and time.monotonic() < until:
        time.sleep(0.1)
    found = re.search(r"\nThe course is open at\n\n    (\S+)\n\nTo end it, press Ctrl-C here, twice\.\n$", said)
    assert found, said
    return found[1]


def test_it_opens_lesson_00_in_the_students_copy(server: Server) -> None:
    assert Path(server.info["root_dir"]).name == "work"
    assert f"/lab/tree/{lab.FIRST}?token={server.info['token']}" in server.log.read_text()
    assert [each["name"] for each in server.get("api/contents")["content"]] == [lab.FIRST]


def test_the_address_with_its_token_is_printed_last_and_opens_the_lesson(server: Server) -> None:
    address = last_address(server)
    assert address.endswith(f"/lab/tree/{lab.FIRST}?token={server.info['token']}")
    with urlopen(address) as answer:
        assert answer.status == 200 and b"JupyterLab" in answer.read()


@pytest.mark.skipif(not lab.is_root(), reason="for those who are root")
def test_as_root_it_says_what_that_means(server: Server) -> None:
    assert lab.AS_ROOT in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("root", [True, False])
def test_as_root_alone_jupyterlab_is_told_so(root: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lab, "is_root", lambda: root)
    assert any("allow_root" in argument for argument in lab.jupyterlab_arguments(tmp_path, [])) is root


def test_the_page_has_the_courses_look(server: Server) -> None:
    def look() -> bytes:
        with urlopen(f"{server.info['url']}custom/custom.css?token={server.info['token']}") as answer:
            return bytes(answer.read())

    assert look() == (lab.DEFAULTS / "custom" / "custom.css").read_bytes()


def test_it_asks_for_its_token(server: Server) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{server.info['url']}api/contents")
    assert refused.value.code == 403
    refused.value.close()


def test_it_neither_fetches_news_nor_asks_about_them(server: Server) -> None:
    # Not above: importing it takes long, and starts Node, in each process that collects the tests.
    from jupyterlab import NeverCheckForUpdate
    from jupyterlab.labapp import LabApp

    schema = server.get("lab/api/settings/@jupyterlab/apputils-extension:notification")["schema"]
    assert schema["properties"]["fetchNews"]["default"] == "false"
    assert schema["properties"]["checkForUpdates"]["default"] is False
    assert "Extension Manager is 'readonly'" in server.log.read_text()
    app = LabApp()
    app.parse_command_line(lab.OFFLINE)
    assert app.news_url is None
    assert app.check_for_updates_class is NeverCheckForUpdate


def test_its_kernel_is_this_python(server: Server) -> None:
    python3 = server.get("api/kernelspecs")["kernelspecs"]["python3"]["spec"]
    assert python3["argv"][0] in ("python", sys.executable)  # "python" means the server's own


def test_a_students_own_paths_and_arguments_are_kept(tmp_path: Path) -> None:
    own = lab.environment({"JUPYTER_CONFIG_PATH": "mine"})["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert own == [str(lab.DEFAULTS), "mine"]
    assert lab.environment({})["JUPYTER_CONFIG_PATH"] == str(lab.DEFAULTS)
    assert lab.jupyterlab_arguments(tmp_path, ["--no-browser"])[-1] == "--no-browser"


def test_elsewhere_it_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in ([], ["--edit"]):
        assert lab.main(arguments) == 1
        assert "run this in the course's folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_saved_explorer_is_its_still_picture(server: Server) -> None:
    view = {execute.WIDGET_VIEW: {"model_id": "1"}}
    outputs = [
        {"output_type": "display_data", "metadata": {}, "data": data}
        for data in ({**view, "text/html": ["still"]}, dict(view), {"text/html": ["figure"]})
    ]
    cell = {"cell_type": "code", "id": "c", "metadata": {}, "execution_count": 1, "source": "", "outputs": outputs}
    content = json.loads(NOTEBOOK) | {"cells": [cell]}
    address = f"{server.info['url']}api/contents/saved.ipynb?token={server.info['token']}"
    saved = json.dumps({"type": "notebook", "format": "json", "content": content}).encode()
    urlopen(Request(address, data=saved, method="PUT")).close()
    file = Path(server.info["root_dir"]) / "saved.ipynb"
    kept = json.loads(file.read_text(encoding="utf-8"))["cells"][0]["outputs"]
    file.unlink()
    assert [output["data"] for output in kept] == [{"text/html": ["still"]}, view, {"text/html": ["figure"]}]
