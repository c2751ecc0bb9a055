"""Answers to lesson 12's exercises that its file does not list."""

FORMS = {
    "12.1": (
        """
        def lagged_matrix(number, n_lags):
            u, y = [], []
            for t in range(n_lags, len(number)):
                u.append([number[t - lag] for lag in range(1, n_lags + 1)])
                y.append(number[t])
            return u, y
        """,
        """
        def lagged_matrix(number, n_lags):
            windows = np.lib.stride_tricks.sliding_window_view(number, n_lags + 1)
            return windows[:, -2::-1], windows[:, -1]
        """,
        """
        def lagged_matrix(number, n_lags):
            rolled = np.array([np.roll(number, lag) for lag in range(1, n_lags + 1)]).T
            return [rolled[n_lags:], number.copy()[n_lags:]]
        """,
        """
        def lagged_matrix(number, n_lags):
            t = np.arange(n_lags, number.size)
            return number[t[:, None] - np.arange(1, n_lags + 1)], number.take(t)
        """,
        """
        def lagged_matrix(number, n_lags):
            u = np.empty((len(number) - n_lags, n_lags))
            for p in range(len(u)):
                u[p] = number[p : p + n_lags][::-1]
            return u, number[n_lags:].astype(float).tolist()
        """,
        """
        def lagged_matrix(number, n_lags):
            win = np.lib.stride_tricks.sliding_window_view(number, n_lags+1)
            return win[:, -2::-1], win[:, -1]
        """,
    ),
    "12.2": (
        """
        def share_of_error(y, y_bar, y_train):
            a = sum(y_train) / len(y_train)
            above = below = 0
            for p in range(len(y)):
                above += (y[p] - y_bar[p]) ** 2
                below += (y[p] - a) ** 2
            return above / below
        """,
        """
        def share_of_error(y, y_bar, y_train):
            return np.mean((y_bar - y) ** 2) / np.mean((np.mean(y_train) - y) ** 2)
        """,
        """
        def share_of_error(y, y_bar, y_train):
            return (np.linalg.norm(y - y_bar) / np.linalg.norm(y - np.average(y_train))) ** 2
        """,
        """
        def share_of_error(y, y_bar, y_train):
            error, other = y - y_bar, y - y_train.sum() / y_train.size
            return np.array(error @ error / np.einsum("p,p->", other, other))
        """,
        """
        def share_of_error(y, y_bar, y_train):
            return np.mean((y - y_bar) ** 2) / (y.var() + (y.mean() - y_train.mean()) ** 2)
        """,
    ),
    "12.3": (
        """
        def choose_iterate(looked_at, training, validation):
            best, found = float("inf"), None
            for k in range(len(looked_at)):
                for restart in range(len(validation[k])):
                    if validation[k][restart] < best:
                        best, found = validation[k][restart], (looked_at[k], restart)
            return found
        """,
        """
        def choose_iterate(looked_at, training, validation):
            rows, columns = np.where(validation == np.nanmin(validation))
            return [int(looked_at[rows[0]]), int(columns[0])]
        """,
        """
        def choose_iterate(looked_at, training, validation):
            filled = np.where(np.isnan(validation), np.inf, validation)
            restart = filled.min(axis=0).argmin()
            return looked_at[filled[:, restart].argmin()], restart
        """,
        """
        def choose_iterate(looked_at, training, validation):
            k, restart = divmod(int(np.nanargmin(validation)), validation.shape[1])
            return np.array([looked_at[k], restart])
        """,
        """
        def choose_iterate(looked_at, training, validation):
            rows = [(e, m, r) for m, row in zip(looked_at, validation) for r, e in enumerate(row) if e == e]
            return min(rows)[1:]
        """,
        """
        def choose_iterate(looked_at, training, validation):
            places = [(k, r) for k, row in enumerate(validation) for r, error in enumerate(row) if error == error]
            k, r = min(places, key=lambda place: validation[place])
            return int(looked_at[k]), r
        """,
    ),
    "12.4": (
        """
        verdicts = dict.fromkeys(("shuffled", "scaled", "H", "again"), "leaks")
        verdicts |= dict.fromkeys(("stop", "refit", "lags", "blocks"), "sound")
        """,
        """
        verdicts = {
            "blocks": "Sound", "lags": "Sound", "refit": "Sound", "again": "Leaks",
            "stop": "Sound", "H": "Leaks", "scaled": "Leaks", "shuffled": "Leaks",
        }
        """,
        """
        verdicts = {name: "leaks " for name in ("shuffled", "scaled", "H", "again")}
        for name in ("stop", "refit", "lags", "blocks"):
            verdicts[name] = np.str_("SOUND")
        """,
    ),
}

