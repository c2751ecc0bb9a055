"""Changes of lesson 05's solutions that leave the function as it is."""

EQUIVALENT = {
    "05.1": {
        "numerical = np.zeros(len(theta)) → numerical = np.ones(len(theta))": "every entry is written in the loop",
        "return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical) → "
        "return np.linalg.norm(numerical - gradient) / np.linalg.norm(numerical)": "a length has no sign",
    },
    "05.3": {
        "slope = np.where(v_star >= 0, 1.0, 0.0) → slope = np.where(1.0, v_star >= 0, 0.0)": (
            "1.0 counts as true: what is taken is `v_star >= 0`, which counts as 1 and 0"
        ),
        "slope = np.where(v_star >= 0, 1.0, 0.0) → slope = np.where(v_star > 0, 1.0, 0.0)": (
            "at the kink ReLU has no slope, and either value is as good"
        ),
        "slope = np.where(v_star >= 0, 1.0, 0.0) → slope = np.where(v_star >= 0, 1.0, -0.0)": "−0 is 0",
        "v = np.maximum(v_star, 0) → v = np.maximum(0, v_star)": "the larger of two is the same in either order",
    },
}
