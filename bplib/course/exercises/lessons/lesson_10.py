"""Lesson 10, Replace a simulation."""

import textwrap
from collections.abc import Callable

import numpy as np

from bplib.activations import Array
from bplib.course.exercises import Case, Choices, Exercise, Functions, Wrong

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
    solution="""
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100 * low + 1 * bought + np.where(left > 0, 1 * left, -10 * left)
            return left, cost
        """,
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
            Case("stock 200, s = 200, S = 500, demand 60", (np.array([200.0]), 200.0, 500.0, np.array([60.0]))),
            Case("stock 250, s = 200, S = 500, demand 330", (np.array([250.0]), 200.0, 500.0, np.array([330.0]))),
            Case("stock -40, s = 200, S = 500, demand 570", (np.array([-40.0]), 200.0, 500.0, np.array([570.0]))),
            Case(
                "stock 200 and 200, s = 100, S = 500, demand 199.5 and 200.5",
                (np.array([200.0, 200.0]), 100.0, 500.0, np.array([199.5, 200.5])),
            ),
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
            {"bought = np.where(low, S - stock, 0)": "bought = S - stock"},
            "The manager orders only if the stock is *below* $s$. That is the point of having two numbers: it saves "
            "the cost of an order in most periods.",
        ),
        Wrong(
            "the order's cost in every period",
            {"100 * low +": "100 +"},
            "The 100 fall due only when something is ordered.",
        ),
        Wrong(
            "S units ordered",
            {"bought = np.where(low, S - stock, 0)": "bought = np.where(low, S, 0)"},
            r"$S$ is the level that the stock is filled *up to*. What is bought is what is missing, $S-$ stock.",
        ),
        Wrong(
            "who waits is forgotten",
            {"left = stock + bought - demand": "left = np.maximum(stock + bought - demand, 0)"},
            "In this shop nobody goes away: what cannot be served is owed, and the stock is then negative. Cut off at "
            "0, the penalty would never be paid.",
        ),
        Wrong(
            "a penalty that is a gain",
            {"left, -10 *": "left, 10 *"},
            "Where customers wait, the stock is negative, and 10 times a negative number would be *earned*. What is "
            "owed is minus the stock.",
        ),
        Wrong(
            "no penalty",
            {"left, -10 *": "left, 0 *"},
            "Each unit owed at the end of the period costs 10.",
        ),
        Wrong(
            "charged before the demand",
            {".where(left > 0, 1 * left, -10 * left)": ".maximum(stock + bought, 0)"},
            "Holding and penalty fall due at the *end* of the period, on what the demand has left.",
        ),
        Wrong(
            "looked after the demand",
            {
                "low = stock < s": "low = stock - demand < s",
                "bought = np.where(low, S - stock, 0)": "bought = np.where(low, S - stock + demand, 0)",
            },
            "The manager looks at the *start* of the period, and cannot know the demand that is to come.",
        ),
        Wrong(
            "the goods for nothing",
            {"1 * bought + ": ""},
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
        Wrong(
            "ordered at s, too",
            {"stock < s": "stock <= s"},
            "Ordered is only if the stock is *below* $s$. A stock of exactly $s$ is still enough.",
        ),
        Wrong(
            "ordered where enough is left",
            {"stock < s": "stock > s"},
            "The comparison is the wrong way round: a small stock is filled up, a large one is not.",
        ),
        Wrong(
            "ordered whenever the stock is below S",
            {"stock < s": "stock < S"},
            "$S$ is where an order fills the stock up to. Whether there is an order is asked with $s$.",
        ),
        Wrong(
            "filled up to s",
            {"S - stock": "s - stock"},
            "$s$ only says when to order. The order fills the stock up to $S$, so what is bought is $S-$ stock.",
        ),
        Wrong(
            "S − s ordered",
            {"S - stock": "S - s"},
            "$S-s$ would be right if the stock stood at $s$ exactly. It is below: what is missing up to $S$ is $S-$ "
            "stock.",
        ),
        Wrong(
            "the demand known beforehand",
            {"stock < s": "stock - demand < s"},
            "Whether to order is decided at the *start* of the period, from the stock alone. Nobody knows the demand "
            "yet.",
        ),
        Wrong(
            "the order not delivered",
            {"stock + bought - demand": "stock - demand"},
            "The order fills the stock up *at once*, before the customers come: add what is bought.",
        ),
        Wrong(
            "the demand not subtracted",
            {"stock + bought - demand": "stock + bought"},
            "What the customers take is gone at the end of the period: subtract the demand.",
        ),
        Wrong(
            "who waits is paid for and then forgotten",
            {
                "left = stock + bought - demand": """
                rest = stock + bought - demand
                left = np.maximum(rest, 0)
                """,
                "np.where(left > 0, 1 * left, -10 * left)": "np.where(rest > 0, 1 * rest, -10 * rest)",
            },
            "The cost is right. But in this shop nobody goes away: what is owed stays owed in the next period, so the "
            "stock at the end is negative and not 0.",
        ),
        Wrong(
            "100 for each unit",
            (
                {"100 * low": "100 * bought"},
                {"100 * low + 1 * bought": "100 * bought"},
                {"100 * low + 1 * bought": "100 * low * bought"},
            ),
            "The 100 are for the order, however large it is. Each unit bought costs 1.",
        ),
        Wrong(
            "the order for nothing",
            {"100 * low + ": ""},
            "An order costs 100, besides the 1 for each unit.",
        ),
        Wrong(
            "the stock held at the start is charged",
            (
                {"np.where(left > 0, 1 * left, -10 * left)": "np.where(stock > 0, 1 * stock, -10 * stock)"},
                {"1 * left, -10 * left": "1 * stock, -10 * left"},
                {"np.where(left > 0, 1 * left, -10 * left)": "np.maximum(stock, 0) + 10 * np.maximum(-left, 0)"},
            ),
            "Holding a unit costs 1 if it is still there at the *end* of the period; the stock at the start is charged "
            "nowhere.",
        ),
        Wrong(
            "held before the demand, owed after it",
            (
                {"1 * left, -10 * left": "1 * (stock + bought), -10 * left"},
                {
                    "np.where(left > 0, 1 * left, -10 * left)": (
                        "np.maximum(stock + bought, 0) + 10 * np.maximum(-left, 0)"
                    )
                },
            ),
            "The penalty is charged at the end, and so is the stock: what the customers have taken costs nothing more.",
        ),
        Wrong(
            "no holding cost",
            {"1 * left, -10 * left": "0 * left, -10 * left"},
            "Each unit in stock at the end of the period costs 1.",
        ),
        Wrong(
            "1 and 10 exchanged",
            {"1 * left, -10 * left": "10 * left, -1 * left"},
            "A unit in stock costs 1, a unit owed 10: it is dearer to let customers wait.",
        ),
        Wrong(
            "charged 1 for what is owed",
            {"np.where(left > 0, 1 * left, -10 * left)": "np.abs(left)"},
            "What is in stock costs 1 a unit, what is owed 10.",
        ),
        Wrong(
            "a negative holding cost for what is owed",
            (
                {"np.where(left > 0, 1 * left, -10 * left)": "1 * left + 10 * np.maximum(-left, 0)"},
                {"np.where(left > 0, 1 * left, -10 * left)": "1 * left"},
            ),
            "Where customers wait, `left` is negative, and 1 times a negative number would be *earned*. Only what is "
            "in stock is held: `np.maximum(left, 0)`.",
        ),
        Wrong(
            "what is owed is held as well",
            {"np.where(left > 0, 1 * left, -10 * left)": "np.abs(left) + 10 * np.maximum(-left, 0)"},
            "A unit that is owed costs 10 and not 11: it is not in stock, so nothing is held.",
        ),
        Wrong(
            "one penalty, however many wait",
            {"1 * left, -10 * left": "1 * left, 10"},
            "The 10 are for *each* unit owed.",
        ),
        Wrong(
            "one decision for all policies",
            ({"low = stock < s": "low = np.any(stock < s)"}, {"low = stock < s": "low = np.all(stock < s)"}),
            "Each policy decides for itself: `stock < s` has an entry for each, and it needs no `any` or `all`.",
        ),
        Wrong(
            "the costs added up",
            {"return left, cost": "return left, np.sum(cost)"},
            "Every policy wants a cost of its own, in an array of the same shape as the stock.",
        ),
        Wrong(
            "the pair exchanged",
            {"return left, cost": "return cost, left"},
            "Both are right. The stock at the end comes first, then the cost.",
        ),
        Wrong(
            "only the cost",
            {"return left, cost": "return cost"},
            "The next period begins with what is left: return both, `left, cost`.",
        ),
        Wrong(
            "s and S taken for arrays",
            """
            def one_period(stock, s, S, demand):
                left, cost = [], []
                for k in range(len(stock)):
                    bought = S[k] - stock[k] if stock[k] < s[k] else 0
                    left.append(stock[k] + bought - demand[k])
                    cost.append(100 * (stock[k] < s[k]) + bought + max(left[k], -10 * left[k]))
                return np.array(left), np.array(cost)
            """,
            "`s` and `S` may be numbers, which have no `s[k]`. NumPy's arithmetic takes numbers and arrays alike; in a "
            "loop, `np.broadcast_to(s, np.shape(stock))` makes an array of either.",
        ),
        Wrong(
            "the caller's stock changed",
            (
                {
                    "bought = np.where(low, S - stock, 0)": """
                    bought = np.where(low, S - stock, 0)
                    stock += bought
                    """,
                    "stock + bought - demand": "stock - demand",
                },
                {
                    "left = stock + bought - demand": """
                    stock += bought
                    stock -= demand
                    left = stock
                    """,
                },
            ),
            "`stock += …` and `stock[low] = …` write into the array that was handed in. Make a new one: "
            "`stock = stock + bought`.",
        ),
        Wrong(
            "the demand added",
            {"stock + bought - demand": "stock + bought + demand"},
            "The customers take goods away: what is left is the stock *minus* the demand.",
        ),
        Wrong(
            "the stock filled up in every period",
            {"stock + bought - demand": "S - demand"},
            "The stock stands at $S$ only if there was an order. Else the demand is taken from what was there.",
        ),
    ),
    praise="Forty policies cost hardly more time than one. That is what makes a simulation in NumPy fast.",
)


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
                    np.array([900.0, 800.0, 1300.0]),
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


