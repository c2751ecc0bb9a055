"""What every explorer on a page has to do; each check raises AssertionError where one does not."""

from __future__ import annotations

import itertools
import math
from typing import Any

from driver import FIELD, HANDLE, READ, RUN, Driver, Shown
from playwright.sync_api import ElementHandle
from playwright.sync_api import TimeoutError as TooLate
from steering import steers

from bplib.course.explorers.kit.controls import Choice, Control, Number, Text, initial

FAST_KEYS = 40
MOST_REDRAWS = FAST_KEYS / 2
TICKS = 5  # of the running: how long nothing must move to be at rest
# Where the keyboard is: the control's name and which of its parts.
FOCUSED = """() => {
    const row = document.activeElement.closest('.bplib-control');
    const name = row && [...row.classList].find(name => name.startsWith('bplib-control-'));
    return [name ? name.slice('bplib-control-'.length) : '', document.activeElement.className];
}"""
# Notes when keys are pressed and when another picture comes.
WATCH = """root => {
    const stage = root.querySelector('.bplib-stage');
    const log = root.bplibLog = {keys: [], pictures: []};
    let last = stage.querySelector('img').src;
    root.addEventListener('keydown', () => log.keys.push(performance.now()), true);
    new MutationObserver(() => {
        const image = stage.querySelector('img');
        if (image && image.src !== last) {
            last = image.src;
            log.pictures.push(performance.now());
        }
    }).observe(stage, {childList: true, subtree: true, attributes: true});
}"""
FURTHER = f"([root, name, value]) => ({READ})(root).values[name] > value"
AT_REST = f"""([root, name, duration]) => {{
    const value = ({READ})(root).values[name], now = performance.now();
    const rest = root.bplibRest ??= {{value, since: now}};
    if (rest.value !== value) root.bplibRest = {{value, since: now}};
    return now - root.bplibRest.since > duration;
}}"""


def check_control(driver: Driver, name: str) -> None:
    """A control, moved by keyboard to a new value, its least and its greatest, moves the rest; the reset undoes it."""
    control = driver.controls[name]
    driver.bring_out(name)
    move: Any = {Number: move_number, Choice: move_choice, Text: move_text}[type(control)]
    seen = [driver.read(), *move(driver, control)]
    sets_a_pace = any(getattr(other, "stride", "") == name for other in driver.controls.values())
    moves = any((a.picture, a.numbers, a.shown) != (b.picture, b.numbers, b.shown) for a, b in itertools.pairwise(seen))
    assert moves or sets_a_pace or steers(driver.explorer, control), f"{name} does nothing"
    for before, after in itertools.pairwise(seen[1:]):  # a single step may be too small for words
        assert before.picture == after.picture or before.alt != after.alt, (
            f"another {name}, another picture, the same words for it: {after.alt}"
        )
    check_reset(driver)


def move_number(driver: Driver, control: Number) -> list[Shown]:
    """By the arrows, Home and End on the slider, and by typing into the field."""
    field, handle = driver.part(control.name, FIELD), driver.part(control.name, HANDLE)
    seen = []

    def check(shown: Shown, element: ElementHandle) -> None:
        assert driver.keeps_focus(element), f"the focus left {control.name}"
        assert not shown.message, shown.message
        seen.append(shown)

    start = driver.value_typed(control)
    key, sign = ("ArrowRight", 1) if start < control.high else ("ArrowLeft", -1)
    check(driver.slide(control, key), handle)
    steps = sign * (driver.value_typed(control) - start) / control.step
    if control.logarithmic:
        now = driver.value_typed(control)
        steps = sign * math.log10((now + control.shift) / (start + control.shift)) / control.step
    assert 0 < steps < 1.5, f"{key} moved {control.name} by {steps:.2g} steps"
    for key, end in (("Home", control.low), ("End", control.high)):
        if driver.value_typed(control) != end:
            check(driver.slide(control, key), handle)
        assert driver.value_typed(control) == end, f"{key} did not move {control.name} to {end}"
    for value in (between(control), control.low, control.high):
        check(driver.write(control, value), field)
    if not control.integer:
        check(driver.write(control, near_the_end(control)), field)
    assert field.evaluate("field => field.scrollWidth <= field.clientWidth"), f"the field of {control.name} is narrow"
    check_refusals(driver, control)
    return seen


