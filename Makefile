# The two commands are `make run` and `make test`; both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test check bench soak lint types layers lock clean

run: $(VENV)/run.done ## run the bot; in rehearsal without BOT_TOKEN
	@exec $(BIN)/python -m bot

test: $(VENV)/dev.done lint types layers ## every check and every test
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "not browser" tests
	$(BIN)/python -m pytest -q -m browser tests/browser # one after the other: a browser fills both cores

check: $(VENV)/dev.done lint layers ## the quick loop: about a minute
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "not slow and not browser" tests

bench: $(VENV)/dev.done ## speed, as ratios in one run
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.pretend
	$(BIN)/python -m tests.bench.year
	$(BIN)/python -m tests.bench.page
	$(BIN)/python -m tests.soak --small paced claims

soak: $(VENV)/dev.done ## a year of 200 groups; delivery to ten thousand in real time, killed and troubled; an hour
	SOAK=1 $(BIN)/python -m pytest -q tests/community/test_agenda_year.py
	$(BIN)/python -m tests.soak

lint: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.done
	$(BIN)/mypy

layers: $(VENV)/dev.done
	$(BIN)/lint-imports

lock: ## write the lock files anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --generate-hashes --no-header --no-annotate --python-version 3.11 --upgrade -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --generate-hashes --no-header --no-annotate --python-version 3.11 --upgrade -q -o requirements-dev.lock

$(BIN)/python:
	@$(PYTHON) -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer with venv is needed; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: requirements.lock | $(BIN)/python
	@echo "Installing what Staffroom needs into $(VENV). This is done once and takes a minute or two."
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/dev.done: requirements-dev.lock | $(BIN)/python
	@echo "Installing what Staffroom and its tests need into $(VENV). This is done once and takes a few minutes."
	@$(PIP) -r requirements-dev.lock
	@touch $@ $(VENV)/run.done

clean:
	rm -rf $(VENV) data .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
