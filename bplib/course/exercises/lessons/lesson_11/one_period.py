"""Exercise 11.1: One period of the shop."""

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong

ONE_PERIOD = Exercise(
    key="11.1",
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
                "five policies side by side, with parts of a unit",
                (
                    np.array([199.6, -150.0, 500.0, 40.0, 30.5]),
                    np.array([200.0, 100.0, 200.0, 100.0, 60.0]),
                    np.array([500.0, 200.0, 500.0, 300.0, 100.0]),
                    np.array([250.0, 40.25, 60.0, 200.71828, 99.61803]),
                ),
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
            (
                {"bought = np.where(low, S - stock, 0)": "bought = S - stock"},
                {"low = stock < s": "low = np.full(np.shape(stock), True)"},
            ),
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
            "In this shop nobody goes away: the penalty is paid, and what is owed stays owed in the next period. So "
            "the stock at the end is negative and not 0.",
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
            "held or owed, by the stock at the start",
            (
                {"np.where(left > 0,": "np.where(stock > 0,"},
                {"np.where(left > 0,": "np.where(low == 0,"},
            ),
            "Whether there is something to hold or something owed is seen at the *end*, after the demand: ask "
            "`left > 0`.",
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
