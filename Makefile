# Everything that runs on this project's code. GNU make 3.81 (macOS) is enough.
SHELL := /bin/sh
PORT ?= 8000
DIR ?= build/site
PYTHON ?=
PYTHONS := $(PYTHON) python3.14 python3.13 python3.12 python3 /usr/bin/python3
VENV := .venv/bin
LOCK = $(VENV)/uv pip compile --quiet --upgrade --universal --python $(VENV)/python \
	--python-version 3.12 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock'
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_PYTHON_DOWNLOADS := never
export SE_AVOID_STATS := true
# Tests of a file share what they start. Browsers and servers wait much: three processes fill two
# processors, and files come in the order of tests/conftest.py, of which the last are short.
TOGETHER := --numprocesses 3 --dist loadfile --no-loadscope-reorder
QUICK := not browser and not served and not tools and not acts and not whole and not nightly

DESK := $(wildcard workshop/pyproject.toml)

# A stamp bears the sum of what it stands for, so a changed lock or a moved folder is noticed
# and nothing else costs time. Without a Python that starts, no stamp counts.
SUM := $(shell (pwd; cat pyproject.toml $(DESK) requirements.lock requirements-test.lock) | cksum | tr -d ' ')
RUN := .venv/.run-$(SUM)
TEST := .venv/.test-$(SUM)
ifneq ($(shell $(VENV)/python -c 'print("starts")' 2>/dev/null),starts)
.PHONY: $(RUN) $(TEST)
endif

.PHONY: help install run export dev translate test machine senses nightly quick roam check prove webkit soak bench audit screenshots contactsheet pictures transcripts lock clean
.DEFAULT_GOAL := help
.NOTPARALLEL:

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

install: $(RUN) ## Make the virtual environment that the site runs in

run: $(RUN) ## Serve the site on PORT (8000 unless told), as a host would
	@exec $(VENV)/python -m webapp.serving gunicorn -c python:webapp.serving.settings webapp.wsgi:app

# --trial counts while a line of data/site.yaml is unset, and changes nothing after that.
export: $(RUN) ## Write the whole site as files into DIR (build/site unless told), for a web server
	@exec $(VENV)/flask site export --trial $(DIR)

dev: $(RUN) ## Serve the site and load it anew when a file changes
	@exec $(VENV)/python -m webapp.serving workshop.reloading

translate: $(RUN) ## Open the translators' workshop: click a sentence, change it, see it
	@exec $(VENV)/python -m webapp.serving workshop

test: machine check ## Run the checks, then the tests, those in a browser too
	$(VENV)/python -m tests.setup_browser
	$(VENV)/pytest -m 'not webkit and not nightly and not senses' $(TOGETHER)

# A screen reader speaks when it will: what fails is asked once more, alone.
senses: $(TEST) ## Look at every kind of live page as every visitor sees it, in Firefox too, and listen to Orca; takes minutes
	$(VENV)/python -m tests.machine browser orca
	$(VENV)/python -m tests.setup_browser
	$(VENV)/pytest -m senses --ignore tests/senses/test_orca.py --numprocesses 2 --dist loadgroup
	$(VENV)/pytest -m senses -rs tests/senses/test_orca.py || $(VENV)/pytest -m senses --last-failed tests/senses/test_orca.py
	@echo "Nothing was found: write today into data/site.yaml, as last_run: $$(date +%F)"

nightly: machine check ## Run all there is: rare cases, WebKitGTK, the long soak, every seeded fault; takes hours
	$(VENV)/python -m tests.setup_browser
	$(VENV)/pytest -m 'not webkit' $(TOGETHER)
	$(MAKE) webkit soak prove

# Before anything is installed, one line says all that comes onto the machine.
machine:
	@$(FIND_PYTHON); "$$found" -m tests.machine venv browser servers folders gettext i18nspector w3m

quick: $(TEST) ## Run all that needs no browser, no server and no tool of others, in a minute or two
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports --no-logo
	HYPOTHESIS_PROFILE=few $(VENV)/pytest -m '$(QUICK)' --numprocesses 2 -q

roam: $(TEST) ## Let the random tests look for cases that they have not tried; takes minutes
	HYPOTHESIS_PROFILE=roam $(VENV)/pytest -m 'hypothesis and not served and not browser' --numprocesses 2 -q

