"""Exercise 09.4: How many restarts?"""

from __future__ import annotations

from bplib.course.exercises import Exercise, Numbers, Wrong

HOW_MANY = Exercise(
    key="09.4",
    title="How many restarts?",
    kind="further",
    minutes=10,
    goal="work out from a success rate how many restarts are enough",
    task=r"""
        A restart succeeds with probability 0.3, each independently of the others. What is the probability that at
        least one of 5 restarts succeeds? How many restarts are needed for that probability to be at least 95 %? And
        how many if a restart succeeds with probability 0.05 only?
        """,
    answer="enough",
    stub="""
        enough = {"one of 5": ..., "restarts": ..., "restarts, q = 0.05": ...}
        """,
    solution="""
        enough = {"one of 5": 1 - 0.7**5, "restarts": 9, "restarts, q = 0.05": 59}
        """,
    hints=(
        "What is the probability that *all* five fail?",
        r"All $n$ fail with probability $(1-q)^n$. That is to be at most 0.05: take logarithms, and round up.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "the probabilities added",
            (
                'enough = {"one of 5": 1.5}',
                'enough = {"one of 5": 1.5, "restarts": 4, "restarts, q = 0.05": 19}',
                'enough = {"restarts": 4, "restarts, q = 0.05": 19}',
                'enough = {"restarts": 3, "restarts, q = 0.05": 19}',
            ),
            r"$n\,q$ is how many succeed on average, and no probability. At least one succeeds unless all fail: "
            "$1-(1-q)^n$.",
        ),
        Wrong(
            "all five instead of at least one",
            'enough = {"one of 5": 0.3**5}',
            "This is the probability that all five succeed. You need only one.",
        ),
        Wrong(
            "the probability that all fail",
            'enough = {"one of 5": 0.7**5}',
            "This is the probability that none succeeds. Asked for is the rest: 1 minus it.",
        ),
        Wrong(
            "exactly one success",
            'enough = {"one of 5": 5 * 0.3 * 0.7**4}',
            "This is the probability that exactly one succeeds. Two or more are welcome, too: only that *all* fail "
            "is left out.",
        ),
        Wrong(
            "too sure of a success",
            'enough = {"one of 5": 1 - 0.3**5}',
            "It is not certain that one succeeds, and 0.998 is $1-0.3^5$, the probability that at least one *fails*. "
            "At least one succeeds unless all fail, and one fails with probability 0.7.",
        ),
        Wrong(
            "one success in a certain place",
            (
                'enough = {"one of 5": 0.7}',
                'enough = {"one of 5": 0.3 * 0.7**4}',
                'enough = {"one of 5": 0.3}',
                'enough = {"one of 5": 0.7**4}',
            ),
            "That does not count all the ways in which one or more of the five can succeed. It is easier to count "
            "what is left: all five fail.",
        ),
        Wrong(
            "five restarts miscounted",
            (
                'enough = {"one of 5": 1 - 0.7**4}',
                'enough = {"one of 5": 1 - 0.7**6}',
            ),
            "Five restarts, and each brings a factor 0.7 to the probability that all of them fail.",
        ),
        Wrong(
            "1/q restarts",
            'enough = {"restarts": 4}',
            "$1/q$ restarts, or $0.95/q$, bring about one success *on average*. With 4 of them there is still a "
            "chance of $0.7^4$, a quarter, that none succeeds.",
        ),
        Wrong(
            "not rounded up",
            (
                'enough = {"restarts": np.log(0.05) / np.log(0.7)}',
                'enough = {"restarts": 8}',
                'enough = {"restarts, q = 0.05": np.log(0.05) / np.log(0.95)}',
                'enough = {"restarts, q = 0.05": 58}',
            ),
            "There are only whole restarts, and the whole number below gives less than 95 %. Round up.",
        ),
        Wrong(
            "one restart too many",
            (
                'enough = {"restarts": 10}',
                'enough = {"restarts, q = 0.05": 60}',
            ),
            "That is enough, but the smallest number was asked, and one less is enough, too. $3/q$ is a little more "
            "than needed.",
        ),
        Wrong(
            "the probability of a success for that of a failure",
            (
                'enough = {"restarts": 3}',
                'enough = {"restarts": 2}',
                'enough = {"restarts": np.log(0.05) / np.log(0.3)}',
            ),
            "With $n$ of so few restarts $0.7^n$ is still above 0.3: so likely it is that all fail. Look for the "
            "$n$ at which $(1-q)^n$, and not $q^n$, has come down to 0.05.",
        ),
        Wrong(
            "one restart",
            (
                'enough = {"restarts": 1}',
                'enough = {"restarts, q = 0.05": 1}',
            ),
            "One restart alone succeeds with probability $q$, and that is far below 95 %. It is the failure of "
            r"*all* that is to come down to 0.05: $(1-q)^n\le0.05$.",
        ),
        Wrong(
            "1, or 95 %, divided by q",
            (
                'enough = {"restarts, q = 0.05": 19}',
                'enough = {"restarts, q = 0.05": 20}',
            ),
            r"$n\,q$, about 1, is the number of successes on average, and not one success with 95 % certainty. It "
            r"takes $(1-q)^n\le0.05$.",
        ),
        Wrong(
            "in proportion to 1/q",
            (
                'enough = {"restarts, q = 0.05": 54}',
                'enough = {"restarts, q = 0.05": 50}',
                'enough = {"restarts, q = 0.05": 51}',
            ),
            r"A sixth of $q$ does not mean six times the restarts, exactly. Put 0.95 for 0.7 in: $0.95^n\le0.05$.",
        ),
        Wrong(
            "too few restarts",
            tuple(f'enough = {{"restarts": {n}}}' for n in (5, 6, 7))
            + tuple(
                f'enough = {{"restarts, q = 0.05": {n}}}'
                for n in (5, 6, 10, 13, 14, 18, 28, 29, 30, 40, 45, 55, 56, 57)
            ),
            "With so few restarts the probability that all of them fail, $(1-q)^n$, is still above 5 %. Look for "
            "the first $n$ for which it is not.",
        ),
        Wrong(
            "more restarts than needed",
            tuple(f'enough = {{"restarts": {n}}}' for n in (11, 12, 13, 14, 15, 16, 17, 18, 20, 30))
            + tuple(
                f'enough = {{"restarts, q = 0.05": {n}}}'
                for n in (61, 62, 63, 64, 65, 70, 80, 90, 95, 100, 120, 150, 180, 200, 299, 300)
            ),
            "With that many, all fail with a probability below 5 %, but fewer would do. Look for the first $n$ with "
            r"$(1-q)^n\le0.05$.",
        ),
    ),
    praise="For small $q$ that is about $3/q$ restarts, since $\\ln20\\approx3$.",
)
