"""Other ways to write the slides' letters and signs, brought to one: Unicode, LaTeX, primes and fractions.

What comes out is text for :mod:`bplib.course.derivation.reading`, in ASCII but for the three signs Σ, ∂ and √.
"""

from __future__ import annotations

import re
import unicodedata

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", "0123456789+-()n", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉ₕᵢⱼₖₚ", "0123456789hijkp", strict=True))
FRACTIONS = {"½": "(1/2)", "⅓": "(1/3)", "⅔": "(2/3)", "¼": "(1/4)", "¾": "(3/4)"}
# A bar or a hat over a y is the output, here and in other books.
OUTPUTS = ("ȳ", "y\u0304", "y\u0305", "ŷ", "y\u0302")
GREEK = {"ω": "omega", "σ": "sigma", "ς": "sigma", "μ": "mu", "δ": "delta", "ϵ": "epsilon", "ε": "epsilon"}
GREEK |= {"η": "eta", "θ": "theta", "λ": "lambda_", "α": "alpha", "φ": "phi", "ϕ": "phi", "κ": "kappa"}
SIGNS = {
    **dict.fromkeys("−–—‒﹣－", "-"),
    **dict.fromkeys("·×∙⋅∗•⁎", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("’′ʹ‘`´", "'"),
    **dict.fromkeys("∑", "Σ"),
    **dict.fromkeys("\u2061\u2062\u200b\ufeff$&", " "),
    "…": "..",
    "⋆": "*",
    "″": "''",
}

# LaTeX's commands: those that only shape, and those that stand for a sign or a name.
SHAPING = "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle limits"
SHAPING += " nolimits quad qquad nonumber notag , ; : ! > \\"
FONTS = "mathrm mathbf mathit mathsf boldsymbol bm text textrm operatorname vec underline"
COMMANDS = {
    **dict.fromkeys(SHAPING.split(), " "),
    **dict.fromkeys(("cdot", "times"), "*"),
    **dict.fromkeys(("ast", "star"), "*"),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), r" \frac"),
    **dict.fromkeys(("lbrace", "{", "lbrack"), "("),
    **dict.fromkeys(("rbrace", "}", "rbrack"), ")"),
    **dict.fromkeys(("ldots", "dots", "cdots"), ".."),
    **dict.fromkeys(("lvert", "rvert", "vert"), "|"),
    **dict.fromkeys(("epsilon", "varepsilon"), " epsilon"),
    " ": " ",
    "sum": "Σ",
    "partial": "∂",
    "sqrt": "√",
    "prime": "'",
    "ln": " log",
    "lambda": " lambda_",
    "top": "T",
}
COMMANDS |= {name: f" {name}" for name in "exp log tanh sinh cosh sin cos max min omega sigma mu delta".split()}
COMMANDS |= {name: f" {name}" for name in "eta theta alpha phi kappa".split()}


def typed(text: str) -> str:
    r"""The text in the signs of a keyboard.

    >>> typed(r"\frac{\partial L}{\partial b}").split()
    ['\\frac{∂', 'L}{∂', 'b}']
    >>> typed("−½·(y[p] − ȳ[p])²")
    '-(1/2)*(y[p] -  y_bar[p])**2'

    Raises
    ------
    ValueError
        With a sentence for the student, at a LaTeX command that means nothing here.
    """
    for output in OUTPUTS:
        text = _named(text, output, "y_bar")
    text = _scripts(text)
    for sign, fraction in FRACTIONS.items():
        text = text.replace(sign, fraction)
    text = "".join(sign if sign in SIGNS else unicodedata.normalize("NFKC", sign) for sign in text)
    for letter, name in GREEK.items():
        text = _named(text, letter, name)
    text = "".join(SIGNS.get(sign, sign) for sign in text)
    return _latex(text) if "\\" in text else text


def _named(text: str, letter: str, name: str) -> str:
    """The text with a name for a letter, apart from what stands beside it."""
    return re.sub(f"{letter}(?=[A-Za-z0-9])", f" {name} ", text).replace(letter, f" {name}")


def _scripts(text: str) -> str:
    """Small raised and lowered letters as powers and indices: x² is x**2, yₚ is y_{p}."""

    def power(found: re.Match[str]) -> str:
        raised = "".join(SUPERSCRIPTS[sign] for sign in found[0])
        return f"**{raised}" if raised.isdigit() else f"**({raised})"

    text = re.sub("[" + "".join(SUPERSCRIPTS) + "]+", power, text)
    text = text.replace("ᵀ", "^T")
    return re.sub(
        "[" + "".join(SUBSCRIPTS) + "]+", lambda found: "_{" + "".join(SUBSCRIPTS[s] for s in found[0]) + "}", text
    )


def _latex(text: str) -> str:
    r"""LaTeX's commands replaced: ``\bar{y}_p`` is ``y_bar_p``, ``\cdot`` is ``*``."""
    text = re.sub(r"\\(begin|end|label|tag)\s*\{[^}]*\}", " ", text)
    for _ in range(3):  # one font within another
        text = re.sub(rf"\\(?:{FONTS.replace(' ', '|')})\s*\{{([^{{}}]*)\}}", r" \1", text)
    accent = r"\\(?:bar|hat|overline|widehat|tilde)"
    text = re.sub(accent + r"\s*(?:\{\s*y\s*\}|y(?![A-Za-z]))", " y_bar", text)
    text = re.sub(accent + r"\s*\{\s*y\s*_\s*(\{[^}]*\}|\w)\s*\}", r" y_bar_\1", text)

    def command(found: re.Match[str]) -> str:
        if found[1] not in COMMANDS:
            raise ValueError(f"\\{found[1]} means nothing here: write a line with the letters and signs of the lesson.")
        return COMMANDS[found[1]]

    text = re.sub(r"\\([A-Za-z]+|.)", command, text).replace(r" \frac", "\\frac")
    return re.sub(r"\^\s*\{?\s*'\s*\}?", "'", text)
