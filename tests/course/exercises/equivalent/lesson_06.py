"""Changes of lesson 06's solutions that leave the function as it is."""

EQUIVALENT = {
    "06.2": {
        "if abs(losses[m] - losses[m - 1]) < tolerance: → if abs(losses[m - 1] - losses[m]) < tolerance:": (
            "the size of a change has no sign"
        ),
        "losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs] → "
        "losses = [-0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]": (
            "only the sizes of changes are compared, and whether a loss is finite"
        ),
        "losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs] → "
        "losses = [0.5 * ((y_bar - y) ** 2).sum() for y_bar in outputs]": "a square has no sign",
    },
}
