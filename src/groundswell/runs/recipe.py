"""A recipe: every setting of a run, as a frozen value and as a TOML file."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, get_args, get_type_hints

import tomli_w

from groundswell import traces as trace_room
from groundswell.errors import SettingError
from groundswell.networks.grouping import Grouping
from groundswell.sameness.settings import Sameness
from groundswell.tables.door import Door
from groundswell.usage.settings import Usage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from groundswell.traces.contract import Trace

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)")
_LARGEST = 2**53  # numbers up to here survive every engine and every file
_PARTS = ("door", "groups", "sameness", "usage")  # each a frozen value with settings of its own
_UNITS = {"ms": 1, "s": 1_000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}


def duration_ms(text: str) -> int:
    """Read a duration such as 30s, 5m, 1h or 2d as milliseconds.

    >>> duration_ms("1.5m")
    90000
    """
    match = _DURATION.fullmatch(text.strip().lower())
    span = float(match[1]) * _UNITS[match[2]] if match else 0.0
    value = round(span) if span <= _LARGEST else 0
    if value <= 0:
        msg = f"{text!r} is not a duration; give a number with ms, s, m, h or d, e.g. 30s or 5m"
        raise SettingError(msg)
    return value


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """How files are read and what is looked for in them.

    ``traces`` holds the traces to run, in order of name; ``windows`` further windows in
    milliseconds at which a trace's pairs are found as well, for comparison.

    >>> sorted(Recipe.default().traces)[:2]
    ['co_image', 'co_link']
    """

    door: Door = field(default_factory=Door)
    mapping: Mapping[str, str] = field(default_factory=dict)
    form: str | None = None
    traces: Mapping[str, Trace] = field(default_factory=dict)
    windows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    groups: Grouping = field(default_factory=Grouping)
    sameness: Sameness = field(default_factory=Sameness)
    usage: Usage = field(default_factory=Usage)

    @classmethod
    def default(cls) -> Self:
        """Every trace that is on by default, with its defaults."""
        return cls().with_traces()

    def with_traces(
        self,
        only: Iterable[str] | None = None,
        also: Iterable[str] = (),
        without: Iterable[str] = (),
    ) -> Self:
        """Choose which traces run; unknown names are refused with the known ones listed."""
        known = trace_room.registered()
        chosen = set(only) if only is not None else {n for n, trace in known.items() if trace.on}
        chosen = (chosen | set(also)) - set(without)
        for name in sorted(chosen | set(without)):
            _known(name, known)
        if not chosen:
            msg = f"no trace is left to run; name one or more of {', '.join(known)}"
            raise SettingError(msg)
        return dataclasses.replace(
            self, traces={name: self.traces.get(name) or known[name]() for name in sorted(chosen)}
        )

    def with_setting(self, name: str, value: object) -> Self:
        """Change one setting by its dotted name, e.g. ``co_link.min_items`` or ``groups.min_size``."""
        part, _, key = name.partition(".")
        if not key:
            msg = f"{name!r} names no setting; give one as co_link.min_items=3 or groups.min_size=5"
            raise SettingError(msg)
        if part in _PARTS:
            changed_part = _changed(getattr(self, part), part, key, value)
            return dataclasses.replace(self, **{part: changed_part})
        trace = self.traces.get(part) or _known(part, trace_room.registered())()
        changed = dict(self.traces) | {part: _changed(trace, part, key, value)}
        return dataclasses.replace(self, traces=dict(sorted(changed.items())))

    def with_windows(self, trace: str, windows: Iterable[int]) -> Self:
        """Set a trace's window to the first given; the others are run side by side with it."""
        spans = [_typed(span, int, f"windows.{trace}_ms") for span in windows]
        if not spans or min(spans) <= 0:
            msg = f"the windows of {trace} are {spans}; give positive numbers of milliseconds, e.g. 60_000"
            raise SettingError(msg)
        first, *more = spans
        recipe = self.with_setting(f"{trace}.window_ms", first)
        kept = {name: value for name, value in recipe.windows.items() if name != trace}
        if more:
            kept[trace] = tuple(sorted({window for window in more if window != first}))
        return dataclasses.replace(recipe, windows=dict(sorted(kept.items())))

    def as_dict(self) -> dict[str, Any]:
        """Give the recipe as plain values, as in its file."""
        return {
            **({"form": self.form} if self.form else {}),
            "map": dict(self.mapping),
            **{part: _given(getattr(self, part)) for part in _PARTS},
            "traces": {name: _plain(trace) for name, trace in self.traces.items()},
            "windows": {name: list(windows) for name, windows in self.windows.items()},
        }

    def to_toml(self) -> str:
        """Give the recipe as the text of a TOML file."""
        return tomli_w.dumps(self.as_dict())

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read a recipe; traces that it does not name don't run if it names any.

        Raises `SettingError` for a file that can't be read or a setting that is not known.
        """
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as why:
            msg = f"the recipe {path.name} can't be read ({why.strerror}); check the path"
            raise SettingError(msg) from why
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
            msg = f"the recipe {path.name} can't be read: {why}; write it as TOML"
            raise SettingError(msg) from why
        return cls.from_dict(data)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make a recipe from plain values, as `as_dict` gives them."""
        known = (*_PARTS, "map", "traces", "windows")
        unknown = set(data) - {"form", *known}
        if unknown:
            msg = f"a recipe has no {sorted(unknown)[0]!r}; it has form, {', '.join(known)}"
            raise SettingError(msg)
        parts = {name: _table(data, name) for name in known}
        form = data.get("form")
        if form is not None and not isinstance(form, str):
            msg = f"form is {form!r}; give the name of a form, see groundswell sources"
            raise SettingError(msg)
        mapping = {name: str(column) for name, column in parts["map"].items()}
        recipe = cls(form=form, mapping=mapping).with_traces(list(parts["traces"]) or None)
        for part in _PARTS:
            for key, value in parts[part].items():
                recipe = recipe.with_setting(f"{part}.{key}", value)
        for name in parts["traces"]:
            for key, value in _table(parts["traces"], name, "traces.").items():
                recipe = recipe.with_setting(f"{name}.{key}", value)
        for name, windows in parts["windows"].items():
            if not isinstance(windows, (list, tuple)):
                msg = f"windows.{name} is {windows!r}; give a list, e.g. [30_000, 300_000]"
                raise SettingError(msg)
            if name not in recipe.traces:
                _known(name, trace_room.registered())
                continue
            recipe = recipe.with_windows(name, [recipe.traces[name].window_ms, *windows])
        return recipe


