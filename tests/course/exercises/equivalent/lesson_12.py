"""Changes of lesson 12's solutions that make the same function."""

_LAGS = "u = np.column_stack([number[n_lags - lag:{} for lag in range(1, n_lags + 1)])"
_SHARE = "return np.sum(({}) ** 2) / np.sum(({}) ** 2)"

EQUIVALENT = {
    "12.1": {
        f"{_LAGS.format('len(number) - lag]')} → {_LAGS.format('-lag]')}": "counted from the end it is the same place",
    },
    "12.2": {
        f"{_SHARE.format('y - y_bar', 'y - y_train.mean()')} → {_SHARE.format('y_bar - y', 'y - y_train.mean()')}": (
            "a square has no sign"
        ),
        f"{_SHARE.format('y - y_bar', 'y - y_train.mean()')} → {_SHARE.format('y - y_bar', 'y_train.mean() - y')}": (
            "a square has no sign"
        ),
    },
}
