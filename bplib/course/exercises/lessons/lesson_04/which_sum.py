"""Exercise 04.2: Which sum runs over what?"""

from bplib.course.exercises import Choices, Exercise, Wrong

WHICH_SUM = Exercise(
    key="04.2",
    title="Which sum runs over what?",
    kind="core",
    minutes=5,
    goal="say from the shapes which index each sum of the forward and the backward pass runs over",
    task=r"""
        Before you turn loops into arrays, say for each quantity which index is *summed*: `"p"` (samples), `"i"`
        (inputs), `"h"` (hidden units), or `"nothing"` if each entry is computed by itself. An index that the result
        still has cannot have been summed.
        """,
    answer="summed",
    stub="""
        summed = {
            "v_star[p,h]": ...,
            "y_bar[p]": ...,
            "loss": ...,
            "signal[p,h]": ...,
            "dL_db": ...,
            "dL_dx[h]": ...,
            "dL_dw[i,h]": ...,
        }
        """,
    solution="""
        summed = {
            "v_star[p,h]": "i",
            "y_bar[p]": "h",
            "loss": "p",
            "signal[p,h]": "nothing",
            "dL_db": "p",
            "dL_dx[h]": "p",
            "dL_dw[i,h]": "p",
        }
        """,
    hints=(
        "Write beside each quantity the indices of its factors; cross out those that the result still has.",
        r"A weight is shared by all samples. So each sample has its say in its gradient.",
    ),
    judge=Choices(("p", "i", "h", "nothing")),
    wrong=(
        Wrong(
            "the gradient summed over an index that it keeps",
            ('summed = {"dL_dw[i,h]": "i"}', 'summed = {"dL_dw[i,h]": "h"}'),
            r"There is one derivative for each $\omega[i,h]$, so neither $i$ nor $h$ can be summed away. What is "
            r"summed is $p$: every sample passes through this weight. In code, (N, P) @ (P, H) sums the axis in "
            r"the middle.",
        ),
        Wrong(
            "the sum over h kept",
            'summed = {"dL_dx[h]": "h"}',
            r"In $\bar y_p=b+\sum_hx[h]v_p[h]$ there is a sum over $h$, but only one of its terms contains the $x[h]$ "
            r"by which you differentiate. The others are constants, and the sum is gone. The sum over $p$ stays.",
        ),
        Wrong(
            "the samples of the signal summed too early",
            'summed = {"signal[p,h]": "p"}',
            r"Each sample's signal still has to be multiplied by that sample's own $u_p[i]$. A sum of products is not "
            r"the product of the sums, so $p$ may be summed only after that.",
        ),
        Wrong(
            "the signal summed over h",
            'summed = {"signal[p,h]": "h"}',
            r"There is a signal for each hidden unit. The error is multiplied by $x[h]$ and by the slope, and nothing "
            r"is added up: only one output sends something back.",
        ),
        Wrong(
            "one sample's gradient",
            (
                'summed = {"dL_db": "nothing"}',
                'summed = {"dL_dx[h]": "nothing"}',
                'summed = {"dL_dw[i,h]": "nothing"}',
            ),
            r"For a single sample there would be no sum. But the loss adds up all samples, and every parameter has a "
            r"share in each of their outputs, so its derivative adds them up too.",
        ),
        Wrong(
            "v* summed over h",
            'summed = {"v_star[p,h]": "h"}',
            r"Every hidden unit $h$ has a $v^*_p[h]$ of its own. It adds up what arrives from the inputs, "
            r"$\omega[i,h]\,u_p[i]$ over $i$.",
        ),
        Wrong(
            "the output summed over the samples",
            'summed = {"y_bar[p]": "p"}',
            r"Each sample has an output of its own, so $p$ is kept. The output adds up the hidden units, over $h$.",
        ),
        Wrong(
            "v* summed over the samples, or not at all",
            ('summed = {"v_star[p,h]": "p"}', 'summed = {"v_star[p,h]": "nothing"}'),
            r"$v^*_p[h]$ still has $p$ and $h$. What arrives at the hidden unit comes from several inputs, and is "
            r"added up: $\sum_i\omega[i,h]\,u_p[i]$.",
        ),
        Wrong(
            "the output without its sum over h",
            ('summed = {"y_bar[p]": "nothing"}', 'summed = {"y_bar[p]": "i"}'),
            r"The output is $b+\sum_hx[h]\,v_p[h]$: it adds up the *hidden units*. The inputs have been summed before, "
            r"in $v^*$.",
        ),
        Wrong(
            "the loss of one sample",
            ('summed = {"loss": "nothing"}', 'summed = {"loss": "h"}', 'summed = {"loss": "i"}'),
            r"The loss is one number for all samples: $\frac12\sum_p(y_p-\bar y_p)^2$. In $\bar y_p$ the sums over $i$ "
            r"and $h$ have been done already; it has only $p$ left.",
        ),
        Wrong(
            "the signal summed over the inputs",
            'summed = {"signal[p,h]": "i"}',
            r"The inputs do not occur in the signal: it is error · $x[h]$ · $v_p[h](1-v_p[h])$. They come in "
            r"afterwards, in the gradient of $\omega$.",
        ),
        Wrong(
            "b's gradient summed over a layer",
            ('summed = {"dL_db": "h"}', 'summed = {"dL_db": "i"}'),
            r"$\partial L/\partial b=-\sum_p(y_p-\bar y_p)$ has neither $i$ nor $h$ in it: $b$ is added to the output, "
            r"behind all of these. Every sample has its say, so $p$ is summed.",
        ),
        Wrong(
            "x's gradient summed over the inputs",
            'summed = {"dL_dx[h]": "i"}',
            r"The inputs have been summed on the way forward, in $v^*$. In $-\sum_p(y_p-\bar y_p)\,v_p[h]$ there is no "
            r"$i$ any more.",
        ),
    ),
    praise="Up to the output, the sums run over what a layer has; in the loss and in every gradient, over the samples.",
)
