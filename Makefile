# make site builds the catalogue, make test checks everything. Both install what they need into .venv first.

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint links bench conformance schemas rules codeowners requirements clean
PYTHON ?= python3
BIN := .venv/bin
FORMS := $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
export NO_MKDOCS_2_WARNING := 1

help:
	@echo "make site    check the records and build the site into site/"
	@echo "make serve   build the site, show it at http://127.0.0.1:8000/ and build again on every change"
	@echo "make check   check the records only"
	@echo "make test    run everything that checks the project, browser tests included"
	@echo "make lint    formatting, style, types, layers and workflows only"
	@echo "make links   open every link of the records and pages, and write into links.json which do not work"
	@echo "make bench   time a build of 10,000 generated records"
	@echo "make conformance STANDARDS=… CONTENT=…   hold the open data against the shapes and schemas in a folder"

site: .venv/site.stamp
	@$(BIN)/catalogue build

serve: .venv/site.stamp
	@$(BIN)/mkdocs serve

check: .venv/site.stamp
	@$(BIN)/catalogue check

test: lint .venv/browser.stamp
	@$(BIN)/pytest --numprocesses auto --dist loadfile

lint: .venv/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/actionlint -shellcheck= -pyflakes=
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(FORMS)
	@$(BIN)/zizmor --offline --quiet .github

# Code 2 of lychee: some links do not work. It leaves out addresses on `.example`; those of ESCO are names, not pages.
links: .venv/test.stamp
	@$(BIN)/lychee --no-progress --format json --output links.json --scheme https --scheme http \
		--exclude-all-private --exclude '^http://data\.europa\.eu/esco/' --max-concurrency 16 --timeout 30 \
		'content/**/*.yml' 'docs/**/*.md' '*.md' || test $$? -eq 2

bench: .venv/site.stamp
	@$(BIN)/python -m tests.bench

STANDARDS ?= standards
CONTENT ?= content

# A site of its own: `site/` stays what it was.
conformance: .venv/test.stamp
	@into=$$(mktemp -d) && trap 'rm -rf "$$into"' EXIT && \
	$(BIN)/catalogue build --content $(CONTENT) --languages none --no-search --site "$$into/site" && \
	$(BIN)/catalogue conformance "$$into/site" --content $(CONTENT) --standards $(STANDARDS)

schemas: .venv/site.stamp
	@$(BIN)/catalogue schema --all schemas

rules: .venv/site.stamp
	@$(BIN)/catalogue rules > docs/rules.md

codeowners: .venv/site.stamp
	@$(BIN)/catalogue codeowners > .github/CODEOWNERS.new || { rm .github/CODEOWNERS.new; exit 1; }
	@mv .github/CODEOWNERS.new .github/CODEOWNERS

clean:
	rm -rf .venv site .site.building .site.old

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv .venv

# The requirements are complete, so pip need not look for more: it would take a newer release of what they pin.
.venv/site.stamp: requirements/site.txt pyproject.toml | .venv/bin/python
	@echo "Setting up .venv (this happens once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/site.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/site.stamp
	@echo "Setting up the tools that check the project (this happens once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/test.txt
	@touch $@

.venv/browser.stamp: .venv/test.stamp tests/browser.sh
	@sh tests/browser.sh
	@touch $@

# After a change of the dependencies in pyproject.toml: pin them again, with hashes and without addresses.
requirements: .venv/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--custom-compile-command "make requirements" pyproject.toml --extra install --output-file requirements/site.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--custom-compile-command "make requirements" pyproject.toml --extra install --extra conformance --extra test \
		--constraint requirements/site.txt --output-file requirements/test.txt
