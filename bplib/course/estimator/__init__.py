"""The course's network as a scikit-learn estimator."""

from bplib.course.estimator.regressor import BackpropRegressor

__all__ = ["BackpropRegressor"]
