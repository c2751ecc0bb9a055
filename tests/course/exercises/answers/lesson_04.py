"""Answers to lesson 04's exercises that its file does not list."""

FORMS = {
    "04.1": (
        """
        from fractions import Fraction
        going_back = {
            "error": Fraction(-1),
            "dL_db": Fraction(1),
            "dL_dx[0]": Fraction(1, 4),
            "signal": Fraction(-3, 4),
            "dL_dw[0,0]": Fraction(3, 4),
            "dL_dw[1,0]": Fraction(-3, 2),
        }
        """,
        """
        going_back = {
            "dL_dw[1,0]": "-3/2",
            "dL_dw[0,0]": "3 / 4",
            "signal": "−3/4",
            "dL_dx[0]": "0.25",
            "dL_db": "1",
            "error": "-1",
        }
        """,
        """
        v, y_bar, x, u, y = 0.25, 2.0, 4.0, np.array([1.0, -2.0]), 1.0
        error = np.array([y - y_bar])
        signal = error * x * v * (1 - v)
        dw = -u * signal
        going_back = dict(error=error[0], dL_db=-error[0], signal=signal[0])
        going_back |= {"dL_dx[0]": np.array(-error[0] * v), "dL_dw[0,0]": dw[0], "dL_dw[1,0]": dw[1]}
        """,
        """
        going_back = {
            "error": -1.0,
            "dL_db": 1.00,
            "dL_dx[0]": 0.250,
            "signal": -0.750,
            "dL_dw[0,0]": 0.750,
            "dL_dw[1,0]": -1.50,
        }
        """,
        """
        going_back = {
            "error": -1.0,
            "dL_db": 1.0,
            "dL_dx[0]": np.float32(0.25),
            "signal": -3 / 4,
            "dL_dw[0,0]": 0.75,
            "dL_dw[1,0]": -1.5,
        }
        """,
    ),
    "04.2": (
        """
        summed = {
            "dL_dw[i,h]": "p",
            "dL_dx[h]": "p",
            "dL_db": "p",
            "signal[p,h]": "nothing",
            "loss": "p",
            "y_bar[p]": "h",
            "v_star[p,h]": "i",
        }
        """,
        """
        summed = {
            "v_star[p,h]": "I",
            "y_bar[p]": " h",
            "loss": "P",
            "signal[p,h]": "Nothing",
            "dL_db": "p ",
            "dL_dx[h]": "P",
            "dL_dw[i,h]": "p",
        }
        """,
        """
        summed = dict.fromkeys(("loss", "dL_db", "dL_dx[h]", "dL_dw[i,h]"), np.str_("p"))
        summed.update({"v_star[p,h]": "i", "y_bar[p]": "h", "signal[p,h]": "nothing"})
        """,
    ),
    "04.3": (
        """
        def three_slopes(b, w, x, u, y):
            n_samples, n_inputs = u.shape
            dL_db, dL_dw, dL_dx = 0.0, np.zeros(w.shape), np.zeros(x.shape)
            for p in range(n_samples):
                v = [1 / (1 + math.exp(-sum(w[i, h] * u[p, i] for i in range(n_inputs)))) for h in range(len(x))]
                error = y[p] - b - sum(x[h] * v[h] for h in range(len(x)))
                dL_db -= error
                for h in range(len(x)):
                    dL_dx[h] -= error * v[h]
                    for i in range(n_inputs):
                        dL_dw[i, h] -= error * x[h] * v[h] * (1 - v[h]) * u[p, i]
            return dL_db, dL_dw, dL_dx
        """,
        """
        def three_slopes(b, w, x, u, y):
            v = 1 / (1 + np.exp(-np.einsum("pi,ih->ph", u, w)))
            error = y - b - np.einsum("ph,h->p", v, x)
            dw = -np.einsum("p,h,ph,ph,pi->ih", error, x, v, 1 - v, u)
            return [-np.einsum("p->", error), dw, -np.einsum("p,ph->h", error, v)]
        """,
        """
        def three_slopes(b, w, x, u, y):
            v = 0.5 * (1 + np.tanh(u.dot(w) / 2))
            too_high = (b + v.dot(x) - y).reshape(-1, 1)
            back = too_high * x.reshape(1, -1) * (v - v**2)
            return too_high.sum(), u.transpose().dot(back).tolist(), list((too_high * v).sum(axis=0))
        """,
        """
        gradients = lambda b, w, x, u, y: bp.gradients(bp.Network(b=b, w=w, x=x), u, y)
        three_slopes = lambda b, w, x, u, y: (lambda g: (g.b, g.w, g.x))(gradients(b, w, x, u, y))
        """,
        """
        def three_slopes(b, w, x, u, y):
            e = np.exp(-(u @ w))
            v = 1 / (1 + e)
            error = np.asarray(y).ravel() - (v @ x + b)
            signal = np.outer(error, x) * e / (1 + e) ** 2
            dw = sum(np.outer(u[p], -signal[p]) for p in range(len(y)))
            return np.array(-np.sum(error)), dw, -(v.T @ error)
        """,
        """
        def three_slopes(b, w, x, u, y):
            f = lambda b, w, x: 0.5*np.sum((y - b - bp.sigmoid(u@w)@x)**2)
            v = bp.sigmoid(u@w); e = y - b - v@x
            return -np.sum(e), -np.einsum("p,h,ph,ph,pi->ih", e, x, v, 1-v, u), -np.einsum("p,ph->h", e, v)
        """,
    ),
}

