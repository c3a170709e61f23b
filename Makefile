.PHONY: demo test lint docs

demo: .venv
	.venv/bin/pip install . && .venv/bin/groundswell demo

test: .venv
	.venv/bin/pip install -e '.[test]' && .venv/bin/pytest

lint: .venv
	.venv/bin/pip install -q -e '.[test,lint]'
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
	.venv/bin/mypy && .venv/bin/lint-imports

docs: .venv
	.venv/bin/pip install -q -e '.[docs]'
	.venv/bin/python -m sphinx -W -q -b html docs docs/_build/html

.venv:
	python3 -m venv .venv
