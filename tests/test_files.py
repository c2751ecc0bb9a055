"""bplib.files, and a network's file: what is saved comes back, and nothing else is taken for it."""

import json
import os
import re
import stat
import threading

import numpy as np
import pytest
from support import ARCTAN, a_network, same_bits

import bplib as bp
from bplib import files
from bplib.files import replace_file

NETS = [
    a_network(),
    a_network(n_inputs=1, n_hidden=1, scale=1e-300),
    a_network(stack=(3,), activation=bp.tanh),
    a_network(stack=(2, 0), activation=bp.sine),
    bp.Network(b=-0.0, w=[[1e308, np.nextafter(0, 1)]], x=[1j, 1 / 3]),
]


@pytest.fixture
def saved(tmp_path):
    """The path of a saved network."""
    path = tmp_path / "net.npz"
    a_network().save(path)
    return path


def same_network(one, other):
    same = [same_bits(getattr(one, name), getattr(other, name)) for name in "bwx"]
    signs = [np.array_equal(np.signbit(getattr(one, n).real), np.signbit(getattr(other, n).real)) for n in "bwx"]
    return all(same) and all(signs) and one.activation is other.activation


@pytest.mark.parametrize("net", NETS, ids=repr)
def test_a_saved_network_comes_back_bit_for_bit(net, tmp_path):
    for path in (tmp_path / "net.npz", str(tmp_path / "no suffix is added")):
        net.save(path)
        assert same_network(bp.load(path), net)
    assert sorted(os.listdir(tmp_path)) == ["net.npz", "no suffix is added"]


def test_what_comes_back_can_be_changed_and_trained(saved):
    u, y = bp.data.teacher()
    again = bp.load(saved)
    schedule = bp.schedules.constant(0.01)
    one, other = (bp.train(net, u[:, :2], y, schedule=schedule, max_iterations=20) for net in (a_network(), again))
    assert same_bits(one.losses, other.losses)
    again.b += 1
    again.w[0, 0] = 7
    again.save(saved)
    assert same_network(bp.load(saved), again)


@pytest.mark.parametrize("name", bp.ACTIVATIONS)
def test_bplibs_activations_need_no_passing_in(name, tmp_path):
    a_network(activation=bp.ACTIVATIONS[name]).save(tmp_path / "net")
    assert bp.load(tmp_path / "net").activation is bp.ACTIVATIONS[name]
    assert bp.load(tmp_path / "net", bp.ACTIVATIONS[name]).activation is bp.ACTIVATIONS[name]
    with pytest.raises(ValueError, match=f"activation {name}, and arctan was given; pass activation="):
        bp.load(tmp_path / "net", activation=ARCTAN)


def test_an_activation_of_ones_own_is_passed_in(tmp_path):
    net = a_network(activation=ARCTAN)
    net.save(tmp_path / "net")
    assert same_network(bp.load(tmp_path / "net", activation=ARCTAN), net)
    with pytest.raises(ValueError, match="activation arctan, and none was given; pass activation="):
        bp.load(tmp_path / "net")
    with pytest.raises(ValueError, match="activation arctan, and tanh was given"):
        bp.load(tmp_path / "net", activation=bp.tanh)
    with pytest.raises(TypeError, match="activation is 'arctan'; wanted an Activation"):
        bp.load(tmp_path / "net", activation="arctan")


def test_ones_own_activation_is_not_taken_for_bplibs_of_the_same_name(tmp_path):
    own = bp.Activation("sigmoid", np.tanh, lambda v_star, v: 1 - v**2)
    a_network(activation=own).save(tmp_path / "net")
    with pytest.raises(ValueError, match="activation sigmoid, and none was given"):
        bp.load(tmp_path / "net")
    assert bp.load(tmp_path / "net", activation=own).activation is own
    u, y = bp.data.teacher()
    study = bp.restarts(
        u, y, n_hidden=1, n_restarts=1, schedule=bp.schedules.constant(0.01), max_iterations=1, activation=own
    )
    study.save(tmp_path / "study")
    with pytest.raises(ValueError, match="activation sigmoid, and none was given"):
        bp.load(tmp_path / "study")


def test_parameters_that_are_no_longer_a_networks_are_not_written(saved):
    before = saved.read_bytes()
    net = a_network()
    net.w[1, 2] = np.nan
    with pytest.raises(ValueError, match=r"w holds nan at \[1, 2\]"):
        net.save(saved)
    net = a_network()
    net.x = net.x[1:]
    with pytest.raises(ValueError, match="do not fit together"):
        net.save(saved)
    assert saved.read_bytes() == before


# Files that are not as they should be --------------------------------------------------------------------


