"""The exercises of lesson 08, Start again, from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from bplib.course.exercises import Case, Choices, Exercise, Functions, Numbers, Wrong
from bplib.course.exercises.compare import short
from bplib.course.exercises.judges import Failure


def _case(losses: dict[int, float]) -> Case:
    """Restarts that end with these losses, by their seeds."""
    shown = ", ".join(f"{loss:g} from seed {seed}" for seed, loss in losses.items())
    return Case(f"final losses {shown}", (losses,))


def _best(best_seed: Callable[..., Any], losses: dict[int, float]) -> Any:
    def final_loss(seed: int) -> float:
        if not isinstance(seed, int | np.integer) or seed not in losses:
            raise LookupError(f"final_loss was given {short(seed)}, and the seeds are {list(losses)}")
        return losses[int(seed)]

    return best_seed(final_loss, list(losses))


BEGUN_WITH = """
def best_seed(final_loss, seeds):
    best, lowest = {}, {}
    for seed in seeds:
        loss = final_loss(seed)
        if loss < lowest:
            best, lowest = seed, loss
    return best
"""

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
            _case({12: 0.8, 3: 0.3, 7: 0.9}),
            _case({5: 3.0, 6: float("nan"), 7: 2.0}),
            _case({5: float("nan"), 6: 0.5, 7: 0.2, 8: 4.0}),
            _case({12: 0.8, 3: 0.3, 7: float("nan")}),
            _case({6: 2e30, 5: 1e30}),
        ],
        run=_best,
    ),
    wrong=(
        Wrong(
            "NaN taken for the smallest",
            (
                """
                def best_seed(final_loss, seeds):
                    best, lowest = None, np.inf
                    for seed in seeds:
                        loss = final_loss(seed)
                        if not loss > lowest:
                            best, lowest = seed, loss
                    return best
                """,
                {"np.nanargmin": "np.argmin"},
                {"np.nanargmin(losses)": "np.argmin(np.nan_to_num(losses))"},
            ),
            "The run that diverged wins: `np.argmin` counts NaN as smaller than every number, and `np.nan_to_num` "
            "would make it 0. `np.nanargmin` leaves it out.",
        ),
        Wrong(
            "NaN at the start never beaten",
            {"return seeds[np.nanargmin(losses)]": "return min(seeds, key=final_loss)"},
            "`min`, or a loop that keeps the first run until one is smaller, never gets away from a NaN at the "
            "start: nothing is smaller than NaN, and nothing equals it either. `np.isnan` finds it.",
        ),
        Wrong(
            "sorted with NaN among them",
            {"return seeds[np.nanargmin(losses)]": "return sorted(seeds, key=final_loss)[0]"},
            "Sorting relies on comparisons, and NaN is neither smaller nor larger than anything: with it among them "
            "the order is anyhow. Leave NaN out first.",
        ),
        Wrong(
            "the last restart instead of the best",
            {"return seeds[np.nanargmin(losses)]": "return seeds[-1]"},
            "A variable that is written over in every round of the loop holds the last run at its end. Keep a run "
            "only if its loss is smaller than the best so far.",
        ),
        Wrong(
            "the smallest loss so far not kept",
            """
                def best_seed(final_loss, seeds):
                    lowest = np.inf
                    for seed in seeds:
                        if final_loss(seed) < lowest:
                            best = seed
                    return best
                """,
            "This gives the last run that has not diverged. When a run is better, keep its loss too, as the one to "
            "be beaten from then on.",
        ),
        Wrong(
            "the first restart",
            (
                {"return seeds[np.nanargmin(losses)]": "return seeds[0]"},
                """
                def best_seed(final_loss, seeds):
                    return next(seed for seed in seeds if not np.isnan(final_loss(seed)))
                """,
            ),
            "This gives the first run, or the first that has not diverged, whatever the others reach. A `return` "
            "inside the loop ends it at once; and a smallest loss that begins at 0 or NaN is never beaten: begin "
            "with `np.inf`.",
        ),
        Wrong(
            "the same start every time",
            {"final_loss(seed) for": "final_loss(seeds[0]) for"},
            "Every round trains from the first seed: a hundred times the same run. Each restart needs weights of "
            "its own.",
        ),
        Wrong(
            "the best loss instead of its seed",
            (
                {"seeds[np.nanargmin(losses)]": "losses[-1]"},
                {"seeds[np.nanargmin(losses)]": "np.nanmin(losses)"},
                {"seeds[np.nanargmin(losses)]": "np.min(losses)"},
                {"seeds[np.nanargmin(losses)]": "min(losses)"},
            ),
            "This is a loss. What is asked is the seed that the smallest one came from, so that the network can be "
            "had again.",
        ),
        Wrong(
            "seed and loss",
            (
                {"seeds[np.nanargmin(losses)]": "seeds[np.nanargmin(losses)], np.nanmin(losses)"},
                {"seeds[np.nanargmin(losses)]": "np.nanmin(losses), seeds[np.nanargmin(losses)]"},
            ),
            "A pair comes. Return the seed alone: with it the run can be had again, and its loss too.",
        ),
        Wrong(
            "the position instead of the seed",
            (
                {"seeds[np.nanargmin(losses)]": "np.nanargmin(losses)"},
                {"seeds[np.nanargmin(losses)]": "np.argmin(losses)"},
            ),
            "`argmin` gives the position in the list, counted from 0. The seed stands there: `seeds[position]`.",
        ),
        Wrong(
            "positions counted on",
            {"seeds[np.nanargmin(losses)]": "np.nanargmin(losses) + seeds[0]"},
            "The seeds need not follow each other: they are a list like any other. The seed stands there at the "
            "position that was found, `seeds[position]`.",
        ),
        Wrong(
            "positions counted without NaN",
            {
                "losses = [final_loss(seed) for seed in seeds]": """
                losses = [final_loss(seed) for seed in seeds]
                losses = [loss for loss in losses if not np.isnan(loss)]
                """,
                "np.nanargmin": "np.argmin",
            },
            "When NaN is struck out of the losses, the later ones move up, and the seeds do not. Strike out seed "
            "and loss together, or take `np.nanargmin`.",
        ),
        Wrong(
            "the largest loss",
            (
                {"np.nanargmin": "np.nanargmax"},
                {"np.nanargmin": "np.argmax"},
                {"return seeds[np.nanargmin(losses)]": "return max(seeds, key=final_loss)"},
            ),
            "The best run is the one with the *smallest* loss: `min` and `<`, not `max` and `>`.",
        ),
        Wrong(
            "a number for “nothing yet”",
            tuple(
                BEGUN_WITH.format(*start)
                for start in (
                    ("None", 1),
                    ("None", 10),
                    ("0", 0),
                    ("0", 1),
                    ("0", 10),
                    ("seeds[0]", 1),
                    ("seeds[0]", 10),
                )
            ),
            "A smallest loss that begins with a number is beaten only by smaller losses, and a loss may be of any "
            "size. Begin with `np.inf`: every number is smaller.",
        ),
        Wrong(
            "nothing returned",
            {"return seeds[np.nanargmin(losses)]": "return None"},
            "`None` comes every time. Either the function ends without `return`; or it returns a variable that "
            "nothing has been put into, since a comparison never holds: no loss is smaller than a start of 0 or "
            "NaN, and none is larger than one of `np.inf`. Begin with `np.inf`, and look for smaller ones.",
        ),
        Wrong(
            "something else than a seed for final_loss",
            {"final_loss(seed) for seed in seeds": "final_loss(position) for position in range(len(seeds))"},
            "`final_loss` wants one seed of the list, one in each call: `for seed in seeds: final_loss(seed)`. "
            "Positions 0, 1, 2, … are no seeds.",
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
        least one of 5 restarts succeeds? How many restarts are needed for that probability to be at least 95 %? And
        how many if a restart succeeds with probability 0.05 only?
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
            r"$n\,q=1.5$ is how many succeed on average, and no probability. At least one succeeds unless all fail: "
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
            "exactly one success",
            'enough = {"one of 5": 5 * 0.3 * 0.7**4}',
            "This is the probability that exactly one succeeds. Two or more are welcome, too: only that *all* fail "
            "is left out.",
        ),
        Wrong(
            "not all five succeed",
            'enough = {"one of 5": 1 - 0.3**5}',
            "$1-0.3^5$ is the probability that at least one *fails*. At least one succeeds unless all fail, and one "
            "fails with probability 0.7.",
        ),
        Wrong(
            "one success in a certain place",
            (
                'enough = {"one of 5": 0.7}',
                'enough = {"one of 5": 0.3 * 0.7**4}',
                'enough = {"one of 5": 0.3}',
                'enough = {"one of 5": 0.7**4}',
            ),
            "That does not count all the ways in which one or more of the five can succeed. It is easier to count "
            "what is left: all five fail.",
        ),
        Wrong(
            "five restarts miscounted",
            (
                'enough = {"one of 5": 1 - 0.7**4}',
                'enough = {"one of 5": 1 - 0.7**6}',
            ),
            "Five restarts, and each brings a factor 0.7 to the probability that all of them fail.",
        ),
        Wrong(
            "1/q restarts",
            'enough = {"restarts": 4}',
            "$1/q$ restarts, or $0.95/q$, bring about one success *on average*. With 4 of them there is still a "
            "chance of $0.7^4$, a quarter, that none succeeds.",
        ),
        Wrong(
            "not rounded up",
            (
                'enough = {"restarts": np.log(0.05) / np.log(0.7)}',
                'enough = {"restarts": 8}',
                'enough = {"restarts, q = 0.05": np.log(0.05) / np.log(0.95)}',
                'enough = {"restarts, q = 0.05": 58}',
            ),
            "There are only whole restarts, and the whole number below gives less than 95 %. Round up.",
        ),
        Wrong(
            "one restart too many",
            (
                'enough = {"restarts": 10}',
                'enough = {"restarts, q = 0.05": 60}',
            ),
            "That is enough, but the smallest number was asked, and one less is enough, too. $3/q$ is a little more "
            "than needed.",
        ),
        Wrong(
            "the probability of a success for that of a failure",
            (
                'enough = {"restarts": 3}',
                'enough = {"restarts": 2}',
                'enough = {"restarts": np.log(0.05) / np.log(0.3)}',
            ),
            "With $n$ of so few restarts $0.7^n$ is still above 0.3: so likely it is that all fail. Look for the "
            "$n$ at which $(1-q)^n$, and not $q^n$, has come down to 0.05.",
        ),
        Wrong(
            "one restart",
            (
                'enough = {"restarts": 1}',
                'enough = {"restarts, q = 0.05": 1}',
            ),
            "One restart alone succeeds with probability $q$, and that is far below 95 %. It is the failure of "
            r"*all* that is to come down to 0.05: $(1-q)^n\le0.05$.",
        ),
        Wrong(
            "95 % divided by q",
            (
                'enough = {"restarts, q = 0.05": 19}',
                'enough = {"restarts, q = 0.05": 20}',
            ),
            r"$n\,q$, about 1, is the number of successes on average, and not one success with 95 % certainty. It "
            r"takes $(1-q)^n\le0.05$.",
        ),
        Wrong(
            "in proportion to 1/q",
            (
                'enough = {"restarts, q = 0.05": 54}',
                'enough = {"restarts, q = 0.05": 50}',
                'enough = {"restarts, q = 0.05": 51}',
            ),
            r"A sixth of $q$ does not mean six times the restarts, exactly. Put 0.95 for 0.7 in: $0.95^n\le0.05$.",
        ),
        Wrong(
            "too few restarts",
            tuple(f'enough = {{"restarts": {n}}}' for n in (5, 6, 7))
            + tuple(
                f'enough = {{"restarts, q = 0.05": {n}}}'
                for n in (5, 6, 10, 13, 14, 18, 28, 29, 30, 40, 45, 55, 56, 57)
            ),
            "With so few restarts the probability that all of them fail, $(1-q)^n$, is still above 5 %. Look for "
            "the first $n$ for which it is not.",
        ),
        Wrong(
            "more restarts than needed",
            tuple(f'enough = {{"restarts": {n}}}' for n in (11, 12, 13, 14, 15, 16, 17, 18, 20, 30))
            + tuple(
                f'enough = {{"restarts, q = 0.05": {n}}}'
                for n in (61, 62, 63, 64, 65, 70, 80, 90, 95, 100, 120, 150, 180, 200, 299, 300)
            ),
            "With that many, all fail with a probability well below 5 %, and fewer would do. Look for the first $n$ "
            r"with $(1-q)^n\le0.05$.",
        ),
    ),
    praise="For small $q$ that is about $3/q$ restarts, since $\\ln20\\approx3$.",
)


def _study(initial_points: Callable[..., Any], widths: list[float], n_restarts: int) -> Any:
    """Whether the draws are as wanted, or else the first thing that they are not, as a `Failure`."""

    def drawn(n_restarts: int, seed: int) -> Any:
        return np.asarray(initial_points(np.array(widths), n_restarts, 7, seed), dtype=float)

    if initial_points(np.array(widths), n_restarts, 7, 3) is None:
        return None
    points, wanted = drawn(n_restarts, 3), (len(widths), n_restarts, 7)
    if points.shape != wanted:
        return Failure("shape", f"gives with 7 parameters an array of shape `{points.shape}`; wanted is `{wanted}`")
    many, again, other = drawn(300, 3), drawn(300, 3), drawn(300, 4)
    fewer, scaled = drawn(n_restarts - 1, 3), many / np.reshape(widths, (-1, 1, 1))
    for kind, holds, sentence in (
        ("not finite", not np.isfinite(many).all(), "gives numbers that are not finite"),
        ("not repeatable", not np.array_equal(many, again), "gives other numbers when it is called with the same seed"),
        ("one seed", np.array_equal(many, other), "gives the same numbers for the seeds 3 and 4"),
        ("equal restarts", np.ptp(many, axis=1).max() == 0, "gives the same weights to every restart"),
        ("equal parameters", np.ptp(many, axis=2).max() == 0, "gives the same number to all parameters of a restart"),
        ("shifted", _within(many - np.reshape(widths, (-1, 1, 1)), 1), "gives numbers from `r - 1` to `r + 1`"),
        ("positive", many.min() >= 0, "gives no negative number"),
        ("not scaled", _within(many, 1), "gives numbers between `-1` and `1`"),
        ("too wide", np.abs(scaled).max() > 1, f"gives a number {np.abs(scaled).max():.2g} times as far from 0 as `r`"),
        ("too narrow", np.abs(scaled).max() < 0.9, f"fills only {np.abs(scaled).max():.2g} of the range"),
        ("other draws", not np.allclose(scaled, scaled[0]), "gives the two ranges draws that are not the same"),
        ("other restarts", not _begins(points, fewer), "begins with other restarts if there is one restart more"),
        ("uneven", _unevenness(scaled[0]) > 0.1, "gives numbers that do not spread evenly over the range"),
    ):
        if holds:
            return Failure(kind, sentence)
    return "as wanted"


def _within(points: Any, bound: float) -> bool:
    """Whether the points lie between −bound and bound, and fill that range."""
    return 0.95 * bound < float(np.abs(points).max()) <= bound


def _begins(points: Any, fewer: Any) -> bool:
    """Whether a study begins as a shorter one does."""
    return bool(fewer.shape[1] == points.shape[1] - 1 and np.allclose(fewer, points[:, :-1]))


def _unevenness(points: Any) -> float:
    """How far the distribution function is from that of even numbers between −1 and 1, at most."""
    ordered = np.sort(points, axis=None)
    return float(np.abs((ordered + 1) / 2 - np.linspace(0, 1, ordered.size)).max())


FAIR_DRAWS = Exercise(
    key="08.2",
    title="Initial points for several ranges",
    kind="core",
    minutes=15,
    goal="draw initial weights so that ranges, and numbers of restarts, can be compared fairly",
    task=r"""
        Write `initial_points(widths, n_restarts, n_parameters, seed)`, which draws the initial weights of a study as
        an array of shape (number of widths, `n_restarts`, `n_parameters`): for each width $r$ uniform numbers between
        $-r$ and $r$. `widths` is an array; the same `seed` gives the same draws again, another seed others.
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
        [Case("width 3, 3 restarts", ([3.0], 3)), Case("widths 0.5 and 10, 4 restarts", ([0.5, 10.0], 4))],
        run=_study,
    ),
    wrong=(
        Wrong(
            "another shape",
            (
                {"return np.array([width * draws for width in widths])": "return widths * draws"},
                {"return np.array([width * draws for width in widths])": "return draws"},
                {"size=(n_restarts, n_parameters)": "size=(n_parameters, n_restarts)"},
                {"for width in widths])": "for width in widths]).reshape(-1, n_parameters)"},
                {"for width in widths])": "for width in widths]).swapaxes(0, 1)"},
            ),
            "Wanted is a number for each width, each restart and each parameter, with the indices in this order: "
            "`(len(widths), n_restarts, n_parameters)`.",
        ),
        Wrong(
            "the seed ignored",
            {"default_rng(seed)": "default_rng()"},
            "Without its seed the generator begins elsewhere every time: nobody can repeat the study, and the "
            "restarts of a longer one are others. Make it with the seed that is given, "
            "`np.random.default_rng(seed)`.",
        ),
        Wrong(
            "one seed for all",
            {"default_rng(seed)": "default_rng(0)"},
            "The numbers are the same whatever `seed` is. Hand it to the generator: `np.random.default_rng(seed)`.",
        ),
        Wrong(
            "new draws for each range",
            {
                "draws = rng.uniform(-1, 1, size=(n_restarts, n_parameters))": "",
                "[width * draws for": "[rng.uniform(-width, width, size=(n_restarts, n_parameters)) for",
            },
            "The generator goes on from range to range, so each range gets other draws, and one may be luckier than "
            "another. Draw once, and scale.",
        ),
        Wrong(
            "positive numbers only",
            (
                {"uniform(-1, 1, size=(n_restarts, n_parameters))": "random((n_restarts, n_parameters))"},
                {"width * draws": "width * draws + width"},
            ),
            "No number is negative. `rng.random`, and `rng.uniform` without bounds, draw between 0 and 1, and what "
            "is added moves a range to one side. Wanted are numbers on both sides of 0: `rng.uniform(-1, 1, …)`, "
            "times $r$.",
        ),
        Wrong(
            "every restart the same",
            """
            def initial_points(widths, n_restarts, n_parameters, seed):
                draws = [np.random.default_rng(seed).uniform(-1, 1, size=n_parameters) for _ in range(n_restarts)]
                return np.array([width * np.array(draws) for width in widths])
            """,
            "All restarts begin at one point. A generator made anew with the same seed gives the same numbers: make "
            "it once, outside the loop, and draw anew for each restart.",
        ),
        Wrong(
            "one number for all parameters",
            {"size=(n_restarts, n_parameters))": "size=(n_restarts, 1)) * np.ones(n_parameters)"},
            "Each restart has one number that all its weights share, so all hidden units begin equal and stay so. "
            "Draw a number for each parameter.",
        ),
        Wrong(
            "a longer study begins with other restarts",
            (
                {"size=(n_restarts, n_parameters))": "size=(n_parameters, n_restarts)).T"},
                {"default_rng(seed)": "default_rng(seed + n_restarts)"},
            ),
            "A study with one restart more does not begin with the restarts of the shorter one. Arrays are filled "
            "row by row: with a column for each restart, one restart more shifts the numbers of all the others. "
            "Draw a row for each, `size=(n_restarts, n_parameters)`, and let nothing else in the draws depend on "
            "`n_restarts`.",
        ),
        Wrong(
            "not scaled",
            {"width * draws": "draws + width"},
            "Adding the width moves the range to one side. Multiply by it: $r$ times a number between $-1$ and $1$.",
        ),
        Wrong(
            "the widths not used",
            {"width * draws": "draws"},
            "Every range gets numbers between $-1$ and 1. For the width $r$ multiply them by $r$.",
        ),
        Wrong(
            "divided by the width",
            {"width * draws": "draws / width"},
            "The larger the width, the smaller these numbers are. Multiply by it: $r$ times a number between $-1$ "
            "and $1$.",
        ),
        Wrong(
            "beyond the range",
            (
                {"uniform(-1, 1, size=": "normal(size="},
                {"uniform(-1, 1,": "uniform(-2, 2,"},
                {"width * draws": "width**2 * draws"},
            ),
            "Some numbers lie outside $-r$ to $r$. A normal distribution has no bounds; wanted are uniform numbers "
            "between $-1$ and 1, times $r$.",
        ),
        Wrong(
            "a part of the range",
            (
                {"width * draws": "width / 2 * draws"},
                {"uniform(-1, 1,": "uniform(-0.5, 0.5,"},
            ),
            "The numbers go from $-r/2$ to $r/2$, or fill another part of the range. The width $r$ is how far they "
            "reach on *either* side of 0.",
        ),
        Wrong(
            "not uniform",
            (
                {"uniform(-1, 1,": "choice([-1, 1],"},
                {"width * draws": "width * draws**3"},
                {"width * draws": "width * np.clip(2 * draws, -1, 1)"},
            ),
            "Every number between $-r$ and $r$ is to be equally likely. That is what `rng.uniform(-1, 1, …)` draws, "
            "times $r$.",
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
            r"Exchange the hidden units, or mirror one ($\omega\to-\omega$, $x\to-x$, $b\to b+x$): other weights, "
            "the same output for every input. Compare the outputs, or the weights in a canonical form.",
        ),
        Wrong(
            "the best training loss predicts best",
            'shown = {"predicts": "true"}',
            "The lowest training loss may have followed the noise. How well a network predicts is seen on data that "
            "played no part in training or in choosing.",
        ),
        Wrong(
            "the wider the better",
            'shown = {"wider": "true"}',
            "From ±100 nearly all units begin saturated, with $v(1-v)$ near 0, and can hardly move. What works lies "
            "in the middle.",
        ),
        Wrong(
            "zero gradient means a perfect fit",
            'shown = {"zero": "true"}',
            "The gradient is zero at every minimum, also at a poor one, and nearly zero on a plateau or with "
            "saturated units. Start 44 had a small gradient and a loss far above the best.",
        ),
        Wrong(
            "equal units will part",
            'shown = {"equal": "true"}',
            "Units with equal weights get equal gradients, in every step: they stay equal for ever, and the network "
            "is one with a single hidden unit.",
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
        $h$, $\omega[i,h]\to-\omega[i,h]$, and adapts the other parameters so that the output stays the same for every
        input. Return the new `b, w, x`; the given arrays shall stay as they are.
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
            "the given arrays changed",
            (
                {"w, x = w.copy(), x.copy()": ""},
                {"w, x = w.copy(), x.copy()": "w = w.copy()"},
                {"w, x = w.copy(), x.copy()": "x = x.copy()"},
                {"w, x = w.copy(), x.copy()": "w, x = w[:], x[:]"},
            ),
            "`w[:, h] = …` and `x[h] = …` write into the array that was handed over, and so does every other name "
            "or slice of it. Copy first: `w, x = w.copy(), x.copy()`.",
        ),
        Wrong(
            "b left as it was",
            {"b = b + x[h]": ""},
            r"$-x[h]\,(1-v[h])$ is $x[h]\,v[h]-x[h]$: the output has been lowered by $x[h]$, and $b$ has to bring it "
            "back.",
        ),
        Wrong(
            "b moved by the new x[h]",
            {"b = b + x[h]": "b = b - x[h]"},
            "The $x[h]$ that is added to $b$ is the one before the sign change. Add first, then change the sign.",
        ),
        Wrong(
            "another amount for b",
            (
                {"b = b + x[h]": "b = b + abs(x[h])"},
                {"b = b + x[h]": "b = b + w[0, h]"},
                {"b = b + x[h]": "b = b + x[h] * w[0, h]"},
                {"b = b + x[h]": "b = 2 * b + x[h]"},
                {"b = b + x[h]": "b = 1 - b"},
                {"b = b + x[h]": "b = b + x[0]"},
                {"b = b + x[h]": "b = b + w[:, h].sum()"},
                {"b = b + x[h]": "b = b + 1"},
                {"b = b + x[h]": "b = b + x[h] / 2"},
                {"b = b + x[h]": "b = b + 2 * x[h]"},
                {"b = b + x[h]": "b = x[h]"},
                {"b = b + x[h]": "b = -b + x[h]"},
                {"b = b + x[h]": "b = b + x.sum()"},
                {"b = b + x[h]": "b = -b"},
                {"b = b + x[h]": "b = b + x"},
                {"b = b + x[h]": "b = b * x[h]"},
            ),
            r"$b+x[h]\,v[h]$ is to stay as it is when $v[h]$ becomes $1-v[h]$ and $x[h]$ changes its sign: "
            r"$b+x[h]\,v[h]=(b+x[h])-x[h]\,(1-v[h])$. So one number is added to $b$, the $x[h]$ of this unit.",
        ),
        Wrong(
            "x[h] left as it was",
            {"x[h] = -x[h]": ""},
            "The mirrored unit falls where the old one rose. Only with $-x[h]$ does it contribute the same rise.",
        ),
        Wrong(
            "x[h] left, and b too",
            {"x[h] = -x[h]": "", "b = b + x[h]": ""},
            "With the weights alone mirrored the unit gives $1-v[h]$ in place of $v[h]$, and the output changes. "
            "$x[h]$ and $b$ have to make up for it.",
        ),
        Wrong(
            "the weights left as they were",
            {"w[:, h] = -w[:, h]": ""},
            "The weights into unit $h$ change their sign: the column `w[:, h]`. $b$ and $x[h]$ then make up for it.",
        ),
        Wrong(
            "1 minus the weight",
            (
                {"= -w[:, h]": "= 1 - w[:, h]"},
                {"= -x[h]": "= 1 - x[h]"},
            ),
            r"It is the sigmoid's *value* that becomes $1-v[h]$. The weights $\omega[i,h]$, and $x[h]$, change their "
            "sign and nothing else.",
        ),
        Wrong(
            "a row for a column",
            {"w[:, h] = -w[:, h]": "w[h] = -w[h]"},
            "`w[h]` is row $h$: the weights that come *from input* $h$. Those into unit $h$ stand in column $h$, "
            "`w[:, h]`.",
        ),
        Wrong(
            "one input alone",
            (
                {"w[:, h] = -w[:, h]": "w[h, h] = -w[h, h]"},
                {"w[:, h] = -w[:, h]": "w[0, h] = -w[0, h]"},
                {"w[:, h] = -w[:, h]": "w[1:, h] = -w[1:, h]"},
                {"w[:, h] = -w[:, h]": "w[-1, h] = -w[-1, h]"},
            ),
            "*All* weights into unit $h$ change their sign, that of the constant input too: only then $v^*[h]$ "
            "becomes $-v^*[h]$. That is the column `w[:, h]`.",
        ),
        Wrong(
            "every unit mirrored",
            ({"b = b + x[h]": "b = b + x.sum()", "w[:, h] = -w[:, h]": "w = -w", "x[h] = -x[h]": "x = -x"},),
            "This is right as well for the output, but it mirrors all units. Only unit $h$ was asked for.",
        ),
        Wrong(
            "another number for x[h]",
            (
                {"x[h] = -x[h]": "x[h] = 0"},
                {"x[h] = -x[h]": "x[h] = 1 / x[h]"},
                {"x[h] = -x[h]": "x[h] = -2 * x[h]"},
                {"x[h] = -x[h]": "x[h] = -x[h] + b"},
            ),
            "Where the unit gave $v[h]$ it gives $1-v[h]$ now: it falls as far as it rose. So $x[h]$ keeps its size "
            "and changes its sign.",
        ),
        Wrong(
            "not all three",
            (
                {"return b, w, x": "return w, x"},
                {"return b, w, x": "return b"},
                {"return b, w, x": "return b, x"},
                {"return b, w, x": "return b, w"},
            ),
            "Return all three, `b, w, x`, also what stays as it is.",
        ),
        Wrong(
            "more than unit h",
            (
                {"w[:, h] = -w[:, h]": "w = -w"},
                {"x[h] = -x[h]": "x = -x"},
                {"w[:, h] = -w[:, h]": "w = -w", "x[h] = -x[h]": "x = -x"},
            ),
            r"The other units keep their weights, $\omega$ as well as $x$. Only the column `w[:, h]` and the one "
            "number `x[h]` change their sign.",
        ),
        Wrong(
            "the neighbour of unit h",
            (
                {"w[:, h] = -w[:, h]": "w[:, h - 1] = -w[:, h - 1]"},
                {"x[h] = -x[h]": "x[h - 1] = -x[h - 1]"},
                {
                    "w[:, h] = -w[:, h]": "w[:, h - 1] = -w[:, h - 1]",
                    "b = b + x[h]": "b = b + x[h - 1]",
                    "x[h] = -x[h]": "x[h - 1] = -x[h - 1]",
                },
            ),
            "Units are counted from 0, like the columns of `w`: unit $h$ is `w[:, h]` and `x[h]`.",
        ),
        Wrong(
            "another order",
            (
                {"return b, w, x": "return w, x, b"},
                {"return b, w, x": "return b, x, w"},
                {"return b, w, x": "return w, b, x"},
                {"return b, w, x": "return x, w, b"},
                {"return b, w, x": "return x, b, w"},
            ),
            "Return all three in the order `b, w, x`.",
        ),
    ),
    praise="Mirror any of the $H$ units, in any order: $H!\\,2^H$ sets of weights, one function.",
)

EXERCISES = (BEST_SEED, FAIR_DRAWS, MIRRORED, HOW_MANY, CLAIMS)
