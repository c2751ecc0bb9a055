"""An explorer on the page, moved by keyboard, beside its twin.

The twin is the same panel, made here without a kernel. What is done on the page is done to the twin, and then the page
must show what the twin shows: the same fields, the same rows, the same words, the same picture to the last byte. That
is also how a test knows that the page has settled, without waiting for luck.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import ElementHandle, Locator, Page
from playwright.sync_api import TimeoutError as TooLate

from bplib.course.explorers import Explorer
from bplib.course.explorers.kit.controls import Choice, Control, Number, Text, initial
from bplib.course.explorers.kit.panel import Panel

DEEPEST = 3  # choices to be made before a control is shown
FIELD = "input, select, textarea"
HANDLE = ".noUi-handle"
REMARK = ".bplib-remark"
RUN = ".bplib-run"
RESET = ".bplib-reset"

# What stands in an explorer. A picture counts when the browser has it ready.
READ = r"""root => {
    const value = field => !field ? null  // a row that is being made anew
        : field.tagName === 'SELECT' ? field.selectedOptions[0].textContent.replaceAll('\u00a0', ' ')
        : field.tagName === 'INPUT' ? Number(field.value.replace('−', '-')) : field.value;
    const rows = [...root.querySelectorAll('.bplib-control')].map(row => [
        [...row.classList].find(name => name.startsWith('bplib-control-')).slice('bplib-control-'.length),
        value(row.querySelector('input, select, textarea')),
        getComputedStyle(row).display !== 'none',
        Number(row.querySelector('.noUi-handle')?.getAttribute('aria-valuetext')),
    ]);
    const image = root.querySelector('.bplib-stage img');
    return {
        values: Object.fromEntries(rows.map(([name, value]) => [name, value])),
        shown: rows.filter(([,, shown]) => shown).map(([name]) => name),
        picture: image?.complete && image.naturalWidth ? image.src : 'none',
        alt: image?.alt,
        numbers: root.querySelector('.bplib-numbers')?.innerHTML,
        code: root.querySelector('.bplib-code')?.textContent,
        message: root.querySelector('.bplib-message').textContent.trim(),
        sliders: Object.fromEntries(rows.map(([name,,, position]) => [name, position])),
    };
}"""
# The same of what a panel in Python holds: HTML as the browser writes it.
EXPECT = """([values, shown, stage, message]) => {
    const page = new DOMParser().parseFromString(stage, 'text/html');
    const image = page.querySelector('img');
    return {
        values, shown, picture: image.src, alt: image.alt,
        numbers: page.querySelector('.bplib-numbers').innerHTML,
        code: page.querySelector('.bplib-code').textContent,
        message: new DOMParser().parseFromString(message, 'text/html').body.textContent.trim(),
    };
}"""
CHANGED = "([field, before]) => Number(field.value.replace('−', '-')) !== before"
REFUSED = "([remark, text]) => remark.innerText.includes(text)"
SAME = f"""([root, wanted, marks]) => {{
    const found = ({READ})(root);
    return found.picture !== 'none'
        && Object.keys(wanted).every(key => JSON.stringify(found[key]) === JSON.stringify(wanted[key]))
        && Object.keys(marks).every(name => Math.abs(found.sliders[name] - marks[name][0]) <= marks[name][1]);
}}"""


@dataclass(frozen=True)
class Shown:
    """What an explorer shows."""

    values: dict[str, Any]
    shown: list[str]
    picture: str
    alt: str
    numbers: str
    code: str
    message: str

    def differs(self, other: Shown) -> list[str]:
        """In what this is not as another, in words."""
        said = []
        for key, mine in vars(self).items():
            theirs = vars(other)[key]
            if mine != theirs:
                said.append(f"{key} is another" if key == "picture" else f"{key}: {mine!r}, not {theirs!r}")
        return said


class Driver:
    """Hands on the keyboard of one explorer.

    Parameters
    ----------
    page : Page
    box : Locator
        The explorer's own element.
    explorer : Explorer
        One like it, for the twin.
    patience : int
        Milliseconds to wait for what should come.
    seconds_to_settle : float
        How long after the last of many keys the last picture may come.
    same_pictures : bool
        Whether the page's matplotlib is the one here. Of another's pictures only the words can be compared.
    """

    def __init__(
        self,
        page: Page,
        box: Locator,
        explorer: Explorer,
        patience: int = 10_000,
        seconds_to_settle: float = 1.0,
        same_pictures: bool = True,
    ) -> None:
        self.page = page
        self.box = box
        self.patience, self.seconds_to_settle, self.same_pictures = patience, seconds_to_settle, same_pictures
        self.root: ElementHandle = box.element_handle()
        self.reset_button: ElementHandle = box.locator(RESET).element_handle()
        self.parts: dict[tuple[str, str], ElementHandle] = {}
        self.twin = Panel(explorer)
        self.explorer = explorer
        self.controls: dict[str, Control] = {control.name: control for control in explorer.controls}
        self.settle()
        self.first = self.read()

    def read(self) -> Shown:
        """What the page shows now."""
        found = self.root.evaluate(READ)
        return Shown(**{key: value for key, value in found.items() if key != "sliders"})

    def wanted(self) -> Shown:
        """What it should show: what the twin does."""
        hidden = self.explorer.hidden(self.twin.shown)
        shown = [name for name in self.controls if name not in hidden]
        twin = [self.twin.settings(), shown, self.twin.stage.value, self.twin.message.value]
        return Shown(**self.page.evaluate(EXPECT, twin))

    def settle(self) -> Shown:
        """Wait until the page shows what the twin does; return what it shows."""
        wanted, marks = self.wanted(), self.marks()
        parts = {key: value for key, value in vars(wanted).items() if self.same_pictures or key != "picture"}
        try:
            self.page.wait_for_function(SAME, arg=[self.root, parts, marks], timeout=self.patience)
        except TooLate:
            sliders = self.root.evaluate(READ)["sliders"]
            wrong = self.read().differs(wanted) + [
                f"the slider of {name} is not at {wanted.values[name]}"
                for name, (mark, most) in marks.items()
                if not abs(sliders[name] - mark) <= most
            ]
            raise AssertionError(f"the page does not show what it should: {wrong}") from None
        return self.read()

    def marks(self) -> dict[str, tuple[float, float]]:
        """Where each slider should stand, and how far from there it may."""
        values = self.twin.settings()
        numbers = [control for control in self.controls.values() if isinstance(control, Number)]
        return {
            each.name: (math.log10(value) if each.logarithmic else value, 1e-3 * each.step)
            for each in numbers
            for value in [each.position(values[each.name])]
        }

    def part(self, name: str, selector: str) -> ElementHandle:
        """An element in a control's row, looked up once: it has to stay."""
        if (name, selector) not in self.parts:
            self.parts[name, selector] = self.box.locator(f".bplib-control-{name}").locator(selector).element_handle()
        return self.parts[name, selector]

    def press(self, element: ElementHandle, key: str) -> None:
        """Press a key on an element."""
        element.focus()
        self.page.keyboard.press(key)

    def keeps_focus(self, element: ElementHandle) -> bool:
        """Whether the keyboard is still where it was."""
        return bool(element.evaluate("element => element === document.activeElement"))

    def tell_twin(self, name: str, value: Any) -> Shown:
        """Do to the twin what was done on the page, and wait until both show the same."""
        self.twin.rows[name].field.value = value
        return self.settle()

    def slide(self, control: Number, key: str) -> Shown:
        """Move a slider by a key; where it went to is read from the field."""
        before = self.value_typed(control)
        field = self.part(control.name, FIELD)
        self.press(self.part(control.name, HANDLE), key)
        try:
            self.page.wait_for_function(CHANGED, arg=[field, before], timeout=self.patience)
        except TooLate:
            raise AssertionError(f"{key} on the slider leaves {control.name} at {before}") from None
        return self.tell_twin(control.name, self.value_typed(control))

    def value_typed(self, control: Number) -> float:
        """The number in the field."""
        return control.read(self.part(control.name, FIELD).input_value())

    def write(self, control: Number, value: float) -> Shown:
        """Type a number into the field."""
        self.type(control, repr(value))
        return self.tell_twin(control.name, value)

    def type(self, control: Number, text: str) -> None:
        """Type anything into a number's field."""
        self.press(self.part(control.name, FIELD), "ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def refusal(self, control: Number) -> str:
        """What is said of what was typed last."""
        arg = [self.part(control.name, REMARK), self.part(control.name, FIELD).input_value()]
        try:
            self.page.wait_for_function(REFUSED, arg=arg, timeout=self.patience)
        except TooLate:
            raise AssertionError(f"{arg[1]!r} typed for {control.name} is not refused in words") from None
        return self.part(control.name, REMARK).inner_text()

    def pick(self, control: Choice, option: str) -> Shown:
        """Go to an option by the arrow keys."""
        field, shown = self.part(control.name, FIELD), self.read()
        at, target = control.options.index(shown.values[control.name]), control.options.index(option)
        while at != target:
            key, at = ("ArrowDown", at + 1) if at < target else ("ArrowUp", at - 1)
            self.press(field, key)
            shown = self.tell_twin(control.name, control.options[at])
        return shown

    def write_text(self, control: Text, text: str) -> Shown:
        """Type a text, and go on by Tab, which is when it is taken."""
        self.press(self.part(control.name, FIELD), "ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")
        return self.tell_twin(control.name, text)

    def reset(self) -> Shown:
        """Press the reset."""
        self.press(self.reset_button, "Enter")
        self.twin.reset()
        return self.settle()

    def start_again(self) -> None:
        """Undo what a test that failed has left behind: the next one is not to fail for it."""
        if self.read().differs(self.first):
            self.reset()

    def bring_out(self, name: str) -> None:
        """Make the choices after which a control is shown."""
        for step, value in path_to(self.explorer, name):
            control = self.controls[step]
            if isinstance(control, Choice):
                self.pick(control, value)
            elif isinstance(control, Number):
                self.write(control, value)


def path_to(explorer: Explorer, name: str) -> list[tuple[str, Any]]:
    """The fewest changes from the first settings after which a control is shown: choices, or numbers at an end.

    Parameters
    ----------
    explorer : Explorer
    name : str
        Of the control.

    Raises
    ------
    AssertionError
        If no few changes do it.
    """
    first = initial(explorer.controls)
    queue: deque[tuple[dict[str, Any], list[tuple[str, Any]]]] = deque([(first, [])])
    seen = []
    while queue:
        settings, path = queue.popleft()
        hidden = explorer.hidden(settings)
        if name not in hidden:
            return path
        for control in sorted(explorer.controls, key=lambda control: isinstance(control, Number)):
            if len(path) == DEEPEST or control.name in {*hidden, name} or isinstance(control, Text):
                continue
            for value in control.extremes():
                after = explorer.follow(settings, settings | {control.name: value})
                if after not in seen:
                    seen.append(after)
                    queue.append((after, [*path, (control.name, value)]))
    raise AssertionError(f"no {DEEPEST} choices bring out the control {name}")
