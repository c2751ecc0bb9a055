"""Changes of lesson 11's solutions that make the same function."""

_COST = "cost = 100 * low + {} + np.where({}, {}, -10 * left)"
_RIGHT = _COST.format("1 * bought", "left > 0", "1 * left")

EQUIVALENT = {
    "11.1": {
        f"{_RIGHT} → {_COST.format('1 * bought', 'left >= 0', '1 * left')}": "nothing left costs nothing either way",
        f"{_RIGHT} → {_COST.format('1 * bought', 'left > 0', 'left')}": "a unit costs 1",
        f"{_RIGHT} → {_COST.format('bought', 'left > 0', '1 * left')}": "a unit costs 1",
    },
}
