"""Lesson 12's keys by another way: windows on the series, scikit-learn, loops, and test years that are moved."""

import math

import numpy as np
from second_route import says
from sklearn.metrics import mean_squared_error

from bplib.course.cases import sunspots


def from_a_series_to_samples():
    says(
        "12.1",
        "lagged_matrix(number, n_lags)",
        "the `n_lags` numbers before it, *the latest first*",
        "Return the pair `(u, y)`",
        r"(P, \text{n\_lags})",
        "one sample for every year that has enough years before it, in the order of time",
    )

    def lagged_matrix(number, n_lags):
        windows = np.lib.stride_tricks.sliding_window_view(
            np.asarray(number), n_lags + 1
        )  # a window ends with its target
        return np.fliplr(windows[:, :-1]), windows[:, -1]

    return {"lagged_matrix": lagged_matrix}


def better_than_the_mean():
    says(
        "12.2",
        "share_of_error(y, y_bar, y_train)",
        r"\frac{\sum_p(y_p-\bar y_p)^2}{\sum_p(y_p-a)^2}",
        r"a=\text{mean of the training targets.}",
        "Both sums are over the years that are judged",
    )

    def share_of_error(y, y_bar, y_train):
        always = [math.fsum(y_train) / len(y_train)] * len(y)
        return mean_squared_error(y, y_bar) / mean_squared_error(y, always)

    return {"share_of_error": share_of_error}


def which_iterate_of_which_restart():
    says(
        "12.3",
        "`training` and `validation` have a row for each look and a column for each restart",
        "A restart that has diverged has NaN from then on",
        "choose_iterate(looked_at, training, validation)",
        "returns the pair `(m, restart)` that early stopping keeps",
        "the restart's number, from 0",
    )

    def choose_iterate(looked_at, training, validation):
        lowest, kept = math.inf, None
        for m, errors in zip(looked_at, validation, strict=True):
            for restart, error in enumerate(errors):
                if error < lowest:  # never true of NaN
                    lowest, kept = error, (m, restart)
        return kept

    return {"choose_iterate": choose_iterate}


# --- What leaks: does what is tested depend on the test years' numbers? ------------------------------------------


def fitted(u, y, strength):
    """Ridge regression: the coefficients, a stand-in for a trained network; `strength` is its setting."""
    ones = np.column_stack([np.ones(len(u)), u])
    return np.linalg.solve(ones.T @ ones + strength * np.eye(ones.shape[1]), ones.T @ y)


def error_of(coefficients, u, y):
    return float(((y - coefficients[0] - u @ coefficients[1:]) ** 2).mean())


STRENGTHS = (0.01, 1.0, 100.0, 1e4, 1e6)  # stand for H, restarts, and where training is stopped


def sound_or_does_it_leak():
    says(
        "12.4",
        "before the test on 1921–2008",
        "a look at years that nothing has looked at before",
        "the samples were shuffled, and every fifth became a test sample",
        "inputs were scaled with the mean and deviation of 1700–2008, to have one scale for all",
        r"H=1,\dots,8 were trained on the known years; the H with the lowest loss on 1921–2008 was kept",
        "training was stopped where the loss on the validation years was lowest",
        "the test disappointed, so another restart was trained and tested",
        "when all was chosen, the network was trained once more, on training and validation years together",
        "the inputs of the test sample 1921 are the numbers of 1909 to 1920, years that were trained on",
        "H was chosen by five blocks of the years up to 1920, each of which was held out once",
    )
    series = sunspots.load()

    def split(number):
        """Training, validation and test samples, (u, y) each."""
        samples = sunspots.lagged(sunspots.Series(series.year, number), 12)
        parts = (samples.between(1712, 1880), samples.between(1881, 1920), samples.between(1921, 2008))
        return [(part.u, part.y) for part in parts]

    def known(number):
        (u, y), (late_u, late_y), _ = split(number)
        return np.vstack([u, late_u]), np.concatenate([y, late_y])

    def plain(number):
        return fitted(*split(number)[0], 1.0)

    def scaled(number):
        u, y = split(number)[0]
        return fitted((u - number.mean()) / number.std(), y, 1.0)

    def kept_by_the_test(number):
        *_, test = split(number)
        return min((fitted(*known(number), strength) for strength in STRENGTHS), key=lambda one: error_of(one, *test))

    def stopped_by_validation(number):
        train, validation, _ = split(number)
        return min((fitted(*train, strength) for strength in STRENGTHS), key=lambda one: error_of(one, *validation))

    def tested_again(number):
        train, _, test = split(number)
        first, second = fitted(*train, STRENGTHS[0]), fitted(*train, STRENGTHS[-1])
        return first if error_of(first, *test) < error_of(second, *test) else second

    def trained_once_more(number):
        train, validation, _ = split(number)
        strength = min(STRENGTHS, key=lambda strength: error_of(fitted(*train, strength), *validation))
        return fitted(*known(number), strength)

    def chosen_by_blocks(number):
        u, y = known(number)
        blocks = np.array_split(np.arange(len(y)), 5)

        def mean_error(strength):
            rest = [np.setdiff1d(np.arange(len(y)), block) for block in blocks]
            return sum(
                error_of(fitted(u[out], y[out], strength), u[block], y[block])
                for out, block in zip(rest, blocks, strict=True)
            )

        return fitted(u, y, min(STRENGTHS, key=mean_error))

    def leaks(model_of, judged_years):
        """Whether the model that is handed to the test changes with the numbers of the years on which it is judged."""
        before, judged = model_of(series.number), np.isin(series.year, judged_years)
        for seed in range(20):  # other test years, as high and as low as these, but in another order
            moved = series.number.copy()
            moved[judged] = np.random.default_rng(seed).permutation(moved[judged])
            if not np.array_equal(model_of(moved), before):
                return True
        return False

    # Shuffled: the judged years lie among the others, and are inputs of samples that are trained on.
    years = series.year[12:]
    order = np.random.default_rng(0).permutation(len(years))

    def shuffled(number):
        samples = sunspots.lagged(sunspots.Series(series.year, number), 12)
        rest = np.delete(order, np.s_[::5])
        return fitted(samples.u[rest], samples.y[rest], 1.0)

    sealed = np.arange(1921, 2009)
    ways = {
        "shuffled": (shuffled, years[order[::5]]),
        "scaled": (scaled, sealed),
        "H": (kept_by_the_test, sealed),
        "stop": (stopped_by_validation, sealed),
        "again": (tested_again, sealed),
        "refit": (trained_once_more, sealed),
        "lags": (plain, sealed),
        "blocks": (chosen_by_blocks, sealed),
    }
    assert (
        split(series.number)[2][0][0].tolist()
        == series.number[(series.year >= 1909) & (series.year <= 1920)][::-1].tolist()
    )
    return {"verdicts": {name: "leaks" if leaks(*way) else "sound" for name, way in ways.items()}}


SECOND_ROUTES = {
    "12.1": from_a_series_to_samples,
    "12.2": better_than_the_mean,
    "12.3": which_iterate_of_which_restart,
    "12.4": sound_or_does_it_leak,
}