def near_the_end(control: Number) -> float:
    """A number, not a whole one, a third of a step from the high end, with six digits."""
    end = math.log10(control.high) if control.logarithmic else control.high
    value = end - control.step / 3
    return float(f"{10**value if control.logarithmic else value:.6g}")


def check_refusals(driver: Driver, control: Number) -> None:
    """What cannot be used is said beside the control; it stays in the field, and the picture stays."""
    before = driver.read()
    for text in ("one", repr(control.high + 1), *(["1.5"] if control.integer else [])):
        driver.type(control, text)
        said = driver.refusal(control)
        assert text.replace("-", "−") in said.replace("-", "−") and control.wanted in said, said
        after = driver.read()
        assert (after.picture, after.numbers) == (before.picture, before.numbers), f"{text} changed the picture"
        assert driver.part(control.name, FIELD).input_value() == text
    driver.write(control, control.high)


def between(control: Number) -> float:
    """A number somewhere between the ends."""
    share = 0.37
    if control.logarithmic:
        low, high = control.ends
        return control.rounded(low ** (1 - share) * high**share)
    return control.rounded(control.low + share * (control.high - control.low))


def move_choice(driver: Driver, control: Choice) -> list[Shown]:
    """Through all options by the arrows."""
    field, options = driver.part(control.name, FIELD), control.options
    seen = []
    for option in (options[-1], options[0]):
        at = options.index(driver.read().values[control.name])
        target = options.index(option)
        for index in range(at, target, 1 if target > at else -1):
            seen.append(driver.pick(control, options[index + (1 if target > at else -1)]))
            assert driver.keeps_focus(field), f"the focus left {control.name}"
            assert not seen[-1].message, seen[-1].message
    return seen


def move_text(driver: Driver, control: Text) -> list[Shown]:
    """By a line more, and by what cannot be used: then a message says so, and the picture stays."""
    text = driver.read().values[control.name]
    more = driver.write_text(control, f"{text}\n{text.splitlines()[-1]}")
    assert not more.message, more.message
    wrong = driver.write_text(control, "?")
    assert wrong.message, f"{control.name} takes a question mark"
    assert (wrong.picture, wrong.numbers) == (more.picture, more.numbers)
    return [more]


def check_reset(driver: Driver) -> None:
    """The reset brings back every field, slider, the picture and the numbers, and nothing moves under the hand."""
    shown = driver.reset()
    assert driver.keeps_focus(driver.reset_button), "the focus left the reset"
    wrong = shown.differs(driver.first)
    assert not wrong, f"after the reset, {wrong}"
    assert shown.values == initial(driver.explorer.controls)


def check_running(driver: Driver, name: str) -> None:
    """A number that can run does so by a key, pauses by a key, and stands where it says."""
    control = driver.controls[name]
    assert isinstance(control, Number)
    driver.bring_out(name)
    button = driver.part(name, RUN)
    start = driver.value_typed(control)
    for key in ("Space", "Enter"):
        before = driver.value_typed(control)
        driver.press(button, key)
        try:
            further = [driver.root, name, before + 2 * stride(driver, control)]
            driver.page.wait_for_function(FURTHER, arg=further, timeout=driver.patience)
        except TooLate:
            raise AssertionError(f"{key} does not make {name} run") from None
        driver.page.keyboard.press(key)
        try:
            wait_for_rest(driver, control)
        except TooLate:
            raise AssertionError(f"{key} does not pause {name}") from None
        assert driver.keeps_focus(button), f"the focus left the buttons of {name}"
        shown = driver.tell_twin(name, driver.value_typed(control))
        assert not shown.message and shown.values[name] < control.high, "it ran to its end before it could be paused"
    assert driver.value_typed(control) > start
    check_typing_pauses(driver, control)
    check_reset(driver)


