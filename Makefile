# make alone lists what there is to do. Everything is set up in .venv, and only there.
PYTHON ?= python3
BIN := .venv/bin
# Material prints a notice on MkDocs' future at every build; requirements.txt says what is pinned and why.
export NO_MKDOCS_2_WARNING := 1
.DEFAULT_GOAL := help
.PHONY: help site serve check test lint messages bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

site: .venv/ready ## Build the portal into site/
	$(BIN)/mkdocs build --strict
	@echo "The portal is in site/: open site/index.html"

serve: .venv/ready ## Preview at http://127.0.0.1:8000, drafts included; reloads at each save
	$(BIN)/mkdocs serve

check: .venv/ready ## Check all records, without building
	@$(BIN)/portal check

test: .venv/ready-dev ## Check code and records, and run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --cov --cov-report=term

lint: .venv/ready-dev ## Mend style where that can be done by a tool
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: .venv/ready ## Take new interface words into the catalogues under locales/
	$(BIN)/python tools/update_messages.py

bench: .venv/ready-dev ## Measure the build against stock MkDocs; prints ratios
	$(BIN)/python -m benchmarks.run

clean: ## Remove what was built and set up
	rm -rf site site.building site.replaced .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "The portal needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/ready: requirements.txt pyproject.toml | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
