"""Lesson 07's keys by another way: second differences, trials, scikit-learn, SymPy, and six runs with their cures."""

import numpy as np
import sympy as sp
from second_route import says
from sklearn.preprocessing import StandardScaler

import bplib as bp

constant = bp.schedules.constant


def the_lesson():
    """Its data and its start."""
    u, y = bp.data.teacher()
    return bp.Network.random(n_inputs=2, n_hidden=2, rng=0), u, y


def falls(losses):
    return bool((np.diff(losses) < 0).all())


def the_largest_stable_step():
    says(
        "07.1",
        r"v_p[0]=0,\,0,\,0,\,1,\,1",
        "Only b and x[0] move",
        r"the largest stable \mu if b moves alone",
        "the two curvatures of the valley and its condition number, if both move",
        r"the edge for both, that is 2/\lambda_{\max}",
        "after every sample has been written down four times",
    )

    def valley(copies):
        """The edges by second differences of the loss, which are exact on a bowl; the targets do not matter."""
        v, y = np.tile([0.0, 0, 0, 1, 1], copies), np.tile([1.0, -2, 0, 3, 5], copies)

        def loss(b, x):
            return ((y - b - x * v) ** 2).sum() / 2

        by_b = loss(1, 0) - 2 * loss(0, 0) + loss(-1, 0)
        by_x = loss(0, 1) - 2 * loss(0, 0) + loss(0, -1)
        by_both = (loss(1, 1) - loss(1, -1) - loss(-1, 1) + loss(-1, -1)) / 4
        # The curvatures are the roots of λ² − (trace) λ + (determinant).
        smallest, largest = np.sort(np.roots([1, -(by_b + by_x), by_b * by_x - by_both**2]))

        def error_after(mu, moved, steps=3000):
            """How far b (and x) are from the bottom after so many steps from a place near it."""
            bottom = np.linalg.lstsq(np.column_stack([np.ones_like(v), v])[:, : len(moved)], y)[0]
            at = bottom + moved
            for _ in range(steps):
                error = y - at[0] - (at[1] * v if len(at) > 1 else 0)
                at = at + mu * np.array([error.sum(), error @ v])[: len(at)]
            return np.abs(at - bottom).max()

        for edge, moved in ((2 / by_b, [1e-3]), (2 / largest, [1e-3, 2e-3])):
            assert error_after(0.99 * edge, moved) < 1e-6 < 1 < error_after(1.01 * edge, moved)
        return by_b, largest, smallest

    by_b, largest, smallest = valley(1)
    return {
        "valley": {
            "edge for b alone": 2 / by_b,
            "largest curvature": largest,
            "smallest curvature": smallest,
            "condition number": largest / smallest,
            "edge": 2 / largest,
            "edge, data four times": 2 / valley(4)[1],
        }
    }


