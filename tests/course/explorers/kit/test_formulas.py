from bplib.course.explorers.kit.formulas import bracketed, products, signed, sum_of_products


def test_numbers_in_formulas_keep_their_signs() -> None:
    assert [signed(value) for value in (2, -2.5, 0)] == ["+ 2", "− 2.5", "+ 0"]
    assert [bracketed(value) for value in (2, -2.5, -1e-17)] == ["2", "(−2.5)", "0"]


def test_sums_of_products() -> None:
    assert products([2, -2], [0.25, -0.75]) == "+ 2·0.25 − 2·(−0.75)"
    assert sum_of_products([1.5, -1], [1, 2]) == "1.5·1 − 1·2"
    assert sum_of_products([-1.5], [-1]) == "−1.5·(−1)"
