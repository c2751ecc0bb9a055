"""Lesson 08: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "08.1": (
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
    "08.2": (
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
    "08.3": (
        'xor_weights = {"b": 0, "w": [[7, -7], [7, 7], [7, 7]], "x": [1, -1]}',
        """
        xor_weights = {"x": (-1, 1), "w": np.array([[-10.0, 10.0], [10.0, 10.0], [10.0, 10.0]]), "b": np.float64(0)}
        """,
        'xor_weights = {"b": 0, "w": [[-10, -10], [10, -10], [-10, 10]], "x": [1, 1]}',
        'xor_weights = {"b": 1, "w": [["-9", -9], [-9, 9], [-9, 9]], "x": (-1, -1)}',
        'xor_weights = {"b": -1, "w": ((8, 8), (8, -8), (8, -8)), "x": np.array([1, 1])}',
    ),
    "08.4": (
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
    "08.5": (
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
        """
        def swish(v_star): return v_star*bp.sigmoid(v_star)
        def swish_slope(v_star, v): return bp.sigmoid(v_star)*(1 - v) + v
        """,
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = (
    (
        "08.1",
        """
        x = np.array([4, -2])
        outputs_by_hand = {"both v_star 0": x.sum() / 2, "always below": x[0], "always above": x[1]}
        outputs_by_hand["f(-u)"] = x.sum() - 3.5
        """,
        "b forgotten",
    ),
    (
        "08.1",
        'outputs_by_hand={"both v_star 0": 1, "always below": 4, "always above": -2, "f(-u)": -3.5}',
        "b forgotten",
    ),
    ("08.1", 'outputs_by_hand={"both v_star 0": 3}', "v[h] = 1 at v* = 0"),
    ("08.1", 'outputs_by_hand={"always below": 3}', "both units on for the highest output"),
    ("08.1", 'outputs_by_hand={"always below": 7}', "the sign of x[1] lost"),
    ("08.1", 'outputs_by_hand={"always above": 0}', "sigmoid units keep ȳ above 0"),
    ("08.1", 'outputs_by_hand={"f(-u)": -2.5}', "1 − ȳ for 1 − v"),
    ("08.1", 'outputs_by_hand={"f(-u)": -1.5}', "half of the sum"),
    ("08.1", 'outputs_by_hand={"always above": -6}', "v[h] down to −1"),
    ("08.1", 'outputs_by_hand={"f(-u)": 1.5}', "half of the sum"),
    ("08.1", 'outputs_by_hand={"both v_star 0": 0}', "b and x[h] left out at v* = 0"),
    ("08.1", 'outputs_by_hand={"f(-u)": 2.5}', "the sign of x[1] lost in the sum"),
    ("08.1", 'outputs_by_hand={"always below": 2}', "the middle for the upper end"),
    ("08.1", 'outputs_by_hand={"always above": 2}', "the middle for the lower end"),
    ("08.1", 'outputs_by_hand={"f(-u)": -0.5}', "b counted once"),
    (
        "08.2",
        """
        def add_ones(u):
            return np.column_stack([u, np.ones(len(u))])
        """,
        "the last column instead of the first",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.vstack([np.ones((1, u.shape[1])), u])
        """,
        "a row instead of a column",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.concatenate((np.ones(u.shape[0]), u))
        """,
        "ones in one dimension",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.append(np.ones((len(u),1)), u)
        """,
        "laid out in one row",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.insert(u, 0, 1, axis=0)
        """,
        "a row instead of a column",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return u + 1
        """,
        "1 added to every input",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.hstack([np.ones((4,1)), u])
        """,
        "the number of samples fixed",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.hstack([np.zeros((len(u),1)), u])
        """,
        "zeros instead of ones",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.hstack([1, u])
        """,
        "ones in one dimension",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return [1] + u
        """,
        "1 added to every input",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.hstack([np.ones((u.shape[1],1)), u])
        """,
        "N ones instead of P",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.c_[u, np.ones(len(u))]
        """,
        "the last column instead of the first",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            for row in u:
                row[0] = 1
            return u
        """,
        "the caller's array changed",
    ),
    (
        "08.3",
        'xor_weights={"b": 0, "w": [[-5, -15], [10, 10], [10, 10]], "x": [1, -1]}',
        "two units that switch at the same corners",
    ),
    (
        "08.3",
        'xor_weights={"b": 0, "w": [[-5, -15], [10, 10], [10, 10]], "x": [1, -2]}',
        "two units that switch at the same corners",
    ),
    ("08.3", 'xor_weights={"b": 0, "w": [[0, 0], [10, 10], [10, 10]], "x": [1, -1]}', "no hidden bias"),
    ("08.3", 'xor_weights={"b": 0, "w": [[5, -5], [5, 5], [5, 5]], "x": [1, -2]}', "the right units, but not b and x"),
    ("08.3", 'xor_weights={"b": 0, "w": [[0, -9], [9, 9], [9, 9]], "x": [1, -1]}', "the right units, but not b and x"),
    ("08.3", 'xor_weights={"b": 0, "w": [[8, -8], [4, 4], [4, 4]], "x": [1, -1]}', "the right units, but not b and x"),
    ("08.3", 'xor_weights={"b": 0, "w": [[2.5, -2.5], [2.5, 2.5], [2.5, 2.5]], "x": [1, -1]}', "too soft a step"),
    ("08.3", 'xor_weights={"b": 0, "w": [[10, 10, 10], [-10, 10, 10]], "x": [1, -1]}', "w of another shape"),
    ("08.3", 'xor_weights={"b": 0, "w": [[1, -1], [2, 2], [2, 2]], "x": [1, -1]}', "too soft a step"),
    ("08.3", 'xor_weights={"b": 0, "w": [[1, 1], [10, -10], [-10, 10]], "x": [1, 1]}', "too soft a step, and more"),
    ("08.3", 'xor_weights={"b": 0, "w": [[10, 10], [10, 10], [10, 10]], "x": [1, -1]}', "two units that say the same"),
    (
        "08.3",
        'xor_weights={"b": -0.5, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, -1]}',
        "the right units, but not b and x",
    ),
    ("08.3", 'xor_weights={"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, 1]}', "the second unit added"),
    (
        "08.3",
        'xor_weights={"b": 0, "w": [[-0.5, -1.5], [1, 1], [1, 1]], "x": [1, -2]}',
        "two units that switch at the same corners",
    ),
    ("08.3", 'xor_weights={"b": 0, "w": [[1, 1], [1, -1], [-1, 1]], "x": [1, 1]}', "too soft a step, and more"),
    (
        "08.3",
        'xor_weights={"b": 0, "w": [[-10, 10], [10, 10], [10, 10]], "x": [1, -1]}',
        "the right units, but not b and x",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star)*(1-bp.sigmoid(v_star))
        """,
        "the product of the two slopes",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star) + v_star*v*(1-v)
        """,
        "v where σ is meant, in σ′",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return v/v_star + v*(1 - v/v_star)
        """,
        "divided by v*, which may be 0",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star) + v_star*(1-bp.sigmoid(v_star))
        """,
        "v* where v is meant",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star)+ v*(1-v)
        """,
        "v for σ in the last factor",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return v + bp.sigmoid(v_star)
        """,
        "(1 − σ) left out",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return 1 + v_star*bp.sigmoid(v_star)*(1-bp.sigmoid(v_star))
        """,
        "1 for the first term",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return v_star*bp.sigmoid(v_star)*(1-bp.sigmoid(v_star))
        """,
        "only the second factor differentiated",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v)+v*(1-bp.sigmoid(v))
        """,
        "v where v* is meant",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return v + v_star*v*(1-v)
        """,
        "v for σ in the first term",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star)*(1 + v_star)
        """,
        "(1 − σ) left out",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star) - v*(1-bp.sigmoid(v_star))
        """,
        "a minus in the product rule",
    ),
    (
        "08.5",
        """
        def swish(v_star):
            return 1 / (1 + np.exp(-v_star))

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))
        """,
        "the sigmoid alone",
    ),
    ("08.1", 'outputs_by_hand={"always below": 3, "always above": -1}', "both units on for the highest output"),
    (
        "08.2",
        """
        def add_ones(u):
            return np.hstack([u, np.ones((len(u),1))])
        """,
        "the last column instead of the first",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            out = u.copy(); out[:,0] = 1
            return out
        """,
        "the first input overwritten",
    ),
    (
        "08.2",
        """
        def add_ones(u):
            return np.insert(u, 0, np.zeros(len(u)), axis=1)
        """,
        "zeros instead of ones",
    ),
    ("08.3", 'xor_weights={"b": 0, "w": [[10,10],[10,-10],[-10,10]], "x": [1,1]}', "the right units, but not b and x"),
    ("08.3", 'xor_weights={"b": 1, "w": [[-10,-10],[10,-10],[-10,10]], "x": [-1,-1]}', "upside down"),
    ("08.3", 'xor_weights={"b": 0, "w": [[-1,-1],[1,-1],[-1,1]], "x": [1,1]}', "too soft a step"),
    ("08.4", 'verdicts={"lifted":"cannot","cube":"cannot"}', "an odd function held for forbidden"),
    (
        "08.5",
        """
        def swish(v_star): return v_star*bp.sigmoid(v_star)
        def swish_slope(v_star, v): return v*(1-v)
        """,
        "the sigmoid's slope kept",
    ),
    (
        "08.5",
        """
        def swish(v_star): return v_star*bp.sigmoid(v_star)
        def swish_slope(v_star, v):
            s = bp.sigmoid(v_star)
            return s*(1-s)
        """,
        "the product of the two slopes",
    ),
    (
        "08.5",
        """
        def swish(v_star): return v_star*bp.sigmoid(v_star)
        def swish_slope(v_star, v):
            s = bp.sigmoid(v_star)
            return s + s*(1-s)
        """,
        "z left out of the second term",
    ),
    (
        "08.5",
        """
        def swish(v_star): return v_star*bp.sigmoid(v_star)
        def swish_slope(v_star, v):
            s = bp.sigmoid(v_star)
            return v_star*s*(1-s)
        """,
        "only the second factor differentiated",
    ),
    ("08.3", 'xor_weights={"b": 0, "w": [[-10,-10],[20,20],[20,20]], "x": [1,1]}', "two units that say the same"),
    (
        "08.5",
        """
        def swish(v_star): return bp.sigmoid(v_star)
        def swish_slope(v_star, v): return v*(1-v)
        """,
        "the sigmoid alone",
    ),
)

SAID: tuple[tuple[str, Source, str, str | None], ...] = (
    ("08.2", {"np.ones((len(u), 1))": "np.ones((4, 1))"}, "as long as one array", "counts the inputs"),
    ("08.2", {"np.ones((len(u), 1))": "np.ones((7, 1))"}, "raises `ValueError", "Not yet:"),
    ("08.2", {"np.hstack([np.ones((len(u), 1)), u])": "np.array([1, u])"}, "raises `ValueError", "Not yet:"),
    ("08.5", {"v * (1 - bp.sigmoid(v_star))": "v_star * v * (1 - v)"}, "has the sigmoid in it", "Here its first"),
    (
        "08.3",
        'xor_weights = {"b": 0, "w": [[1, 1], [20, 0], [0, 20]], "x": [1, 1]}',
        r"no \$b\$ and no",
        "The units are right",
    ),
    (
        "08.3",
        'xor_weights = {"b": 0, "w": [[-5, -15], [10, 10], [10, 10]], "x": [1, -1]}',
        "tell the corners apart in the same way",
        "equal weights",
    ),
)
