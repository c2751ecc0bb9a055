"""Exercise 11.2: There and back, with the slope."""

import numpy as np

from bplib.activations import Array
from bplib.course.exercises import Case, Exercise, Functions, Wrong


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
    key="11.2",
    title="There and back, with the slope",
    kind="core",
    minutes=10,
    goal="use a model that was fitted on scaled data for costs and slopes in the units of the problem",
    task=r"""
        A model has been fitted on scaled data: `designs` (a row for each policy, columns $s$ and $S$) and `costs`, each
        column with its mean subtracted and divided by its standard deviation (as `np.std` has it). `fit(u)` takes
        scaled inputs, without a constant one, and gives the scaled prediction $\bar y$ for each row; `fit_slope(u)`
        gives its derivatives, a row
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
    solution="""
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            u_mean, u_scale = designs.mean(axis=0), designs.std(axis=0)
            y_mean, y_scale = costs.mean(), costs.std()
            scaled = (policies - u_mean) / u_scale
            return y_mean + y_scale * fit(scaled), y_scale * fit_slope(scaled) / u_scale
        """,
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
                    np.array([900.0, 812.34567, 1300.0]),
                ),
            ),
        ],
    ),
    wrong=(
        Wrong(
            "the new policies' own mean and spread",
            (
                {"(policies - u_mean) / u_scale": "(policies - policies.mean(axis=0)) / policies.std(axis=0)"},
                {"designs.mean(axis=0), designs.std(axis=0)": "policies.mean(axis=0), policies.std(axis=0)"},
            ),
            "The model knows only the scale that it was fitted on. By their own mean and spread a cheap policy and a "
            "dear one would look alike; and a single policy has no spread at all.",
        ),
        Wrong(
            "raw policies put in",
            {"scaled = (policies - u_mean) / u_scale": "scaled = policies"},
            r"The model was fitted on numbers near 0. An $s$ of 250 is, for it, 250 standard deviations away.",
        ),
        Wrong(
            "the way back forgotten",
            {"y_mean + y_scale * ": ""},
            "This is the prediction on the scaled axis: no money, but a number of standard deviations from the mean.",
        ),
        Wrong(
            "the mean not added",
            {"y_mean + y_scale": "y_scale"},
            "This is the difference from the mean cost of the designs. Add that mean.",
        ),
        Wrong(
            "multiplied with the mean included",
            {"y_mean + y_scale * fit(scaled)": "y_scale * (y_mean + fit(scaled))"},
            "Undo the steps in the opposite order: scaling first subtracted and then divided, so multiply first and "
            "then add.",
        ),
        Wrong(
            "the slope left on the scaled axes",
            {"y_scale * fit_slope(scaled) / u_scale": "fit_slope(scaled)"},
            r"Scaling stretches both axes, and a slope is a ratio of the two. $\frac{\partial\bar y}{\partial u}$ is "
            "in deviations per deviation, and not in money per unit.",
        ),
        Wrong(
            "the slope scaled by the costs alone",
            {"(scaled) / u_scale": "(scaled)"},
            r"This is money for a step of one *standard deviation* of $s$ or $S$. One unit is a much shorter step.",
        ),
        Wrong(
            "the slope scaled by the inputs alone",
            {"y_scale * fit_slope": "fit_slope"},
            "This is right along the inputs' axes, but the height is still in standard deviations of the cost.",
        ),
        Wrong(
            "the slope multiplied by the inputs' scale",
            {"(scaled) / u_scale": "(scaled) * u_scale"},
            r"$u[1]$ changes by $1/\text{scale}_s$ when $s$ changes by 1. Divide.",
        ),
        Wrong(
            "the mean added to the slope",
            {"(scaled), y_scale * fit_slope": "(scaled), y_mean + y_scale * fit_slope"},
            "A mean lifts the whole surface. It changes no slope.",
        ),
        Wrong(
            "one scale for both inputs",
            {"(axis=0), designs.std(axis=0)": "(), designs.std()"},
            r"Without `axis=0` there is one mean over all numbers in the table, $s$ and $S$ mixed. Each input has its "
            "own.",
        ),
        Wrong(
            "divided by P − 1",
            (
                {"designs.std(axis=0)": "designs.std(axis=0, ddof=1)", "costs.std()": "costs.std(ddof=1)"},
                {"designs.std(axis=0)": "designs.std(axis=0, ddof=1)"},
                {"costs.std()": "costs.std(ddof=1)"},
            ),
            r"The model was fitted on data that were divided by $\sqrt{\frac1P\sum(\dots)^2}$, which is `np.std` as it "
            "stands. On the way back it has to be the same number.",
        ),
        Wrong(
            "the variance for its root",
            (
                {"designs.std(axis=0)": "designs.var(axis=0)", "costs.std()": "costs.var()"},
                {"designs.std(axis=0)": "designs.var(axis=0)"},
                {"costs.std()": "costs.var()"},
            ),
            "Scaling divides by the standard deviation, `std`. The variance has the *square* of the unit, so what "
            "comes out would not be money.",
        ),
        Wrong(
            "the new policies' own mean, the designs' spread",
            {"(policies - u_mean)": "(policies - policies.mean(axis=0))"},
            "Both numbers are those that the model was fitted with, of `designs`. By its own mean every single policy "
            "would stand in the middle.",
        ),
        Wrong(
            "the designs' mean, the new policies' own spread",
            {"(policies - u_mean) / u_scale": "(policies - u_mean) / policies.std(axis=0)"},
            "Both numbers are those that the model was fitted with, of `designs`. A single policy has no spread at "
            "all.",
        ),
        Wrong(
            "the slope at the raw policies",
            {"fit_slope(scaled)": "fit_slope(policies)"},
            "`fit_slope` takes scaled inputs, as `fit` does. The raw policy is, for it, hundreds of deviations away.",
        ),
        Wrong(
            "the raw policies in `fit`",
            {" fit(scaled)": " fit(policies)"},
            "`fit` takes scaled inputs, as `fit_slope` does. The raw policy is, for it, hundreds of deviations away.",
        ),
        Wrong(
            "the inputs' mean not subtracted",
            {"(policies - u_mean) / u_scale": "policies / u_scale"},
            "Scaling first subtracts the designs' mean. Without it, all new policies stand far to one side of those "
            "that the model knows.",
        ),
        Wrong(
            "the inputs not divided by their spread",
            {"(policies - u_mean) / u_scale": "policies - u_mean"},
            "After the mean is subtracted, divide by the designs' standard deviation: the model knows inputs of a size "
            "near 1.",
        ),
        Wrong(
            "the inputs multiplied by their spread",
            {"(policies - u_mean) / u_scale": "(policies - u_mean) * u_scale"},
            "On the way in the standard deviation *divides*. It is on the way back that one multiplies, and that is "
            "for the costs.",
        ),
        Wrong(
            "mean and spread along the rows",
            {"designs.mean(axis=0), designs.std(axis=0)": "designs.mean(axis=1), designs.std(axis=1)"},
            "`axis=1` goes along a row and mixes $s$ and $S$ of one design. A mean over the designs goes down each "
            "column: `axis=0`.",
        ),
        Wrong(
            "the spread not multiplied on the way back",
            {"y_mean + y_scale * fit(scaled)": "y_mean + fit(scaled)"},
            "`fit` gives a number of standard deviations. First multiply by the costs' deviation, then add their mean.",
        ),
        Wrong(
            "divided once more on the way back",
            (
                {"y_mean + y_scale * fit(scaled)": "y_mean + fit(scaled) / y_scale"},
                {"y_mean + y_scale * fit(scaled)": "(fit(scaled) - y_mean) / y_scale"},
            ),
            "The way in divided by the costs' deviation. The way back undoes that: multiply, and then add the mean.",
        ),
        Wrong(
            "the mean subtracted on the way back",
            {"y_mean + y_scale * fit(scaled)": "y_scale * fit(scaled) - y_mean"},
            "The way in subtracted the mean of the costs. The way back adds it.",
        ),
        Wrong(
            "the slope divided by the costs' scale",
            (
                {"y_scale * fit_slope(scaled) / u_scale": "fit_slope(scaled) / y_scale / u_scale"},
                {"y_scale * fit_slope(scaled) / u_scale": "fit_slope(scaled) / y_scale"},
            ),
            r"$\bar C=\text{mean}_y+\text{scale}_y\cdot\bar y$, so its derivative is *multiplied* by $\text{scale}_y$. "
            r"What divides is the scale of the input.",
        ),
        Wrong(
            "the factors of the slope upside down",
            {"y_scale * fit_slope(scaled) / u_scale": "fit_slope(scaled) * u_scale / y_scale"},
            r"These would be slopes on scaled axes, made from slopes in money. It goes the other way: times "
            r"$\text{scale}_y$, by $\text{scale}_s$ or $\text{scale}_S$.",
        ),
        Wrong(
            "one scale for both slopes",
            (
                {"y_scale * fit_slope(scaled) / u_scale": "y_scale * fit_slope(scaled) / u_scale[0]"},
                {"y_scale * fit_slope(scaled) / u_scale": "y_scale * fit_slope(scaled) / u_scale[1]"},
                {"y_scale * fit_slope(scaled) / u_scale": "y_scale * fit_slope(scaled) / u_scale.mean()"},
                {"y_scale * fit_slope(scaled) / u_scale": "y_scale * fit_slope(scaled) / u_scale[::-1]"},
                {"y_scale * fit_slope(scaled) / u_scale": "y_scale * fit_slope(scaled) / designs.std()"},
            ),
            r"The slope by $s$ is divided by the spread of $s$, the slope by $S$ by that of $S$.",
        ),
        Wrong(
            "the slope divided by the input's variance",
            {"y_scale * fit_slope(scaled) / u_scale": "y_scale * fit_slope(scaled) / u_scale**2"},
            r"The chain rule brings one factor $\frac1{\text{scale}_s}$, from $u[1]=(s-\text{mean}_s)/\text{scale}_s$. "
            "Differentiated is once.",
        ),
        Wrong(
            "the way back of a cost used for the slope",
            {"y_scale * fit_slope(scaled) / u_scale": "y_mean + y_scale * fit_slope(scaled)"},
            "A mean lifts the whole surface and changes no slope. And a step of one unit of $s$ is a small part of a "
            r"standard deviation: divide by $\text{scale}_s$.",
        ),
        Wrong(
            "a column for each policy",
            {"y_scale * fit_slope(scaled) / u_scale": "(y_scale * fit_slope(scaled) / u_scale).T"},
            "The numbers are right, but lie on their side. A row belongs to a policy, as in `policies`.",
        ),
        Wrong(
            "the pair exchanged",
            {
                "return y_mean + y_scale * fit(scaled), y_scale * fit_slope(scaled) / u_scale": (
                    "return y_scale * fit_slope(scaled) / u_scale, y_mean + y_scale * fit(scaled)"
                )
            },
            "Both are right. The costs come first, then the slopes.",
        ),
        Wrong(
            "only the costs",
            {", y_scale * fit_slope(scaled) / u_scale": ""},
            "Return a pair: `predicted, slopes`.",
        ),
        Wrong(
            "the inputs' scale for the costs'",
            (
                {"y_scale * fit_slope(scaled) / u_scale": "u_scale * fit_slope(scaled)"},
                {"y_scale * fit_slope(scaled) / u_scale": "u_mean + u_scale * fit_slope(scaled)"},
                {"y_mean + y_scale * fit(scaled)": "u_mean + u_scale * fit(scaled)"},
            ),
            "What the model gives is a cost on its scaled axis. It is mean and deviation of the *costs* that lead "
            "back to money.",
        ),
    ),
    praise="A fit without its means and scales is of no use to anybody. `BackpropRegressor` keeps the four with it.",
)
