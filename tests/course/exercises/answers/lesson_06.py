"""Lesson 06: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "06.1": (
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
    "06.2": (
        "bold_mu = 0.005",
        "bold_mu = np.float64(0.02 * 40 / 160)",
        'bold_mu = "0.004"',
        "from fractions import Fraction\nbold_mu = Fraction(1, 200)",
        "bold_mu = np.array(0.003)",
    ),
    "06.3": (
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
    "06.4": (
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
    "06.5": (
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
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = ()

SAID: tuple[tuple[str, Source, str, str | None], ...] = ()
