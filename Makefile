# What a newcomer, a reviewer and the CI machine type. Everything runs in .venv with the versions of constraints.txt.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO ?= demo
SEED ?= 1
SCALE ?= 1
TESTS ?= tests
PYTEST_ARGS ?= -n auto --dist loadscope

.PHONY: help demo test lint types floors docs docs-check bench clean lock

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "gongxing needs Python 3.11 or newer; found $$($(PYTHON) --version). Say which: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "installing gongxing with the locked versions"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "installing the tools of tests, lint and docs"
	@$(PIP) install -c constraints.txt --group dev
	@touch $@

demo: $(VENV)/.installed ## from nothing to an optimised plan and its report of the synthetic park
	@[ -f $(DEMO)/park.toml ] && echo "using the project already in $(DEMO)/ (for another: make demo DEMO=folder)" || \
	  $(BIN)/gongxing new $(DEMO) --demo --seed $(SEED) --scale $(SCALE)
	@$(BIN)/gongxing check $(DEMO)
	@$(BIN)/gongxing plan $(DEMO)

test: $(VENV)/.installed-dev ## the tests, all but the slow ones
	@$(BIN)/python -m pytest -m "not slow" $(PYTEST_ARGS) $(TESTS)

lint: $(VENV)/.installed-dev ## style, and that the code is formatted
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev ## the strict type checker
	@$(BIN)/mypy

floors: $(VENV)/.installed-dev ## the five import contracts of the house
	@$(BIN)/lint-imports --no-cache

docs: $(VENV)/.installed-dev ## write the generated pages and build the site into site/
	@$(BIN)/python docs/generate.py
	@$(BIN)/zensical build --strict --clean

docs-check: $(VENV)/.installed-dev ## fail if a generated page is not up to date or the site does not build
	@$(BIN)/python docs/generate.py --check
	@$(BIN)/zensical build --strict --clean

bench: $(VENV)/.installed-dev ## the benchmarks and the slow tests; writes benchmarks/results.json
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python -m pytest -m slow $(TESTS)

lock: ## resolve afresh and write constraints.txt
	@rm -rf $(VENV)-lock
	@$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip --disable-pip-version-check --quiet install --upgrade "pip>=25.1"
	@$(VENV)-lock/bin/python -m pip --disable-pip-version-check --quiet install . --group dev
	@{ echo '# Exact versions that were tested together (Python 3.11 to 3.13). Remade by `make lock`; never edited by hand.'; \
	   $(VENV)-lock/bin/python -m pip freeze --exclude gongxing; } > constraints.txt.new
	@mv constraints.txt.new constraints.txt
	@rm -rf $(VENV)-lock

clean: ## remove what was made here: environment, site, caches (not your projects)
	rm -rf $(VENV) $(VENV)-lock .cache site dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests docs -name __pycache__ -type d -prune -exec rm -rf {} +
