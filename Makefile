# Everything that runs on this project's code. GNU make 3.81 (macOS) is enough.
PORT ?= 8000
DIR ?= build/site
VENV := .venv/bin
LOCK = $(VENV)/uv pip compile --quiet --upgrade --universal --python $(VENV)/python --python-version 3.12 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
AUDIT_LOCK := tests/audit/requirements.lock
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_PYTHON_DOWNLOADS := never
export SE_AVOID_STATS := true
# With NO_INSTALL=1 Selenium fetches no Chromium.
export SE_OFFLINE := $(if $(filter-out 0,$(NO_INSTALL)),true,false)

# A stamp bears the sum of what it stands for, so a changed lock or a moved folder is noticed.
SUM := $(shell (pwd; cat pyproject.toml requirements.lock requirements-test.lock) | cksum | tr -d ' ')
RUN := .venv/.run-$(SUM)
TEST := .venv/.test-$(SUM)
ifneq ($(shell $(VENV)/python -c 'print("starts")' 2>/dev/null),starts)
.PHONY: $(RUN) $(TEST)
endif
.PHONY: help install run export translate test machine quick check audit lock
.DEFAULT_GOAL := help
.NOTPARALLEL:

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile
install: $(RUN)
run: $(RUN) ## Serve the site to this machine, on PORT (8000 unless told)
	@exec $(VENV)/flask --app webapp run --host 127.0.0.1 --port $(PORT)
# --trial counts while a line of data/site.yaml is unset, and changes nothing after that.
export: $(RUN) ## Write the whole site as files into DIR (build/site unless told), for a web server
	@exec $(VENV)/flask site export --trial $(DIR)
translate: $(RUN) ## Open the translators' desk: click a sentence, change it, see it
	@echo 'The desk is at http://127.0.0.1:$(PORT)/desk/ (stop it with Ctrl-C)'
	@exec $(VENV)/flask --app webapp.desk run --host 127.0.0.1 --port $(PORT)
test: machine check ## Run the checks, then the tests, those in browsers too
	$(VENV)/pytest --durations=20 --numprocesses 3 --dist loadfile --no-loadscope-reorder
machine: # Before anything is installed, one line says all that comes onto the machine.
	@$(call FIND_PYTHON,$(VENV)/python); $(call HAVE,$(BROWSERS) fonts-noto-core nginx openssl gettext)
quick: $(TEST) ## Run the tests that need neither a browser nor a server
	$(VENV)/pytest -m 'not browser and not served' --numprocesses 2 -q
check: $(TEST) ## Check code, types, layers, templates, data and translations
	$(VENV)/ruff check . && $(VENV)/ruff format --check .
	$(VENV)/mypy && $(VENV)/lint-imports --no-logo
	$(VENV)/djlint --lint --check templates
	$(VENV)/flask data check && $(VENV)/flask translations check
	@command -v msgfmt >/dev/null || echo "Not checked by msgfmt: install gettext" >&2; for po in $$(command -v msgfmt >/dev/null && ls translations/*/LC_MESSAGES/*.po); do msgfmt --check-format --check-domain --output-file=/dev/null $$po || exit 1; done
audit: $(TEST) ## Before a release: forty faults, Orca, WebKit, known weaknesses
	$(VENV)/pytest -rs tests/audit || $(VENV)/pytest --last-failed tests/audit
	$(VENV)/python -m venv --clear .venv/audit
	.venv/audit/bin/python -m pip install --quiet --require-hashes -r $(AUDIT_LOCK)
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-test.lock -r $(AUDIT_LOCK)
	@echo "Nothing was found: write today into data/site.yaml, as last_run: $$(date +%F)"
lock: $(TEST) ## Make the locks anew from pyproject.toml
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group build --group test --constraint requirements.lock --output-file requirements-test.lock
	$(LOCK) --group audit --constraint requirements-test.lock --output-file $(AUDIT_LOCK)

$(RUN):
	@$(MAKE_VENV)
	@$(call INSTALL,requirements.lock)
	@rm -f .venv/.run-* && touch $@
$(TEST):
	@$(MAKE_VENV)
	@$(call INSTALL,requirements-test.lock)
	@rm -f .venv/.run-* .venv/.test-* && touch $@ $(RUN)
INSTALL = echo "Installing what $(1) lists ..." && $(VENV)/python -m pip install --quiet --require-hashes -r $(1) \
	&& $(VENV)/python -m pip install --quiet --no-build-isolation --no-deps -e .
FIND_PYTHON = for python in $(1) $(PYTHON) python3.14 python3.13 python3.12 python3 none; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && break; done; \
	if [ "$$python" = none ]; then echo 'Python 3.12 or newer is needed; install it, or name it: make PYTHON=...' >&2; exit 1; fi
# Scripts of a copied or moved .venv start the Python of the folder in which it was made.
MAKE_VENV = $(VENV)/pip --version 2>/dev/null | grep -qF ' from $(CURDIR)/.venv/' || { $(call FIND_PYTHON); \
	$(call HAVE,); "$$python" -m venv --clear .venv; }
# Ubuntu packs browsers in a sandbox that no driver reaches. At this level Debian starts no nginx.
BROWSERS := $(if $(shell grep -is ubuntu /etc/os-release),,chromium chromium-driver firefox-esr)
HAVE = missing=$$("$$python" -c 'import ensurepip' 2>/dev/null || echo python3-venv); for name in $(1); do \
	dpkg-query -s $$name 2>&1 | grep -q '^Status: install ok installed' || missing="$$missing $$name"; done; \
	if command -v apt-get >/dev/null && [ -n "$$missing" ]; then \
	[ "$${NO_INSTALL:-0}" = 0 ] || { echo "Missing, type: sudo apt-get install" $$missing >&2; exit 1; }; \
	echo Installing on this machine: $$missing "(NO_INSTALL=1 forbids it)"; export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1; \
	root=$$([ "$$(id -u)" = 0 ] || echo sudo -En); $$root apt-get -qq update >/dev/null; \
	$$root apt-get -qq install -y --no-install-recommends $$missing >/dev/null || exit 1; fi
