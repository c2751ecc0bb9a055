"""Exercise 11.3: The best policy of a surface."""

import textwrap
from collections.abc import Callable

import numpy as np

from bplib.activations import Array
from bplib.course.exercises import Case, Exercise, Functions, Wrong


def _search(body: str) -> str:
    """A way to look for the best policy on a grid."""
    head = """
    def best_on_grid(model, s_values, S_values):
        s, S = np.meshgrid(s_values, S_values)
        cost = np.where(s <= S, model(s, S), np.inf)
    """
    return textwrap.dedent(head).strip() + "\n" + textwrap.indent(textwrap.dedent(body).strip(), "    ")


def _dear_above(s: Array, S: Array) -> Array:
    """Cheapest, by the formula, at a policy that cannot be: s above S."""
    return 500 + (s - 410.0) ** 2 / 100 + (S - 250.0) ** 2 / 90


def _bowl_to(
    best_s: float, best_S: float, lowest: float = 900.0, steepness: float = 0.02
) -> Callable[[Array, Array], Array]:
    """A round bowl with its bottom at one policy."""

    def cost(s: Array, S: Array) -> Array:
        return lowest + steepness * ((s - best_s) ** 2 + (S - best_S) ** 2)

    return cost


def _valley(best_s: float, best_S: float) -> Callable[[Array, Array], Array]:
    """A tilted valley: the best s depends on S."""

    def cost(s: Array, S: Array) -> Array:
        return 700 + ((s - best_s) - 0.6 * (S - best_S)) ** 2 / 40 + (S - best_S) ** 2 / 300

    return cost


