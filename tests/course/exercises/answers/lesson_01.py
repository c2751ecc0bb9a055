"""Answers to the exercises of lesson 01 that its file does not list."""

FORMS = {
    "01.1": (
        """
        from fractions import Fraction
        by_hand = {"v_star": -np.log(3), "v": Fraction(1, 4), "y_bar": Fraction(2), "loss": Fraction(1, 2)}
        """,
        'by_hand = {"loss": "1/2", "y_bar": "2", "v": "1 / 4", "v_star": -1.1}',
        'by_hand = {"v_star": math.log(1 / 3), "v": np.float64(0.25), "y_bar": np.array(2.0), "loss": 0.5}',
        """
        import sympy as sp
        by_hand = {"v_star": -sp.log(3), "v": sp.Rational(1, 4), "y_bar": sp.Integer(2), "loss": sp.Rational(1, 2)}
        """,
        'by_hand={"v_star": np.log(1/3), "v": 1/(1+math.exp(math.log(3))), "y_bar": 8/4, "loss": 0.5*(1-2)**2}',
    ),
    "01.2": (
        """
        def outputs(b, w, x, u):
            y_bar = []
            for p in range(u.shape[0]):
                total = b
                for h in range(x.shape[0]):
                    v_star = 0
                    for i in range(u.shape[1]):
                        v_star += w[i, h] * u[p, i]
                    total += x[h] / (1 + math.exp(-v_star))
                y_bar.append(total)
            return y_bar
        """,
        """
        def outputs(b, w, x, u):
            v = 1 / (1 + np.exp(-np.einsum("pi,ih->ph", u, w)))
            return np.einsum("ph,h->p", v, x) + b
        """,
        """
        def outputs(b, w, x, u):
            return tuple(b + sum(0.5 * (1 + np.tanh(row @ w / 2)) * x) for row in u)
        """,
        """
        def outputs(b, w, x, u):
            e = np.exp(u.dot(w))
            return (e / (1 + e)).dot(x.copy()) + b
        """,
        "outputs = lambda b, w, x, u: (x @ (1 / (1 + np.exp(-w.T @ u.T)))).ravel() + b",
        """
        def outputs(b, w, x, u):
            return np.einsum("h,ph->p", x, 0.5 + 0.5*np.tanh(0.5*np.einsum("pi,ih->ph", u, w))) + b
        """,
    ),
    "01.3": (
        'my_step = {"b": 4, "w0": -6, "w1": -3, "x": -3}',
        'my_step = {"x": 3.0, "b": 1.0, "w0": 40, "w1": 20}',
        """
        from fractions import Fraction
        my_step = {"b": np.float64(1), "w0": Fraction(20, 3), "w1": "10/3", "x": np.array(3)}
        """,
        "my_step = dict(b=1, w0=2e4, w1=1e4, x=3)",
        'my_step={"b": 4, "w0": -12, "w1": -6, "x": -3}',
    ),
    "01.4": (
        """
        moves = {"b": "+", "x[0]": " + ", "x[1]": "+", "w[0,0]": "+", "w[0,1]": "−", "w[1,0]": "–", "w[1,1]": "+"}
        """,
        """
        u, x = (1, -1), (2, -2)
        moves = {f"w[{i},{h}]": "+" if u[i] * x[h] > 0 else "-" for i in range(2) for h in range(2)}
        moves.update({"b": "+", "x[0]": "+", "x[1]": "+"})
        """,
        """
        from collections import OrderedDict
        moves = OrderedDict(zip(("b", "x[0]", "x[1]", "w[0,0]", "w[0,1]", "w[1,0]", "w[1,1]"), "++++--+"))
        """,
    ),
    "01.5": (
        'b_after = "b_m = 2 - (1 - μ·P)^m"',
        'b_after = "1 + 1 - (1 - mu*P)^m"',
        'b_after = "2 + (b_0 - 2) * (1 - P*mu)**m"',
        'b_after = "1 + P*mu * (1 - (1 - P*mu)**m) / (1 - (1 - P*mu))"',
        """
        import sympy as sp
        mu, P = sp.symbols("mu P")
        m = sp.Symbol("m", integer=True)
        b_after = 2 - (1 - P * mu) ** m
        """,
        'b_after="1 + (1 - (1-mu*P)**m)"',
        'b_after = "b = 2 - (1 - P*mu)**m"',
    ),
}

