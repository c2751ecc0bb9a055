"""Answers to lesson 12's exercises that its file does not list."""

FORMS = {
    "12.4": (
        "minibatch_gradient = lambda net, u, y, rows: len(u) * bp.gradients(net, u[rows], y[rows]).vector / rows.size",
        {"len(y) / len(rows)": "np.size(y) / np.size(rows)"},
        """
        def minibatch_gradient(net, u, y, rows):
            total = 0
            for p in rows:
                total = total + bp.gradients(net, u[[p]], y[[p]]).vector
            return [len(y) * entry / len(rows) for entry in total]
        """,
    ),
}

NAMED = (
    ("12.4", {"len(y) / len(rows)": "1 / len(rows)"}, "the mean of the part"),
    ("12.4", {"len(y) / len(rows) * ": "1.0 * "}, "the sum of the part"),
)

SAID = (("12.4", {".vector": ""}, r"raises `TypeError: .* in line 2", "the mean"),)
