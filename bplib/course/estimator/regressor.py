"""The course's network as a scikit-learn estimator: scaling, restarts and a validation split in one object.

It owns what real data need around :func:`bplib.train`: inputs and targets on a common scale, with the way back;
hidden biases; several restarts; and, if wanted, the choice of iterate and restart by samples not trained on.
"""

from __future__ import annotations

import copy
import numbers
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted, validate_data

import bplib as bp
from bplib.activations import Activation, Array
from bplib.checks import refuse_masked, whole_number
from bplib.course.estimator import file as estimator_file
from bplib.course.estimator.early_stopping import default_schedule, train_and_keep
from bplib.schedules import learning_rates


class BackpropRegressor(RegressorMixin, BaseEstimator):  # type: ignore[misc]
    """Backprop with one hidden layer for scikit-learn: `fit`, `predict`, pipelines, grid search, cross-validation.

    Inputs are standardised (mean 0, standard deviation 1) and so are the targets, a constant input is put before
    them, `n_restarts` networks are trained together by steepest descent, and the best of them predicts, on the
    targets' own scale. So neither the units of X nor those of y matter. What is a loss, a learning rate or a
    tolerance here is meant on the scaled data.

    Parameters
    ----------
    n_hidden : int, default 5
        H.
    activation : str or Activation, default "sigmoid"
        A name in :data:`bplib.ACTIVATIONS`, or an Activation.
    init_range : (low, high), default (−1, 1)
        Where every initial parameter is drawn from.
    n_restarts : int, default 10
        How many networks are trained.
    schedule : callable, optional
        μ(m), as for :func:`bplib.train`, for the sum over the P training samples. Without it,
        :func:`default_schedule`: constant, μ·P = 4/(4 + H).
    tolerance : float, default 1e-9
        A restart stops when its loss changes by less in a step.
    max_iterations : int, default 2000
    validation_fraction : float, default 0
        The share of the samples, below 1, that is drawn at random and held out: see `fit`.
    random_state : int, RandomState instance or None, default None
        Where initial points, and then the held-out samples, are drawn from. An int r starts from the networks that
        :func:`bplib.restarts` draws with ``rng=r``.

    Attributes
    ----------
    network_ : Network
        The best, on scaled data; its first input is the constant one.
    networks_ : Network
        What is kept of each restart, a stack: its end, or with validation its iterate of lowest validation loss;
        `network_` is ``networks_[best_restart_]``.
    losses_ : ndarray, shape (n_restarts,)
        Their training losses; infinite for a restart that diverged, unless validation kept an earlier iterate.
    iterations_ : ndarray of int, shape (n_restarts,)
        How many steps each of them has taken.
    best_restart_ : int
        Which one has the lowest loss, or with validation the lowest validation loss.
    n_iter_ : int
        How many steps `network_` has taken.
    validation_iterations_ : ndarray of int, shape (K,), or None
        With validation: the iterations at which the validation loss was taken, log-spaced.
    validation_losses_ : ndarray, shape (K, n_restarts), or None
        The validation losses there, on the scale of the training; NaN after a restart has stopped.
    input_mean_, input_scale_ : ndarray, shape (n_features_in_,)
        The scaling of X: ``(X - input_mean_) / input_scale_``.
    target_mean_, target_scale_ : float
        The scaling of y.
    n_features_in_ : int
        N without the constant input.
    feature_names_in_ : ndarray of str
        Where X had column names.

    Examples
    --------
    >>> import numpy as np
    >>> X = np.linspace(-3, 3, 40)[:, None]
    >>> est = BackpropRegressor(n_hidden=5, random_state=0).fit(X, np.sin(X[:, 0]))
    >>> bool(abs(est.predict([[1.0]])[0] - np.sin(1.0)) < 0.2)
    True
    """

    def __init__(
        self,
        n_hidden: int = 5,
        *,
        activation: str | Activation = "sigmoid",
        init_range: tuple[float, float] = (-1.0, 1.0),
        n_restarts: int = 10,
        schedule: Callable[[int], float] | None = None,
        tolerance: float = 1e-9,
        max_iterations: int = 2000,
        validation_fraction: float = 0.0,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        self.n_hidden = n_hidden
        self.activation = activation
        self.init_range = init_range
        self.n_restarts = n_restarts
        self.schedule = schedule
        self.tolerance = tolerance
        self.max_iterations = max_iterations
        self.validation_fraction = validation_fraction
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike, *, validation: tuple[ArrayLike, ArrayLike] | None = None) -> Self:
        """Train on X and y.

        Without validation, the restart with the lowest training loss is kept, as it ends. With it, the loss on the
        validation samples is taken some hundred times on the way, and the iterate and the restart are kept for which
        it is lowest: stopping early, after the fact.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
        y : array_like, shape (n_samples,)
        validation : (X, y), optional
            Validation samples of your own choice, in place of `validation_fraction`, which must then be 0. As
            samples held out at random, they do not enter the scaling.

        Returns
        -------
        BackpropRegressor
            Itself.

        Raises
        ------
        ValueError, TypeError
            If the data or a constructor argument are not as described, or every restart diverges.
        KeyboardInterrupt
            If Ctrl-C ended the training: so a search over many fits ends too.
        """
        fitted = copy.copy(self)  # at first aside, so that a fit that fails leaves an older one as it was
        X, y = fitted._checked(X, y)
        rng = _generator(self.random_state)
        nets = bp.Network.random(
            n_inputs=X.shape[1] + 1,
            n_hidden=self.n_hidden,
            init_range=self.init_range,
            n_networks=whole_number("n_restarts", self.n_restarts),
            activation=_activation(self.activation),
            rng=rng,
        )
        (X, y), held_out = fitted._split(X, y, validation, rng)
        inputs, targets = _scaling("X", X), _scaling("y", y)

        def scaled(X: Array, y: Array) -> tuple[Array, Array]:
            return _scaled_inputs(X, *inputs), (y - targets[0]) / targets[1]

        kept = train_and_keep(
            nets, *scaled(X, y), self.learning_rates(len(y)), self.tolerance, held_out and scaled(*held_out)
        )
        self.__dict__ = fitted.__dict__
        self.input_mean_, self.input_scale_ = inputs
        self.target_mean_, self.target_scale_ = (float(each) for each in targets)
        self.networks_, self.losses_, self.iterations_ = kept.networks, kept.losses, kept.iterations
        self.validation_iterations_, self.validation_losses_ = kept.validation_iterations, kept.validation_losses
        self._choose(int(np.argmin(kept.criterion)))
        return self

    def predict(self, X: ArrayLike) -> Array:
        """The predictions for X, on the scale of the targets.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)

        Returns
        -------
        ndarray, shape (n_samples,)

        Raises
        ------
        NotFittedError
            Before `fit`.
        ValueError
            If X has another number of columns than in `fit`, or holds anything but finite numbers.
        """
        check_is_fitted(self)
        refuse_masked("X", X)
        u = _scaled_inputs(validate_data(self, X, dtype=np.float64, reset=False), self.input_mean_, self.input_scale_)
        return self.target_mean_ + self.target_scale_ * self.network_.predict(u)

    def learning_rates(self, n_samples: int) -> Array:
        """The learning rates μ(1), …, μ(max_iterations) of a training on so many samples.

        Raises
        ------
        ValueError, TypeError
            If the schedule is not as :func:`bplib.train` wants it.
        """
        max_iterations = whole_number("max_iterations", self.max_iterations)
        schedule = default_schedule(n_samples, self.n_hidden) if self.schedule is None else self.schedule
        return learning_rates(schedule, max_iterations)

    def save(self, path: str | Path) -> None:
        """Write the fitted estimator, its scaling included, to a file that :meth:`load` reads: plain arrays, no pickle.

        The file holds the parameters and attributes listed above, and of functions their names: of an activation of
        your own, and of a schedule, which comes back as a table of its values up to `max_iterations`. In place of a
        RandomState instance it holds None. An interrupted write leaves an older file of this name as it was.

        Parameters
        ----------
        path : str or Path
            The file's full name; nothing is added to it.

        Raises
        ------
        NotFittedError
            Before `fit`.
        OSError
            If the file cannot be written.
        """
        check_is_fitted(self)
        estimator_file.write(self, path)

    @classmethod
    def load(cls, path: str | Path, activation: Activation | None = None) -> Self:
        """Read a fitted estimator that :meth:`save` wrote; it predicts the same, bit for bit.

        Parameters
        ----------
        path : str or Path
        activation : Activation, optional
            Needed, with the same name, if the estimator has one of your own.

        Raises
        ------
        ValueError
            If the file is damaged or something else than an estimator, or the activation is missing or has another
            name.
        FileNotFoundError
            If there is no such file.
        TypeError
            If `activation` is not an Activation.
        """
        est = cls()
        chosen = estimator_file.read(est, path, activation)
        est._choose(chosen)
        return est

    def _checked(self, X: ArrayLike, y: ArrayLike, reset: bool = True) -> tuple[Array, Array]:
        """X and y as float arrays (P, N) and (P,), by scikit-learn's own checks."""
        refuse_masked("X", X)
        refuse_masked("y", y)
        X, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True, reset=reset)
        return np.asarray(X), np.asarray(y, dtype=float)

    def _split(
        self, X: Array, y: Array, validation: Any, rng: np.random.Generator
    ) -> tuple[tuple[Array, Array], tuple[Array, Array] | None]:
        """What to train on, and what is held out, if anything."""
        fraction = self.validation_fraction
        if not isinstance(fraction, numbers.Real) or isinstance(fraction, bool) or not 0 <= fraction < 1:
            raise ValueError(f"validation_fraction is {fraction!r}; wanted a number of at least 0 and below 1")
        if validation is not None:
            if fraction:
                raise ValueError(
                    f"validation is given and validation_fraction is {fraction}; wanted one of the two: set "
                    "validation_fraction=0"
                )
            if not isinstance(validation, (tuple, list)) or len(validation) != 2:
                raise TypeError(f"validation is {type(validation).__name__}; wanted a pair (X, y)")
            return (X, y), self._checked(*validation, reset=False)
        if not fraction:
            return (X, y), None
        n_held_out = max(1, round(float(fraction) * len(y)))
        if n_held_out >= len(y):
            raise ValueError(
                f"validation_fraction is {fraction} of n_samples={len(y)}, which leaves nothing to train on; wanted "
                "more samples, or a smaller fraction"
            )
        mask = np.zeros(len(y), dtype=bool)
        mask[rng.permutation(len(y))[:n_held_out]] = True
        return (X[~mask], y[~mask]), (X[mask], y[mask])

    def _choose(self, restart: int) -> None:
        self.best_restart_ = restart
        self.network_ = self.networks_[restart]
        self.n_iter_ = int(self.iterations_[restart])