NAMED = (
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            first = n_lags + 1
            return np.array([number[p - first : p][::-1] for p in range(first, len(number))]), number[first:]
        """,
        "a lag too few or too many",
    ),
    (
        "12.2",
        {"return np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": "return 1.0"},
        "the same sum twice",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            first, _ = np.unravel_index(np.nanargmin(validation[:, :1]), (len(looked_at), 1))
            at_once = np.where(np.isnan(validation[first]), np.inf, validation[first])
            return [looked_at[first], np.argmin(at_once)]
        """,
        "the curve of one restart for all",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = [number[i:i + n_lags] for i in range(len(number) - n_lags)]
            y = [number[i + n_lags] for i in range(len(number) - n_lags)]
            return np.array(u), np.array(y)
        """,
        "the lags turned round",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = [number[i - 1:i - n_lags - 1:-1] for i in range(n_lags, len(number))]
            return np.array(u), number[n_lags:]
        """,
        "pieces of different lengths",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = [number[i - n_lags:i][::-1] for i in range(n_lags + 1, len(number))]
            return np.array(u), number[n_lags + 1:]
        """,
        "the first sample dropped",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = [number[i:i - n_lags:-1] for i in range(n_lags, len(number))]
            return np.array(u), number[n_lags:]
        """,
        "the target among its own inputs",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = [number[i + 1:i + 1 + n_lags] for i in range(len(number) - n_lags)]
            return np.array(u), number[:-n_lags]
        """,
        "the years after in place of the years before",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.array([number[i:i + n_lags][::-1] for i in range(len(number) - n_lags)])
            return u.T, number[n_lags:]
        """,
        "a row for each lag",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.array([number[i - n_lags:i][::-1] for i in range(n_lags, len(number) - 1)])
            y = np.array([number[i + 1] for i in range(n_lags, len(number) - 1)])
            return u, y
        """,
        "last year left out",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.array([number[i:i + n_lags][::-1] for i in range(len(number))])
            return u, number[n_lags:]
        """,
        "pieces of different lengths",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.zeros((len(number) - n_lags, n_lags))
            for p in range(len(number) - n_lags):
                for lag in range(n_lags):
                    u[p, lag] = number[p + lag]
            return u, number[n_lags:]
        """,
        "the lags turned round",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.reshape(number[:len(number) // n_lags * n_lags], (-1, n_lags))
            return u, number[n_lags:]
        """,
        "windows that do not overlap",
    ),
    (
        "12.1",
        {"range(1, n_lags + 1)": "range(0, n_lags + 1)"},
        "a lag too few or too many",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.array([number[i:i + n_lags] for i in range(len(number) - n_lags)])[:, ::-1]
            return u, number[n_lags - 1:-1]
        """,
        "targets that do not belong to the rows",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u, y = [], []
            for i in range(len(number)):
                if i > n_lags:
                    u.append(number[i - n_lags:i][::-1])
                    y.append(number[i])
            return np.array(u), np.array(y)
        """,
        "the first sample dropped",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u, y = [], []
            for i in range(n_lags, len(number)):
                u.append(number[:i][::-1])
                y.append(number[i])
            return u, np.array(y)
        """,
        "all the years before",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u, y = [], []
            for i in range(n_lags, len(number)):
                u.append(number[i - n_lags:i][::-1])
                y.append(number[i] - number[i - 1])
            return np.array(u), np.array(y)
        """,
        "the change in place of the number",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.mean((y - y_bar) ** 2) / np.mean((y_train - y_train.mean()) ** 2)
        """,
        "the variance of the training years",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum((y - y_bar) ** 2) / np.sum((y_train - np.mean(y_train)) ** 2)
        """,
        "the sum over the training years",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum((y - y_bar) ** 2) / np.var(y)
        """,
        "the mean of the years that are judged",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.mean((y - y_bar) ** 2) / np.var(y)
        """,
        "the mean of the years that are judged",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum((y - y_bar) ** 2 / np.sum((y - y_train.mean()) ** 2)) / len(y)
        """,
        "a mean over a sum",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.linalg.norm(y - y_bar) / np.linalg.norm(y - y_train.mean())
        """,
        "the root of the share",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return (np.sum(y - y_bar) / np.sum(y - y_train.mean())) ** 2
        """,
        "squared after the sum",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum(y - y_bar ** 2) / np.sum(y - y_train.mean() ** 2)
        """,
        "the power before the difference",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            a = (y.sum() + y_train.sum()) / (len(y) + len(y_train))
            return np.sum((y - y_bar) ** 2) / np.sum((y - a) ** 2)
        """,
        "the mean of all years",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum((y - y_bar) ** 2) / (len(y) * y_train.var())
        """,
        "the variance of the training years",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            a = y_train.mean()
            return ((y - y_bar) ** 2).sum() / ((y - a) ** 2).sum() * 100
        """,
        "in percent",
    ),
    (
        "12.2",
        {"np.sum((y - y_train.mean()) ** 2)": "np.sum((y - y.mean()) * (y - y_train.mean()))"},
        "the mean of the years that are judged",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum((y - y_bar) ** 2) / (np.sum((y - y_train.mean()) ** 2) + np.sum((y - y_bar) ** 2))
        """,
        "no division, or by another sum",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.mean(np.abs(y - y_bar)) / np.mean(np.abs(y - y_train.mean()))
        """,
        "the square missing",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            i = np.argmin(validation)
            k, r = np.unravel_index(i, validation.shape)
            return looked_at[k], r
        """,
        "NaN taken for the lowest",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            best = np.nanmin(validation, axis=0)
            r = np.nanargmin(best)
            return looked_at[-1], r
        """,
        "the right restart at another time",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            best = 1e9
            for k in range(len(looked_at)):
                for r in range(validation.shape[1]):
                    if validation[k, r] < best:
                        best = validation[k, r]
                        m = looked_at[k]
                        restart = r
                    return m, restart
        """,
        "the loop left too early",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            best = -np.inf
            for k in range(len(looked_at)):
                for r in range(validation.shape[1]):
                    if validation[k, r] > best:
                        best, m, restart = validation[k, r], looked_at[k], r
            return m, restart
        """,
        "the highest loss",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k = np.nanargmin(np.nanmin(validation, axis=0))
            return looked_at[k], k
        """,
        "the row taken for the restart",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k = np.nanargmin(np.nanmin(validation, axis=1))
            return looked_at[k], k
        """,
        "the row taken for the restart",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k = np.nanargmin(np.nanmin(validation, axis=1))
            r = np.nanargmin(np.nanmean(validation, axis=0))
            return looked_at[k], r
        """,
        "the restart by its average",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            good = ~np.isnan(validation).any(axis=0)
            r = np.argmin(validation[:, good].min(axis=0))
            k = np.argmin(validation[:, good][:, r])
            return looked_at[k], r
        """,
        "a diverged restart dropped with all that it had",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k, r = np.unravel_index(np.nanargmin(training + validation), validation.shape)
            return looked_at[k], r
        """,
        "the training loss has a say",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k = np.nanargmin(np.nanmedian(validation, axis=1))
            return looked_at[k], np.nanargmin(validation[k])
        """,
        "one mean curve for all restarts",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k, r = np.unravel_index(np.nanargmin(validation), validation.shape)
            return k, r
        """,
        "the look in place of the iteration",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            return looked_at[-1], np.nanargmin(training[-1])
        """,
        "the best training loss predicts best",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k, r = np.unravel_index(np.nanargmin(abs(training - validation)), validation.shape)
            return looked_at[k], r
        """,
        "the training loss has a say",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            validation = np.nan_to_num(validation)
            k, r = np.unravel_index(np.argmin(validation), validation.shape)
            return looked_at[k], r
        """,
        "NaN taken for the lowest",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k = np.argmin(validation.min(axis=1))
            return looked_at[k], np.argmin(validation[k])
        """,
        "NaN taken for the lowest",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            r = np.argmin(validation.min(axis=0))
            return looked_at[np.argmin(validation[:, r])], r
        """,
        "NaN taken for the lowest",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            r = np.nanargmin(np.nanmin(validation, axis=0))
            return looked_at[np.nanargmin(training[:, r])], r
        """,
        "the restart by validation, the iteration by training",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.array([number[t-n_lags:t] for t in range(n_lags, len(number))])
            return u, number[n_lags:]
        """,
        "the lags turned round",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.array([number[t-n_lags:t][::-1] for t in range(n_lags, len(number)-1)])
            return u, number[n_lags:-1]
        """,
        "the last year dropped",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.array([number[t-n_lags+1:t+1][::-1] for t in range(n_lags, len(number))])
            return u, number[n_lags:]
        """,
        "the target among its own inputs",
    ),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.column_stack([np.roll(number, k) for k in range(1, n_lags+1)])
            return u, number
        """,
        "first rows with a past that never was",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum((y-y_bar)**2)/np.sum((y-y.mean())**2)
        """,
        "the mean of the years that are judged",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum((y-y_bar)**2)/np.sum((y_train-y_train.mean())**2)
        """,
        "the sum over the training years",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return 1 - np.sum((y-y_bar)**2)/np.sum((y-y_train.mean())**2)
        """,
        "one minus the share",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sqrt(np.sum((y-y_bar)**2)/np.sum((y-y_train.mean())**2))
        """,
        "the root of the share",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k, r = np.unravel_index(np.nanargmin(training), training.shape)
            return looked_at[k], r
        """,
        "the best training loss predicts best",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            r = np.nanargmin(validation[-1])
            return looked_at[-1], r
        """,
        "always the last iteration",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            r = np.nanargmin(np.nanmean(validation, axis=0))
            return looked_at[np.nanargmin(validation[:, r])], r
        """,
        "the restart by its average",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k, r = np.unravel_index(np.argmin(validation), validation.shape)
            return looked_at[k], r
        """,
        "NaN taken for the lowest",
    ),
    ("12.4", 'verdicts={"lags":"leaks","refit":"leaks"}', "validation years must never be trained on"),
    (
        "12.1",
        """
        def lagged_matrix(number, n_lags):
            u = np.array([number[t-n_lags:t][::-1] for t in range(n_lags, len(number))])
            return u, number[:-n_lags]
        """,
        "targets that do not belong to the rows",
    ),
    (
        "12.2",
        """
        def share_of_error(y, y_bar, y_train):
            return np.sum(np.abs(y-y_bar))/np.sum(np.abs(y-y_train.mean()))
        """,
        "the square missing",
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k, r = np.unravel_index(np.nanargmin(np.abs(validation-training)), validation.shape)
            return looked_at[k], r
        """,
        "the training loss has a say",
    ),
    ("12.4", 'verdicts={"scaled":"sound","H":"sound"}', "scaling looks at no targets"),
)

SAID = (
    ("12.3", {"np.nanargmin(validation)": "np.nanargmin(np.round(validation, 3))"}, "4 looks, 3 restarts", None),
    (
        "12.1",
        {"return u, y": "return u + 1, y"},
        r"a number left over|one too many",
        None,
    ),
    (
        "12.1",
        {"return u, y": "return u, y[:, None], 0"},
        r"another number of results",
        None,
    ),
    (
        "12.2",
        {"return np.sum": "return 3 * np.sum"},
        r"a factor\.\*\* The result: in every case `3` times",
        None,
    ),
    (
        "12.3",
        """
        def choose_iterate(looked_at, training, validation):
            k, restart = np.unravel_index(np.nanargmin(training + validation), validation.shape)
            return looked_at[k], restart
        """,
        r"the training loss has a say",
        r"one mean curve",
    ),
    (
        "12.3",
        {"return looked_at[k], restart": "return [looked_at[k]], [restart]"},
        r"another shape",
        None,
    ),
)
