"""Answers to the exercises of lesson 02 that its file does not list."""

FORMS = {
    "02.1": (
        """
        from fractions import Fraction
        slopes_by_hand = {
            "v at 0": Fraction(1, 2),
            "slope at 0": Fraction(1, 4),
            "v at -ln 4": Fraction(1, 5),
            "slope at -ln 4": Fraction(4, 25),
            "slope where v = 0.9": Fraction(9, 100),
            "v_star where v = 0.9": 2 * np.log(3),
        }
        """,
        """
        slopes_by_hand = {
            "v_star where v = 0.9": 2.2,
            "slope where v = 0.9": ".09",
            "slope at -ln 4": "4/25",
            "v at -ln 4": "0.2",
            "slope at 0": 0.25,
            "v at 0": 0.5,
        }
        """,
        """
        def s(z):
            return 1 / (1 + np.exp(-np.array(z)))

        slopes_by_hand = {
            "v at 0": s(0),
            "slope at 0": s(0) * (1 - s(0)),
            "v at -ln 4": s(-np.log(4)),
            "slope at -ln 4": s(-np.log(4)) * (1 - s(-np.log(4))),
            "slope where v = 0.9": 0.9 - 0.9**2,
            "v_star where v = 0.9": np.log(0.9 / 0.1),
        }
        """,
        """
        slopes_by_hand = {
            "v at 0": 0.5,
            "slope at 0": 1 / 4,
            "v at -ln 4": 0.2,
            "slope at -ln 4": 4 / 25,
            "slope where v = 0.9": 9 / 100,
            "v_star where v = 0.9": 2 * math.log(3),
        }
        """,
    ),
    "02.2": (
        "sigmoid_slope = lambda v_star: 1 / (4 * np.cosh(v_star / 2) ** 2)",
        "def sigmoid_slope(v_star):\n    return np.exp(-v_star) / (1 + np.exp(-v_star)) ** 2",
        "def sigmoid_slope(v_star):\n    return 1 / (2 + np.exp(v_star) + np.exp(-v_star))",
        "def sigmoid_slope(v_star):\n    return (1 - np.tanh(0.5 * np.asarray(v_star)) ** 2).copy() / 4",
        """
        @np.vectorize
        def sigmoid_slope(v_star):
            v = 1 / (1 + math.exp(-v_star))
            return v - v**2
        """,
        """
        def sigmoid_slope(v_star):
            if np.ndim(v_star):
                return [sigmoid_slope(z) for z in v_star]
            return math.exp(v_star) / (1 + math.exp(v_star)) ** 2
        """,
        """
        def sigmoid_slope(v_star):
            return 0.25/np.cosh(np.clip(np.asarray(v_star, dtype=float)/2, -300, 300))**2
        """,
    ),
    "02.3": (
        "numerical_slope = lambda f, z: (f(z + 1e-6) - f(z - 1e-6)) / 2e-6",
        """
        def numerical_slope(f, z, s=1e-3):
            return (8 * (f(z + s) - f(z - s)) - (f(z + 2 * s) - f(z - 2 * s))) / (12 * s)
        """,
        """
        def numerical_slope(f, z):
            ahead, behind = f(np.array([z + 1e-5, z - 1e-5]))
            return (ahead - behind) / 2e-5
        """,
        """
        def numerical_slope(f, z):
            s = 1e-5 * max(1, abs(z))
            return np.array((f(z + s) - f(z - s)) / ((z + s) - (z - s)))
        """,
        """
        def numerical_slope(f, z):
            forward, backward = (f(z + 1e-5) - f(z)) / 1e-5, (f(z) - f(z - 1e-5)) / 1e-5
            return (forward + backward) / 2
        """,
        """
        def numerical_slope(f, z):
            return f(z + 1e-20j).imag / 1e-20
        """,
        """
        def numerical_slope(f, z):
            from fractions import Fraction
            return Fraction(f(z + 1e-5) - f(z - 1e-5)) / Fraction(2e-5)
        """,
        """
        def numerical_slope(f, z):
            h = 1e-2
            d = lambda h: (f(z+h)-f(z-h))/(2*h)
            return (64*d(h/4) - 20*d(h/2) + d(h))/45
        """,
    ),
    "02.4": (
        'tanh_slope = "1 − v²"',
        'tanh_slope = "(1 - v)*(1 + v)"',
        'tanh_slope = "1 - v^2"',
        'tanh_slope = "4 * ((1 + v)/2) * (1 - (1 + v)/2)"',
        """
        import sympy as sp
        tanh_slope = 1 - sp.Symbol("v") ** 2
        """,
        'tanh_slope="4*((1+v)/2)*(1-(1+v)/2)"',
    ),
    "02.5": (
        'chained = {"two, at 0": 0.0587, "five, at most": 0.25**5, "hundred, power of ten": -60.2}',
        """
        from fractions import Fraction
        chained = {
            "hundred, power of ten": -60,
            "five, at most": Fraction(1, 1024),
            "two, at 0": Fraction(6225, 10000) * Fraction(3775, 10000) * Fraction(1, 4),
        }
        """,
        'chained = {"two, at 0": 47 / 800, "five, at most": 9.77e-4, "hundred, power of ten": "-60"}',
        'chained={"two, at 0": 0.25*0.6225*0.3775, "five, at most": 4**-5, "hundred, power of ten": -60}',
    ),
}

