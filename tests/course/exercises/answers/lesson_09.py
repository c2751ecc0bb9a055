"""Answers to the exercises of lesson 09 that its file does not list."""

FORMS = {
    "09.1": (
        """
        def best_seed(final_loss, seeds):
            best, lowest = None, float("inf")
            for seed in seeds:
                loss = final_loss(seed)
                if loss < lowest:
                    best, lowest = seed, loss
            return best
        """,
        """
        def best_seed(final_loss, seeds):
            losses = {seed: final_loss(seed) for seed in seeds}
            return min((seed for seed in seeds if not np.isnan(losses[seed])), key=losses.get)
        """,
        """
        def best_seed(final_loss, seeds):
            losses = np.array(list(map(final_loss, seeds)))
            losses[np.isnan(losses)] = np.inf
            return np.array(seeds)[losses.argmin()]
        """,
        """
        def best_seed(final_loss, seeds):
            pairs = [(final_loss(seed), seed) for seed in seeds]
            return sorted(pair for pair in pairs if pair[0] == pair[0])[0][1]
        """,
        """
        def best_seed(final_loss, seeds):
            return sorted(seeds, key=lambda s: (lambda l: math.inf if l != l else l)(final_loss(s)))[0]
        """,
    ),
    "09.2": (
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            rng = np.random.default_rng(seed)
            return np.asarray(widths)[:, None, None] * (2 * rng.random((n_restarts, n_parameters)) - 1)
        """,
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            points = np.empty((len(widths), n_restarts, n_parameters))
            for k, width in enumerate(widths):
                rng = np.random.default_rng(seed)
                for restart in range(n_restarts):
                    points[k, restart] = rng.uniform(-width, width, n_parameters)
            return points
        """,
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            np.random.seed(seed)
            draws = np.random.uniform(-1, 1, (n_restarts, n_parameters))
            return np.einsum("w,rk->wrk", widths, draws)
        """,
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            rngs = [np.random.default_rng([seed, restart]) for restart in range(n_restarts)]
            draws = [rng.uniform(-1, 1, n_parameters) for rng in rngs]
            return [[(r * draw).tolist() for draw in draws] for r in widths]
        """,
    ),
    "09.3": (
        """
        def mirrored(b, w, x, h):
            signs = np.where(np.arange(len(x)) == h, -1, 1)
            return b + x[h], w * signs, x * signs
        """,
        """
        def mirrored(b, w, x, h):
            new_w, new_x = w.tolist(), x.tolist()
            for row in new_w:
                row[h] *= -1
            new_x[h] *= -1
            return [b - new_x[h], new_w, new_x]
        """,
        """
        def mirrored(b, w, x, h):
            turn = np.eye(x.size)
            turn[h, h] = -1
            return np.float64(b) + x[h], w @ turn, turn @ x
        """,
        """
        def mirrored(b, w, x, h):
            sign = np.ones(len(x)); sign[h] = -1
            return b + x[h], w*sign, x*sign
        """,
    ),
    "09.4": (
        'enough = {"one of 5": 0.832, "restarts": 9.0, "restarts, q = 0.05": 59}',
        """
        from fractions import Fraction
        enough = {
            "restarts": math.ceil(math.log(0.05) / math.log(0.7)),
            "restarts, q = 0.05": np.ceil(np.log(0.05) / np.log(0.95)),
            "one of 5": 1 - Fraction(7, 10) ** 5,
        }
        """,
        """
        enough = {"one of 5": sum(0.3 * 0.7**k for k in range(5))}
        for name, q in (("restarts", 0.3), ("restarts, q = 0.05", 0.05)):
            enough[name] = next(n for n in range(1, 100) if 1 - (1 - q) ** n >= 0.95)
        """,
    ),
    "09.5": (
        """
        shown = dict.fromkeys(("different", "predicts", "wider", "zero", "equal"), False)
        shown["kept"] = True
        """,
        """
        shown = {"kept": "True", "different": "False", "predicts": "FALSE", "wider": "false ", "zero": "false",
                 "equal": "False"}
        """,
        """
        names = ("different", "predicts", "wider", "zero", "equal", "kept")
        shown = {name: np.bool_(name == "kept") for name in names}
        """,
    ),
}

_LOOP = """
def best_seed(final_loss, seeds):
    best, lowest = {}, {}
    for seed in seeds:
        loss = final_loss(seed)
        if loss < lowest:
            best, lowest = seed, loss
    return best
"""

