"""What a control means is found by its name, and of a symbol it is the notation's word."""

import re

import pytest

from bplib.course.explorers.kit.meanings import MEANINGS, meaning_of
from bplib.course.page.guide import symbols


@pytest.mark.parametrize("name", ["w", "w0_1", "w_00", "w_10"])
def test_indices_do_not_matter(name: str) -> None:
    assert meaning_of(name) == MEANINGS["w"]


def test_a_name_of_an_explorers_own_has_none() -> None:
    assert meaning_of("wave") == ""


def test_of_a_symbol_it_is_the_word_of_the_notation() -> None:
    words = {code: symbol.word for symbol in symbols() for code in re.findall(r"`(\w+)`", symbol.code)}
    common = MEANINGS.keys() & words.keys() - {"n_hidden"}  # three symbols in a row of the table
    assert {"b", "m", "mu", "u", "w", "x", "y"} <= common
    for name in common:
        assert words[name].startswith(MEANINGS[name]), name
