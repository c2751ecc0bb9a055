"""Lesson 10, Replace a simulation."""

import textwrap
from collections.abc import Callable

import numpy as np

from bplib.activations import Array
from bplib.course.exercises import Case, Choices, Exercise, Functions, Wrong

_PERIOD = """
def one_period(stock, s, S, demand):
    low = stock < s
    bought = np.where(low, S - stock, 0)
    left = stock + bought - demand
    cost = 100 * low + 1 * bought + np.where(left > 0, 1 * left, -10 * left)
    return left, cost
"""


def _period_with(*changes: tuple[str, str]) -> str:
    """The solution of the first exercise, changed."""
    source = _PERIOD
    for old, new in changes:
        if source.count(old) != 1:
            raise ValueError(f"{old!r} should stand once in the solution")
        source = source.replace(old, new)
    return source


ONE_PERIOD = Exercise(
    key="10.1",
    title="One period of the shop",
    kind="core",
    minutes=10,
    goal="simulate one period of an inventory for many policies at once",
    task=r"""
        Write `one_period(stock, s, S, demand)`. All four are arrays of one shape, an entry for each policy; `s` and `S`
        may also be numbers. Return a pair of arrays: the stock at the end of the period, and the cost of the period.
        The rules are those above, with the shop's numbers: 100 for an order, 1 for each unit bought, 1 for each unit
        in stock at the end, 10 for each unit owed at the end.
        """,
    answer="one_period",
    stub="""
        def one_period(stock, s, S, demand):
            left = ...
            cost = ...
            return left, cost
        """,
    solution=_PERIOD,
    hints=(
        "In this order: who has to order, how much is bought, what is left after the demand, what all that costs.",
        "`low = stock < s` is an array of True and False; in a product they count as 1 and 0.",
        "`np.where(condition, a, b)` takes from `a` where the condition holds, and else from `b`. What is owed is "
        "`-left`.",
    ),
    judge=Functions(
        [
            Case("stock 300, s = 200, S = 500, demand 60", (np.array([300.0]), 200.0, 500.0, np.array([60.0]))),
            Case("stock 150, s = 200, S = 500, demand 60", (np.array([150.0]), 200.0, 500.0, np.array([60.0]))),
            Case("stock 250, s = 200, S = 500, demand 330", (np.array([250.0]), 200.0, 500.0, np.array([330.0]))),
            Case("stock -40, s = 200, S = 500, demand 570", (np.array([-40.0]), 200.0, 500.0, np.array([570.0]))),
            Case(
                "three policies side by side",
                (
                    np.array([300.0, 20.0, 90.0]),
                    np.array([310.0, 10.0, 120.0]),
                    np.array([700.0, 400.0, 150.0]),
                    np.array([40.0, 130.0, 220.0]),
                ),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "an order in every period",
            _period_with(("np.where(low, S - stock, 0)", "S - stock")),
            "The manager orders only if the stock is *below* $s$. That is the point of having two numbers: it saves "
            "the cost of an order in most periods.",
        ),
        Wrong(
            "the order's cost in every period",
            _period_with(("100 * low", "100")),
            "The 100 fall due only when something is ordered.",
        ),
        Wrong(
            "S units ordered",
            _period_with(("S - stock", "S")),
            r"$S$ is the level that the stock is filled *up to*. What is bought is what is missing, $S-$ stock.",
        ),
        Wrong(
            "who waits is forgotten",
            _period_with(("stock + bought - demand", "np.maximum(stock + bought - demand, 0)")),
            "In this shop nobody goes away: what cannot be served is owed, and the stock is then negative. Cut off at "
            "0, the penalty would never be paid.",
        ),
        Wrong(
            "a penalty that is a gain",
            _period_with(("-10 * left", "10 * left")),
            "Where customers wait, the stock is negative, and 10 times a negative number would be *earned*. What is "
            "owed is minus the stock.",
        ),
        Wrong(
            "no penalty",
            _period_with(("-10 * left", "0 * left")),
            "Each unit owed at the end of the period costs 10.",
        ),
        Wrong(
            "charged before the demand",
            _period_with(("np.where(left > 0, 1 * left, -10 * left)", "np.maximum(stock + bought, 0)")),
            "Holding and penalty fall due at the *end* of the period, on what the demand has left.",
        ),
        Wrong(
            "looked after the demand",
            _period_with(("low = stock < s", "low = stock - demand < s"), ("S - stock", "S - stock + demand")),
            "The manager looks at the *start* of the period, and cannot know the demand that is to come.",
        ),
        Wrong(
            "the goods for nothing",
            _period_with(("1 * bought + ", "")),
            "Each unit bought costs 1.",
        ),
        Wrong(
            "an if for many policies",
            """
            def one_period(stock, s, S, demand):
                bought = 0
                cost = 0
                if stock < s:
                    bought = S - stock
                    cost = 100 + bought
                left = stock + bought - demand
                return left, cost + np.where(left > 0, left, -10 * left)
            """,
            "This is right for one policy. `if` takes one decision, and of three policies some order and some do not. "
            "`np.where` decides for each entry.",
        ),
    ),
    praise="Forty policies cost hardly more time than one. That is what makes a simulation in NumPy fast.",
)

_WAY_BACK = """
def cost_and_slope(fit, fit_slope, policies, designs, costs):
    u_mean, u_scale = designs.mean(axis=0), designs.std(axis=0)
    y_mean, y_scale = costs.mean(), costs.std()
    scaled = (policies - u_mean) / u_scale
    return y_mean + y_scale * fit(scaled), y_scale * fit_slope(scaled) / u_scale
"""


def _way_back_with(old: str, new: str) -> str:
    """The solution of the second exercise, changed in one place."""
    if _WAY_BACK.count(old) != 1:
        raise ValueError(f"{old!r} should stand once in the solution")
    return _WAY_BACK.replace(old, new)


def _bowl(u: Array) -> Array:
    return 0.7 + u[:, 0] ** 2 + 0.5 * u[:, 1]


def _slope_of_the_bowl(u: Array) -> Array:
    return np.column_stack([2 * u[:, 0], np.full(len(u), 0.5)])


def _saddle(u: Array) -> Array:
    return u[:, 0] * u[:, 1] + 0.3 * u[:, 0] - 2.0


def _slope_of_the_saddle(u: Array) -> Array:
    return np.column_stack([u[:, 1] + 0.3, u[:, 0]])


_TWO_DESIGNS = np.array([[100.0, 300.0], [300.0, 900.0]])
_THREE_DESIGNS = np.array([[0.0, 400.0], [250.0, 500.0], [500.0, 1350.0]])

COST_AND_SLOPE = Exercise(
    key="10.2",
    title="There and back, with the slope",
    kind="core",
    minutes=10,
    goal="use a model that was fitted on scaled data for costs and slopes in the units of the problem",
    task=r"""
        A model has been fitted on scaled data: `designs` (a row for each policy, columns $s$ and $S$) and `costs`, each
        column with its mean subtracted and divided by its standard deviation. `fit(u)` takes scaled inputs, without a
        constant one, and gives the scaled prediction $\bar y$ for each row; `fit_slope(u)` gives its derivatives, a row
        $\bigl(\frac{\partial\bar y}{\partial u[1]},\frac{\partial\bar y}{\partial u[2]}\bigr)$ for each.

        Write `cost_and_slope(fit, fit_slope, policies, designs, costs)`. For the new `policies`, rows of *raw* $s$ and
        $S$, return a pair: the predicted costs in money, and an array with a row
        $\bigl(\frac{\partial\bar C}{\partial s},\frac{\partial\bar C}{\partial S}\bigr)$ for each, in money per unit.
        """,
    answer="cost_and_slope",
    stub="""
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            predicted = ...
            slopes = ...
            return predicted, slopes
        """,
    solution=_WAY_BACK,
    hints=(
        "The means and deviations are those that the model was fitted with: of `designs` and of `costs`.",
        r"The model says $\bar C(s,S)=\text{mean}_y+\text{scale}_y\cdot\bar y(u)$. Which rule gives the derivative by "
        r"$s$, if $u[1]=(s-\text{mean}_s)/\text{scale}_s$?",
        r"The chain rule: $\frac{\partial\bar C}{\partial s}=\text{scale}_y\cdot\frac{\partial\bar y}{\partial u[1]}"
        r"\cdot\frac1{\text{scale}_s}$. A mean has no slope.",
    ),
    judge=Functions(
        [
            Case(
                "1 policy, 2 designs, a bowl",
                (_bowl, _slope_of_the_bowl, np.array([[250.0, 450.0]]), _TWO_DESIGNS, np.array([700.0, 1500.0])),
            ),
            Case(
                "2 policies, 3 designs, a saddle",
                (
                    _saddle,
                    _slope_of_the_saddle,
                    np.array([[50.0, 700.0], [420.0, 930.0]]),
                    _THREE_DESIGNS,
                    np.array([900.0, 800.0, 1300.0]),
                ),
            ),
        ],
    ),
    wrong=(
        Wrong(
            "the new policies' own mean and spread",
            _way_back_with(
                "scaled = (policies - u_mean) / u_scale",
                "scaled = (policies - policies.mean(axis=0)) / policies.std(axis=0)",
            ),
            "The model knows only the scale that it was fitted on. By their own mean and spread a cheap policy and a "
            "dear one would look alike; and a single policy has no spread at all.",
        ),
        Wrong(
            "raw policies put in",
            _way_back_with("(policies - u_mean) / u_scale", "policies"),
            r"The model was fitted on numbers near 0. An $s$ of 250 is, for it, 250 standard deviations away.",
        ),
        Wrong(
            "the way back forgotten",
            _way_back_with("y_mean + y_scale * fit(scaled)", "fit(scaled)"),
            "This is the prediction on the scaled axis: no money, but a number of standard deviations from the mean.",
        ),
        Wrong(
            "the mean not added",
            _way_back_with("y_mean + y_scale * fit(scaled)", "y_scale * fit(scaled)"),
            "This is the difference from the mean cost of the designs. Add that mean.",
        ),
        Wrong(
            "multiplied with the mean included",
            _way_back_with("y_mean + y_scale * fit(scaled)", "y_scale * (y_mean + fit(scaled))"),
            "Undo the steps in the opposite order: scaling first subtracted and then divided, so multiply first and "
            "then add.",
        ),
        Wrong(
            "the slope left on the scaled axes",
            _way_back_with("y_scale * fit_slope(scaled) / u_scale", "fit_slope(scaled)"),
            r"Scaling stretches both axes, and a slope is a ratio of the two. $\frac{\partial\bar y}{\partial u}$ is "
            "in deviations per deviation, and not in money per unit.",
        ),
        Wrong(
            "the slope scaled by the costs alone",
            _way_back_with("y_scale * fit_slope(scaled) / u_scale", "y_scale * fit_slope(scaled)"),
            r"This is money for a step of one *standard deviation* of $s$ or $S$. One unit is a much shorter step.",
        ),
        Wrong(
            "the slope scaled by the inputs alone",
            _way_back_with("y_scale * fit_slope(scaled) / u_scale", "fit_slope(scaled) / u_scale"),
            "This is right along the inputs' axes, but the height is still in standard deviations of the cost.",
        ),
        Wrong(
            "the slope multiplied by the inputs' scale",
            _way_back_with("y_scale * fit_slope(scaled) / u_scale", "y_scale * fit_slope(scaled) * u_scale"),
            r"$u[1]$ changes by $1/\text{scale}_s$ when $s$ changes by 1. Divide.",
        ),
        Wrong(
            "the mean added to the slope",
            _way_back_with("y_scale * fit_slope(scaled) / u_scale", "y_mean + y_scale * fit_slope(scaled) / u_scale"),
            "A mean lifts the whole surface. It changes no slope.",
        ),
        Wrong(
            "one scale for both inputs",
            _way_back_with("designs.mean(axis=0), designs.std(axis=0)", "designs.mean(), designs.std()"),
            r"Without `axis=0` there is one mean over all numbers in the table, $s$ and $S$ mixed. Each input has its "
            "own.",
        ),
    ),
    praise="A fit without its means and scales is of no use to anybody. `BackpropRegressor` keeps the four with it.",
)


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


def _valley(best_s: float, best_S: float) -> Callable[[Array, Array], Array]:
    """A tilted valley: the best s depends on S."""

    def cost(s: Array, S: Array) -> Array:
        return 700 + ((s - best_s) - 0.6 * (S - best_S)) ** 2 / 40 + (S - best_S) ** 2 / 300

    return cost


BEST_ON_GRID = Exercise(
    key="10.3",
    title="The best policy of a surface",
    kind="core",
    minutes=10,
    goal="find the best feasible point of a fitted surface on a grid",
    task=r"""
        Write `best_on_grid(model, s_values, S_values)`. `model(s, S)` takes two arrays of one shape and gives the costs
        in an array of that shape. Among all pairs of a value from `s_values` and a value from `S_values` with
        $s\le S$, return the pair $(s,S)$ for which the model's cost is lowest. (A model that was fitted to costs says
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
            _search("""
            best = np.unravel_index(np.where(s <= S, model(s, S), -np.inf).argmax(), cost.shape)
            return s[best], S[best]
            """),
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
            "what cannot be costs nothing",
            _search("""
            cost = np.where(s <= S, model(s, S), 0)
            best = np.unravel_index(cost.argmin(), cost.shape)
            return s[best], S[best]
            """),
            r"Cost 0 is the cheapest of all, so a pair with $s>S$ is chosen. What cannot be must be dear: `np.inf`.",
        ),
        Wrong(
            "an index for a value",
            _search("""
            return np.unravel_index(cost.argmin(), cost.shape)
            """),
            "These are row and column in the table. The manager needs the values of $s$ and $S$ that stand there.",
        ),
        Wrong(
            "rows and columns confused",
            _search("""
            row, column = np.unravel_index(cost.argmin(), cost.shape)
            return s_values[row], S_values[column]
            """),
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
            _search("""
            return cost.min()
            """),
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
    ),
    praise="Thousands of policies in a moment. That is what the surface is for.",
)

CLAIMS = Exercise(
    key="10.4",
    title="True or false?",
    kind="core",
    minutes=10,
    goal="tell what the error of a metamodel says about the decision that it leads to, and what noise does to both",
    task=r"""
        For the models of this lesson, say `"true"` or `"false"`:

        - `"rmse"`: of two models, the one with the smaller RMSE always chooses the better policy.
        - `"bend"`: with ever longer runs of the same 100 designs, the RMSE of the quadratic goes to zero.
        - `"longer"`: runs four times as long halve the standard error of each design's cost.
        - `"free"`: whatever the data, the model with more parameters comes closer to the exact surface.
        - `"promise"`: what a model promises for the policy that it has chosen is as often too high as too low.
        - `"shift"`: if 1000 is added to every cost, each of the models still chooses the same policy.
        """,
    answer="claims_on_models",
    stub="""
        claims_on_models = {
            "rmse": ...,
            "bend": ...,
            "longer": ...,
            "free": ...,
            "promise": ...,
            "shift": ...,
        }
        """,
    solution="""
        claims_on_models = {
            "rmse": "false",
            "bend": "false",
            "longer": "true",
            "free": "false",
            "promise": "false",
            "shift": "true",
        }
        """,
    hints=(
        "RMSE looks at all policies, the choice at one. And where a surface errs by chance, which of its places will "
        "be taken for the lowest?",
        "Two different things make a fit wrong: noise, which longer runs reduce, and a shape that the model cannot "
        "take, which they do not.",
        "Adding 1000 changes the mean of the costs. What do the scaled costs look like afterwards?",
    ),
    judge=Choices(("true", "false")),
    wrong=(
        Wrong(
            "a better fit taken for a better decision",
            'claims_on_models = {"rmse": "true"}',
            "RMSE is a mean over the whole region. A model may be poor in a far corner and right about where the "
            "lowest point is, or good nearly everywhere and wrong just there.",
        ),
        Wrong(
            "noise blamed for the shape",
            'claims_on_models = {"bend": "true"}',
            "Longer runs take away the noise, and the quadratic then fits the exact costs of the designs as well as a "
            "quadratic can. The surface is none, so an error stays.",
        ),
        Wrong(
            "the error taken to go with the length",
            'claims_on_models = {"longer": "false"}',
            r"The standard error of a mean goes with $1/\sqrt{\text{length}}$: four times the length, half the error. "
            "To have a quarter of it, take sixteen times.",
        ),
        Wrong(
            "more freedom is always better",
            'claims_on_models = {"free": "true"}',
            "Freedom lets a model follow the surface, and the noise as well. With short runs of few designs the "
            "noise wins.",
        ),
        Wrong(
            "the promise believed",
            'claims_on_models = {"promise": "true"}',
            "The chosen policy is the one where the model is *lowest*, so it is more likely one where the model errs "
            "downwards. The best of many promises is too good. Simulate the chosen policy afresh before you "
            "believe it.",
        ),
        Wrong(
            "the shift taken to matter",
            'claims_on_models = {"shift": "false"}',
            "The mean is subtracted before training, so the scaled costs are the same and so is the training; a "
            "polynomial takes up the 1000 in its constant. The lowest point stays where it is.",
        ),
    ),
    praise="A model for a decision is judged by the decision. Look at both, and simulate what it has chosen.",
)

EXERCISES = (ONE_PERIOD, COST_AND_SLOPE, BEST_ON_GRID, CLAIMS)
