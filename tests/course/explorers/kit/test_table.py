from bplib.course.explorers.kit.table import table


def test_a_head_is_broken_between_words_but_not_inside_a_formula() -> None:
    text = table(["", "shrinks by 1 − μλ", "product = ∂L/∂"], [["b", "1", "2 − 1"]])
    assert ">shrinks by 1\u00a0−\u00a0μλ<" in text and ">product\u00a0=\u00a0∂L/∂<" in text
    assert '<th scope="row" style="text-align: left">b</th><td>1</td><td>2 − 1</td>' in text