NAMED = (
    ("04.1", 'going_back = {"signal": -1.25, "dL_dw[0,0]": 1.25, "dL_dw[1,0]": -2.5}', "a plus in the slope"),
    (
        "04.1",
        """
        going_back = {"error": 1, "dL_db": 1, "dL_dx[0]": 1/4,
            "signal": 3/4, "dL_dw[0,0]": 3/4, "dL_dw[1,0]": -3/2}
        """,
        "ȳ − y taken for the error",
    ),
    (
        "04.1",
        """
        going_back = {"error": 1, "dL_db": -1, "dL_dx[0]": -1/4,
            "signal": 3/4, "dL_dw[0,0]": -3/4, "dL_dw[1,0]": 3/2}
        """,
        "ȳ − y taken for the error",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": -1, "dL_dx[0]": -1/4,
            "signal": -3/4, "dL_dw[0,0]": -3/4, "dL_dw[1,0]": 3/2}
        """,
        "the minus sign lost",
    ),
    (
        "04.1",
        'going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4, "signal": -4, "dL_dw[0,0]": 4, "dL_dw[1,0]": -8}',
        "v(1 − v) dropped",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4,
            "signal": -3/16, "dL_dw[0,0]": 3/16, "dL_dw[1,0]": -3/8}
        """,
        "x[h] dropped",
    ),
    (
        "04.1",
        'going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4, "signal": -1, "dL_dw[0,0]": 1, "dL_dw[1,0]": -2}',
        "a signal without all its factors",
    ),
    (
        "04.1",
        'going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4, "signal": -3, "dL_dw[0,0]": 3, "dL_dw[1,0]": -6}',
        "half of the slope",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4,
            "signal": -3/4, "dL_dw[0,0]": 3/4, "dL_dw[1,0]": 3/2}
        """,
        "a sign lost with u[1]",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4,
            "signal": -3/4, "dL_dw[0,0]": -3/4, "dL_dw[1,0]": 3/2}
        """,
        "the minus sign lost further on",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4,
            "signal": 3/4, "dL_dw[0,0]": 3/4, "dL_dw[1,0]": -3/2}
        """,
        "the sign of the signal",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4,
            "signal": -3/4, "dL_dw[0,0]": 3/4, "dL_dw[1,0]": 3/4}
        """,
        "u dropped",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": -1/4,
            "signal": -3/4, "dL_dw[0,0]": 3/4, "dL_dw[1,0]": -3/2}
        """,
        "the minus sign lost further on",
    ),
    (
        "04.1",
        """
        going_back = {"error": -2, "dL_db": 2, "dL_dx[0]": 1/2,
            "signal": -3/2, "dL_dw[0,0]": 3/2, "dL_dw[1,0]": -3}
        """,
        "a factor 2",
    ),
    (
        "04.1",
        """
        going_back = {"error": 0.5, "dL_db": 1, "dL_dx[0]": 1/4,
            "signal": -3/4, "dL_dw[0,0]": 3/4, "dL_dw[1,0]": -3/2}
        """,
        "the loss for the error",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1/4,
            "signal": -3/4, "dL_dw[0,0]": 3/16, "dL_dw[1,0]": -3/8}
        """,
        "v for u",
    ),
    (
        "04.1",
        """
        going_back = {"error": -1, "dL_db": 1, "dL_dx[0]": 1,
            "signal": -3/4, "dL_dw[0,0]": 3/4, "dL_dw[1,0]": -3/2}
        """,
        "v dropped, or x[0] put in",
    ),
    (
        "04.2",
        """
        summed = {"v_star[p,h]": "i", "y_bar[p]": "h", "loss": "p",
            "signal[p,h]": "p", "dL_db": "p", "dL_dx[h]": "h", "dL_dw[i,h]": "i"}
        """,
        "the gradient summed over an index that it keeps",
    ),
    (
        "04.2",
        """
        summed = {"v_star[p,h]": "h", "y_bar[p]": "p", "loss": "nothing",
            "signal[p,h]": "h", "dL_db": "nothing", "dL_dx[h]": "nothing", "dL_dw[i,h]": "nothing"}
        """,
        "the signal summed over h",
    ),
    (
        "04.3",
        {"signal = error[:, None] * x * v * (1 - v)": "signal = (error @ v)[None, :] * x * v * (1 - v)"},
        "one error for all samples",
    ),
    (
        "04.3",
        {
            "signal = error[:, None] * x * v * (1 - v)": "signal = (error @ (v * (1 - v))) * x",
            "-u.T @ signal": "-np.outer(u.sum(axis=0), signal)",
        },
        "the sums multiplied",
    ),
    (
        "04.3",
        {"v * (1 - v)": "v * (1 - v) * v"},
        "a v or a slope too many",
    ),
    (
        "04.3",
        {"np.exp(-(u @ w))": "np.exp(-(u @ w) - b)"},
        "b in another place",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            db, dw, dx = 0, np.zeros_like(w), np.zeros_like(x)
            for p in range(len(y)):
                v = 1/(1+np.exp(-(u[p] @ w)))
                e = y[p] - (b + v @ x)
                db -= e
                dx -= e * v
                dw = -np.outer(u[p], e * x * v * (1-v))
            return db, dw, dx
        """,
        "not all samples",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            db, dw, dx = 0, np.zeros_like(w), np.zeros_like(x)
            for p in range(len(y)):
                v = 1/(1+np.exp(-(u[p] @ w)))
                e = y[p] - (b + v @ x)
                db = -e
                dx = -e * v
                dw = -np.outer(u[p], e * x * v * (1-v))
                return db, dw, dx
        """,
        "not all samples",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            db, dw, dx = 0, np.zeros_like(w), np.zeros_like(x)
            for p in range(len(y) - 1):
                v = 1/(1+np.exp(-(u[p] @ w)))
                e = y[p] - (b + v @ x)
                db -= e
                dx -= e * v
                dw -= np.outer(u[p], e * x * v * (1-v))
            return db, dw, dx
        """,
        "not all samples",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u @ w)))
            e = (b + v @ x) - y
            return e.mean(), u.T @ (e[:, None] * x * v * (1-v)) / len(y), e @ v / len(y)
        """,
        "mean for sum",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u @ w)))
            e = (b + v @ x) - y
            return 2 * e.sum(), 2 * u.T @ (e[:, None] * x * v * (1-v)), 2 * e @ v
        """,
        "a factor 2 that the ½ should have cancelled",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u @ w)))
            e = (b + v @ x) - y
            return e.sum(), u.T @ (e[:, None] * x * (1-v)), e @ v
        """,
        "a slope that is not v(1 − v)",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u @ w)))
            e = y - (b + v @ x)
            return e.sum(), u.T @ (e[:, None] * v * (1-v)), e @ v
        """,
        "a minus sign lost",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u @ w)))
            e = y - (b + v @ x)
            return -np.sum(e), -np.dot(u, e[:, None] * x * v * (1-v)), -np.dot(e, v)
        """,
        "a product that sums another axis",
    ),
    ("04.1", 'going_back={"error": 1, "dL_db": -1}', "ȳ − y taken for the error"),
    ("04.1", 'going_back={"dL_dx[0]": -1/4}', "the minus sign lost further on"),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u@w)))
            e = y - b - v@x
            s = e[:,None]*x*v*(1-v)
            return -e.sum(), -u.T@s/len(y), -e@v
        """,
        "mean for sum in part of them",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u@w)))
            e = y - b - v@x
            s = e[:,None]*v*(1-v)
            return -e.sum(), -u.T@s, -e@v
        """,
        "x[h] dropped",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u@w)))
            e = y - v@x
            s = e[:,None]*x*v*(1-v)
            return -e.sum(), -u.T@s, -e@v
        """,
        "b left out of the output",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u@w)))
            e = y - b - v@x
            s = e[:,None]*x*v*(1-v)
            return -e.sum(), -u.T@s, -e@(v*(1-v))
        """,
        "the slope in the gradient of x, too",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u@w)))
            e = y - b - v@x
            s = e[:,None]*x*v*(1-v)
            return -e.sum(), -e@v, -u.T@s
        """,
        "another order",
    ),
    (
        "04.3",
        """
        def three_slopes(b, w, x, u, y):
            v = 1/(1+np.exp(-(u@w)))
            e = y - b - v@x
            dw = np.zeros(w.shape)
            for p in range(len(y)):
                dw = -np.outer(u[p], e[p]*x*v[p]*(1-v[p]))
            return -e.sum(), dw, -e@v
        """,
        "not all samples",
    ),
)

SAID = (
    (
        "04.1",
        'going_back = {"dL_db": 1, "dL_dx[0]": -1 / 4}',
        r"minus sign lost",
        None,
    ),
    (
        "04.2",
        'summed = {"v_star[p,h]": "p", "dL_dw[i,h]": "i"}',
        r"keeps.*\n\n.*dL_dw|v\* summed.*\n\n.*v_star",
        None,
    ),
    (
        "04.2",
        'summed = {"dL_dx[h]": "h", "dL_db": "nothing"}',
        r"sum over h kept(.|\n)*dL_dx|one sample's(.|\n)*dL_db",
        None,
    ),
    (
        "04.3",
        {"-error.sum()": "-error.sum() / 7"},
        r"a factor\.\*\* The first value: in every case `1/7` times",
        None,
    ),
    (
        "04.3",
        {"-u.T @ signal": "-(u.T @ signal) ** 3"},
        r"the second value alone",
        r"first value alone",
    ),
    (
        "04.3",
        {"-error @ v": "-np.outer(error, v.sum(axis=0))"},
        r"shape",
        None,
    ),
)