def _scaling(name: str, values: Array) -> tuple[Array, Array]:
    """Mean and standard deviation of each column; a constant column has exactly its value, and 1."""
    with np.errstate(over="ignore"):
        low, span = values.min(axis=0), np.ptp(values, axis=0)
    if not np.isfinite(span).all():
        raise ValueError(f"{name} spans more than the largest float; wanted smaller values: use another unit")
    unit = np.where(span > 0, span, 1)
    share = (values - low) / unit  # in [0, 1]: its square neither overflows nor vanishes
    scale = unit * share.std(axis=0)
    return low + unit * share.mean(axis=0), np.where(scale > 0, scale, 1)


def _activation(given: str | Activation) -> Activation:
    """The activation of a name, or the given one."""
    if isinstance(given, Activation):
        return given
    if not isinstance(given, str) or given not in bp.ACTIVATIONS:
        raise ValueError(f"activation is {given!r}; wanted an Activation, or one of {', '.join(bp.ACTIVATIONS)}")
    return bp.ACTIVATIONS[given]


def _generator(random_state: Any) -> np.random.Generator:
    """The generator that an int gives everywhere in bplib; else one seeded by scikit-learn's convention."""
    if isinstance(random_state, numbers.Integral):
        if random_state < 0:
            raise ValueError(f"random_state is {random_state}; wanted at least 0, a RandomState or None")
        return np.random.default_rng(int(random_state))
    return np.random.default_rng(check_random_state(random_state).randint(2**31 - 1, size=4))


def _scaled_inputs(X: Array, mean: Array, scale: Array) -> Array:
    return bp.with_constant_input((X - mean) / scale)