check: $(TEST) ## Check code, types, layers, templates, data and translations
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports --no-logo
	$(VENV)/djlint --lint templates workshop/preview/templates
	$(VENV)/djlint --check templates workshop/preview/templates
	$(VENV)/flask data check
	$(VENV)/flask translations check
	@for catalog in translations/*/LC_MESSAGES/*.po; do msgfmt --check-format --check-domain --output-file=/dev/null $$catalog || exit 1; done

prove: $(TEST) ## Put a fault behind each promise of docs/safety.md and see its test fail
	$(VENV)/python -m tests.machine servers folders webkit
	$(VENV)/python -m tests.setup_browser
	$(VENV)/python -m tests.mutants

webkit: $(TEST) ## Look, leave and choose in WebKitGTK too, the nearest to an iPhone; run it again where its driver hangs
	$(VENV)/python -m tests.machine webkit
	$(VENV)/pytest -m webkit

soak: $(TEST) ## Serve many visitors and hostile requests while everything goes wrong; takes minutes
	$(VENV)/python -m tests.machine servers clock
	$(VENV)/python -m tests.soak
	$(VENV)/python -m tests.hostile

bench: $(TEST) ## Measure what a page costs, beside nginx with the same bytes; takes minutes
	$(VENV)/python -m tests.machine servers bench
	$(VENV)/python -m tests.bench

audit: $(TEST) ## Ask PyPI for known weaknesses of all that is pinned, before a release
	$(VENV)/uvx --python $(VENV)/python pip-audit --strict --disable-pip --require-hashes --requirement requirements-test.lock

screenshots: $(TEST) ## Take a picture of every message where it stands, for translators
	$(VENV)/python -m tests.setup_browser
	$(VENV)/python -m tests.browser.screenshots

contactsheet: $(TEST) ## Lay each kind of live page out on one sheet: from left and right, phone, desk, dark, paper
	$(VENV)/python -m tests.setup_browser
	$(VENV)/python -m tests.senses.contactsheet

pictures: $(TEST) ## Take the pictures of the documentation anew
	$(VENV)/python -m tests.setup_browser
	$(VENV)/python -m tests.browser.pictures

transcripts: $(TEST) ## Write what a screen reader meets on every kind of live page into build/transcripts/
	$(VENV)/python -m tests.setup_browser
	$(VENV)/python -m tests.senses.accessibility_tree

lock: $(TEST) ## Make the locks anew from pyproject.toml
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group build --group test --constraint requirements.lock \
		--output-file requirements-test.lock

clean: ## Remove the virtual environment and every cache
	rm -rf .venv build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info */*.egg-info
	find webapp workshop tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN):
	@$(MAKE_VENV)
	@$(call INSTALL,requirements.lock)
	@rm -f .venv/.run-* && touch $@

$(TEST):
	@$(MAKE_VENV)
	@$(call INSTALL,requirements-test.lock)
	@rm -f .venv/.run-* .venv/.test-* && touch $@ $(RUN)

INSTALL = echo "Installing what $(1) lists ..." \
	&& $(VENV)/python -m pip install --quiet --require-hashes -r $(1) \
	&& $(VENV)/python -m pip install --quiet --no-build-isolation --no-deps -e . $(DESK:%/pyproject.toml=-e ./%)

# Sets `found`: the virtual environment's own Python, else one that can make it, else any.
define FIND_PYTHON
found=; \
if [ -n "$(PYTHON)" ] && ! "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then \
	echo 'PYTHON=$(PYTHON) does not start, or is older than 3.12; name another, or leave it out' >&2; \
	exit 1; \
fi; \
if $(VENV)/python -m pip --version >/dev/null 2>&1; then found=$(VENV)/python; else \
	for python in $(PYTHONS); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then \
			found=$${found:-$$python}; \
			if "$$python" -c 'import ensurepip' 2>/dev/null; then found=$$python; break; fi; \
		fi; \
	done; \
fi; \
if [ -z "$$found" ]; then \
	echo 'Python 3.12 or newer is needed and none was found; install it, or type make PYTHON=/path/to/python3' >&2; \
	exit 1; \
fi
endef

# Debian keeps ensurepip in a package of its own: root gets it, others are told its name.
define MAKE_VENV
$(FIND_PYTHON); \
if [ "$$found" = $(VENV)/python ]; then exit 0; fi; \
"$$found" -m tests.machine venv && exec "$$found" -m venv --clear .venv
endef