NAMED = (
    ("02.1", 'slopes_by_hand = {"v at 0": 1, "slope at 0": 0, "v at -ln 4": 4}', "the exponential alone"),
    ("02.1", 'slopes_by_hand = {"slope at 0": 3 / 4, "slope at -ln 4": 6 / 25}', "a plus for the minus"),
    ("02.1", 'slopes_by_hand = {"slope at 0": 3 / 4, "slope at -ln 4": 24 / 25}', "1 − v² for v (1 − v)"),
    ("02.4", 'tanh_slope = "1 - 2*v + v**2"', "the square of the difference"),
    ("02.5", 'chained = {"two, at 0": 0.0615, "five, at most": 4**-5}', "the slope handed on for the value"),
    (
        "02.1",
        """
        v = np.array([0.5, 0.2, 0.9])
        at_0, at_minus_ln_4, where = 1 - v
        slopes_by_hand = {"slope at 0": at_0, "slope at -ln 4": at_minus_ln_4, "slope where v = 0.9": where}
        """,
        "1 − v alone",
    ),
    (
        "02.1",
        'slopes_by_hand = {"slope at 0": 0.5, "slope at -ln 4": 0.2, "slope where v = 0.9": 0.9}',
        "the value taken for the slope",
    ),
    ("02.4", 'tanh_slope = "1/cosh(z)**2"', "in z instead of v"),
    ("02.1", 'slopes_by_hand = {"v at 0": 0, "slope at 0": 0}', "σ(0) = 0"),
    ("02.1", 'slopes_by_hand = {"v at -ln 4": 0.8, "slope at -ln 4": 0.16}', "the sign in the exponent"),
    ("02.1", 'slopes_by_hand = {"slope where v = 0.9": 0.206}', "v = 0.9 taken for v*"),
    ("02.1", 'slopes_by_hand = {"v_star where v = 0.9": 0.954}', "the logarithm to base ten"),
    ("02.1", 'slopes_by_hand = {"slope where v = 0.9": -0.09}', "one minus lost"),
    (
        "02.2",
        "def sigmoid_slope(v_star):\n    return np.exp(-v_star) / (1 + np.exp(-v_star))",
        "the square of the denominator dropped",
    ),
    ("02.2", {"return v * (1 - v)": "return v * (v - 1)"}, "the minus of the exponent dropped"),
    ("02.2", {"1 / (1 + np.exp(-v_star))": "(1 + math.exp(-v_star)) ** -1"}, "single numbers only"),
    (
        "02.2",
        """
        def sigmoid_slope(v_star):
            if v_star > 0:
                e = np.exp(-v_star)
            else:
                e = np.exp(v_star)
            return e / (1 + e) ** 2
        """,
        "an if on an array",
    ),
    ("02.3", {"1e-5": "1e-4"}, "a step too long"),
    ("02.3", {"1e-5": "1e-8"}, "a step too short"),
    ("02.3", {"1e-5": "1e-13"}, "a step so short that it vanishes"),
    ("02.3", {"f(z + s) - f(z - s)": "f(z) - f(z - s)", "2 * s": "s"}, "one-sided"),
    ("02.3", {"s = 1e-5": "s = 1", "f(z - s)": "f(z)", "2 * s": "s"}, "one-sided"),
    (
        "02.3",
        {"(f(z + s) - f(z - s)) / (2 * s)": "(f(z + s) - f(z - s)) / 2 / s * 4"},
        "multiplied by 2 where divided is meant",
    ),
    ("02.3", {"(f(z + s) - f(z - s)) / (2 * s)": "f(z + s) - f(z) / s"}, "the brackets of the difference dropped"),
    ("02.3", {"(f(z + s) - f(z - s)) / (2 * s)": "f(z) / z"}, "f asked at z alone"),
    ("02.3", {"(f(z + s) - f(z - s)) / (2 * s)": "np.cos(z)"}, "f not asked"),
    ("02.4", 'tanh_slope = "(1 - v) * (1 + v) / 2"', "the inner 2 dropped"),
    ("02.4", 'tanh_slope = "4 * (1 - v)*(1 + v)"', "a factor 2 too many"),
    ("02.4", 'tanh_slope = "4*exp(2*z)/(1 + exp(2*z))**2"', "in z instead of v"),
    ("02.5", 'chained = {"five, at most": 1.25}', "five slopes added"),
    ("02.5", 'chained = {"hundred, power of ten": 6.2e-61}', "the number instead of its power"),
    ("02.5", 'chained = {"two, at 0": 0.0625}', "both slopes taken at 0"),
    ("02.5", 'chained = {"five, at most": 0.03125, "hundred, power of ten": -30}', "slopes up to one half"),
    ("02.1", 'slopes_by_hand={"v at -ln 4": 1/5, "slope at -ln 4": -1/5*4/5}', "one minus lost"),
    ("02.1", 'slopes_by_hand={"slope where v = 0.9": 0.206, "v_star where v = 0.9": 0.9}', "v = 0.9 taken for v*"),
    ("02.1", 'slopes_by_hand={"v_star where v = 0.9": -2.197}', "the logarithm upside down"),
    ("02.1", 'slopes_by_hand={"v at -ln 4": 1/4, "slope at -ln 4": 3/16}', "the exponential alone"),
    (
        "02.2",
        """
        def sigmoid_slope(v_star):
            v = 1/(1+np.exp(-v_star))
            return v*(1-v_star)
        """,
        "v and v* mixed",
    ),
    (
        "02.2",
        """
        def sigmoid_slope(v_star):
            v = 1/(1+np.exp(-v_star))
            return v*(v-1)
        """,
        "the minus of the exponent dropped",
    ),
    (
        "02.3",
        """
        def numerical_slope(f, z):
            h = 1e-5
            return (f(z+h) - f(z-h))/h
        """,
        "the 2 of the distance dropped",
    ),
    (
        "02.3",
        """
        def numerical_slope(f, z):
            h = 1e-3
            return (f(z+h) - f(z-h))/(2*h)
        """,
        "a step too long",
    ),
    (
        "02.3",
        """
        def numerical_slope(f, z):
            v = f(z)
            return v*(1-v)
        """,
        "the sigmoid's formula",
    ),
    (
        "02.3",
        """
        def numerical_slope(f, z):
            h = 1e-5
            return (f(z*(1+h)) - f(z*(1-h)))/(2*h*z)
        """,
        "a step in proportion to z",
    ),
    ("02.4", 'tanh_slope="v*(1-v)"', "the sigmoid's slope"),
    ("02.4", 'tanh_slope="2*(1-v**2)"', "a factor 2 too many"),
    ("02.4", 'tanh_slope="1-v"', "the square dropped"),
    ("02.4", 'tanh_slope="(1-v**2)/2"', "the inner 2 dropped"),
    ("02.5", 'chained={"two, at 0": 0.235}', "the inner derivative dropped"),
    (
        "02.2",
        """
        def sigmoid_slope(v_star):
            v = 1/(1+math.exp(-v_star))
            return v*(1-v)
        """,
        "single numbers only",
    ),
    (
        "02.3",
        """
        def numerical_slope(f, z):
            h = 1e-16
            return (f(z+h) - f(z-h))/(2*h)
        """,
        "a step so short that it vanishes",
    ),
)

