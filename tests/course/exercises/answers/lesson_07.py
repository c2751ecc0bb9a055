"""Lesson 07: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "07.1": (
        """
        from fractions import Fraction

        valley = {
            "edge for b alone": Fraction(2, 5),
            "largest curvature": np.linalg.eigvalsh([[5, 2], [2, 2]])[-1],
            "smallest curvature": np.float64(1),
            "condition number": "6/1",
            "edge": "1/3",
            "edge, data four times": 0.0833,
        }
        """,
        """
        valley = dict(
            zip(
                ("edge, data four times", "edge", "condition number", "smallest curvature", "largest curvature"),
                (2 / 24, 0.333, np.int64(6), (7 - np.sqrt(25)) / 2, (7 + np.sqrt(25)) / 2),
            )
        )
        valley["edge for b alone"] = np.array(0.4)
        """,
        """
        import sympy as sp

        small, large = sorted(sp.Matrix([[5, 2], [2, 2]]).eigenvals())
        valley = {
            "edge for b alone": sp.Rational(2, 5),
            "largest curvature": large,
            "smallest curvature": small,
            "condition number": large / small,
            "edge": 2 / large,
            "edge, data four times": 2 / (4 * large),
        }
        """,
    ),
    "07.2": (
        "bold_mu = 0.005",
        "bold_mu = np.float64(0.02 * 40 / 160)",
        'bold_mu = "0.004"',
        "from fractions import Fraction\nbold_mu = Fraction(1, 200)",
        "bold_mu = np.array(0.003)",
    ),
    "07.3": (
        """
        def standardised(u_train, u_new):
            P, N = u_train.shape
            rows = []
            for u in u_new:
                row = []
                for i in range(N):
                    mean = sum(u_train[p, i] for p in range(P)) / P
                    spread = (sum((u_train[p, i] - mean) ** 2 for p in range(P)) / P) ** 0.5
                    row.append((u[i] - mean) / spread)
                rows.append(row)
            return rows


        def raw_weights(w, u_train):
            raw = w.copy()
            mean, spread = u_train.mean(axis=0), u_train.std(axis=0)
            for i in range(len(mean)):
                raw[i + 1] = w[i + 1] / spread[i]
                raw[0] -= raw[i + 1] * mean[i]
            return raw
        """,
        """
        def standardised(u_train, u_new):
            centred = u_train - np.mean(u_train, axis=0)
            return (u_new - np.mean(u_train, axis=0)) / np.sqrt(np.einsum("pi,pi->i", centred, centred) / len(u_train))


        def raw_weights(w, u_train):
            mean, spread = np.mean(u_train, axis=0), np.sqrt(np.var(u_train, axis=0))
            raw = np.empty(w.shape)
            raw[1:] = (w[1:].T / spread).T
            raw[0] = w[0] - np.einsum("i,ih->h", mean, raw[1:])
            return raw
        """,
        """
        standardised = lambda u_train, u_new: (u_new - u_train.mean(0)) / u_train.std(0, keepdims=True)


        def raw_weights(w, u_train):
            scaling = np.eye(len(w))
            scaling[0, 1:] = -u_train.mean(0) / u_train.std(0)
            scaling[1:, 1:] = np.diag(1 / u_train.std(0))
            return scaling @ w
        """,
    ),
    "07.4": (
        """
        remedies = dict(
            F="check the gradient", E="let it be", D="scale the data", C="new start", B="larger mu", A="smaller mu"
        )
        """,
        """
        remedies = {
            "A": "Smaller mu",
            "B": " larger mu",
            "C": "new start",
            "D": "scale the data ",
            "E": "LET IT BE",
            "F": "check the gradient",
        }
        """,
        """
        words = "smaller mu,larger mu,new start,scale the data,let it be,check the gradient".split(",")
        remedies = dict(zip("ABCDEF", np.array(words)))
        """,
    ),
    "07.5": (
        """
        fastest_mu = "2/(C + c)"
        worst_factor = "1 - 2*c/(c + C)"
        """,
        """
        fastest_mu = "1 / ((c + C) / 2)"
        worst_factor = "((C - c)**2)**(1/2) / (C + c)"
        """,
        """
        fastest_mu = "2 / (c + C)"
        worst_factor = "sqrt((C - c)**2) / (C + c)"
        """,
        """
        fastest_mu = "2 * (c + C)**(-1)"
        worst_factor = "(C/c - 1) / (C/c + 1)"
        """,
        """
        import sympy as sp

        c, C = sp.symbols("c C", positive=True)
        fastest_mu, worst_factor = 2 / (c + C), 2 * C / (c + C) - 1
        """,
        """
        fastest_mu = "2 / (c + C)"
        worst_factor = "abs(1 - 2*C/(c + C))"
        """,
        'fastest_mu="1/((c+C)/2)"; worst_factor="1 - 2*c/(c+C)"',
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = (
    ("07.5", 'fastest_mu = "2 / c / C"', "the product for the sum"),
    (
        "07.3",
        {
            "rest = w[1:] / u_train.std(axis=0)[:, None]": "rest = w[1:] * u_train.std(axis=0)[:, None]",
            "u_train.mean(axis=0) @ rest": "u_train.mean(axis=0) @ w[1:]",
        },
        "multiplied by the spread on the way back",
    ),
    (
        "07.1",
        """
        valley = {"largest curvature": 5, "smallest curvature": 2, "condition number": 2.5}
        valley |= {"edge": 0.4, "edge, data four times": 0.1}
        """,
        "the mixed derivative left out",
    ),
    ("07.1", 'valley={"edge for b alone": 0.2, "edge": 1/6, "edge, data four times": 1/24}', "1/λ for 2/λ"),
    ("07.1", 'valley={"condition number": 0.1667}', "the condition number upside down"),
    ("07.1", 'valley={"edge, data four times": 1/3}', "mean for sum"),
    ("07.1", 'valley={"edge": 0.2857}', "the curvatures added up"),
    ("07.1", 'valley={"edge for b alone": 1}', "x[0] moved, where b moves alone"),
    ("07.1", 'valley={"largest curvature": 6.56}', "the square of the sum for the sum of squares"),
    ("07.1", 'valley={"edge": 12}', "2λ for 2/λ"),
    (
        "07.1",
        'valley={"smallest curvature": 6, "largest curvature": 1, "condition number": 1/6, "edge": 2}',
        "largest and smallest exchanged",
    ),
    ("07.2", "bold_mu=0.02", "P forgotten"),
    ("07.2", "bold_mu=0.04", "far beyond the edge"),
    ("07.2", "bold_mu=0.01", "beyond the edge, though it does not explode"),
    ("07.2", "bold_mu=0.0025", "a smaller μ is always safer"),
    ("07.2", "bold_mu=0.006", "beyond the edge, though it does not explode"),
    ("07.2", "bold_mu=0.08", "multiplied where it is divided"),
    ("07.2", "bold_mu=bp.schedules.constant(0.005)", "no single number"),
    ("07.2", "bold_mu=-0.005", "no step downhill"),
    ("07.2", "bold_mu=[0.005,0.004]", "no single number"),
    ("07.2", "bold_mu='small'", "no single number"),
    ("07.2", "bold_mu=0.0001", "a smaller μ is always safer"),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_new.mean(0)) / u_new.std(0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "the new data's own mean and spread",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean()) / u_train.std()


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "one mean for all inputs",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(0)) * u_train.std(0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "multiplied by the spread",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(0)) / u_train.var(0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "the variance for its root",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return u_new - u_train.mean(0) / u_train.std(0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "the parentheses lost",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_train - u_train.mean(0)) / u_train.std(0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "the training data scaled",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(1)) / u_train.std(1)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "row by row",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.min(0)) / (u_train.max(0) - u_train.min(0))


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "the range for the spread",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return u_new / u_train.std(0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "the mean not subtracted",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_train.mean(0) - u_new) / u_train.std(0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "the mean minus the input",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(0)) / np.sqrt(u_train.std(0))


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "a root too many",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return u_new / np.abs(u_train).max(0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1] - m @ (w[1:] / s[:, None]), w[1:] / s[:, None]])
        """,
        "the largest for the spread",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return w
        """,
        "the way back missing",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return w / np.vstack([[1]*1, s[:,None]])
        """,
        "the way back without the shift",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[:1], w[1:]*s[:,None]])
        """,
        "multiplied all the way back",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[0] + m @ (w[1:]/s[:,None]), w[1:]/s[:,None]])
        """,
        "the shift with the wrong sign",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[0] - m @ w[1:], w[1:]/s[:,None]])
        """,
        "the shift not divided by the spread",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[0] - (m/s).sum(), w[1:]/s[:,None]])
        """,
        "the shift without the weights",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[0] - m @ (w[1:]*s[:,None]), w[1:]*s[:,None]])
        """,
        "multiplied all the way back",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[0]*1, w[1:]*s[:,None]+m[:,None]])
        """,
        "weights scaled like inputs",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return w[1:]/s[:,None]
        """,
        "row 0 missing",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return np.vstack([w[0] - m @ (w[1:]/s[:,None]), w[1:]])
        """,
        "only the shift",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            w[1:] /= s[:,None]
            w[0] -= m @ w[1:]
            return w
        """,
        "the caller's weights changed",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            return w[1:] / s
        """,
        "row 0 missing",
    ),
    ("07.5", 'fastest_mu="1/(c+C)"', "half of it"),
    ("07.5", 'fastest_mu="2/C"', "the edge itself"),
    ("07.5", 'worst_factor="(c-C)/(c+C)"', "the sign of the factor"),
    ("07.5", 'worst_factor="(C-c)/2"', "the difference alone"),
    ("07.5", 'fastest_mu="(c+C)/2"', "upside down"),
    ("07.5", 'fastest_mu="1/C"', "only the steep direction"),
    ("07.5", 'worst_factor="c/C"', "c/C for the factor"),
    ("07.5", 'worst_factor="2*c/(c+C)"', "the gain for what is left"),
    ("07.5", 'fastest_mu="(1/c+1/C)/2"', "the mean of 1/c and 1/C"),
    ("07.5", 'fastest_mu="2*c*C/(c+C)"', "a curvature for a step"),
    ("07.5", 'fastest_mu="1/(C-c)"', "a sign on the way to μ"),
    ("07.5", 'fastest_mu="1/2*(c+C)"', "upside down"),
    ("07.5", 'worst_factor="C/(c+C)"', "half of it"),
    ("07.5", 'fastest_mu="2/c + 2/C"', "1/c and 1/C added"),
    ("07.5", 'fastest_mu="1/c + 1/C"', "1/c and 1/C added"),
    ("07.5", 'worst_factor="0"', "nothing left of the distance"),
    ("07.5", 'worst_factor="1 - c/C"', "only the steep direction"),
    ("07.1", 'valley={"condition number": 5.0}', "the difference for the ratio"),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean())/u_train.std()
        """,
        "one mean for all inputs",
    ),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0))/u_train.std(axis=0, ddof=1)
        """,
        "P − 1 in one, P in the other",
    ),
    (
        "07.3",
        """
        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            out = w.copy()
            out[1:] = w[1:]/s[:,None]
            return out
        """,
        "the way back without the shift",
    ),
    (
        "07.3",
        """
        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            out = w.copy()
            out[1:] = w[1:]/s[:,None]
            out[0] = w[0] - m@w[1:]
            return out
        """,
        "the shift not divided by the spread",
    ),
    (
        "07.3",
        """
        def raw_weights(w, u_train):
            m, s = u_train.mean(axis=0), u_train.std(axis=0)
            out = w.copy()
            out[1:] = w[1:]*s[:,None]
            out[0] = w[0] + m@w[1:]
            return out
        """,
        "multiplied by the spread on the way back",
    ),
    ("07.4", 'remedies={"E":"new start","D":"smaller mu"}', "a smaller μ against creeping"),
    ("07.5", 'fastest_mu="2/C"; worst_factor="1-2*c/C"', "the edge itself"),
    ("07.1", 'valley={"largest curvature": 7, "smallest curvature": 0}', "the sum of the curvatures for the largest"),
    ("07.2", "bold_mu=2", "far beyond the edge"),
    (
        "07.3",
        """
        def standardised(u_train, u_new):
            return (u_new - u_train.mean(axis=0))/u_train.var(axis=0)
        """,
        "the variance for its root",
    ),
    ("07.4", 'remedies={"B":"let it be","C":"larger mu"}', "slow taken for done"),
    ("07.5", 'fastest_mu="1/C"; worst_factor="1-c/C"', "only the steep direction"),
)

SAID: tuple[tuple[str, Source, str, str | None], ...] = (
    ("07.2", "bold_mu = 0.08", "0.08 is four times the old rate", "was right for 40"),
    ("07.2", "bold_mu = 0.03", "the edge", "was right for 40"),
    ("07.2", "bold_mu = bp.schedules.constant(0.005)", "Asked is one number", "TypeError"),
    (
        "07.5",
        'worst_factor = "(c - C) / (c + C)"',
        r"gives `-0\.5625` at `c = 0\.7, C = 2\.5`, right is `0\.5625`",
        "more",
    ),
    ("07.5", 'fastest_mu = "2 / (lambda_min + lambda_max)"', "no lambda_min here", "geometric"),
    ("07.5", 'fastest_mu = "1 / (2 * c)"', "Not yet", ": the"),
    ("07.3", {") / u_train.std(axis=0)": ") * u_train.std(axis=0)"}, "Divide by it", "`axis=1`"),
    ("07.1", 'valley = {"edge": 0.25}', r'`valley\["edge"\]` is `0.25`, which is too small', "Not yet:"),
    ("07.5", 'worst_factor = "(C - c)/(2*(C + c))"', "Not yet: a factor.*`1/2` times what is right", "`fastest_mu`"),
)
