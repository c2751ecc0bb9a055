"""Backpropagation with one hidden layer, as on the slides: the package that the lessons build up and then import.

The network is ȳ = b + Σ_h x[h]·g(Σ_i ω[i,h]·u[i]), the loss L = ½ Σ_p (y_p − ȳ_p)², and the training is steepest
descent. The slides are "Neural Networks: Backprop" by Chaitra Gopalappa, University of Massachusetts Amherst.

Notation (P samples, N inputs, H hidden units):

| slides | code | shape | the field's word |
|---|---|---|---|
| $u_p[i]$ | `u` | (P, N) | inputs (what scikit-learn calls X) |
| $y_p$ | `y` | (P,) | targets |
| $\\bar{y}_p$ | `y_bar` | (P,) | output, prediction |
| $\\omega[i,h]$, $w[i,h]$ | `w` | (N, H) | input-to-hidden weights |
| $x[h]$ | `x` | (H,) | hidden-to-output weights |
| $b$ | `b` | () | output bias |
| $v^*_p[h]$ | `v_star` | (P, H) | pre-activation |
| $v_p[h]$ | `v` | (P, H) | hidden activation |
| $L$ | `loss` | () | half the sum of squared errors; SSE $= 2L$ |
| $\\mu$ | `mu` | | learning rate |
| $m$ | `m` | 1, 2, … | iteration |
| $P$, $N$, $H$ | `n_samples`, `n_inputs`, `n_hidden` | | numbers of samples, inputs, hidden units |
| $u[0] = 1$ | `with_constant_input(u)` | (P, N + 1) | its weights are hidden biases |

To read how it works, take an hour and five files, in this order: `activations`, `network`, `gradients`, `schedules`,
`descent`. What makes training fast is apart from them, in `engine`.

Everywhere, `u` (P, N) and `y` (P,) may be anything that NumPy makes an array of real numbers of; your arrays are never
changed. A network may be a stack, with leading axes that every result then has, too. What cannot be used raises a
ValueError or TypeError before anything runs, which says what came and what is wanted: shapes that do not fit, NaN or
infinity, masked arrays, no samples, counts below 1, rates that are not positive. Docstrings name only other errors.
"""

from bplib import data, schedules
from bplib.activations import ACTIVATIONS, Activation, identity, relu, sigmoid, sine, softplus, tanh
from bplib.derivatives import check_gradients, hessian, numerical_gradients
from bplib.descent import TrainingRun, train
from bplib.gradients import Gradients, gradients, loss
from bplib.loading import load
from bplib.network import Forward, Network, with_constant_input
from bplib.restarts import restarts
from bplib.study import Minima, Study, SuccessRate
from bplib.symmetry import canonical

__all__ = [
    "ACTIVATIONS", "Activation", "Forward", "Gradients", "Minima", "Network", "Study", "SuccessRate", "TrainingRun",
    "canonical", "check_gradients", "data", "gradients", "hessian", "identity", "load", "loss", "numerical_gradients",
    "relu", "restarts", "schedules", "sigmoid", "sine", "softplus", "tanh", "train", "with_constant_input",
]  # fmt: skip