def check_typing_pauses(driver: Driver, control: Number) -> None:
    """While a number runs, its field can be typed into: the run pauses, and what is typed stays."""
    button = driver.part(control.name, RUN)
    driver.press(button, "Enter")
    driver.page.wait_for_function("button => button.textContent === 'Pause'", arg=button, timeout=driver.patience)
    driver.part(control.name, FIELD).focus()
    try:
        wait_for_rest(driver, control)
    except TooLate:
        raise AssertionError(f"{control.name} runs on under the hand that types it") from None
    assert driver.write(control, control.low).values[control.name] == control.low
    assert button.text_content() == "Run"


def wait_for_rest(driver: Driver, control: Number) -> None:
    """Wait until a number that ran has not moved for some ticks, counted from now."""
    driver.root.evaluate("root => { root.bplibRest = null; }")
    arg = [driver.root, control.name, TICKS * control.play]
    driver.page.wait_for_function(AT_REST, arg=arg, timeout=driver.patience)


def stride(driver: Driver, control: Number) -> float:
    """How far a running number goes at a time."""
    return float(driver.read().values[control.stride]) if control.stride else control.step


def check_fast_keys(driver: Driver) -> None:
    """Changes faster than they can be drawn collapse into the newest."""
    hidden = driver.explorer.hidden(driver.twin.shown)
    numbers = [each for each in driver.controls.values() if isinstance(each, Number) and each.name not in hidden]
    control = max(numbers, key=n_steps)
    driver.write(control, control.low)
    driver.part(control.name, HANDLE).focus()
    driver.root.evaluate(WATCH)
    for _ in range(FAST_KEYS):
        driver.page.keyboard.press("ArrowRight")
    newest = position(control, FAST_KEYS)
    driver.tell_twin(control.name, newest)
    log = driver.root.evaluate("root => root.bplibLog")
    assert len(log["keys"]) == FAST_KEYS
    assert 1 <= len(log["pictures"]) <= MOST_REDRAWS, f"{len(log['pictures'])} redraws of {FAST_KEYS} keys"
    seconds = (log["pictures"][-1] - log["keys"][-1]) / 1000
    assert seconds <= driver.seconds_to_settle, f"settled {seconds:.1f} s after the last key"
    check_reset(driver)


def n_steps(control: Number) -> int:
    """How many marks a slider has above its least."""
    low, high = control.ends
    return round((math.log10(high / low) if control.logarithmic else high - low) / control.step)


def position(control: Number, steps: int) -> float:
    """The number so many marks above the least, or the greatest."""
    if control.logarithmic:
        low, high = control.ends
        return control.rounded(min(low * 10 ** (steps * control.step), high))
    return control.rounded(min(control.low + steps * control.step, control.high))


def check_tab(driver: Driver) -> None:
    """The tabulator reaches every part of every control that is shown, in the order in which they stand."""
    shown = driver.read().shown
    driver.part(shown[0], FIELD).focus()
    stops = [driver.page.evaluate(FOCUSED)]
    while "bplib-reset" not in stops[-1][1] and len(stops) < 10 * len(shown):
        driver.page.keyboard.press("Tab")
        stops.append(driver.page.evaluate(FOCUSED))
    assert "bplib-reset" in stops[-1][1], "the tabulator does not reach the reset"
    reached = [name for name, _ in itertools.groupby(name for name, _ in stops if name)]
    assert reached == shown, f"the tabulator reaches {reached}, shown are {shown}"
    for name in shown:
        parts = sum(stop == name for stop, _ in stops)
        wanted = n_parts(driver.controls[name])
        assert parts >= wanted, f"the tabulator reaches {parts} parts of {name}, not {wanted}"


def n_parts(control: Control) -> int:
    """How many places for the keyboard a control has at least."""
    return (2 + bool(control.play)) if isinstance(control, Number) else 1
