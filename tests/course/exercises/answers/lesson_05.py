"""Answers to lesson 05's exercises that its file does not list."""

FORMS = {
    "05.1": (
        """
        def own_check(loss_at, theta, gradient, step):
            numerical = []
            for j in range(len(theta)):
                ahead, behind = theta.copy(), theta.copy()
                ahead[j] += step
                behind[j] -= step
                numerical.append((loss_at(ahead) - loss_at(behind)) / (2 * step))
            return np.linalg.norm(gradient - np.array(numerical)) / np.linalg.norm(numerical)
        """,
        """
        def own_check(loss_at, theta, gradient, step):
            moves = step * np.eye(theta.size)
            numerical = np.array([0.5 * (loss_at(theta + m) - loss_at(theta - m)) / step for m in moves])
            return math.sqrt(((gradient - numerical) ** 2).sum() / (numerical**2).sum())
        """,
        """
        def own_check(loss_at, theta, gradient, step):
            n = [
                (loss_at([t + step * (i == j) for i, t in enumerate(theta)])
                 - loss_at([t - step * (i == j) for i, t in enumerate(theta)])) / step / 2
                for j in range(len(theta))
            ]
            return np.array(np.linalg.norm((np.array(n) - gradient) / np.linalg.norm(n)))
        """,
        """
        def own_check(loss_at, theta, gradient, step):
            at = np.array(theta, dtype=float)
            numerical = np.empty_like(at)
            for j, old in enumerate(theta):
                at[j] = old + step
                ahead = loss_at(at)
                at[j] = old - step
                numerical[j] = (ahead - loss_at(at)) / (step + step)
                at[j] = old
            difference = numerical - gradient
            return (difference @ difference) ** 0.5 / (numerical @ numerical) ** 0.5
        """,
    ),
    "05.2": (
        {"-signal.sum(axis=0)": "-(error @ (x * v * (1 - v)))"},
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back * v * (1 - v)).sum(axis=0)
            dL_dw = -u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        """
        def with_hidden_bias(b, c, w, x, u, y):
            ones = np.ones((len(u), 1))
            g = bp.gradients(bp.Network(b=b, w=np.vstack([c, w]), x=x), np.hstack([ones, u]), y)
            return [g.b, g.w[0], g.w[1:], g.x]
        """,
        """
        def with_hidden_bias(b, c, w, x, u, y):
            dL_db, dL_dc, dL_dw, dL_dx = 0, 0 * c, 0 * w, 0 * x
            for u_p, y_p in zip(u, y):
                v = 1 / (1 + np.exp(-c - u_p @ w))
                error = b + v @ x - y_p
                dL_db = dL_db + error
                dL_dc = dL_dc + error * x * v * (1 - v)
                dL_dw = dL_dw + np.outer(u_p, error * x * v * (1 - v))
                dL_dx = dL_dx + error * v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
    ),
    "05.3": (
        {"np.where(v_star >= 0, 1.0, 0.0)": "(v > 0)"},
        {"np.where(v_star >= 0, 1.0, 0.0)": "np.sign(v)"},
        """
        def relu_program(w, x, u, y):
            v = np.maximum(u @ w, 0)
            error = y - v @ x
            loss = (error**2).mean()
            slope = np.where(v > 0, 1.0, 0.0)
            error = 2 * error / len(y)
            signal = error[:, None] * x * slope
            return loss, -u.T @ signal, -error @ v
        """,
        """
        def relu_program(w, x, u, y):
            v_star = u.dot(w)
            on = v_star > 0
            v = v_star * on
            n = y.shape[0]
            error = v.dot(x) - y
            signal = np.einsum("p,h,ph->ph", error, x, on)
            return [error.dot(error) / n, (2 * np.einsum("pi,ph->ih", u, signal) / n).tolist(), v.T @ error * 2 / n]
        """,
        """
        def relu_program(w, x, u, y):
            loss, dw, dx = 0.0, np.zeros_like(w), np.zeros_like(x)
            for p in range(len(y)):
                v = [max(float(u[p] @ w[:, h]), 0.0) for h in range(len(x))]
                error = y[p] - sum(v[h] * x[h] for h in range(len(x)))
                loss += error**2 / len(y)
                for h in range(len(x)):
                    dx[h] -= 2 * error * v[h] / len(y)
                    if v[h] > 0:
                        dw[:, h] -= 2 * error * x[h] * u[p] / len(y)
            return loss, dw, dx
        """,
    ),
    "05.4": (
        """
        def new_slopes(b, w, x, u, y):
            P, K = y.shape
            db, dw, dx = np.zeros(K), np.zeros(w.shape), np.zeros(x.shape)
            for p in range(P):
                v = np.tanh(u[p] @ w)
                for k in range(K):
                    error = y[p, k] - (b[k] + v @ x[:, k])
                    db[k] -= 2 / P * error
                    dx[:, k] -= 2 / P * error * v
                    dw -= 2 / P * error * np.outer(u[p], x[:, k] * (1 - v**2))
            return db, dw, dx
        """,
        """
        def new_slopes(b, w, x, u, y):
            v = np.tanh(np.einsum("pi,ih->ph", u, w))
            e = b + np.einsum("ph,hk->pk", v, x) - y
            s = np.einsum("pk,hk,ph->ph", e, x, 1 / np.cosh(u @ w) ** 2)
            n = len(u)
            return [2 / n * e.sum(0), 2 / n * np.einsum("pi,ph->ih", u, s), 2 / n * np.einsum("ph,pk->hk", v, e)]
        """,
        """
        def new_slopes(b, w, x, u, y):
            v = np.tanh(u @ w)
            error = y - b - v @ x
            signal = (1 - v) * (1 + v) * (x @ error.T).T
            return -2 * error.mean(axis=0), (u.T @ signal * (-2 / y.shape[0])).tolist(), -(error.T @ v).T * 2 / len(y)
        """,
        """
        def new_slopes(b, w, x, u, y):
            z = u @ w
            v = 2 / (1 + np.exp(-2 * z)) - 1
            error = (b + v @ x - y) * 2 / len(y)
            return np.ones(len(y)) @ error, u.T @ (error @ x.T - error @ x.T * v * v), v.T @ error
        """,
    ),
}

NAMED = (
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            def rise(move):
                return loss_at(theta + move) - loss_at(theta - move)

            moves = step * np.eye(len(theta))
            numerical = np.array([(8 * rise(move) - rise(2 * move)) / (12 * step) for move in moves])
            return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
        """,
        "a step of its own, or a finer quotient",
    ),
    ("05.3", {"np.where(v_star >= 0, 1.0, 0.0)": "np.sign(v_star)"}, "−1 for a unit that is off"),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = np.zeros_like(theta)
            for j in range(len(theta)):
                t = theta
                t[j] = t[j] + step
                n[j] = (loss_at(t) - loss_at(theta - step)) / (2 * step)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "`theta` not left as it is",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for j in range(len(theta)):
                a = theta.copy(); b = theta.copy()
                a[j] += step
                b[j] -= step
                n.append((loss_at(a) - loss_at(b)) / 2 * step)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "`/ 2 * step`",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = (loss_at(theta + step) - loss_at(theta - step)) / (2 * step)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "all parameters moved at once",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for j in range(len(theta)):
                a = theta.copy(); b = theta.copy()
                a[j] += step / 2
                b[j] -= step / 2
                n.append((loss_at(a) - loss_at(b)) / step)
            n = np.array(n)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "half of the step on each side",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for t in theta:
                n.append((loss_at(t + step) - loss_at(t - step)) / (2 * step))
            n = np.array(n)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "one number handed to the loss",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for j in range(len(theta)):
                a = theta.copy(); b = theta.copy()
                a[j] += step
                b[j] -= step
                n.append((loss_at(a) - loss_at(b)) / (2 * step))
            n = np.array(n)
            return np.linalg.norm(gradient - n) / (np.linalg.norm(n) + np.linalg.norm(gradient))
        """,
        "another measure than the one asked for",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for j in range(len(theta)):
                a = theta.copy(); b = theta.copy()
                a[j] += step
                b[j] -= step
                n.append((loss_at(a) - loss_at(b)) / (2 * step))
            n = np.array(n)
            return np.max(np.abs(gradient - n) / np.abs(n))
        """,
        "each entry relative to itself",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for j in range(len(theta)):
                a = theta.copy(); b = theta.copy()
                a[j] += step
                b[j] -= step
                n.append((loss_at(a) - loss_at(b)) / (2 * step))
            n = np.array(n)
            return abs(np.linalg.norm(gradient) - np.linalg.norm(n)) / np.linalg.norm(n)
        """,
        "the lengths compared, not the vectors",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for j in range(len(theta)):
                a = theta.copy(); b = theta.copy()
                a[j] += step
                b[j] -= step
                n.append((loss_at(a) - loss_at(b)) / (2 * step))
            return np.linalg.norm(gradient - np.array(n)) / np.linalg.norm(n) < 1e-6
        """,
        "a verdict in place of the number",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for j in range(len(theta)):
                a = theta.copy(); b = theta.copy()
                a[j] += step
                b[j] -= step
                n.append((loss_at(a) - loss_at(b)) / (2 * step))
            n = np.array(n)
            return np.linalg.norm(gradient - n / np.linalg.norm(n))
        """,
        "a bracket in the last line",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = []
            for j in range(len(theta)):
                a = theta.copy(); b = theta.copy()
                a[j] += step
                b[j] -= step
                n.append((loss_at(a) - loss_at(b)) / (2 * step))
            n = np.array(n)
            return np.sqrt(np.mean((gradient - n) ** 2))
        """,
        "a mean of squares, not relative",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            move = np.zeros(len(theta))
            n = np.zeros(len(theta))
            for j in range(len(theta)):
                move[j] = step
                n[j] = (loss_at(theta + move) - loss_at(theta - move)) / (2 * step)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "the step never taken back",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = np.zeros(len(theta))
            for j in range(len(theta)):
                move = np.zeros(len(theta))
                move[j] = step
                n[j] = (loss_at(theta + move) - loss_at(theta - move)) / (4 * step)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "another divisor",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = np.zeros(len(theta))
            for j in range(len(theta)):
                move = np.zeros(len(theta))
                move[j] = step
                n[j] = abs(loss_at(theta + move) - loss_at(theta - move)) / (2 * step)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "the absolute value of each slope",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = np.zeros(len(theta))
            for j in range(len(theta)):
                move = np.zeros(len(theta))
                move[j] = step
                n[j] = (loss_at(theta + move) + loss_at(theta - move)) / (2 * step)
            return np.linalg.norm(gradient - n) / np.linalg.norm(n)
        """,
        "the two losses added",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            d = []
            for j in range(len(theta)):
                up = theta.copy(); up[j] = up[j] + step
                down = theta.copy(); down[j] = down[j] - step
                n = (loss_at(up) - loss_at(down)) / (2 * step)
                d.append(abs(gradient[j] - n) / abs(n))
            return np.mean(d)
        """,
        "each entry relative to itself",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            d = []
            for j in range(len(theta)):
                up = theta.copy(); up[j] = up[j] + step
                down = theta.copy(); down[j] = down[j] - step
                n = (loss_at(up) - loss_at(down)) / (2 * step)
                d.append(n)
                return np.linalg.norm(gradient - d) / np.linalg.norm(d)
        """,
        "the loop left too early",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            d = []
            for j in range(len(theta)):
                up = theta; up[j] = up[j] + step
                down = theta; down[j] = down[j] - step
                n = (loss_at(up) - loss_at(down)) / (2 * step)
                d.append(n)
            return np.linalg.norm(gradient - d) / np.linalg.norm(d)
        """,
        "a numerical gradient of 0",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            d = []
            for j in range(len(theta)):
                up = theta.copy(); up[j] = step
                down = theta.copy(); down[j] = -step
                d.append((loss_at(up) - loss_at(down)) / (2 * step))
            return np.linalg.norm(gradient - d) / np.linalg.norm(d)
        """,
        "set to the step, not moved by it",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            d = []
            for j in range(len(theta)):
                up = theta.copy(); up[j] *= 1 + step
                down = theta.copy(); down[j] *= 1 - step
                d.append((loss_at(up) - loss_at(down)) / (2 * step))
            return np.linalg.norm(gradient - d) / np.linalg.norm(d)
        """,
        "a step in proportion to the parameter",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back.sum(axis=0) * v * (1 - v)).sum(axis=0)
            dL_dw = -u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "the slope outside the sum",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = -error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back * v * (1 - v)).sum(axis=0)
            dL_dw = u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "the sign of the hidden bias turned",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -back.sum(axis=0)
            dL_dw = -u.T @ (back * v * (1 - v))
            dL_dx = -error @ (v * (1 - v))
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "the slope moved from one to another",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back * c * (1 - c)).sum(axis=0)
            dL_dw = -u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "the slope taken of c",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = back.sum(axis=0)
            dL_dw = u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "the sign of the hidden bias turned",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x * (1 - v)
            dL_db = -error.sum()
            dL_dc = -back.sum(axis=0)
            dL_dw = -u.T @ (back * v)
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "half of v(1 − v)",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back * v * (1 - v)).sum(axis=0)
            dL_dw = -u.T @ back
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "v(1 − v) taken away from w",
    ),
    (
        "05.3",
        {"signal = error[:, None] * x * slope": "signal = error[:, None] * x * slope * v"},
        "the value taken for the slope",
    ),
    (
        "05.3",
        {"error = y - v @ x": "error = (y - v @ x) / len(y)"},
        "the factor has got into the loss",
    ),
    (
        "05.3",
        """
        def relu_program(w, x, u, y):
            v = np.maximum(u @ w, 0)
            error = y - v @ x
            loss = (error**2).mean()
            slope = np.where(v >= 0, 1.0, 0.0)
            signal = error[:, None] * x * slope * 2 / len(y)
            return loss, -u.T @ signal, -error @ v
        """,
        "the slope, and the factor not whole",
    ),
    (
        "05.3",
        """
        def relu_program(w, x, u, y):
            v = np.maximum(u @ w, 0)
            error = y - v @ x
            loss = (error**2).mean()
            slope = np.where(error[:, None] > 0, 1.0, 0.0)
            signal = error[:, None] * x * slope * 2 / len(y)
            return loss, -u.T @ signal, -error @ v * 2 / len(y)
        """,
        "on and off asked of another quantity",
    ),
    (
        "05.3",
        {"np.where(v_star >= 0, 1.0, 0.0)": "np.where(v > 0, v_star, 0.0)"},
        "the value taken for the slope",
    ),
    (
        "05.3",
        {"v_star >= 0": "v_star > 1"},
        "on and off asked of another quantity",
    ),
    (
        "05.4",
        {"error = 2 / len(y) * (y - (b + v @ x))": "error = 2 / len(y) * ((b + v @ x) - y)"},
        "the minus sign lost",
    ),
    (
        "05.4",
        {"(1 - v**2)": "(1 - np.tanh(u @ w))**2"},
        "a slope that is not 1 − v²",
    ),
    (
        "05.4",
        """
        def new_slopes(b, w, x, u, y):
            v = np.tanh(u @ w)
            error = y - (b + v @ x)
            signal = error @ x.T * v * (1 - v)
            return -error.sum(axis=0), -u.T @ signal, -v.T @ error
        """,
        "the 2/P missing",
    ),
    (
        "05.4",
        {"error @ x.T * (1 - v**2)": "error @ x.T * (1 - np.tanh(v * 1.0) ** 2)"},
        "the slope taken at v where v* is meant",
    ),
    (
        "05.4",
        {"-u.T @ signal": "-u.T @ error @ x.T"},
        "the slope dropped",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = np.zeros(len(theta))
            for k in range(len(theta)):
                t = theta.copy(); t[k] += step
                n[k] = (loss_at(t) - loss_at(theta))/step
            return np.linalg.norm(gradient-n)/np.linalg.norm(n)
        """,
        "a forward difference",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = np.zeros(len(theta))
            for k in range(len(theta)):
                a = theta.copy(); a[k] += step
                c = theta.copy(); c[k] -= step
                n[k] = (loss_at(a) - loss_at(c))/(2*step)
            return np.linalg.norm(gradient-n)/np.linalg.norm(gradient)
        """,
        "relative to the claimed gradient",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = np.zeros(len(theta))
            for k in range(len(theta)):
                a = theta.copy(); a[k] += step
                c = theta.copy(); c[k] -= step
                n[k] = (loss_at(a) - loss_at(c))/(2*step)
            return np.max(np.abs(gradient-n))/np.max(np.abs(n))
        """,
        "another length",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = (loss_at(theta+step) - loss_at(theta-step))/(2*step)
            return np.linalg.norm(gradient-n)/np.linalg.norm(n)
        """,
        "all parameters moved at once",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back * v * (1 - v)).sum(axis=0)
            dL_dw = u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "the lost minus sign",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back * v * (1 - v)).sum(axis=1)
            dL_dw = -u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "summed along the wrong axis",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back * v * (1 - v)).sum()
            dL_dw = -u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "one sum for all hidden biases",
    ),
    (
        "05.3",
        """
        def relu_program(w, x, u, y):
            v = np.maximum(u @ w, 0)
            error = y - v @ x
            loss = (error**2).mean()
            slope = np.where(v > 0, 1.0, 0.0)
            signal = error[:, None] * x * slope
            return loss, -2*u.T @ signal, -2*error @ v
        """,
        "sum for mean",
    ),
    (
        "05.3",
        """
        def relu_program(w, x, u, y):
            v = np.maximum(u @ w, 0)
            error = y - v @ x
            loss = (error**2).mean()
            slope = np.where(v > 0, 1.0, 0.0)
            signal = error[:, None] * x * slope
            return loss, -u.T @ signal / len(y), -error @ v / len(y)
        """,
        "the mean without its 2",
    ),
    (
        "05.3",
        """
        def relu_program(w, x, u, y):
            v = np.maximum(u @ w, 0)
            error = y - v @ x
            loss = (error**2).mean() / 2
            slope = np.where(v > 0, 1.0, 0.0)
            signal = error[:, None] * x * slope
            return loss, -u.T @ signal / len(y), -error @ v / len(y)
        """,
        "the line of the loss changed",
    ),
    (
        "05.4",
        """
        def new_slopes(b, w, x, u, y):
            v = np.tanh(u@w)
            e = y - b - v@x
            s = (e@x.T)*(1-v**2)
            return -e.sum(axis=0)/len(u), -u.T@s/len(u), -v.T@e/len(u)
        """,
        "the ½ that is no longer there",
    ),
    (
        "05.4",
        """
        def new_slopes(b, w, x, u, y):
            v = np.tanh(u@w)
            e = y - b - v@x
            s = (e@x.T)*v*(1-v)
            c = 2/len(u)
            return -c*e.sum(axis=0), -c*u.T@s, -c*v.T@e
        """,
        "the sigmoid's slope kept",
    ),
    (
        "05.4",
        """
        def new_slopes(b, w, x, u, y):
            v = np.tanh(u@w)
            e = y - b - v@x
            s = (e@x.T)*(1-v**2)
            c = 2/y.size
            return -c*e.sum(axis=0), -c*u.T@s, -c*v.T@e
        """,
        "the mean over the outputs too",
    ),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            n = np.zeros(len(theta))
            for k in range(len(theta)):
                d = np.zeros(len(theta)); d[k] = step
                n[k] = (loss_at(theta+d) - loss_at(theta-d))/(2*step)
            return np.linalg.norm(gradient-n)/(np.linalg.norm(gradient)+np.linalg.norm(n))
        """,
        "another measure than the one asked for",
    ),
    (
        "05.2",
        """
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -(back * v * (1 - v)).mean(axis=0)
            dL_dw = -u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
        "the mean for the sum",
    ),
    (
        "05.3",
        """
        def relu_program(w, x, u, y):
            v = np.maximum(u @ w, 0)
            error = y - v @ x
            loss = (error**2).mean()
            slope = np.where(v > 0, 1.0, 0.0)
            signal = error[:, None] * x * v
            return loss, -2*u.T @ signal/len(y), -2*error @ v/len(y)
        """,
        "the value taken for the slope",
    ),
    (
        "05.4",
        """
        def new_slopes(b, w, x, u, y):
            v = np.tanh(u@w)
            e = y - b - v@x
            s = e.sum(axis=1, keepdims=True)*x.sum(axis=1)*(1-v**2)
            c = 2/len(u)
            return -c*e.sum(axis=0), -c*u.T@s, -c*v.T@e
        """,
        "the errors added up before they are weighed",
    ),
)

SAID = (
    ("05.1", {"loss_at(theta - move)": "loss_at(move - theta)"}, "right in some cases|right is", "two losses added"),
    ("05.1", {"move[j] = step": ""}, "nothing is moved", "no copy"),
    (
        "05.1",
        """
        def own_check(loss_at, theta, gradient, step):
            numerical = np.zeros(len(theta))
            for j in range(len(theta)):
                theta[j] += step
                ahead = loss_at(theta)
                theta[j] -= 2 * step
                behind = loss_at(theta)
                theta[j] += step
                numerical[j] = (ahead - behind) / (2 * step)
            return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
        """,
        r"`theta` not left as it is.*last digits",
        r"was (`.+`) before the call and is \1 after",
    ),
    (
        "05.3",
        {"v_star >= 0": "np.ones_like(v_star) > 0"},
        r"slope is 1 everywhere",
        None,
    ),
    (
        "05.3",
        {"(error**2).mean()": "(error**2).mean() / 3"},
        r"a factor.*first value.*`1/3`",
        None,
    ),
)
