"""Changes of lesson 02's solutions that make the same function, or one as good."""

EQUIVALENT = {
    "02.2": {
        "v = 1 / (1 + np.exp(-v_star)) → v = 1 / (1 + np.exp(v_star))": "1 − v, and v (1 − v) is the same for both",
    },
    "02.3": {
        "s = 1e-05 → s = -1e-05": "both the difference and the distance change their signs",
        "s = 1e-05 → s = 2e-05": "the error is still below 1e-9, as the task wants it",
    },
}
