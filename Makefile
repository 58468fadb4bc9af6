# Everything starts here; `make help` lists it.
PYTHON ?= python3
VENV := .venv/bin
export PORT

.PHONY: help run test check bench faults fmt clean-demo

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## start the consortium on this machine: make run PORT=8123
	@$(PYTHON) deploy/run.py $(PORT)

test: ## install what tests need, start real servers, check and test everything
	@$(PYTHON) deploy/tools.py test

check: ## formatters, linters, types, layers, migrations, deployment settings
	@$(PYTHON) deploy/tools.py checks

bench: ## measure against references: make bench WHAT=search (pages, servers, search; all without WHAT)
	@$(PYTHON) deploy/tools.py bench $(WHAT)

faults: ## the long races, kills and soaks
	@$(PYTHON) deploy/tools.py faults

fmt: ## format Python and templates
	@$(PYTHON) deploy/tools.py format

clean-demo: ## forget the demo's data (asks first)
	@printf 'Delete var/ with its database, mail and files? [y/N] ' && read answer && [ "$$answer" = y ] && rm -rf var && echo 'Gone.'
