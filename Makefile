# Commands of the project: type `make`. GNU make 3.81, as on macOS, is enough.
PORT ?= 8000
DIR ?= build/site
VENV := .venv/bin
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_PYTHON_DOWNLOADS := never
export SE_AVOID_STATS := true
# With NO_INSTALL=1, Selenium downloads no browser.
export SE_OFFLINE := $(if $(filter-out 0,$(NO_INSTALL)),true,false)

# The name of a stamp has a checksum, so a changed lock or a moved folder needs a new stamp.
SUM := $(shell (pwd; cat pyproject.toml requirements.lock requirements-test.lock) | cksum | tr -d ' ')
RUN := .venv/.run-$(SUM)
TEST := .venv/.test-$(SUM)
ifneq ($(shell $(VENV)/python -c 'print("works")' 2>/dev/null),works)
.PHONY: $(RUN) $(TEST)
endif
.PHONY: help install run export translate test machine quick check audit lock
.DEFAULT_GOAL := help
.NOTPARALLEL:

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile
install: $(RUN)
run: $(RUN) ## Serve the site to this machine, on PORT (default 8000)
	@exec $(VENV)/flask --app webapp run --host 127.0.0.1 --port $(PORT)
# Without --trial, this fails until data/site.yaml says who runs the site.
export: $(RUN) ## Write the whole site into DIR (default build/site), for a web server
	@exec $(VENV)/flask site export --trial $(DIR)
translate: $(RUN) ## Open the translators' desk: click a sentence, change it, see it
	@echo 'The desk is at http://127.0.0.1:$(PORT)/desk/ (stop it with Ctrl-C)'
	@exec $(VENV)/flask --app webapp.desk run --host 127.0.0.1 --port $(PORT) --reload --extra-files translations/messages.pot
test: machine check ## Run the checks, then all tests, also in browsers
	$(VENV)/pytest --durations=20 --numprocesses 3 --dist loadfile --no-loadscope-reorder
machine: # First, so that one line names all packages that the machine needs.
	@$(call FIND_PYTHON,$(VENV)/python); \
	.ci/apt-install $$($(HAS_VENV) || echo python3-venv) $(BROWSERS) fonts-noto-core nginx curl openssl gettext
quick: $(TEST) ## Run the tests that need neither a browser nor a server
	$(VENV)/pytest -m 'not browser and not served' --numprocesses 2 -q
check: $(TEST) ## Check code, types, layers, templates, data and translations
	$(VENV)/ruff check . && $(VENV)/ruff format --check .
	$(VENV)/mypy && $(VENV)/lint-imports --no-logo
	$(VENV)/djlint --lint --check templates
	$(VENV)/flask data check && $(VENV)/flask translations check
	@if command -v msgfmt >/dev/null; then \
		for file in translations/*/LC_MESSAGES/*.po; do \
			msgfmt --check-format --check-domain --output-file=/dev/null $$file || exit 1; \
		done; \
	else \
		echo "Not checked by msgfmt: install gettext" >&2; \
	fi
audit: $(TEST) ## Before a release: mutation tests, Orca, WebKit, known vulnerabilities
	$(VENV)/pytest -rs tests/audit || $(VENV)/pytest --last-failed tests/audit
	$(VENV)/pip-audit --strict --disable-pip --require-hashes -r requirements-test.lock
	@echo "All passed: write today into data/site.yaml, as last_run: $$(date +%F)"
lock: $(TEST) ## Update the locks to the newest versions that pyproject.toml allows
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group build --group test --constraint requirements.lock --output-file requirements-test.lock
LOCK = $(VENV)/uv pip compile --quiet --upgrade --universal --python $(VENV)/python --python-version 3.12 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

$(RUN):
	@$(MAKE_VENV)
	@$(call INSTALL,requirements.lock)
	@rm -f .venv/.run-* && touch $@
$(TEST):
	@$(MAKE_VENV)
	@$(call INSTALL,requirements-test.lock)
	@rm -f .venv/.run-* .venv/.test-* && touch $@ $(RUN)
INSTALL = echo "Installing the packages of $(1) ..." && $(VENV)/python -m pip install --quiet --require-hashes -r $(1) \
	&& $(VENV)/python -m pip install --quiet --no-build-isolation --no-deps -e .
FIND_PYTHON = for python in $(1) $(PYTHON) python3.14 python3.13 python3.12 python3 none; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && break; \
	done; \
	[ "$$python" != none ] || { echo '$(NO_PYTHON)' >&2; exit 1; }
NO_PYTHON = Python 3.12 or newer is needed; install it, or name it: make PYTHON=...
# Programs in a copied or moved .venv still run the Python of the old folder, so make it again.
MAKE_VENV = if ! $(VENV)/pip --version 2>/dev/null | grep -qF ' from $(CURDIR)/.venv/'; then \
		$(FIND_PYTHON); \
		$(HAS_VENV) || .ci/apt-install python3-venv || exit 1; \
		"$$python" -m venv --clear .venv; \
	fi
HAS_VENV = "$$python" -c 'import ensurepip' 2>/dev/null
# On Ubuntu, chromium and firefox are snaps, which Selenium cannot use.
BROWSERS := $(if $(shell grep -is ubuntu /etc/os-release),,chromium chromium-driver firefox-esr)