def rewritten(path, header=None, **changed):
    """The file with parts of its header, or its arrays, put in place of what they were (None: left out)."""
    with np.load(path) as file:
        arrays = dict(file) | changed
    if header is not None:
        arrays["header"] = np.array(json.dumps(json.loads(str(arrays["header"])) | header))
    np.savez(path, **{name: array for name, array in arrays.items() if array is not None})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"header": {"format": "bplib network 2"}},
            "in the format 'bplib network 2', not 'bplib network 1' or 'bplib study 2'",
        ),
        ({"header": {"activation": "swish"}}, "activation swish, and none was given"),
        ({"header": {"activation": None}}, "activation None, and none was given"),
        ({"header": {"activation": ["tanh"]}}, "unhashable"),
        ({"w": None}, "it holds the arrays b, x; wanted b, w, x"),
        ({"u": np.zeros(3)}, "it holds the arrays b, u, w, x; wanted b, w, x"),
        ({"x": np.ones(2)}, r"b has shape \(\), w \(2, 3\), x \(2,\); these do not fit together"),
        ({"w": np.full((2, 3), np.inf)}, "w holds inf"),
        ({"b": np.array("1.5")}, "b holds <U3 values; wanted numbers"),
    ],
)
def test_a_file_that_says_something_else_is_refused(saved, changed, message):
    rewritten(saved, **changed)
    with pytest.raises(ValueError, match=f"net.npz cannot be read as a network or a study: .*{message}"):
        bp.load(saved)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (np.array("{"), "its header is not bplib's"),
        (np.array("[1]"), "its header is not bplib's"),
        (np.array('{"activation": "tanh"}'), "its header is not bplib's"),
        (np.zeros(3), "its header is not bplib's"),
        (None, "it has no header, so bplib did not write it"),
    ],
)
def test_a_foreign_header_is_refused(saved, content, message):
    with np.load(saved) as file:
        arrays = {name: file[name] for name in "bwx"}
    np.savez(saved, **arrays | ({} if content is None else {"header": content}))
    with pytest.raises(ValueError, match=f"cannot be read as a network or a study: {message}"):
        bp.load(saved)


@pytest.mark.parametrize("content", [b"", b"PK", b"b,w,x\n1,2,3\n", b"\x80\x04N.", bytes(500)])
def test_a_foreign_file_is_refused(saved, content):
    saved.write_bytes(content)
    with pytest.raises(ValueError, match=r"cannot be read as a network or a study: it is damaged, or no \.npz file"):
        bp.load(saved)


def test_the_file_says_what_is_loaded(saved):
    assert isinstance(bp.load(saved), bp.Network)
    u, y = bp.data.teacher()
    bp.restarts(u, y, n_hidden=1, n_restarts=1, schedule=bp.schedules.constant(0.01), max_iterations=1).save(saved)
    assert isinstance(bp.load(saved), bp.Study)


def test_an_old_format_is_refused_with_a_sentence(saved):
    rewritten(saved, header={"format": "bplib study 1"})
    with pytest.raises(ValueError, match="in the format 'bplib study 1', not 'bplib network 1' or 'bplib study 2'"):
        bp.load(saved)


def test_every_file_cut_short_is_refused(saved):
    whole = saved.read_bytes()
    for length in range(len(whole)):
        saved.write_bytes(whole[:length])
        with pytest.raises(ValueError, match="cannot be read as a network or a study"):
            bp.load(saved)


@pytest.mark.parametrize("flip", [0xFF, 0x01, 0x20])
def test_no_changed_byte_changes_the_network(saved, flip):
    """Each is noticed, but for those, such as dates, that say nothing of the network."""
    whole, net = saved.read_bytes(), a_network()
    refused = 0
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= flip
        saved.write_bytes(changed)
        try:
            again = bp.load(saved)
        except ValueError as error:
            assert "cannot be read as a network or a study" in str(error)
            refused += 1
        else:
            assert same_network(again, net), place
    assert refused > len(whole) / 2


class Evil:
    """Leaves a trace where it is unpickled."""

    def __init__(self, trace):
        self.trace = trace

    def __reduce__(self):
        return self.trace.touch, ()


def test_no_pickle_is_written(tmp_path):
    with pytest.raises(ValueError, match="b is an array of Python objects"):
        files.write_arrays(tmp_path / "net.npz", {"format": "x"}, {"b": np.array([None])})
    assert list(tmp_path.iterdir()) == []


def test_no_pickle_is_opened(saved, tmp_path):
    evil = np.array(Evil(tmp_path / "trace"), dtype=object)
    rewritten(saved, b=evil)
    with pytest.raises(ValueError, match="cannot be read as a network or a study: Object arrays cannot be loaded"):
        bp.load(saved)
    assert not (tmp_path / "trace").exists()
    np.load(saved, allow_pickle=True)["b"]
    assert (tmp_path / "trace").exists(), "it would be seen"


