"""Lesson 11's keys by another way: a shop of single numbers, scikit-learn, a list of pairs, and many designs."""

import math

import numpy as np
from second_route import says
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

import bplib as bp
from bplib.course.cases.inventory import Inventory
from bplib.course.estimator import BackpropRegressor

shop = Inventory()


def one_period_of_the_shop():
    says(
        "11.1",
        "one_period(stock, s, S, demand)",
        "arrays of one shape, an entry for each policy; `s` and `S` may also be numbers",
        "the stock at the end of the period, and the cost of the period",
        "100 for an order, 1 for each unit bought, 1 for each unit in stock at the end, "
        "10 for each unit owed at the end",
    )

    def one(stock, s, S, demand):
        orders = 1 if stock < s else 0  # lesson 11: if it is below s, an order fills it up to S at once
        bought = orders * (S - stock)
        left = stock + bought - demand
        return left, math.fsum([100 * orders, bought, max(left, 0), 10 * max(-left, 0)])

    def one_period(stock, s, S, demand):
        return np.vectorize(one, otypes=[float, float])(stock, s, S, demand)

    return {"one_period": one_period}


def there_and_back_with_the_slope():
    says(
        "11.2",
        "its mean subtracted and divided by its standard deviation",
        "takes scaled inputs, without a constant one",
        "cost_and_slope(fit, fit_slope, policies, designs, costs)",
        "rows of *raw* s and S",
        "the predicted costs in money",
        r"\bigl(\frac{\partial\bar C}{\partial s},\frac{\partial\bar C}{\partial S}\bigr) for each, in money per unit",
    )

    def cost_and_slope(fit, fit_slope, policies, designs, costs):
        inputs, target = StandardScaler().fit(designs), StandardScaler().fit(np.reshape(costs, (-1, 1)))

        def money(scaled):
            return target.inverse_transform(np.reshape(scaled, (-1, 1)))[:, 0]

        u = inputs.transform(policies)
        # Both scalings are straight lines, so a step of 1 shows their slopes exactly.
        a_unit_further = inputs.transform(np.asarray(policies) + 1.0) - u
        a_unit_of_output = money([1.0]) - money([0.0])
        return money(fit(u)), np.asarray(fit_slope(u)) * a_unit_further * a_unit_of_output

    return {"cost_and_slope": cost_and_slope}


def the_best_policy_of_a_surface():
    says(
        "11.3",
        "best_on_grid(model, s_values, S_values)",
        "takes two arrays of one shape",
        r"s\le S",
        "return the pair (s,S)",
        "the model's cost is lowest",
    )

    def best_on_grid(model, s_values, S_values):
        pairs = [(s, S) for s in s_values for S in S_values if not s > S]
        costs = model(np.array([s for s, _ in pairs]), np.array([S for _, S in pairs]))
        return pairs[min(range(len(pairs)), key=lambda k: costs[k])]

    return {"best_on_grid": best_on_grid}


# --- The claims: models of many sets of designs -----------------------------------------------------------------


def some_designs(n_designs, rng):
    """Random policies all over the lesson's region: s from 0 to 800, S − s from 20 to 800."""
    s = rng.uniform(0, 800, n_designs)
    return np.column_stack([s, s + rng.uniform(20, 800, n_designs)])


def polynomial(degree):
    return make_pipeline(StandardScaler(), PolynomialFeatures(degree), LinearRegression())


def network(n_hidden=5):
    """The lesson's settings, with fewer steps."""
    settings = {"n_restarts": 3, "tolerance": 0, "max_iterations": 1500, "random_state": 0}
    return BackpropRegressor(n_hidden, schedule=bp.schedules.constant(2 / (100 * (1 + n_hidden / 4)) / 3), **settings)


def true_or_false():
    says(
        "11.4",
        "of two models, the one with the smaller RMSE always chooses the better policy",
        "with ever longer runs of the same 100 designs, the RMSE of the quadratic goes to zero",
        "runs four times as long about halve the standard error of each design's cost",
        "whatever the data, the model with more parameters comes closer to the exact surface",
        "with short runs, what a model promises for the policy that it has chosen is as often too high as too low",
        "if 1000 is added to every cost, each of the models still chooses the same policy",
    )
    s, q = (part.ravel() for part in np.meshgrid(np.arange(0, 801, 10), np.arange(20, 801, 10)))
    grid = np.column_stack([s, s + q])
    exact = shop.cost(*grid.T)

    def judge(model, designs, costs):
        """RMSE, true cost of the chosen policy, and by how much the promise was too high."""
        predicted = model.fit(designs, costs).predict(grid)
        chosen = predicted.argmin()
        return np.sqrt(((predicted - exact) ** 2).mean()), exact[chosen], predicted[chosen] - exact[chosen]

    degrees = (1, 2, 3, 4)
    judged = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        designs = some_designs(100 if seed % 2 else 20, rng)
        costs = shop.simulate(*designs.T, n_periods=200, rng=rng)[0]  # short runs
        judged.append([judge(polynomial(degree), designs, costs) for degree in degrees])
    rmse, cost, too_high = np.moveaxis(np.array(judged), -1, 0)  # each (sets of designs, degrees)
    better_fit = rmse[:, :, None] < rmse[:, None, :]
    worse_choice = cost[:, :, None] > cost[:, None, :]
    # A fair coin: of 40 tosses, fewer than 8 or more than 32 heads happen once in ten thousand times.
    as_often = [8 <= heads <= 32 for heads in (too_high > 0).sum(axis=0)]

    hundred = some_designs(100, np.random.default_rng(1))
    of_endless_runs = judge(polynomial(2), hundred, shop.cost(*hundred.T))[0]

    # Forty runs of each length for ten designs: the standard deviations of the mean costs.
    ten = np.repeat(hundred[:10], 200, axis=0)
    spread = [shop.simulate(*ten.T, n_periods=n, rng=2)[0].reshape(10, 200).std(axis=1) for n in (500, 2000)]
    halved = np.median(spread[1] / spread[0])

    noisy = shop.simulate(*hundred.T, n_periods=1000, rng=3)[0]
    same_choice = []
    for model in (*map(polynomial, (1, 2, 3)), network()):
        predictions = [model.fit(hundred, noisy + shift).predict(grid) for shift in (0, 1000)]
        same_choice.append(predictions[0].argmin() == predictions[1].argmin())
    holds = {
        "rmse": not (better_fit & worse_choice).any(),
        "bend": of_endless_runs < 1,
        "longer": abs(halved - 0.5) < 0.05,
        "free": bool((np.diff(rmse, axis=1) < 0).all()),
        "promise": all(as_often),
        "shift": all(same_choice),
    }
    return {"claims_on_models": {name: str(bool(true)).lower() for name, true in holds.items()}}


SECOND_ROUTES = {
    "11.1": one_period_of_the_shop,
    "11.2": there_and_back_with_the_slope,
    "11.3": the_best_policy_of_a_surface,
    "11.4": true_or_false,
}