NAMED = (
    (
        "09.1",
        """
        def best_seed(final_loss, seeds):
            losses = [np.inf, *map(final_loss, seeds)]
            falls = [seed for seed, before, after in zip(seeds, losses, losses[1:]) if after < before]
            return falls[-1] if falls else None
        """,
        "better than the run before",
    ),
    ("09.4", 'enough = {"restarts": 3, "restarts, q = 0.05": 19, "one of 5": 0.832}', "the probabilities added"),
    ("09.1", _LOOP.format("None", "1.0"), "a number for “nothing yet”"),
    ("09.1", _LOOP.format("None", "1000"), "a number for “nothing yet”"),
    ("09.1", _LOOP.format("None", "10**9"), "a number for “nothing yet”"),
    ("09.1", _LOOP.format("seeds[0]", "1e6"), "a number for “nothing yet”"),
    ("09.1", _LOOP.format("None", "0"), "nothing returned"),
    ("09.1", _LOOP.format("None", "np.nan"), "nothing returned"),
    ("09.1", _LOOP.format("seeds[0]", "final_loss(seeds[0])"), "NaN at the start never beaten"),
    (
        "09.1",
        _LOOP.format("None", "np.inf").replace("lowest = seed, loss", "_ = seed, loss"),
        "the smallest loss so far not kept",
    ),
    (
        "09.1",
        {"return seeds": "best = min(losses)\nreturn seeds", "[np.nanargmin(losses)]": "[losses.index(best)]"},
        "NaN at the start never beaten",
    ),
    (
        "09.1",
        {"return seeds[np.nanargmin(losses)]": "return seeds.index(seeds[np.nanargmin(losses)])"},
        "the position instead of the seed",
    ),
    (
        "09.1",
        {"final_loss(seed) for seed in seeds": "final_loss(k) for k, _ in enumerate(seeds)"},
        "something else than a seed for final_loss",
    ),
    (
        "09.1",
        {"return seeds[np.nanargmin(losses)]": "return float(np.nanmin(losses))"},
        "the best loss instead of its seed",
    ),
    (
        "09.2",
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            draws = np.random.uniform(-1, 1, size=(n_restarts, n_parameters))
            return np.array([width * draws for width in widths])
        """,
        "the seed ignored",
    ),
    (
        "09.2",
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            rng = np.random.default_rng(seed)
            return np.array([rng.uniform(-r, r, size=(n_restarts, n_parameters)) for r in widths])
        """,
        "new draws for each range",
    ),
    (
        "09.2",
        {"rng.uniform(-1, 1, size=(n_restarts, n_parameters))": "rng.uniform(size=(n_restarts, n_parameters))"},
        "positive numbers only",
    ),
    ("09.2", {"default_rng(seed)": "default_rng(42)"}, "one seed for all"),
    (
        "09.2",
        {"rng.uniform(-1, 1, size=(n_restarts, n_parameters))": "rng.standard_normal((n_restarts, n_parameters))"},
        "beyond the range",
    ),
    ("09.2", {"default_rng(seed)": "default_rng(n_restarts + seed)"}, "a longer study begins with other restarts"),
    (
        "09.2",
        {"rng.uniform(-1, 1, size=(n_restarts, n_parameters))": "rng.random((n_restarts, n_parameters)) - 0.5"},
        "a part of the range",
    ),
    ("09.2", {"for width in widths])": "for width in widths]).transpose(1, 2, 0)"}, "another shape"),
    (
        "09.3",
        """
        def mirrored(b, w, x, h):
            w[:, h] *= -1
            x[h] *= -1
            return b - x[h], w, x
        """,
        "the given arrays changed",
    ),
    ("09.3", {"b = b + x[h]": "", "return b, w, x": "return b + x[h], w, x"}, "b moved by the new x[h]"),
    ("09.3", {"w[:, h] = -w[:, h]": "w[h, :] = -w[h, :]"}, "a row for a column"),
    ("09.3", {"return b, w, x": "return w.copy(), x, b"}, "another order"),
    ("09.4", 'enough = {"one of 5": 0.36}', "exactly one success"),
    ("09.4", 'enough = {"one of 5": 0.99757}', "too sure of a success"),
    ("09.4", 'enough = {"restarts": 8, "restarts, q = 0.05": 58}', "not rounded up"),
    ("09.4", 'enough = {"restarts": 8.4, "restarts, q = 0.05": 58.4}', "not rounded up"),
    ("09.4", 'enough = {"restarts": 10, "restarts, q = 0.05": 60}', "one restart too many"),
    ("09.5", 'shown = {"different": True, "predicts": True}', "different weights taken for different solutions"),
    ("09.5", 'shown = {"equal": "true", "kept": "false"}', "equal units will part"),
    ("09.5", 'shown = {"zero": "True"}', "zero gradient means a perfect fit"),
    (
        "09.1",
        """
        def best_seed(final_loss, seeds):
            return min(final_loss(s) for s in seeds)
        """,
        "the best loss instead of its seed",
    ),
    (
        "09.1",
        """
        def best_seed(final_loss, seeds):
            return seeds[np.argmin([final_loss(s) for s in seeds])]
        """,
        "NaN taken for the smallest",
    ),
    (
        "09.1",
        """
        def best_seed(final_loss, seeds):
            return int(np.nanargmin([final_loss(s) for s in seeds]))
        """,
        "the position instead of the seed",
    ),
    (
        "09.1",
        """
        def best_seed(final_loss, seeds):
            best, which = 1.0, None
            for s in seeds:
                l = final_loss(s)
                if l < best: best, which = l, s
            return which
        """,
        "a number for “nothing yet”",
    ),
    (
        "09.2",
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            rng = np.random.default_rng(seed)
            return np.array([rng.uniform(-r, r, (n_restarts, n_parameters)) for r in widths])
        """,
        "new draws for each range",
    ),
    (
        "09.2",
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            d = np.random.default_rng(seed).uniform(0, 1, (n_restarts, n_parameters))
            return np.asarray(widths)[:,None,None]*d
        """,
        "positive numbers only",
    ),
    (
        "09.2",
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            d = np.random.default_rng(seed).uniform(-1, 1, (n_parameters, n_restarts)).T
            return np.asarray(widths)[:,None,None]*d
        """,
        "a longer study begins with other restarts",
    ),
    (
        "09.2",
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            d = np.random.default_rng(seed).uniform(-0.5, 0.5, (n_restarts, n_parameters))
            return np.asarray(widths)[:,None,None]*d
        """,
        "a part of the range",
    ),
    (
        "09.3",
        """
        def mirrored(b, w, x, h):
            w = w.copy(); x = x.copy()
            w[:,h] *= -1
            x[h] *= -1
            return b, w, x
        """,
        "b left as it was",
    ),
    (
        "09.3",
        """
        def mirrored(b, w, x, h):
            w = w.copy(); x = x.copy()
            w[:,h] *= -1
            x[h] *= -1
            return b + x[h], w, x
        """,
        "b moved by the new x[h]",
    ),
    (
        "09.3",
        """
        def mirrored(b, w, x, h):
            w = w.copy(); x = x.copy()
            w[:,h] *= -1
            return b + x[h], w, x
        """,
        "x[h] left as it was",
    ),
    (
        "09.3",
        """
        def mirrored(b, w, x, h):
            w = w.copy(); x = x.copy()
            w[:,h] *= -1
            x[h] = 1 - x[h]
            return b, w, x
        """,
        "b left as it was",
    ),
    ("09.4", 'enough={"restarts": 8.4}', "not rounded up"),
    ("09.5", 'shown={"different":"true","equal":"true"}', "different weights taken for different solutions"),
    (
        "09.1",
        """
        def best_seed(final_loss, seeds):
            best = np.inf
            for s in seeds:
                if final_loss(s) < best:
                    best = final_loss(s)
            return s
        """,
        "the last restart instead of the best",
    ),
    (
        "09.2",
        """
        def initial_points(widths, n_restarts, n_parameters, seed):
            d = np.random.default_rng().uniform(-1, 1, (n_restarts, n_parameters))
            return np.asarray(widths)[:,None,None]*d
        """,
        "the seed ignored",
    ),
    (
        "09.3",
        """
        def mirrored(b, w, x, h):
            w = w.copy(); x = x.copy()
            w[h] *= -1
            x[h] *= -1
            return b - x[h], w, x
        """,
        "a row for a column",
    ),
)

SAID = (
    ("09.1", {"final_loss(seed) for": "round(final_loss(seed), 3) for"}, "0.07121", None),
    ("09.2", {"width * draws for": "np.round(width * draws, 2) for"}, "rounded to 2 decimals", "new draws"),
    ("09.2", {"width * draws for": "width * np.round(draws, 4) for"}, "rounded to 4 decimals", "new draws"),
    ("09.4", 'enough = {"one of 5": 1}', "not certain", None),
    ("09.1", _LOOP.format("None", "1"), "Begin with `np.inf`", "is there a `return`"),
    (
        "09.1",
        {"final_loss(seed) for seed in seeds": "final_loss(seeds) for seed in seeds"},
        "one seed of the list",
        "KeyError|unhashable",
    ),
    (
        "09.2",
        {"default_rng(seed)": "default_rng(None)"},
        "other numbers when it is called with the same seed",
        "column for each restart|`False`",
    ),
    ("09.2", {"width * draws": "width * abs(draws)"}, "gives no negative number", "`False`|both signs"),
    (
        "09.2",
        {"return np.array([width * draws for width in widths])": "return draws * widths[0]"},
        r"array of shape `\(3, 7\)`",
        "values at",
    ),
)