def _table(data: Mapping[str, Any], name: str, inside: str = "") -> Mapping[str, Any]:
    found = data.get(name, {})
    if not isinstance(found, Mapping):
        msg = f"{name} is {found!r} in the recipe; give a table of settings, [{inside}{name}]"
        raise SettingError(msg)
    return found


def _given(settings: Any) -> dict[str, Any]:
    """Settings as plain values; TOML has no word for one that is not given."""
    return {k: v for k, v in dataclasses.asdict(settings).items() if v is not None}


def _plain(trace: Trace) -> dict[str, Any]:
    return dataclasses.asdict(trace)  # type: ignore[call-overload,no-any-return]


def _known(name: str, known: Mapping[str, type[Trace]]) -> type[Trace]:
    if name not in known:
        msg = f"there is no trace {name!r}; there are {', '.join(known)}"
        raise SettingError(msg)
    return known[name]


def _changed(settings: Any, part: str, key: str, value: object) -> Any:
    """A copy of a settings value with one field changed, its text turned into the field's type."""
    hints = get_type_hints(type(settings))
    fields = {f.name: f for f in dataclasses.fields(settings)}
    if key not in fields:
        msg = f"{part} has no setting {key!r}; it has {', '.join(fields)}"
        raise SettingError(msg)
    return dataclasses.replace(settings, **{key: _typed(value, hints[key], f"{part}.{key}")})


def _typed(value: object, hint: Any, name: str) -> Any:
    """A value as a setting of the hinted type; text is read as on the command line."""
    typed = _read(value, hint, name)
    if type(typed) is int and abs(typed) > _LARGEST:
        msg = f"{name} is larger than any setting can be; give a smaller number"
        raise SettingError(msg)
    return typed


def _read(value: object, hint: Any, name: str) -> object:
    kinds = set(get_args(hint)) or {hint}
    if isinstance(value, str):
        if name.endswith("_ms") and not value.strip().lstrip("-").isdigit():
            return duration_ms(value)
        if str in kinds or any(isinstance(kind, str) for kind in kinds) or kinds == {type(None)}:
            return value
        if bool in kinds:
            if value.lower() in ("true", "yes", "on", "1"):
                return True
            if value.lower() in ("false", "no", "off", "0"):
                return False
        try:
            if int in kinds:
                return int(value.replace("_", ""))
            if float in kinds:
                return float(value)
        except ValueError:
            pass
        if any(getattr(kind, "__args__", None) for kind in kinds):
            return value
    elif (int in kinds and type(value) is int) or (bool in kinds and isinstance(value, bool)):
        return value
    elif float in kinds and isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    wanted = " or ".join(
        sorted("nothing" if k is type(None) else getattr(k, "__name__", str(k)) for k in kinds)
    )
    msg = f"{name} is {value!r}; give {wanted}"
    raise SettingError(msg)
