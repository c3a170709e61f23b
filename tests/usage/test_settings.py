"""What may be set for usage logs, and what is refused."""

from __future__ import annotations

import pytest

from groundswell.errors import SettingError
from groundswell.runs.recipe import Recipe
from groundswell.usage.settings import Usage


@pytest.mark.parametrize(
    ("setting", "value", "mend"),
    [
        ("least_operators", 1, "give 2 or more"),
        ("silence_ms", 60_000, "give an hour or more"),
        ("least_odds", 12.0, "fewer false and more missed"),
        ("least_odds", float("nan"), "a power of ten"),
        ("most_read", 0, "give 1 or more"),
        ("seed", -1, "give 0 or more"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused_with_the_mend(setting, value, mend):
    with pytest.raises(SettingError, match=mend):
        Usage(**{setting: value})


def test_a_recipe_keeps_the_settings_of_usage_logs(tmp_path):
    recipe = Recipe.default().with_setting("usage.silence_ms", "3d")
    recipe = recipe.with_setting("usage.least_operators", "20")
    recipe = recipe.with_setting("usage.least_odds", "1")
    file = tmp_path / "recipe.toml"
    file.write_text(recipe.to_toml(), encoding="utf-8")
    assert Recipe.from_file(file).usage == Usage(
        silence_ms=3 * 86_400_000, least_operators=20, least_odds=1.0
    )


def test_a_reader_is_named_by_address_and_model_one_by_one():
    recipe = Recipe.default().with_setting("usage.reader", "http://localhost:8000/v1")
    assert recipe.with_setting("usage.model", "small").usage.model == "small"