NAMED = (
    ("01.1", 'by_hand = {"v_star": -0.0986, "v": 0.4754, "y_bar": 1.9, "loss": 0.406}', "b put into v*"),
    ("01.1", 'by_hand = {"v_star": -0.0986, "v": 0.4754, "y_bar": 2.9014, "loss": 1.808}', "b put into v*"),
    ("01.1", 'by_hand = {"v": 1 / (1 + math.log(3)), "y_bar": 2.9, "loss": 1.8}', "the exponential left out"),
    (
        "01.1",
        'by_hand = {"v_star": 2 * math.log(3), "v": 0.9, "y_bar": 4.6, "loss": 6.48}',
        "the inputs left out, or the constant one and a sign",
    ),
    (
        "01.4",
        'moves = {"x[0]": "-", "x[1]": "-", "w[1,0]": "+"}',
        "the input's sign for the output's weights",
    ),
    (
        "01.4",
        'moves = {"b": "+", "w[0,0]": "-", "w[0,1]": "-", "w[1,0]": "-", "w[1,1]": "-"}',
        "signs of u[i] and x[h] not multiplied",
    ),
    ("01.1", 'by_hand = {"v_star": -2.2, "v": 0.1, "y_bar": 1.4, "loss": 0.08}', "the constant input left out"),
    ("01.1", 'by_hand = {"v_star": 3.3, "v": 0.9643, "y_bar": 4.857, "loss": 7.44}', "the sign of the input lost"),
    ("01.1", 'by_hand = {"v": 0.75, "y_bar": 4, "loss": 4.5}', "the sign in the exponent"),
    ("01.1", 'by_hand = {"y_bar": 1, "loss": 0}', "b left out"),
    ("01.1", 'by_hand = {"y_bar": 5, "loss": 8}', "b weighed, or v left out"),
    ("01.1", 'by_hand = {"loss": -0.5}', "the error not squared"),
    ("01.1", 'by_hand = {"loss": 0.25}', "½ squared with the error"),
    (
        "01.2",
        """
        def outputs(b, w, x, u):
            for row in u:
                return b + (1 / (1 + np.exp(-(row @ w)))) @ x
        """,
        "one number",
    ),
    (
        "01.2",
        """
        def outputs(b, w, x, u):
            result = []
            for p in range(len(u)):
                total = b
                for h in range(len(w)):
                    total += x[h] / (1 + np.exp(-(u[p] @ w[:, h])))
                result.append(total)
            return np.array(result)
        """,
        "a hidden unit left out",
    ),
    (
        "01.2",
        """
        def outputs(b, w, x, u):
            result = []
            for p in range(len(u)):
                total = 0
                for h in range(len(x)):
                    total += b + x[h] / (1 + np.exp(-(u[p] @ w[:, h])))
                result.append(total)
            return np.array(result)
        """,
        "b inside the sum",
    ),
    ("01.2", "def outputs(b, w, x, u):\n    return b + np.tanh(np.dot(u, w)) @ x", "another activation"),
    ("01.2", {"v @ x": "v @ x.reshape(-1, 1)"}, "a column"),
    ("01.3", 'my_step = {"b": 4, "w0": -6, "w1": -3, "x": 3}', "a step the wrong way"),
    ("01.3", 'my_step = {"b": 1, "w0": 12, "w1": 6, "x": 5}', "one end at the wrong height"),
    ("01.3", 'my_step = {"b": 1, "w0": 2, "w1": 10, "x": 3}', "the steepness forgotten in the place"),
    ("01.3", 'my_step = {"b": 1, "w0": -12, "w1": 6, "x": 3}', "the step on the other side"),
    ("01.3", 'my_step = {"b": 0, "w0": 10, "w1": 5, "x": 3}', "the right rise at the wrong height"),
    ("01.4", 'moves = {"w[0,0]": "0", "w[0,1]": "0"}', "no movement"),
    (
        "01.4",
        'moves = {"b": "+", "x[0]": "+", "x[1]": "-", "w[0,0]": "+", "w[0,1]": "-", "w[1,0]": "-", "w[1,1]": "-"}',
        "the weight's own sign taken for its direction",
    ),
    ("01.4", 'moves = {"w[0,1]": "+", "w[1,1]": "-"}', "the sign of x[h] forgotten"),
    ("01.5", 'b_after = "(1 - mu*P)**m"', "the distance instead of b"),
    ("01.5", 'b_after = "2 - (1 - mu/P)^m"', "divided by P"),
    ("01.5", 'b_after = "2 + (b_0 - 2) * (1 - mu)**m"', "mean for sum"),
    ("01.5", 'b_after = "2 - exp(-m*P*mu)"', "steps so short that they flow"),
    ("01.5", 'b_after = "1 + mu*P*m"', "m equal steps"),
    ("01.1", 'by_hand={"v_star": -math.log(3), "v": 0.75, "y_bar": 4, "loss": 4.5}', "the sign in the exponent"),
    ("01.1", 'by_hand={"y_bar": 5/4, "loss": 1/32}', "x[0] left out"),
    (
        "01.1",
        'by_hand={"v_star": 3*math.log(3), "v": 27/28, "y_bar": 1+4*27/28, "loss": (4*27/28)**2/2}',
        "the sign of the input lost",
    ),
    (
        "01.2",
        """
        def outputs(b, w, x, u):
            v = 1/(1+np.exp(-(u @ w)))
            return b + (v * x).sum(axis=0)
        """,
        "added up over the samples",
    ),
    (
        "01.2",
        """
        def outputs(b, w, x, u):
            v = 1/(1+np.exp(-u @ w))
            return (b + v) @ x
        """,
        "b weighed",
    ),
    ("01.3", 'my_step={"b": 1, "w0": -8, "w1": 4, "x": 3}', "the step on the other side"),
    ("01.3", 'my_step={"b": 1, "w0": 2, "w1": 4, "x": 3}', "the steepness forgotten in the place"),
    (
        "01.4",
        'moves={"b":"+","x[0]":"+","x[1]":"-","w[0,0]":"+","w[0,1]":"-","w[1,0]":"-","w[1,1]":"+"}',
        "the weight's own sign taken for its direction",
    ),
    ("01.4", 'moves={"w[0,0]":"+","w[0,1]":"-","w[1,0]":"+","w[1,1]":"-"}', "the sign of the input forgotten"),
    ("01.5", 'b_after="2 - (1 - mu)**m * P"', "P in the wrong place"),
    ("01.5", 'b_after="2 - (1 - mu/P)**m"', "divided by P"),
    ("01.5", 'b_after="2 - (1 - P*mu)**(m-1)"', "m counted from 1 at the start"),
    ("01.1", 'by_hand={"loss": 1}', "loss without ½"),
    (
        "01.2",
        """
        def outputs(b, w, x, u):
            P, N = u.shape
            y = np.zeros(P)
            for p in range(P):
                for h in range(len(x)):
                    z = 0
                    for i in range(N):
                        z += w[i, h]*u[p, i]
                        y[p] += x[h]/(1+np.exp(-z))
                y[p] += b
            return y
        """,
        "a sigmoid before the sum is done",
    ),
    ("01.5", 'b_after="2 - (1 - mu)**(m*P)"', "a step for each sample"),
)

SAID = (
    (
        "01.3",
        'my_step = {"b": np.array([1, 2]), "w0": 6, "w1": 3, "x": 3}',
        "a number is wanted",
        "TypeError|only length",
    ),
    ("01.3", 'my_step = {"b": 1, "w0": 6, "w1": 3, "x": 0}', "`x` = 0", "wrong way"),
    ("01.3", 'my_step = {"b": 1, "w0": 5, "w1": 4, "x": 3}', r"u\[1\] = -1\.25", "TypeError"),
    (
        "01.4",
        'moves = dict.fromkeys(("b", "x[0]", "x[1]", "w[0,0]", "w[0,1]", "w[1,0]", "w[1,1]"), "+")',
        "Not every parameter raises it",
        "descent",
    ),
    (
        "01.2",
        """
        def outputs(b, w, x, u):
            v = 1 / (1 + np.exp(-(u[0] @ w)))
            return np.full(len(u), b + v @ x)
        """,
        "Not yet: the first for all",
        "Something else",
    ),
)