BEST_ON_GRID = Exercise(
    key="11.3",
    title="The best policy of a surface",
    kind="core",
    minutes=10,
    goal="find the best feasible point of a fitted surface on a grid",
    task=r"""
        Write `best_on_grid(model, s_values, S_values)`. `model(s, S)` takes two arrays of one shape and gives the costs
        in an array of that shape. Among all pairs of a value from `s_values` and a value from `S_values` with
        $s\le S$, return the pair $(s,S)$ for which the model's cost is lowest; at least one pair has
        $s\le S$, and of equal costs any pair will do. (A model that was fitted to costs says
        something for $s>S$, too. It is only that such a policy cannot be.)
        """,
    answer="best_on_grid",
    stub="""
        def best_on_grid(model, s_values, S_values):
            return ...
        """,
    solution=_search("""
        best = np.unravel_index(cost.argmin(), cost.shape)
        return s[best], S[best]
    """),
    hints=(
        "`s, S = np.meshgrid(s_values, S_values)` gives two tables of all pairs.",
        "`np.where(s <= S, model(s, S), np.inf)` makes what cannot be too dear to be chosen.",
        "`cost.argmin()` is the place in the table written out in one row; `s.ravel()` and `S.ravel()` are written out "
        "in the same order.",
    ),
    judge=Functions(
        [
            Case(
                "s = 100, 200 or 300; S = 250, 350, 450 or 550; a valley to (200, 450)",
                (_valley(200, 450), np.array([100.0, 200.0, 300.0]), np.array([250.0, 350.0, 450.0, 550.0])),
            ),
            Case(
                "s = 100, 200 or 300; S = 100, 200, 300 or 400; a bowl with its bottom at (300, 160)",
                (_bowl_to(300, 160), np.array([100.0, 200.0, 300.0]), np.array([100.0, 200.0, 300.0, 400.0])),
            ),
            Case(
                "s = 300, 200 or 100; S = 160 or 260; all costs above ten million",
                (_bowl_to(190, 150, 1e7), np.array([300.0, 200.0, 100.0]), np.array([160.0, 260.0])),
            ),
            Case(
                "s = 200 or 100; S = 50 or 120; the one policy that can be is the dearest",
                (_bowl_to(200, 50), np.array([200.0, 100.0]), np.array([50.0, 120.0])),
            ),
            Case(
                "s = 1/3, 2/3 or 1; S = 0.7, 1.4 or 1.41421; all costs between 900 and 900.0002",
                (
                    _bowl_to(1.0, 0.7, steepness=1e-4),
                    np.array([1 / 3, 2 / 3, 1.0]),
                    np.array([0.7, 1.4, 1.41421]),
                ),
            ),
            Case(
                "s = 0, 100, …, 500; S = 60, 160, …, 560; a bowl whose bottom has s > S",
                (_dear_above, np.arange(0.0, 600.0, 100.0), np.arange(60.0, 660.0, 100.0)),
            ),
            Case(
                "s = 0, 50, …, 800; S = 20, 70, …, 1570; a valley to (650, 870)",
                (_valley(650, 870), np.arange(0.0, 801.0, 50.0), np.arange(20.0, 1600.0, 50.0)),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "the dearest",
            (
                _search("""
            best = np.unravel_index(np.where(s <= S, model(s, S), -np.inf).argmax(), cost.shape)
            return s[best], S[best]
            """),
                """
                def best_on_grid(model, s_values, S_values):
                    highest, best = 0, None
                    for s in s_values:
                        for S in S_values:
                            cost = model(np.array([s]), np.array([S]))[0]
                            if s <= S and cost > highest:
                                highest, best = cost, (s, S)
                    return best
                """,
            ),
            "These are costs: the lowest is wanted, `argmin`.",
        ),
        Wrong(
            "s above S allowed",
            _search("""
            best = np.unravel_index(model(s, S).argmin(), cost.shape)
            return s[best], S[best]
            """),
            r"The model happens to be low where $s>S$. It was never fitted there, and no such policy can be: leave "
            "these pairs out before you look for the lowest.",
        ),
        Wrong(
            "the best of all pairs, moved to where it can be",
            (
                _search("""
            best = np.unravel_index(model(s, S).argmin(), cost.shape)
            return s[best], max(s[best], S[best])
            """),
                _search("""
            best = np.unravel_index(model(s, S).argmin(), cost.shape)
            return min(s[best], S[best]), S[best]
            """),
                _search("""
            best = np.unravel_index(model(s, S).argmin(), cost.shape)
            return min(s[best], S[best]), max(s[best], S[best])
            """),
            ),
            r"The lowest of *all* pairs is looked for, and then one of its numbers is changed, or both, so that "
            r"$s\le S$ holds. That is another policy, and need not be the cheapest that can be: leave out the other "
            r"pairs first.",
        ),
        Wrong(
            "the first pair that can be",
            """
            def best_on_grid(model, s_values, S_values):
                for s in s_values:
                    for S in S_values:
                        if s <= S:
                            return s, S
            """,
            "The first pair that can be comes back, whatever the others cost. Go through all of them, and return "
            "behind the loops.",
        ),
        Wrong(
            "what cannot be comes first",
            _search("""
            cost = np.where(s <= S, model(s, S), 0)
            best = np.unravel_index(cost.argmin(), cost.shape)
            return s[best], S[best]
            """),
            r"A pair with $s>S$ is chosen, for what you have put there: for `argmin` 0, −inf and NaN come before any "
            r"cost, and for `argmax` inf does. The lowest cost is wanted, `argmin`, and what cannot be must be dear: "
            r"`np.inf`.",
        ),
        Wrong(
            "an index for a value",
            (
                {"best = np.unravel_index": "return np.unravel_index", "return s[best], S[best]": ""},
                {
                    "best = np.unravel_index": "row, column = np.unravel_index",
                    "return s[best], S[best]": "return column, row",
                },
            ),
            "These are row and column in the table. The manager needs the values of $s$ and $S$ that stand there.",
        ),
        Wrong(
            "rows and columns confused",
            {
                "best = np.unravel_index": "row, column = np.unravel_index",
                "return s[best], S[best]": "return s_values[row], S_values[column]",
            },
            "In the tables of `np.meshgrid(s_values, S_values)` a *column* belongs to one $s$ and a *row* to one $S$.",
        ),
        Wrong(
            "argmin along one axis",
            _search("""
            return s_values[cost.argmin(axis=1)[0]], S_values[cost.argmin(axis=0)[0]]
            """),
            "This is the best $s$ for the *first* $S$, and the best $S$ for the first $s$. The best $s$ depends on "
            "$S$; look at all pairs at once.",
        ),
        Wrong(
            "the lowest cost itself",
            {
                "best = np.unravel_index(cost.argmin(), cost.shape)": "return cost.min()",
                "return s[best], S[best]": "",
            },
            "This is what the best policy costs. Wanted is the policy.",
        ),
        Wrong(
            "one number at a time",
            _search("""
            best_S = S_values[model(np.full(len(S_values), s_values[0]), S_values).argmin()]
            possible = s_values[s_values <= best_S]
            return possible[model(possible, np.full(len(possible), best_S)).argmin()], best_S
            """),
            "The best $S$ for one $s$ is not the best for another: a valley that lies across the axes is missed. Look "
            "at all pairs at once.",
        ),
        Wrong(
            "s = S left out",
            {"s <= S": "s < S"},
            r"The policy with $s=S$ may be chosen, too: $s\le S$. It orders after every period in which something was "
            r"sold.",
        ),
        Wrong(
            "the wrong half left out",
            ({"s <= S": "s >= S"}, {"s <= S": "s > S"}),
            r"Kept are the pairs with $s\le S$: `np.where(condition, a, b)` takes `a` where the condition *holds*.",
        ),
        Wrong(
            "the pair exchanged",
            {"return s[best], S[best]": "return S[best], s[best]"},
            "It is the best policy; but $s$ comes first.",
        ),
        Wrong(
            "the model's arguments exchanged",
            {"model(s, S)": "model(S, s)"},
            "`model(s, S)` takes $s$ first. A model cannot know which of two tables is which.",
        ),
        Wrong(
            "a number that is not dear enough",
            (
                {"np.inf": "9999"},
                {"np.inf": "1e6"},
                {"np.inf": "model(s, S).max()"},
                """
                def best_on_grid(model, s_values, S_values):
                    lowest, best = 1e6, None
                    for s in s_values:
                        for S in S_values:
                            cost = model(np.array([s]), np.array([S]))[0]
                            if s <= S and cost < lowest:
                                lowest, best = cost, (s, S)
                    return best
                """,
            ),
            "A fixed number will do only as long as there are costs below it, and the highest cost only if some policy "
            "that can be is below that. Above every cost is `np.inf`.",
        ),
        Wrong(
            "counted in one list, looked up in another",
            {
                "best = np.unravel_index(cost.argmin(), cost.shape)": "best = model(s[s <= S], S[s <= S]).argmin()",
                "return s[best], S[best]": "return s.ravel()[best], S.ravel()[best]",
            },
            r"`argmin` counts among the pairs with $s\le S$; so look its answer up in `s[s <= S]` and `S[s <= S]`, and "
            "not in the whole table.",
        ),
        Wrong(
            "only pairs that stand at the same place",
            """
            def best_on_grid(model, s_values, S_values):
                pairs = [(s, S) for s, S in zip(s_values, S_values) if s <= S]
                costs = [model(np.array([s]), np.array([S]))[0] for s, S in pairs]
                return pairs[np.argmin(costs)]
            """,
            "`zip` takes the first with the first, the second with the second. Wanted are *all* pairs: two loops, or "
            "`np.meshgrid`.",
        ),
        Wrong(
            "s by itself, and then S",
            """
            def best_on_grid(model, s_values, S_values):
                means = [np.mean(model(np.full(len(S_values), s), np.asarray(S_values))) for s in s_values]
                s = s_values[int(np.argmin(means))]
                above = np.array([S for S in S_values if S >= s])
                return s, above[int(np.argmin(model(np.full(len(above), s), above)))]
            """,
            "The $s$ that is best on average over all $S$ need not be the one of the best pair. Compare pairs.",
        ),
        Wrong(
            "the best s first, for the wrong S",
            """
            def best_on_grid(model, s_values, S_values):
                best_s = s_values[model(s_values, np.full(len(s_values), S_values[0])).argmin()]
                possible = S_values[S_values >= best_s]
                return best_s, possible[model(np.full(len(possible), best_s), possible).argmin()]
            """,
            "This takes the best $s$ for the first $S$ and then the best $S$ for that. A valley that lies across the "
            "axes is missed. Look at all pairs at once.",
        ),
        Wrong(
            "one place for the whole table",
            {
                "best = np.unravel_index(cost.argmin(), cost.shape)": "",
                "return s[best], S[best]": "return cost.argmin()",
            },
            "`argmin` gives the place in the table written out in one row, a single number. Look up which $s$ and $S$ "
            "stand there: `s.ravel()[place]`, `S.ravel()[place]`.",
        ),
        Wrong(
            "the cost as well",
            (
                {"return s[best], S[best]": "return s[best], S[best], cost[best]"},
                {"return s[best], S[best]": "return (s[best], S[best]), cost[best]"},
            ),
            "Asked is the pair $(s,S)$ alone, without its cost.",
        ),
        Wrong(
            "arrays of one number",
            {
                "best = np.unravel_index(cost.argmin(), cost.shape)": "best = cost == cost.min()",
            },
            "The policy is right, but `s[cost == cost.min()]` is an array with one number in it. Take that number out "
            "of it: `[0]`.",
        ),
        Wrong(
            "the lowest never noted",
            """
            def best_on_grid(model, s_values, S_values):
                lowest, best = np.inf, None
                for s in s_values:
                    for S in S_values:
                        if s <= S and model(np.array([s]), np.array([S]))[0] < lowest:
                            best = s, S
                return best
            """,
            "Every cost is below the number that you began with, so the last pair is kept. When a pair is better, note "
            "its cost as the lowest so far, too.",
        ),
        Wrong(
            "nothing is below 0",
            """
            def best_on_grid(model, s_values, S_values):
                lowest, best = 0, None
                for s in s_values:
                    for S in S_values:
                        cost = model(np.array([s]), np.array([S]))[0]
                        if s <= S and cost < lowest:
                            lowest, best = cost, (s, S)
                return best
            """,
            "Nothing was chosen. If you keep the lowest cost so far in a variable, it has to begin above every cost, "
            "at `np.inf`; and the pair has to be returned.",
        ),
        Wrong(
            "only one of the two",
            ({"return s[best], S[best]": "return s[best]"}, {"return s[best], S[best]": "return S[best]"}),
            "A policy is a pair: return $s$ and $S$.",
        ),
        Wrong(
            "a place in a row for one in a table",
            {"best = np.unravel_index(cost.argmin(), cost.shape)": "best = cost.argmin()"},
            "`argmin` counts through the table written out in one row, and `s[best]` would be a whole row. Look it up "
            "in `s.ravel()` and `S.ravel()`.",
        ),
        Wrong(
            "two lists for all pairs",
            """
            def best_on_grid(model, s_values, S_values):
                best = model(s_values, S_values).argmin()
                return s_values[best], S_values[best]
            """,
            "`model` takes two arrays of *one* shape, with a pair at each place. `np.meshgrid` makes them of the two "
            "lists.",
        ),
    ),
    praise="Thousands of policies in a moment. That is what the surface is for.",
)
