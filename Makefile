# Two commands do everything on a machine with Python 3.11+ and make: `make run` and `make test`.
# Both set up .venv by themselves and reuse it while the locks stay the same.
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run samples test lint fmt bench bench-linking bench-restating fuzz lock setup setup-dev clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' Makefile | expand -t 20

run: setup ## the site with the demonstration on http://127.0.0.1:8000/
	@$(BIN)/huishang serve --demonstration

samples: setup ## read the sample reports and show the readings
	@$(BIN)/huishang samples

test: lint ## every check and every test, on SQLite and on PostgreSQL
	@tools/browser
	@echo "test: pytest"
	@$(BIN)/pytest -n auto
	@echo "test: the site on PostgreSQL"
	@tools/with-postgres $(BIN)/pytest -n auto $(SITE_TESTS) $(ON_ONE_DATABASE)

SITE_TESTS := $(wildcard tests/accounts tests/lists tests/documents tests/review tests/registry tests/record tests/sides tests/ledger tests/reporting tests/reminders tests/analysis tests/search tests/web)
# What needs no database, and who may open which address: that is decided in Python and asked a thousand times.
ON_ONE_DATABASE := $(addprefix --ignore=,tests/ledger/rules tests/registry/linking tests/web/test_access.py)

lint: setup-dev ## style, types, import rules, the lexicon's tables
	@echo "lint: ruff"
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@echo "lint: types"
	@$(BIN)/mypy --no-error-summary
	@echo "lint: import rules"
	@$(BIN)/lint-imports --no-logo
	@echo "lint: lexicon"
	@$(BIN)/python -m huishang.reading.lexicon.lint
	@$(BIN)/python -m huishang.registry.linking.lexicon.lint
	@$(BIN)/python -m huishang.ledger.rules.tables.lint
	@echo "lint: translations"
	@$(BIN)/python tools/messages.py check
	@echo "lint: migrations"
	@HUISHANG_HOME=.cache/home $(BIN)/huishang manage makemigrations --check --dry-run

messages: setup-dev ## collect the texts that need a translation
	@$(BIN)/python tools/messages.py update

fmt: setup-dev ## put the code into the common form
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: setup-dev ## measure the reader beside other tools (about 3 minutes; WRITE=1 writes docs/reference/speed.md)
	@$(BIN)/python benchmarks/speed.py --steps $(if $(WRITE),--write)

bench-linking: setup-dev ## measure the linking of names beside nomenklatura (WRITE=1 writes docs/reference/linking.md)
	@$(BIN)/python benchmarks/linking.py $(if $(WRITE),--write)

bench-restating: setup-dev ## measure how commitments are recognised in later documents (WRITE=1 writes docs/reference/restating.md)
	@$(BIN)/python benchmarks/restating.py $(if $(WRITE),--write)

bench-search: setup-dev ## measure search beside trigram indexes over 100,000 documents (WRITE=1 writes docs/reference/search.md)
	@$(BIN)/python benchmarks/search.py $(if $(WRITE),--write)

FUZZ_SECONDS ?= 120
fuzz: setup-dev ## feed the reader with inputs that nobody would write (FUZZ_SECONDS=120 for each of two ways)
	@$(BIN)/python tools/fuzz_reader.py random --seconds $(FUZZ_SECONDS)
	@[ -x .cache/fuzz/bin/python ] || { echo "fuzz: making .cache/fuzz"; $(BIN)/python -m venv .cache/fuzz; }
	@.cache/fuzz/bin/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0 ahocorasick-rs lxml msgspec opencc pypdfium2
	@mkdir -p .cache/fuzz/corpus
	@PYTHONPATH=src .cache/fuzz/bin/python tools/fuzz_reader.py guided --seconds $(FUZZ_SECONDS) --corpus .cache/fuzz/corpus

lock: setup-dev ## work out the locks anew from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@for lock in "requirements:--extra site --no-dev" "requirements-dev:--extra site --extra postgres --group dev"; do \
	    echo "lock: $${lock%%:*}.lock"; \
	    $(BIN)/uv export --quiet --python $(BIN)/python --group build $${lock#*:} --no-emit-project --no-header \
	        --format requirements.txt --output-file $${lock%%:*}.lock >/dev/null || exit 1; \
	done

setup:
	@tools/setup requirements.lock

setup-dev:
	@tools/setup requirements-dev.lock

clean: ## remove what was set up and cached
	@rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