def test_a_missing_file_is_just_that(tmp_path):
    with pytest.raises(FileNotFoundError):
        bp.load(tmp_path / "none.npz")
    with pytest.raises(FileNotFoundError):
        a_network().save(tmp_path / "no folder" / "net.npz")


# Writing at once or not at all ---------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
@pytest.mark.parametrize("error", [OSError("no space left"), KeyboardInterrupt()], ids=repr)
def test_a_write_that_fails_leaves_the_older_file_and_nothing_else(saved, step, error, monkeypatch):
    before = saved.read_bytes()

    def fails(*arguments):
        raise error

    monkeypatch.setattr(step, fails)
    with pytest.raises(type(error)):
        a_network(1).save(saved)
    monkeypatch.undo()
    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]


def test_the_content_is_whole_on_disk_before_it_gets_its_name(tmp_path, monkeypatch):
    path, seen = tmp_path / "file", []
    path.write_bytes(b"old")
    (sync, replace) = os.fsync, os.replace
    monkeypatch.setattr("os.fsync", lambda handle: (seen.append(os.fstat(handle).st_size), sync(handle))[1])
    monkeypatch.setattr("os.replace", lambda *names: (seen.append(path.read_bytes()), replace(*names))[1])
    replace_file(path, b"new!")
    assert seen == [4, b"old"]
    assert path.read_bytes() == b"new!"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows neither these permissions nor links for everyone")
def test_permissions_and_links_stay(tmp_path):
    path, link = tmp_path / "file", tmp_path / "link"
    replace_file(path, b"old")
    (tmp_path / "plain").write_bytes(b"")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode, "as any new file's"
    path.chmod(0o640)
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


# What is no regular file, and no name


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_device_is_written_to_and_stays_one(tmp_path):
    """A terminal of our own: with a slip in the code, an administrator's test would replace /dev/null."""
    import tty  # which Windows lacks

    terminal, end = os.openpty()
    tty.setraw(end)
    device, before = os.ttyname(end), os.fstat(end)
    replace_file(device, b"kept")
    assert os.read(terminal, 100) == b"kept"
    (tmp_path / "link").symlink_to(device)
    replace_file(tmp_path / "link", b"too")
    assert os.read(terminal, 100) == b"too"
    after = os.stat(device)
    assert (after.st_ino, after.st_rdev) == (before.st_ino, before.st_rdev) and stat.S_ISCHR(after.st_mode)
    assert (tmp_path / "link").is_symlink() and list(tmp_path.iterdir()) == [tmp_path / "link"]
    os.close(end)
    os.close(terminal)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    pipe, came = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: came.append(pipe.read_bytes()), daemon=True)
    reader.start()
    a_network().save(pipe)
    reader.join(timeout=10)
    (tmp_path / "file").write_bytes(came[0])
    assert same_network(bp.load(tmp_path / "file"), a_network())
    assert stat.S_ISFIFO(os.stat(pipe).st_mode)
    for special in (pipe, "/dev/zero"):
        with pytest.raises(ValueError, match=f"{special} is no regular file, and cannot be read as a network or"):
            bp.load(special)


@pytest.mark.parametrize("use", [a_network().save, bp.load, lambda path: replace_file(path, b"")])
@pytest.mark.parametrize(
    ("path", "kind"), [("", ValueError), ("a\0b", ValueError), (None, TypeError), (3, TypeError), (1.5, TypeError)]
)
def test_what_is_no_name_is_named(use, path, kind):
    with pytest.raises(kind, match=re.escape(f"path is {path!r}; wanted the name of a file")):
        use(path)


def test_a_folder_is_named_as_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for given in ("folder", "folder/", ".", "new/"):
        with pytest.raises(IsADirectoryError, match=f"this is a folder; wanted the name of a file in it: '{given}'"):
            a_network().save(given)
    with pytest.raises(FileNotFoundError, match=r"no such folder to write a file into: 'nowhere/net\.npz'"):
        a_network().save("nowhere/net.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_an_error_of_the_system_names_what_was_given(tmp_path):
    long = "n" * 250  # a file of this name could be, but not one with the temporary file's
    with pytest.raises(OSError, match="File name too long: 'n") as caught:
        replace_file(long, b"")
    assert caught.value.filename == long


def test_a_name_may_be_bytes(tmp_path):
    a_network().save(os.fsencode(tmp_path / "net"))
    assert same_network(bp.load(os.fsencode(tmp_path / "net")), a_network())