def _bowl_to(best_s: float, best_S: float, lowest: float = 900.0) -> Callable[[Array, Array], Array]:
    """A round bowl with its bottom at one policy."""

    def cost(s: Array, S: Array) -> Array:
        return lowest + ((s - best_s) ** 2 + (S - best_S) ** 2) / 50

    return cost


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
                "s = 100, 200 or 300; S = 100, 200, 300 or 400; a bowl with its bottom at (300, 160)",
                (_bowl_to(300, 160), np.array([100.0, 200.0, 300.0]), np.array([100.0, 200.0, 300.0, 400.0])),
            ),
            Case(
                "s = 300, 200 or 100; S = 160 or 260; all costs above ten million",
                (_bowl_to(190, 150, 1e7), np.array([300.0, 200.0, 100.0]), np.array([160.0, 260.0])),
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
            "what cannot be costs nothing",
            _search("""
            cost = np.where(s <= S, model(s, S), 0)
            best = np.unravel_index(cost.argmin(), cost.shape)
            return s[best], S[best]
            """),
            r"A pair with $s>S$ is chosen, since `argmin` takes what you have put there for the lowest: 0, −inf and "
            r"NaN all come before any cost. What cannot be must be dear: `np.inf`.",
        ),
        Wrong(
            "an index for a value",
            {"best = np.unravel_index": "return np.unravel_index", "return s[best], S[best]": ""},
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
            r"The policy with $s=S$ may be chosen, too: $s\le S$. It orders in every period in which something was "
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
            "A fixed number will do only as long as there are costs below it. Above every cost is `np.inf`.",
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
            "the best S first, for the wrong s",
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
