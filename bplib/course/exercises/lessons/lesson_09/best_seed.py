"""Exercise 09.1: A loop over restarts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.compare import short


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
    key="09.1",
    title="A loop over restarts",
    kind="core",
    minutes=10,
    goal="write the loop over restarts that keeps the best one, also when some diverge",
    task=r"""
        Write `best_seed(final_loss, seeds)`. `final_loss(seed)` trains the network from the initial weights that `seed`
        draws, and returns its final loss, or NaN if the run has diverged. Return the seed of the best run; at
        least one run has not diverged, and if several are equally good, any of them will do.
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
        "Neither `<` nor `>` holds with a NaN, whichever way round. `np.nanargmin` leaves NaN out.",
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
            _case({8: 0.07123, 4: 0.07121, 9: 0.07122}),
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
            "the order means nothing. Leave NaN out first.",
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
            "better than the run before",
            """
            def best_seed(final_loss, seeds):
                best, before = None, np.inf
                for seed in seeds:
                    loss = final_loss(seed)
                    if loss < before:
                        best = seed
                    before = loss
                return best
            """,
            "Each run is compared with the one *before* it, and the last one that was better is kept. Compare with the "
            "smallest loss so far: renew it only where a run is better.",
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
