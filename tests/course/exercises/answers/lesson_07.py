"""Lesson 07: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "07.1": (
        'outputs_by_hand = {"both v_star 0": "2", "always below": "5", "always above": "−1", "f(-u)": "1/2"}',
        """
        from fractions import Fraction

        ends = {"always above": np.int64(-1), "always below": 5.0}
        outputs_by_hand = {"f(-u)": Fraction(1, 2), **ends, "both v_star 0": 2}
        """,
        """
        b, x = 1, np.array([4, -2])
        outputs_by_hand = {
            "both v_star 0": b + x @ bp.sigmoid(np.zeros(2)),
            "always below": b + x[x > 0].sum(),
            "always above": b + x.clip(max=0).sum(),
            "f(-u)": 2 * b + x.sum() - 3.5,
        }
        """,
    ),
    "07.2": (
        {"np.hstack([np.ones((len(u), 1)), u])": "np.column_stack([np.ones(len(u)), u])"},
        {"np.hstack([np.ones((len(u), 1)), u])": "np.c_[np.ones(len(u)), u]"},
        {"np.hstack([np.ones((len(u), 1)), u])": "np.insert(u, 0, 1, axis=1)"},
        {"np.hstack([np.ones((len(u), 1)), u])": "[[1, *row] for row in u]"},
        {"np.hstack([np.ones((len(u), 1)), u])": "np.pad(u, ((0, 0), (1, 0)), constant_values=1)"},
        """
        def add_ones(u):
            result = np.empty((u.shape[0], u.shape[1] + 1))
            result[:, 0] = 1
            result[:, 1:] = u
            return result
        """,
        """
        def add_ones(u):
            return np.vstack([np.ones(len(u)), u.T]).T
        """,
    ),
    "07.3": (
        'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, -1]}',
        """
        xor_weights = {"x": (-1, 1), "w": np.array([[-10.0, 10.0], [10.0, 10.0], [10.0, 10.0]]), "b": np.float64(0)}
        """,
        'xor_weights = {"b": 0, "w": [[-10, -10], [10, -10], [-10, 10]], "x": [1, 1]}',
        'xor_weights = {"b": 1, "w": [["-9", -9], [-9, 9], [-9, 9]], "x": (-1, -1)}',
        'xor_weights = {"b": -1, "w": ((8, 8), (8, -8), (8, -8)), "x": np.array([1, 1])}',
    ),
    "07.4": (
        """
        verdicts = dict.fromkeys(("50 units", "constant", "coding", "cube", "lifted", "absolute", "half"), "open")
        verdicts["cosine"] = verdicts["50 units"] = "cannot"
        """,
        """
        verdicts = {
            "50 units": "Cannot",
            "constant": "Open",
            "coding": "open ",
            "cube": "OPEN",
            "lifted": "open",
            "cosine": " cannot",
            "absolute": "open",
            "half": "open",
        }
        """,
        """
        keys = ["50 units", "constant", "coding", "cube", "lifted", "cosine", "absolute", "half"]
        verdicts = {key: np.where(key in ("50 units", "cosine"), "cannot", "open") for key in keys}
        """,
    ),
    "07.5": (
        """
        def swish(v_star):
            return v_star / (1 + np.exp(-v_star))

        def swish_slope(v_star, v):
            s = 1 / (1 + np.exp(-v_star))
            return s + v_star * s * (1 - s)
        """,
        """
        swish = lambda z: z * bp.sigmoid(z)
        swish_slope = lambda z, v: v + bp.sigmoid(z) * (1 - v)
        """,
        """
        def swish(v_star):
            return v_star * (1 + np.tanh(v_star / 2)) / 2

        def swish_slope(v_star, v):
            step = 1e-5
            return (swish(v_star + step) - swish(v_star - step)) / (2 * step)
        """,
        """
        def swish(v_star):
            return np.multiply(v_star, bp.sigmoid(v_star))

        def swish_slope(v_star, v):
            s = bp.sigmoid(v_star)
            return s * (1 + np.asarray(v_star) - v)
        """,
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = ()

SAID: tuple[tuple[str, Source, str, str | None], ...] = ()