SAID = (
    # Where z is 1, 2 or one half, a factor z is none, or one that a quotient has anyway.
    ("02.3", {"/ (2 * s)": "/ (2 * z)"}, "is off by", "Not yet:"),
    ("02.3", {"/ (2 * s)": "/ z"}, "is off by", "Not yet:"),
    ("02.3", {"/ (2 * s)": "/ (z * s)"}, "is off by", "Not yet:"),
    ("02.3", {"/ (2 * s)": "/ (2 * s * z)"}, "is off by", "Not yet:"),
    ("02.3", {"/ (2 * s)": "/ (2 * s) * z"}, "is off by", "Not yet:"),
    ("02.2", {"1 / (1 + np.exp(-v_star))": "1 + np.exp(-v_star)"}, r"in the place of 1 over it, as", None),
    ("02.2", {"v * (1 - v)": "v / (1 - v)"}, r"\\frac v\{1-v\}\$ is \$e", None),
    (
        "02.2",
        {"return v * (1 - v)": "return np.round(v * (1 - v), 2)"},
        "Not yet: rounded.*rounded to 2 decimals",
        None,
    ),
    ("02.3", {"/ (2 * s)": "/ 2 * s "}, r"multiplies by \$s\$", "too long|too short"),
    ("02.3", {"/ (2 * s)": "/ 2.0"}, "not divided by the distance", "too long|too short"),
    ("02.3", {"f(z + s) - f(z - s)": "f(z) + s - f(z) - s "}, "inside the brackets of `f`", "vanishes|so short"),
    ("02.3", {"(f(z + s) - f(z - s)) / (2 * s)": "f(z) - f(z) ** 2"}, "of no other function", "vanishes|so short"),
    ("02.3", "def numerical_slope(f):\n    return 0", r"takes `\(f\)`", None),
    ("02.2", {"np.exp(-v_star)": "math.exp(0 - v_star)"}, "`np.exp` takes arrays", None),
    (
        "02.2",
        """
        def sigmoid_slope(v_star):
            value = lambda z: 1 / (1 + np.exp(-z))
            return (value(v_star + 0.05) - value(v_star - 0.05)) / 0.1
        """,
        "Not yet: close, but not equal.*within 2%",
        None,
    ),
)
