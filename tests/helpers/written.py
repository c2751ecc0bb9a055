"""Numbers as explorers write them."""

RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def as_float(text: str) -> float:
    """A number as one writes it, −1.5·10⁻⁷, as a float."""
    mantissa, _, power = text.replace("−", "-").partition("·10")
    return float(f"{mantissa}e{power.translate(RAISED) or 0}")
