"""The exercises of lesson 08, Start again, from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from bplib.course.exercises import Case, Choices, Exercise, Functions, Numbers, Wrong


def _case(losses: dict[int, float]) -> Case:
    """Restarts that end with these losses, by their seeds."""
    shown = ", ".join(f"{loss:g} from seed {seed}" for seed, loss in losses.items())
    return Case(f"final losses {shown}", (losses.__getitem__, list(losses)))


def _best(best_seed: Callable[..., Any], final_loss: Callable[[int], float], seeds: list[int]) -> Any:
    return best_seed(final_loss, list(seeds))


BEST_SEED = Exercise(
    key="08.1",
    title="A loop over restarts",
    kind="core",
    minutes=10,
    goal="write the loop over restarts that keeps the best one, also when some diverge",
    task=r"""
        Write `best_seed(final_loss, seeds)`. `final_loss(seed)` trains the network from the initial weights that `seed`
        draws, and returns its final loss, or NaN if the run has diverged. Return the seed of the best run.
        """,
    answer="best_seed",
    stub="""
        def best_seed(final_loss, seeds):
            return ...
        """,
    solution="""
        def best_seed(final_loss, seeds):
            losses = [final_loss(seed) for seed in seeds]
            return seeds[np.nanargmin(losses)]
        """,
    hints=(
        "Collect the losses of all seeds in a list first, then look for the smallest.",
        "A comparison with NaN is False, whichever way round. `np.nanargmin` leaves NaN out.",
    ),
    judge=Functions(
        [
            _case({5: 1.0}),
            _case({5: 1.0, 6: 3.0, 7: 2.0}),
            _case({5: 3.0, 6: 1.0, 7: 2.0}),
            _case({5: 3.0, 6: float("nan"), 7: 2.0}),
            _case({5: float("nan"), 6: 0.5, 7: 0.2, 8: 4.0}),
        ],
        run=_best,
    ),
    wrong=(
        Wrong(
            "NaN taken for the smallest",
            """
            def best_seed(final_loss, seeds):
                return seeds[np.argmin([final_loss(seed) for seed in seeds])]
            """,
            "`np.argmin` counts NaN as smaller than every number, so the run that diverged wins. `np.nanargmin` leaves "
            "it "
            "out.",
        ),
        Wrong(
            "NaN at the start never beaten",
            """
            def best_seed(final_loss, seeds):
                return min(seeds, key=final_loss)
            """,
            "`min` keeps the first until something is smaller, and nothing is smaller than NaN. If the first run "
            "diverges, "
            "it wins.",
        ),
        Wrong(
            "the last restart instead of the best",
            """
            def best_seed(final_loss, seeds):
                for seed in seeds:
                    best = seed
                return best
            """,
            "The variable is written over in every round, so what is left is the last run. Keep a run only if its loss "
            "is "
            "smaller than the best so far.",
        ),
        Wrong(
            "the same start every time",
            """
            def best_seed(final_loss, seeds):
                losses = [final_loss(seeds[0]) for seed in seeds]
                return seeds[np.nanargmin(losses)]
            """,
            "Every round trains from the first seed: a hundred times the same run. Each restart needs weights of its "
            "own.",
        ),
        Wrong(
            "the best loss instead of its seed",
            """
            def best_seed(final_loss, seeds):
                return np.nanmin([final_loss(seed) for seed in seeds])
            """,
            "This is the smallest loss. What is asked is the seed that it came from, so that the network can be had "
            "again.",
        ),
        Wrong(
            "the position instead of the seed",
            """
            def best_seed(final_loss, seeds):
                return np.nanargmin([final_loss(seed) for seed in seeds])
            """,
            "`argmin` gives the position in the list, counted from 0. The seed stands there: `seeds[position]`.",
        ),
    ),
    praise="`bp.restarts` does this for all restarts at once, and leaves NaN out in the same way.",
)

HOW_MANY = Exercise(
    key="08.4",
    title="How many restarts?",
    kind="core",
    minutes=10,
    goal="work out from a success rate how many restarts are enough",
    task=r"""
        A restart succeeds with probability 0.3, each independently of the others. What is the probability that at
        least one
        of 5 restarts succeeds? How many restarts are needed for that probability to be at least 95 %? And how many if a
        restart succeeds with probability 0.05 only?
        """,
    answer="enough",
    stub="""
        enough = {"one of 5": ..., "restarts": ..., "restarts, q = 0.05": ...}
        """,
    solution="""
        enough = {"one of 5": 1 - 0.7**5, "restarts": 9, "restarts, q = 0.05": 59}
        """,
    hints=(
        "What is the probability that *all* five fail?",
        r"All $n$ fail with probability $(1-q)^n$. That is to be at most 0.05: take logarithms, and round up.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "the probabilities added",
            'enough = {"one of 5": 1.5}',
            "$n\\,q$ is how many succeed on average, and can exceed 1. At least one succeeds unless all fail: "
            "$1-(1-q)^n$.",
        ),
        Wrong(
            "all five instead of at least one",
            'enough = {"one of 5": 0.3**5}',
            "This is the probability that all five succeed. You need only one.",
        ),
        Wrong(
            "the probability that all fail",
            'enough = {"one of 5": 0.7**5}',
            "This is the probability that none succeeds. Asked for is the rest: 1 minus it.",
        ),
        Wrong(
            "1/q restarts",
            'enough = {"restarts": 4}',
            "After $1/q$ restarts one has succeeded *on average*. With 4 of them there is still a chance of $0.7^4$, a "
            "quarter, that none has.",
        ),
        Wrong(
            "not rounded up",
            'enough = {"restarts": np.log(0.05) / np.log(0.7)}',
            "There are only whole restarts, and 8 give less than 95 %. Round up.",
        ),
        Wrong(
            "95 % divided by q",
            'enough = {"restarts, q = 0.05": 19}',
            "$n\\,q=0.95$ successes on average are not one success with 95 % certainty. It takes $(1-q)^n\\le0.05$.",
        ),
    ),
    praise="For small $q$ that is about $3/q$ restarts, since $\\ln20\\approx3$.",
)


def _properties(initial_points: Callable[..., Any], widths: list[float], n_restarts: int) -> Any:
    """What is wanted of the draws, each as a number or a truth."""
    drawn = initial_points(list(widths), n_restarts, 7, 0)
    if not isinstance(drawn, np.ndarray | list | tuple):
        return drawn
    points = np.asarray(drawn)
    if points.shape != (len(widths), n_restarts, 7):
        return {"shape": points.shape}
    fewer = np.asarray(initial_points(list(widths), n_restarts - 1, 7, 0))
    scaled = points / np.reshape(widths, (-1, 1, 1))
    return {
        "shape": points.shape,
        "inside the range": bool((np.abs(scaled) <= 1).all()),
        "both signs": bool((points.min(axis=(1, 2)) < 0).all() and (points.max(axis=(1, 2)) > 0).all()),
        "restarts differ": bool(np.ptp(points, axis=1).min() > 0),
        "the same draws in every range": bool(np.allclose(scaled, scaled[0])),
        "one restart more leaves the others": fewer.shape[1] == n_restarts - 1
        and bool(np.allclose(fewer, points[:, :-1])),
    }


FAIR_DRAWS = Exercise(
    key="08.2",
    title="Initial points for several ranges",
    kind="core",
    minutes=15,
    goal="draw initial weights so that ranges, and numbers of restarts, can be compared fairly",
    task=r"""
        Write `initial_points(widths, n_restarts, n_parameters, seed)`, which draws the initial weights of a study as
        an array
        of shape (number of widths, `n_restarts`, `n_parameters`): for each width $r$ uniform numbers between $-r$ and
        $r$.
        Restart by restart the ranges shall use the *same* draws, only scaled; and a study with one restart more shall
        begin with the same restarts.
        """,
    answer="initial_points",
    stub="""
        def initial_points(widths, n_restarts, n_parameters, seed):
            return ...
        """,
    solution="""
        def initial_points(widths, n_restarts, n_parameters, seed):
            rng = np.random.default_rng(seed)
            draws = rng.uniform(-1, 1, size=(n_restarts, n_parameters))
            return np.array([width * draws for width in widths])
        """,
    hints=(
        "Draw once, between −1 and 1, before you look at the widths, from `rng = np.random.default_rng(seed)`.",
        "`rng.uniform(-1, 1, size=(n_restarts, n_parameters))` fills the array row by row: a row for each restart.",
        "Each range is `width * draws`.",
    ),
    judge=Functions(
        [Case("width 2, 3 restarts", ([2.0], 3)), Case("widths 0.5 and 10, 4 restarts", ([0.5, 10.0], 4))],
        run=_properties,
    ),
    wrong=(
        Wrong(
            "new draws for each range",
            """
            def initial_points(widths, n_restarts, n_parameters, seed):
                rng = np.random.default_rng(seed)
                return np.array([rng.uniform(-width, width, size=(n_restarts, n_parameters)) for width in widths])
            """,
            "The generator goes on from range to range, so each range gets other draws, and one may be luckier than "
            "another. Draw once, and scale.",
        ),
        Wrong(
            "positive numbers only",
            """
            def initial_points(widths, n_restarts, n_parameters, seed):
                rng = np.random.default_rng(seed)
                draws = rng.random((n_restarts, n_parameters))
                return np.array([width * draws for width in widths])
            """,
            "`rng.random` gives numbers between 0 and 1: all weights would be positive. Take `rng.uniform(-1, 1, …)`.",
        ),
        Wrong(
            "every restart the same",
            """
            def initial_points(widths, n_restarts, n_parameters, seed):
                draws = [np.random.default_rng(seed).uniform(-1, 1, size=n_parameters) for _ in range(n_restarts)]
                return np.array([width * np.array(draws) for width in widths])
            """,
            "A generator made anew with the same seed gives the same numbers: all restarts begin at one point. Make it "
            "once, "
            "outside the loop.",
        ),
        Wrong(
            "a column for each restart",
            """
            def initial_points(widths, n_restarts, n_parameters, seed):
                rng = np.random.default_rng(seed)
                draws = rng.uniform(-1, 1, size=(n_parameters, n_restarts)).T
                return np.array([width * draws for width in widths])
            """,
            "Arrays are filled row by row. With a column for each restart, one restart more shifts the numbers of all "
            "the "
            "others, and the longer study does not begin with the shorter one.",
        ),
        Wrong(
            "not scaled",
            """
            def initial_points(widths, n_restarts, n_parameters, seed):
                rng = np.random.default_rng(seed)
                draws = rng.uniform(-1, 1, size=(n_restarts, n_parameters))
                return np.array([draws + width for width in widths])
            """,
            "Adding the width moves the range to one side. Multiply by it: $r$ times a number between $-1$ and $1$.",
        ),
    ),
    praise="That is what `bp.restarts` does: a range can now win only by being better, and not by luck.",
)

CLAIMS = Exercise(
    key="08.5",
    title="What do the restarts show?",
    kind="core",
    minutes=10,
    goal="tell what the ends of many restarts show, and what they do not",
    task=r"""
        Say `"true"` or `"false"`:

        - `"different"`: two restarts that end with different weights have found different solutions.
        - `"predicts"`: the restart with the lowest loss on the training data predicts new data best.
        - `"wider"`: the wider the initial range, the more restarts succeed.
        - `"zero"`: where the gradient is zero, the fit is perfect.
        - `"equal"`: all hidden units may begin with the same weights; training will part them.
        - `"kept"`: the first 100 of 200 restarts are the same as those of a study with 100.
        """,
    answer="shown",
    stub="""
        shown = {
            "different": ...,
            "predicts": ...,
            "wider": ...,
            "zero": ...,
            "equal": ...,
            "kept": ...,
        }
        """,
    solution="""
        shown = {
            "different": "false",
            "predicts": "false",
            "wider": "false",
            "zero": "false",
            "equal": "false",
            "kept": "true",
        }
        """,
    hints=(
        "Five of the six are false. For each of them this lesson, or lesson 07, has an example.",
        "Exchange two hidden units: which weights change, and what becomes of the output?",
    ),
    judge=Choices(("true", "false")),
    wrong=(
        Wrong(
            "different weights taken for different solutions",
            'shown = {"different": "true"}',
            "Exchange the hidden units, or mirror one ($\\omega\\to-\\omega$, $x\\to-x$, $b\\to b+x$): other weights, "
            "the same "
            "output for every input. Compare the outputs, or the weights in a canonical form.",
        ),
        Wrong(
            "the best training loss predicts best",
            'shown = {"predicts": "true"}',
            "The lowest training loss may have followed the noise. How well a network predicts is seen on data that "
            "played "
            "no part in training or in choosing.",
        ),
        Wrong(
            "the wider the better",
            'shown = {"wider": "true"}',
            "From ±100 nearly all units begin saturated, with $v(1-v)$ near 0, and can hardly move. What works lies in "
            "the "
            "middle.",
        ),
        Wrong(
            "zero gradient means a perfect fit",
            'shown = {"zero": "true"}',
            "The gradient is zero at every minimum, also at a poor one, and nearly zero on a plateau or with saturated "
            "units. "
            "Start 44 had a small gradient and a loss far above the best.",
        ),
        Wrong(
            "equal units will part",
            'shown = {"equal": "true"}',
            "Units with equal weights get equal gradients, in every step: they stay equal for ever, and the network is "
            "one "
            "with a single hidden unit.",
        ),
        Wrong(
            "new draws for a longer study",
            'shown = {"kept": "false"}',
            "The draws have a row for each restart, so a longer study begins with the same rows.",
        ),
    ),
    praise="Each of the five is believed by many who have trained networks for years.",
)

MIRRORED = Exercise(
    key="08.3",
    title="Mirror a hidden unit",
    kind="further",
    minutes=15,
    goal="use the symmetry of the sigmoid to find other weights for the same function",
    task=r"""
        $\sigma(-z)=1-\sigma(z)$. Use it: write `mirrored(b, w, x, h)`, which changes the sign of the weights into unit
        $h$,
        $\omega[i,h]\to-\omega[i,h]$, and adapts the other parameters so that the output stays the same for every input.
        Return the new `b, w, x`; the given arrays shall stay as they are.
        """,
    answer="mirrored",
    stub="""
        def mirrored(b, w, x, h):
            return ...
        """,
    solution="""
        def mirrored(b, w, x, h):
            w, x = w.copy(), x.copy()
            b = b + x[h]
            w[:, h] = -w[:, h]
            x[h] = -x[h]
            return b, w, x
        """,
    hints=(
        r"With $-\omega$ the unit gives $1-v[h]$. Which $x[h]$ and which $b$ make up for that?",
        r"$b+x[h]\,v[h]=(b+x[h])+(-x[h])(1-v[h])$.",
        "The weights into unit $h$ are the column `w[:, h]`. Copy before you change: `w.copy()`.",
    ),
    judge=Functions(
        [
            (0.5, np.array([[2.0]]), np.array([3.0]), 0),
            (0.5, np.array([[2.0, 1.0], [-1.0, 4.0]]), np.array([3.0, -2.0]), 0),
            (0.5, np.array([[2.0, 1.0], [-1.0, 4.0]]), np.array([3.0, -2.0]), 1),
            (-1.5, np.array([[0.3, -1.1, 0.6], [0.7, 0.2, -0.9]]), np.array([1.5, -0.6, 2.5]), 2),
        ]
    ),
    wrong=(
        Wrong(
            "b left as it was",
            """
            def mirrored(b, w, x, h):
                w, x = w.copy(), x.copy()
                w[:, h], x[h] = -w[:, h], -x[h]
                return b, w, x
            """,
            "$-x[h]\\,(1-v[h])$ is $x[h]\\,v[h]-x[h]$: the output has been lowered by $x[h]$, and $b$ has to bring it "
            "back.",
        ),
        Wrong(
            "b moved by the new x[h]",
            """
            def mirrored(b, w, x, h):
                w, x = w.copy(), x.copy()
                w[:, h], x[h] = -w[:, h], -x[h]
                return b + x[h], w, x
            """,
            "The $x[h]$ that is added to $b$ is the one before the sign change. Add first, then change the sign.",
        ),
        Wrong(
            "x[h] left as it was",
            """
            def mirrored(b, w, x, h):
                w = w.copy()
                w[:, h] = -w[:, h]
                return b + x[h], w, x
            """,
            "The mirrored unit falls where the old one rose. Only with $-x[h]$ does it contribute the same rise.",
        ),
        Wrong(
            "a row for a column",
            """
            def mirrored(b, w, x, h):
                w, x = w.copy(), x.copy()
                b = b + x[h]
                w[h], x[h] = -w[h], -x[h]
                return b, w, x
            """,
            "`w[h]` is row $h$: the weights that come *from input* $h$. Those into unit $h$ stand in column $h$, `w[:, "
            "h]`.",
        ),
        Wrong(
            "every unit mirrored",
            """
            def mirrored(b, w, x, h):
                return b + x.sum(), -w, -x
            """,
            "This is right as well for the output, but it mirrors all units. Only unit $h$ was asked for.",
        ),
    ),
    praise="Mirror any of the $H$ units, in any order: $H!\\,2^H$ sets of weights, one function.",
)

EXERCISES = (BEST_SEED, FAIR_DRAWS, MIRRORED, HOW_MANY, CLAIMS)
