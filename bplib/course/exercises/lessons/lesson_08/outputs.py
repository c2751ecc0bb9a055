"""Exercise 08.1: What comes out, and what can."""

from __future__ import annotations

from bplib.course.exercises import Exercise, Numbers, Wrong

OUTPUTS = Exercise(
    key="08.1",
    title="What comes out, and what can",
    kind="core",
    minutes=10,
    goal="say which outputs a network with sigmoid units can reach, and use f(u) + f(−u)",
    task=r"""
        A network without a constant input has two sigmoid units, $b=1$, $x[0]=4$ and $x[1]=-2$. Of its weights
        $\omega$ you know nothing. With a pencil: what is $\bar y$ for an input at which both $v^*[h]$ are 0? Whatever
        $\omega$ and the input are, $\bar y$ stays below a certain number, and with the right $\omega$ it comes as near
        to it as you like. Which number is that? And which is the one that it always stays above? Last, if $f(u)=3.5$
        for some input $u$, what is $f(-u)$?
        """,
    answer="outputs_by_hand",
    stub="""
        outputs_by_hand = {
            "both v_star 0": ...,
            "always below": ...,
            "always above": ...,
            "f(-u)": ...,
        }
        """,
    solution="""
        outputs_by_hand = {
            "both v_star 0": 1 + 4 / 2 - 2 / 2,
            "always below": 1 + 4,
            "always above": 1 - 2,
            "f(-u)": 2 + 4 - 2 - 3.5,
        }
        """,
    hints=(
        r"$\bar y=1+4\,v[0]-2\,v[1]$, and each $v[h]$ is between 0 and 1. What are they where $v^*[h]=0$?",
        r"$\bar y$ is high where $v[0]$ is near 1 and $v[1]$ near 0: a negative $x[h]$ wants its unit off.",
        r"The theorem: $f(u)+f(-u)=2b+\sum_hx[h]$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "σ(0) = 0",
            'outputs_by_hand = {"both v_star 0": 1}',
            r"A hidden unit whose $v^*$ is 0 is not silent: $\sigma(0)=\frac12$. So half of each $x[h]$ is added "
            r"to $b$.",
        ),
        Wrong(
            "v[h] = 1 at v* = 0",
            'outputs_by_hand = {"both v_star 0": 3}',
            r"$e^0$ is 1, but $\sigma(0)=\frac1{1+1}$: half of each $x[h]$ is added, not all of it.",
        ),
        Wrong(
            "sigmoid units keep ȳ below 1",
            'outputs_by_hand = {"always below": 1}',
            r"It is each $v[h]$ that stays below 1. The output is $b+\sum_hx[h]\,v[h]$, with no sigmoid round it: $x$ "
            r"stretches it and $b$ shifts it, to targets of any size.",
        ),
        Wrong(
            "both units on for the highest output",
            'outputs_by_hand = {"always below": 3}',
            r"A unit with a negative $x[h]$ pulls the output down when it is on. The highest output has $v[0]$ near 1 "
            r"and $v[1]$ near 0.",
        ),
        Wrong(
            "b forgotten",
            (
                'outputs_by_hand = {"always below": 4, "always above": -2}',
                'outputs_by_hand = {"both v_star 0": 1, "always below": 4, "always above": -2}',
                'outputs_by_hand = {"both v_star 0": 1, "always below": 4, "always above": -2, "f(-u)": -1.5}',
            ),
            r"This is $\sum_hx[h]\,v[h]$ alone. The whole curve stands on $b$: it is added everywhere.",
        ),
        Wrong(
            "sigmoid units keep ȳ above 0",
            'outputs_by_hand = {"always above": 0}',
            r"It is each $v[h]$ that stays above 0. A negative $x[h]$ can take the output below 0.",
        ),
        Wrong(
            "all units off for the lowest output",
            'outputs_by_hand = {"always above": 1}',
            r"With both units off $\bar y=b$. It goes lower still where the unit with the negative $x[h]$ is on.",
        ),
        Wrong(
            "f taken for odd",
            'outputs_by_hand = {"f(-u)": -3.5}',
            r"Only $f-c$ is odd, with $c=b+\frac12\sum_hx[h]$. $f(-u)$ is the mirror image of $f(u)$ at the height $c$ "
            r"and not at 0.",
        ),
        Wrong(
            "f taken for even",
            'outputs_by_hand = {"f(-u)": 3.5}',
            r"That would need an $f$ with the same value on both sides. All that this network can bend is its odd "
            r"part; $f(u)=f(-u)$ only where both are $c=b+\frac12\sum_hx[h]$.",
        ),
        Wrong(
            "1 − ȳ for 1 − v",
            'outputs_by_hand = {"f(-u)": -2.5}',
            r"$\sigma(-z)=1-\sigma(z)$ holds for each hidden unit: $v[h]$ becomes $1-v[h]$. The output then becomes "
            r"$2b+\sum_hx[h]-f(u)$.",
        ),
        Wrong(
            "b counted once",
            'outputs_by_hand = {"f(-u)": -0.5}',
            r"Each of the two outputs has a $b$ in it: the sum is $2b+\sum_hx[h]$.",
        ),
        Wrong(
            "the sign of x[1] lost",
            (
                'outputs_by_hand = {"both v_star 0": 4}',
                'outputs_by_hand = {"always below": 7}',
            ),
            r"$x[1]$ is $-2$: where its unit is on, the output is *lower*, by up to 2.",
        ),
        Wrong(
            "b halved as well",
            'outputs_by_hand = {"both v_star 0": 1.5}',
            r"$\sigma(0)=\frac12$ stands before each $x[h]$. $b$ comes whole.",
        ),
        Wrong(
            "b and x[h] left out at v* = 0",
            ('outputs_by_hand = {"both v_star 0": 0}', 'outputs_by_hand = {"both v_star 0": 0.5}'),
            r"$\bar y=b+x[0]\,v[0]+x[1]\,v[1]$ with both $v[h]=\frac12$: the $b$ is there, and half of each $x[h]$.",
        ),
        Wrong(
            "the middle for the upper end",
            'outputs_by_hand = {"always below": 2}',
            r"2 is the output with both units half on. It rises as one is switched on and the other off.",
        ),
        Wrong(
            "the middle for the lower end",
            'outputs_by_hand = {"always above": 2}',
            r"2 is the output with both units half on. It falls as one is switched off and the other on.",
        ),
        Wrong(
            "no upper end",
            (
                'outputs_by_hand = {"always below": np.inf}',
                'outputs_by_hand = {"always above": -np.inf}',
            ),
            r"$\omega$ may be as large as you like, but each $v[h]$ stays between 0 and 1. So there is an end: ask "
            r"which unit should be on for it, and which off.",
        ),
        Wrong(
            "b counted twice at the upper end",
            'outputs_by_hand = {"always below": 6}',
            r"In *one* output there is one $b$; two of them are in $f(u)+f(-u)$.",
        ),
        Wrong(
            "both units on for the lowest output",
            'outputs_by_hand = {"always above": 3}',
            r"With both on it is $1+4-2$. The unit with the positive $x[h]$ has to be off for the lowest output.",
        ),
        Wrong(
            "v[h] down to −1",
            (
                'outputs_by_hand = {"always above": -5}',
                'outputs_by_hand = {"always above": -3}',
                'outputs_by_hand = {"always above": -6}',
            ),
            r"A sigmoid is never below 0, so $x[0]=4$ cannot pull the output down: at most it adds nothing.",
        ),
        Wrong(
            "b forgotten at the lower end",
            'outputs_by_hand = {"always above": -2}',
            r"That is the lower end of $\sum_hx[h]\,v[h]$. The whole curve stands on $b$.",
        ),
        Wrong(
            "b forgotten at the upper end",
            'outputs_by_hand = {"always below": 4}',
            r"That is the upper end of $\sum_hx[h]\,v[h]$. The whole curve stands on $b$.",
        ),
        Wrong(
            "half of the sum",
            ('outputs_by_hand = {"f(-u)": -1.5}', 'outputs_by_hand = {"f(-u)": 1.5}'),
            r"$f(u)+f(-u)=2b+\sum_hx[h]$, which is 4 here: twice $b$, and the $x[h]$ besides.",
        ),
        Wrong(
            "added where it is subtracted",
            ('outputs_by_hand = {"f(-u)": 7.5}', 'outputs_by_hand = {"f(-u)": 5.5}'),
            r"The *sum* of $f(u)$ and $f(-u)$ is known. To have one of the two, subtract the other from it.",
        ),
        Wrong(
            "the sum for the summand",
            ('outputs_by_hand = {"f(-u)": 4}', 'outputs_by_hand = {"f(-u)": 2}'),
            r"$2b+\sum_hx[h]$ is what $f(u)$ and $f(-u)$ have together, and half of it is their mean. $f(u)=3.5$ is "
            r"known.",
        ),
        Wrong(
            "the sign of x[1] lost in the sum",
            (
                'outputs_by_hand = {"f(-u)": 4.5}',
                'outputs_by_hand = {"f(-u)": 2.5}',
            ),
            r"$x[1]$ is $-2$, so $\sum_hx[h]=4-2$; and $2b$ is added to that.",
        ),
    ),
    praise="One measured output gives you another one for nothing: that is how little such a network is free to do.",
)
