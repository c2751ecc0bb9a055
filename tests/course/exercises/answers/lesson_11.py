"""Lesson 11: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "11.1": (
        """
        def one_period(stock, s, S, demand):
            s, S = np.broadcast_to(s, stock.shape), np.broadcast_to(S, stock.shape)
            left, cost = [], []
            for k in range(len(stock)):
                order = max(0, S[k] - stock[k]) if stock[k] < s[k] else 0
                rest = stock[k] + order - demand[k]
                left.append(rest)
                cost.append((100 + order if order else 0) + (rest if rest > 0 else 10 * -rest))
            return left, cost
        """,
        """
        def one_period(stock, s, S, demand):
            after_order = np.where(stock < s, S, stock)
            left = after_order - demand
            cost = (stock < s) * (100.0 + S - stock) + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return np.array([left, cost])
        """,
        """
        def one_period(stock, s, S, demand):
            level = stock.copy().astype(float)
            order = level < s
            level[order] = np.broadcast_to(S, level.shape)[order]
            left = level - demand
            held, owed = left.clip(0), -left.clip(max=0)
            counts = np.array([order, level - stock, held, owed], dtype=float)
            return [left, np.einsum("cp,c->p", counts, [100, 1, 1, 10])]
        """,
        """
        def one_period(stock, s, S, demand):
            low = ~(stock >= s)
            left = stock - demand + low * (S - stock)
            return left, np.select([left >= 0], [left], -10 * left) + low * (100 + S - stock)
        """,
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.abs(left) + 9*np.maximum(-left, 0)
            return left, cost
        """,
    ),
    "11.2": (
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            mean, scale = np.mean(designs, 0), np.sqrt(((designs - designs.mean(0)) ** 2).mean(0))
            u = np.array([[(policy[i] - mean[i]) / scale[i] for i in range(2)] for policy in policies])
            spread = np.sqrt(np.mean((costs - costs.mean()) ** 2))
            slope = fit_slope(u)
            slopes = [[spread / scale[i] * row[i] for i in range(2)] for row in slope]
            return [fit(u) * spread + np.average(costs), slopes]
        """,
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            u = (policies - designs.mean(axis=0)) / designs.std(axis=0)
            factors = costs.std() / designs.std(axis=0)
            return costs.mean() + costs.std() * fit(u), np.einsum("pi,i->pi", fit_slope(u), factors)
        """,
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            def predicted(raw):
                return costs.mean() + costs.std() * fit((raw - designs.mean(axis=0)) / designs.std(axis=0))

            step = 1e-2 * np.eye(2)
            slopes = [(predicted(policies + one) - predicted(policies - one)) / 2e-2 for one in step]
            return predicted(policies), np.column_stack(slopes)
        """,
    ),
    "11.3": (
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(np.array([s]), np.array([S]))[0]
                        if cost < lowest:
                            best, lowest = (s, S), cost
            return best
        """,
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values, indexing="ij")
            cost = np.where(s > S, np.nan, model(s, S)).ravel()
            place = np.nanargmin(cost)
            return [s.flat[place], S.flat[place]]
        """,
        """
        def best_on_grid(model, s_values, S_values):
            pairs = np.array([(s, S) for s in s_values for S in S_values if s <= S])
            return pairs[np.argmin(model(pairs[:, 0], pairs[:, 1]))]
        """,
        """
        import itertools

        def best_on_grid(model, s_values, S_values):
            possible = filter(lambda pair: pair[0] <= pair[1], itertools.product(s_values, S_values))
            return min(possible, key=lambda pair: float(model(*map(np.array, pair))))
        """,
        """
        def best_on_grid(model, s_values, S_values):
            pairs = [(s, S) for s in s_values for S in S_values if s <= S]
            return min(pairs, key=lambda p: float(np.asarray(model(np.array([p[0]]), np.array([p[1]])))[0]))
        """,
    ),
    "11.4": (
        """
        claims_on_models = dict(rmse=False, bend=False, longer=True, free=False, promise=False, shift=True)
        """,
        """
        claims_on_models = {
            "shift": "True", "promise": "False", "free": "FALSE", "longer": "true ", "bend": "false", "rmse": "false"
        }
        """,
        """
        keys = ("rmse", "bend", "longer", "free", "promise", "shift")
        claims_on_models = dict(zip(keys, np.array([0, 0, 1, 0, 0, 1], dtype=bool)))
        """,
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = (
    ("11.1", {"low = stock < s": "low = np.full_like(stock, True, dtype=bool)"}, "an order in every period"),
    ("11.3", {"cost.argmin()": "cost.argmax()"}, "what cannot be comes first"),
    (
        "11.3",
        "best_on_grid = lambda model, s, S: next((a, b) for a in s for b in S if a <= b)",
        "the first pair that can be",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values, indexing="ij")
            return np.unravel_index(np.where(s <= S, model(s, S), np.inf).argmin(), s.shape)
        """,
        "an index for a value",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            pairs = [(s, S) for s in s_values for S in S_values]
            s, S = min(pairs, key=lambda pair: model(np.array([pair[0]]), np.array([pair[1]]))[0])
            return s, max(s, S)
        """,
        "the best of all pairs, moved to where it can be",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock <= s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "ordered at s, too",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S, 0)
            left = stock + bought - demand
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "S units ordered",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - s, 0)
            left = stock + bought - demand
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "S − s ordered",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock - demand
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "the order not delivered",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = np.maximum(stock + bought - demand, 0)
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "who waits is forgotten",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100 + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "the order's cost in every period",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.abs(left)
            return left, cost
        """,
        "charged 1 for what is owed",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + left + 10*np.maximum(-left,0)
            return left, cost
        """,
        "a negative holding cost for what is owed",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.maximum(left,0)
            return left, cost
        """,
        "no penalty",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + 10*np.maximum(-left,0)
            return left, cost
        """,
        "no holding cost",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + np.maximum(left,0) + 10*np.maximum(-left,0)
            return left, cost
        """,
        "the goods for nothing",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*bought + np.maximum(left,0) + 10*np.maximum(-left,0)
            return left, cost
        """,
        "100 for each unit",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock - demand < s
            bought = np.where(low, S - stock + demand, 0)
            left = stock + bought - demand
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "looked after the demand",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.maximum(stock,0) + 10*np.maximum(-left,0)
            return left, cost
        """,
        "the stock held at the start is charged",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.maximum(left,0) + 10*np.minimum(left,0)
            return left, cost
        """,
        "a penalty that is a gain",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.maximum(left,0) + 10*(left < 0)
            return left, cost
        """,
        "one penalty, however many wait",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < S
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "ordered whenever the stock is below S",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought + demand
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "the demand added",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "the order for nothing",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = S - demand
            cost = 100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0)
            return left, cost
        """,
        "the stock filled up in every period",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low*bought + np.maximum(left,0) + 10*np.maximum(-left,0)
            return left, cost
        """,
        "100 for each unit",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = np.sum(100 * low + bought + np.maximum(left, 0) + 10 * np.maximum(-left, 0))
            return left, cost
        """,
        "the costs added up",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.maximum(stock + bought,0) + 10*np.maximum(-left,0)
            return left, cost
        """,
        "held before the demand, owed after it",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = policies.mean(0), policies.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), dy * fit_slope(u) / d
        """,
        "the new policies' own mean and spread",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(), designs.std()
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), dy * fit_slope(u) / d
        """,
        "one scale for both inputs",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0, ddof=1)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), dy * fit_slope(u) / d
        """,
        "divided by P − 1",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std(ddof=1)
            u = (policies - m) / d
            return my + dy * fit(u), dy * fit_slope(u) / d
        """,
        "divided by P − 1",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = policies
            return my + dy * fit(u), dy * fit_slope(u) / d
        """,
        "raw policies put in",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = policies / d
            return my + dy * fit(u), dy * fit_slope(u) / d
        """,
        "the inputs' mean not subtracted",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = policies - m
            return my + dy * fit(u), dy * fit_slope(u) / d
        """,
        "the inputs not divided by their spread",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return fit(u), dy * fit_slope(u) / d
        """,
        "the way back forgotten",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return dy * fit(u), dy * fit_slope(u) / d
        """,
        "the mean not added",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + fit(u), dy * fit_slope(u) / d
        """,
        "the spread not multiplied on the way back",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return dy * (fit(u) + my), dy * fit_slope(u) / d
        """,
        "multiplied with the mean included",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return (fit(u) - my) / dy, dy * fit_slope(u) / d
        """,
        "divided once more on the way back",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), fit_slope(u)
        """,
        "the slope left on the scaled axes",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), dy * fit_slope(u)
        """,
        "the slope scaled by the costs alone",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), fit_slope(u) / d
        """,
        "the slope scaled by the inputs alone",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), dy * fit_slope(u) * d
        """,
        "the slope multiplied by the inputs' scale",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), my + dy * fit_slope(u)
        """,
        "the way back of a cost used for the slope",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), my + dy * fit_slope(u) / d
        """,
        "the mean added to the slope",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), dy * fit_slope(policies) / d
        """,
        "the slope at the raw policies",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), fit_slope(u) * d / dy
        """,
        "the factors of the slope upside down",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), fit_slope(u) / dy
        """,
        "the slope divided by the costs' scale",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), dy * fit_slope(u) / d.mean()
        """,
        "one scale for both slopes",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), m + d * fit_slope(u)
        """,
        "the inputs' scale for the costs'",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return my + dy * fit(u), d * fit_slope(u)
        """,
        "the inputs' scale for the costs'",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return m + d*fit(u), dy * fit_slope(u) / d
        """,
        "the inputs' scale for the costs'",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return fit(u), fit_slope(u)
        """,
        "the way back forgotten",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(0), designs.std(0)
            my, dy = costs.mean(), costs.std()
            u = (policies - m) / d
            return dy*fit(u), dy*fit_slope(u)
        """,
        "the mean not added",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if s < S:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, (s, S)
            return best
        """,
        "s = S left out",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if True:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, (s, S)
            return best
        """,
        "s above S allowed",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, 0
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, (s, S)
            return best
        """,
        "nothing is below 0",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, 1e6
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, (s, S)
            return best
        """,
        "a number that is not dear enough",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, -np.inf
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(s, S)
                        if cost > lowest:
                            lowest, best = cost, (s, S)
            return best
        """,
        "the dearest",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, (S, s)
            return best
        """,
        "the pair exchanged",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(S, s)
                        if cost < lowest:
                            lowest, best = cost, (s, S)
            return best
        """,
        "the model's arguments exchanged",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, (s, S)
            return lowest
        """,
        "the lowest cost itself",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if s >= S:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, (s, S)
            return best
        """,
        "the wrong half left out",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, (s, S)
            return best, lowest
        """,
        "the cost as well",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, np.inf
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(s, S)
                        if cost < lowest:
                            lowest, best = cost, s
            return best
        """,
        "only one of the two",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            best, lowest = None, -1
            for s in s_values:
                for S in S_values:
                    if s <= S:
                        cost = model(s, S)
                        if cost > lowest:
                            lowest, best = cost, (s, S)
            return best
        """,
        "the dearest",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = np.where(s <= S, model(s, S), 0)
            i = cost.argmin()
            return s.ravel()[i], S.ravel()[i]
        """,
        "what cannot be comes first",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = np.where(s <= S, model(s, S), np.nan)
            i = cost.argmin()
            return s.ravel()[i], S.ravel()[i]
        """,
        "what cannot be comes first",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = model(s, S)
            i = cost.argmin()
            return s.ravel()[i], S.ravel()[i]
        """,
        "s above S allowed",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = np.where(s <= S, model(s, S), np.inf)
            i = cost.argmin()
            return i
        """,
        "one place for the whole table",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = np.where(s <= S, model(s, S), np.inf)
            i = np.unravel_index(cost.argmin(), cost.shape)
            return i
        """,
        "an index for a value",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = np.where(s <= S, model(s, S), np.inf)
            i = np.unravel_index(cost.argmin(), cost.shape)
            return s_values[i[0]], S_values[i[1]]
        """,
        "rows and columns confused",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = np.where(s <= S, model(s, S), np.inf)
            i = cost.argmin()
            return s[i], S[i]
        """,
        "a place in a row for one in a table",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = np.where(s <= S, model(s, S), np.inf)
            i = np.where(cost == cost.min())
            return s[i], S[i]
        """,
        "arrays of one number",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = model(s, S)[s <= S]
            i = cost.argmin()
            return s.ravel()[i], S.ravel()[i]
        """,
        "counted in one list, looked up in another",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            cost = np.where(s <= S, np.inf, model(s, S))
            i = cost.argmin()
            return s.ravel()[i], S.ravel()[i]
        """,
        "the wrong half left out",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            cost = model(s_values, S_values)
            i = cost.argmin()
            return s_values[i], S_values[i]
        """,
        "two lists for all pairs",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock <= s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.where(left > 0, left, -10*left)
            return left, cost
        """,
        "ordered at s, too",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.where(left > 0, left, -10*left)
            return left, cost
        """,
        "S units ordered",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.where(left > 0, left, 10*left)
            return left, cost
        """,
        "a penalty that is a gain",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - s, 0)
            left = stock + bought - demand
            cost = 100*low + bought + np.where(left > 0, left, -10*left)
            return left, cost
        """,
        "S − s ordered",
    ),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            cost = 100 + bought + np.where(left > 0, left, -10*left)
            return left, cost
        """,
        "the order's cost in every period",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(axis=0), designs.std(axis=0)
            u = (policies - m)/d
            predicted = costs.mean() + costs.std()*fit(u)
            slopes = costs.std()*fit_slope(u)*d
            return predicted, slopes
        """,
        "the slope multiplied by the inputs' scale",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(axis=0), designs.std(axis=0)
            u = (policies - m)/d
            predicted = costs.mean() + costs.std()*fit(u)
            slopes = costs.std()*fit_slope(u)/d + costs.mean()
            return predicted, slopes
        """,
        "the mean added to the slope",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(axis=0), designs.std(axis=0)
            u = (policies - m)/d
            predicted = costs.mean() + costs.std()*fit(u)
            slopes = costs.std()*fit_slope(policies)/d
            return predicted, slopes
        """,
        "the slope at the raw policies",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(axis=0), designs.std(axis=0)
            u = (policies - policies.mean(axis=0))/policies.std(axis=0)
            predicted = costs.mean() + costs.std()*fit(u)
            slopes = costs.std()*fit_slope(u)/d
            return predicted, slopes
        """,
        "the new policies' own mean and spread",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(axis=0), designs.std(axis=0)
            u = (policies - m)/d
            predicted = (fit(u)-costs.mean())/costs.std()
            slopes = costs.std()*fit_slope(u)/d
            return predicted, slopes
        """,
        "divided once more on the way back",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            c = model(s, S)
            k = np.unravel_index(np.argmin(c), c.shape)
            return s[k], S[k]
        """,
        "s above S allowed",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            c = np.where(s < S, model(s, S), np.inf)
            k = np.unravel_index(np.argmin(c), c.shape)
            return s[k], S[k]
        """,
        "s = S left out",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            c = np.where(s <= S, model(s, S), np.inf)
            return np.min(c)
        """,
        "the lowest cost itself",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            s, S = np.meshgrid(s_values, S_values)
            c = np.where(s <= S, model(s, S), 0)
            k = np.unravel_index(np.argmin(c), c.shape)
            return s[k], S[k]
        """,
        "what cannot be comes first",
    ),
    ("11.4", 'claims_on_models={"rmse":"true","free":"true"}', "a better fit taken for a better decision"),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = np.maximum(stock + bought - demand, 0)
            cost = 100*low + bought + np.where(left > 0, left, -10*left)
            return left, cost
        """,
        "who waits is forgotten",
    ),
    (
        "11.2",
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            m, d = designs.mean(), designs.std()
            u = (policies - m)/d
            return costs.mean() + costs.std()*fit(u), costs.std()*fit_slope(u)/d
        """,
        "one scale for both inputs",
    ),
    (
        "11.3",
        """
        def best_on_grid(model, s_values, S_values):
            mean = lambda s: float(np.mean(model(np.full(len(S_values), s), np.asarray(S_values))))
            s = min(s_values, key=mean)
            cost = lambda S: float(model(np.array([s]), np.array([S]))[0])
            return s, min([S for S in S_values if S >= s], key=cost)
        """,
        "s by itself, and then S",
    ),
    ("11.4", 'claims_on_models={"shift":"false","bend":"true"}', "noise blamed for the shape"),
)

SAID: tuple[tuple[str, Source, str, str | None], ...] = (
    ("11.1", {"stock < s": "stock + 1 < s"}, "five policies", None),
    ("11.1", {"stock < s": "abs(stock) < s"}, "five policies", None),
    ("11.3", {"cost.argmin()": "np.round(cost, 3).argmin()"}, "between 900 and 900.0002", None),
    ("11.3", {"s <= S": "s <= S + 1"}, "between 900 and 900.0002", None),
    ("11.1", {"stock < s": "stock <= s"}, "stock 200, s = 200", None),
    ("11.3", {"s <= S": "s < S"}, r"s\\le S", "raises"),
    ("11.3", {"model(s, S), np.inf": "model(s, S), -np.inf"}, "−inf", "Cost 0"),
    ("11.2", {"designs.std(axis=0)": "designs.std(axis=0, ddof=1)"}, "np.std", "variance"),
    (
        "11.1",
        """
        def one_period(stock, s, S, demand):
            low = stock < s
            bought = np.where(low, S - stock, 0)
            left = stock + bought - demand
            return left, 100 * low + bought + np.where(stock > 0, stock, -10 * left)
        """,
        "the second value alone",
        "first value alone",
    ),
)
