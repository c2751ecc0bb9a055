"""A derivation, checked line by line."""

from bplib.course.derivation.derivation import Derivation, lambdified_gradients

__all__ = ["Derivation", "lambdified_gradients"]
