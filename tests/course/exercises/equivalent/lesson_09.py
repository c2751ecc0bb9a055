"""Changes of lesson 09's solutions that make the same function, or one as good."""

EQUIVALENT = {
    "09.2": {
        "return np.array([width * draws for width in widths]) → return [width * draws for width in widths]": (
            "the same numbers in the same order; a list of arrays will do"
        ),
    },
}