def bold_enough():
    says(
        "07.2",
        "`bp.data.teacher(n_samples=160)`, and the same start `net`",
        "falls *at every step* and is below 2 after 400 steps",
        "tolerance=0, max_iterations=400",
    )
    net = the_lesson()[0]
    u_160, y_160 = bp.data.teacher(n_samples=160)
    good = []
    for mu in np.geomspace(0.0005, 0.05, 41):
        run = bp.train(net, u_160, y_160, schedule=constant(mu), tolerance=0, max_iterations=400)
        if run.stopped == "max_iterations" and falls(run.losses) and run.final_loss < 2:
            good.append(mu)
    return {"bold_mu": float(good[len(good) // 2])}


def standardise_and_find_the_way_back():
    says(
        "07.3",
        "`standardised(u_train, u_new)` returns `u_new`, scaled",
        "as they are *in the training data*",
        r"\sqrt{\frac1P\sum_p(u_p-\bar u)^2}",
        "its shape is (N+1,H), and row 0 belongs to the constant",
        "the same v^* on the *raw* inputs, behind a constant input",
    )

    def standardised(u_train, u_new):
        return StandardScaler().fit(u_train).transform(u_new)

    def raw_weights(w, u_train):
        # N + 1 places in the raw inputs that no plane holds: the mean, and a step from it along each axis.
        scaler = StandardScaler().fit(u_train)
        places = scaler.mean_ + np.vstack([np.zeros(len(scaler.mean_)), np.diag(scaler.scale_)])
        ones = np.ones((len(places), 1))
        v_star = np.hstack([ones, scaler.transform(places)]) @ w
        return np.linalg.solve(np.hstack([ones, places]), v_star)

    return {"standardised": standardised, "raw_weights": raw_weights}


# --- Six runs: the first remedy in the list that cures -----------------------------------------------------------

REMEDIES = ("larger mu", "smaller mu", "new start", "scale the data", "check the gradient")


def first_cure(cures):
    """The first remedy of which `cures(remedy)` says that it helps; if none does, "let it be".

    The task asks what to do first, and its list goes from the lightest remedy to the heaviest: a new start, which comes
    with a smaller rate, would cure what the smaller rate alone does.
    """
    return next((remedy for remedy in REMEDIES if cures(remedy)), "let it be")


def rate(mu, remedy):
    return {"larger mu": 10, "smaller mu": 0.1, "new start": 0.1}.get(remedy, 1) * mu


def start_of(net, remedy, seed=1):
    if remedy != "new start":
        return net
    return bp.Network.random(n_inputs=net.n_inputs, n_hidden=net.n_hidden, rng=seed)


def inputs_of(u, remedy):
    return np.column_stack([u[:, 0], StandardScaler().fit_transform(u[:, 1:])]) if remedy == "scale the data" else u


def run_a():
    net, u, y = the_lesson()
    mu = 0.1
    run = bp.train(net, u, y, schedule=constant(mu), tolerance=0, max_iterations=3000)
    ratios = run.losses[11:60] / run.losses[10:59]
    assert run.stopped == "diverged" and np.allclose(ratios, ratios[0], rtol=0.05) and ratios[0] > 1
    assert bp.check_gradients(net, u, y) < 1e-14

    def cures(remedy):
        schedule = constant(rate(mu, remedy))
        again = bp.train(
            start_of(net, remedy), inputs_of(u, remedy), y, schedule=schedule, tolerance=0, max_iterations=1000
        )
        return again.stopped == "max_iterations" and again.final_loss < 0.2

    return first_cure(cures)


def run_b():
    net, u, y = the_lesson()
    mu = 1e-6
    run = bp.train(net, u, y, schedule=constant(mu), tolerance=0, max_iterations=1000)
    assert (
        falls(run.losses)
        and run.gradient_norms[-1] > 0.9 * run.gradient_norms[0]
        and run.losses[-1] > 0.9 * run.losses[0]
    )

    def cures(remedy):
        schedule = constant(rate(mu, remedy))
        again = bp.train(
            start_of(net, remedy), inputs_of(u, remedy), y, schedule=schedule, tolerance=0, max_iterations=1000
        )
        fell, fell_before = (each.losses[0] - each.final_loss for each in (again, run))
        return falls(again.losses) and fell > 3 * fell_before

    return first_cure(cures)


def run_c():
    net, u, y = the_lesson()
    run = bp.train(net, u, y, schedule=bp.schedules.one_over_m(), tolerance=0, max_iterations=10_000)
    v = run.network.forward(u).v
    assert run.losses[2] > 10 * run.losses[0] and np.abs(v - v.round()).max() < 1e-9
    now = 1 / 10_000

    def cures(remedy):
        # The run as it stands goes on, at ten times its present rate or a tenth of it; or one begins anew.
        schedule = constant(0.01 if remedy == "new start" else rate(now, remedy))
        start, inputs = start_of(run.network, remedy), inputs_of(u, remedy)
        return bp.train(start, inputs, y, schedule=schedule, tolerance=0, max_iterations=1000).final_loss < 0.2

    return first_cure(cures)


def run_d():
    u, y = bp.data.rat42()
    assert (u[:, 1].min(), u[:, 1].max()) == (9, 79)
    net, steps = bp.Network(b=0, w=[[-2], [0.05]], x=[60]), 5000

    def train(start, inputs, targets, mu, steps=steps):
        schedule = constant(mu)
        return bp.train(start, inputs, targets, schedule=schedule, tolerance=0, max_iterations=steps, fixed=["b"])

    # The edge by bisection: the longest step with which the loss falls all the time.
    low, high = 1e-9, 1e-2
    for _ in range(25):
        middle = np.sqrt(low * high)
        low, high = (middle, high) if falls(train(net, u, y, middle, 200).losses) else (low, middle)
    run = train(net, u, y, low)
    assert not falls(train(net, u, y, 1.1 * low, 200).losses)
    a_step_at_first, a_step_later = (
        (run.losses[0] - run.losses[10]) / 10,
        (run.losses[100] - run.losses[-1]) / (steps - 100),
    )
    assert a_step_later < a_step_at_first / 1000
    best = bp.data.RAT42_CERTIFIED["ssr"] / 2

    def cures(remedy):
        if remedy == "scale the data":  # inputs and targets to sizes near 1, and weights near 1 to begin with
            again = train(bp.Network(b=0, w=[[0], [1]], x=[1]), inputs_of(u, remedy), y / y.max(), 0.1)
            return again.final_loss * y.max() ** 2 < 1.1 * best
        return train(start_of(net, remedy), u, y, rate(low, remedy)).final_loss < 1.1 * best

    return first_cure(cures)


def run_e():
    net, u, y = the_lesson()
    mu = 0.01
    at = bp.train(net, u, y, schedule=constant(0.02), tolerance=0, max_iterations=8000).network
    for _ in range(4):
        jump = np.linalg.solve(bp.hessian(at, u, y), bp.gradients(at, u, y).vector)
        at = at.with_vector(at.vector - jump)
    assert bp.gradients(at, u, y).norm < 1e-11 and np.linalg.eigvalsh(bp.hessian(at, u, y))[0] > 0

    def cures(remedy):
        if remedy == "check the gradient":
            return bp.check_gradients(at, u, y) > 1e-6 and bp.gradients(at, u, y).norm > 1e-6
        schedule, inputs = constant(0.01 if remedy == "new start" else rate(mu, remedy)), inputs_of(u, remedy)
        starts = [start_of(at, remedy, seed) for seed in (range(1, 6) if remedy == "new start" else (1,))]
        again = [bp.train(start, inputs, y, schedule=schedule, tolerance=0, max_iterations=3000) for start in starts]
        return min(run.final_loss for run in again) < bp.loss(at, u, y) * (1 - 1e-9)

    return first_cure(cures)


def run_f():
    net, u, y = the_lesson()

    def wrong(net, u, y):
        return -bp.gradients(net, u, y).vector

    def rises(net, u, mu, gradient):
        return bp.loss(net.with_vector(net.vector - mu * gradient(net, u, y)), u, y) > bp.loss(net, u, y)

    assert all(rises(net, u, mu, wrong) for mu in (0.01, 1e-4, 1e-6, 1e-8))

    def cures(remedy):
        def right(net, u, y):
            return bp.numerical_gradients(net, u, y).vector

        gradient = right if remedy == "check the gradient" else wrong
        return not any(
            rises(start_of(net, remedy), inputs_of(u, remedy), rate(mu, remedy), gradient) for mu in (1e-4, 1e-6)
        )

    return first_cure(cures)


def six_runs_six_remedies():
    says(
        "07.4",
        'the loss is multiplied by about the same number at every step, until the run stops as `"diverged"`',
        r'`"new start"` (and a smaller \mu)',
        "gave 10^{-16}",
        "the gradient is almost as long as at the start, and so is the loss almost as large",
        "With ten times the \\mu it falls at every step, too",
        r"\mu=1/m. In the first two steps the loss leaps up",
        "every v_p[h] is 0 or 1 to nine digits",
        "With a \\mu a tenth larger it explodes. One input is a time from 9 to 79",
        "shorter than 10^{-11} and all eigenvalues of the Hessian are positive. The data are noisy",
        r"with \mu=0.01, and with 10^{-4}, 10^{-6} and 10^{-8} too",
    )
    return {
        "remedies": {"A": run_a(), "B": run_b(), "C": run_c(), "D": run_d(), "E": run_e(), "F": run_f()},
    }


def the_best_constant_for_a_bowl():
    says("07.5", r"1-\mu c and 1-\mu C", r"\max(|1-\mu c|,\,|1-\mu C|)", "C>c", "For which \\mu is it smallest")
    c, C, mu = sp.symbols("c C mu", positive=True)
    # One size falls with mu and the other grows; the larger is smallest where they are equal, with opposite signs.
    (best,) = sp.solve((1 - mu * c) + (1 - mu * C), mu)
    factor = sp.factor(1 - best * c)
    for low, high in ((1.0, 2.0), (0.3, 7.0), (5.0, 5.1)):
        rates = np.linspace(0, 2 / low, 200_001)
        sizes = np.maximum(np.abs(1 - rates * low), np.abs(1 - rates * high))
        at = {c: low, C: high}
        assert abs(rates[sizes.argmin()] - best.subs(at)) < 1e-4 and abs(sizes.min() - factor.subs(at)) < 1e-4
    return {"fastest_mu": str(best), "worst_factor": str(factor)}


SECOND_ROUTES = {
    "07.1": the_largest_stable_step,
    "07.2": bold_enough,
    "07.3": standardise_and_find_the_way_back,
    "07.4": six_runs_six_remedies,
    "07.5": the_best_constant_for_a_bowl,
}
