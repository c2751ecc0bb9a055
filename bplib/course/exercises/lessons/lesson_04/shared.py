"""What several exercises of the lesson have in common."""

import numpy as np

_ALL_DIFFERENT = (
    -1.2,
    np.array([[0.3, -1.1], [0.7, 0.2], [-0.4, 0.9]]),
    np.array([1.5, -0.6]),
    np.array([[1.0, 0.2, -0.7], [1.0, 1.4, 0.3], [1.0, -0.9, 2.1], [1.0, 0.6, -1.6]]),
    np.array([0.4, -1.7, 2.2, 0.9]),
)
