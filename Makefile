PYTHON ?= python3
BIN := .venv/bin
ENGLISH := src/tinhso/locale/en/LC_MESSAGES/django

.PHONY: help run test test-postgresql test-upgrade check bench bundle clean
.DEFAULT_GOAL := help

help:            ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

.venv/run.stamp: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "tinhso cần Python 3.11 trở lên: đặt PYTHON=python3.12 (hoặc bản mới hơn) rồi chạy lại."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Thiếu mô-đun venv: trên Debian/Ubuntu hãy chạy «sudo apt install python3-venv» rồi chạy lại."; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

# The English of the pages, made from its sources.
$(ENGLISH).mo: $(ENGLISH).po tools/catalogue.py .venv/run.stamp
	@$(BIN)/python tools/catalogue.py compile

run: .venv/run.stamp $(ENGLISH).mo    ## set up and serve on http://127.0.0.1:8000
	@exec $(BIN)/tinhso run

test: .venv/test.stamp $(ENGLISH).mo  ## set up and run all tests (BROWSER=required: no browser is a failure)
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

# The tests of the parts on the operating system's own PostgreSQL, which may be older than the embedded one.
test-postgresql: .venv/test.stamp $(ENGLISH).mo
	tools/with-postgresql $(BIN)/pytest -n 2 --dist loadfile tests/base tests/parts tests/faces

# Data of the program before the tables last changed, taken over by this one, on the same server.
test-upgrade: .venv/test.stamp $(ENGLISH).mo
	tools/with-postgresql $(BIN)/python tools/try_upgrade.py

check: .venv/test.stamp ## style, types, order of imports, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	@# Without a database Django cannot compare with what was applied; the models and the files suffice.
	TINHSO_SECRET_KEY=unused $(BIN)/python -W ignore -m django makemigrations --check --dry-run --settings tinhso.settings

bench: .venv/run.stamp  ## measure reading, areas through time, and decisions of the review queue
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/files.py
	$(BIN)/python bench/territory.py
	$(BIN)/python bench/review.py

bundle: .venv/run.stamp $(ENGLISH).mo  ## one archive in dist/ that installs without any network
	tools/bundle

clean:           ## remove the virtual environment (never the data)
	rm -rf .venv
