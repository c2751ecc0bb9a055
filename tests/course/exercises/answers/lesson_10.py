"""Lesson 10: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "10.1": (
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
            return [left, np.einsum("cp,c->p", np.array([order, level - stock, held, owed], dtype=float), [100, 1, 1, 10])]
        """,
        """
        def one_period(stock, s, S, demand):
            low = ~(stock >= s)
            left = stock - demand + low * (S - stock)
            return left, np.select([left >= 0], [left], -10 * left) + low * (100 + S - stock)
        """,
    ),
    "10.2": (
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            mean, scale = np.mean(designs, 0), np.sqrt(((designs - designs.mean(0)) ** 2).mean(0))
            u = np.array([[(policy[i] - mean[i]) / scale[i] for i in range(2)] for policy in policies])
            spread = np.sqrt(np.mean((costs - costs.mean()) ** 2))
            slope = fit_slope(u)
            return [fit(u) * spread + np.average(costs), [[spread / scale[i] * row[i] for i in range(2)] for row in slope]]
        """,
        """
        def cost_and_slope(fit, fit_slope, policies, designs, costs):
            u = (policies - designs.mean(axis=0)) / designs.std(axis=0)
            return costs.mean() + costs.std() * fit(u), np.einsum("pi,i->pi", fit_slope(u), costs.std() / designs.std(axis=0))
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
    "10.3": (
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
    ),
    "10.4": (
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

NAMED: tuple[tuple[str, Source, str], ...] = ()

SAID: tuple[tuple[str, Source, str, str | None], ...] = ()
