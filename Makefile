# The project's commands. On Windows, or without make: see README.md, "Without make".
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help exempel test lint mat prestanda modeller hjul rensa

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(VENV)/.paket: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "textgranskning needs Python 3.11 or later: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[webb]'
	touch $@

$(VENV)/.utveckling: $(VENV)/.paket
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[webb,kluster,spacy]' --group dev
	touch $@

exempel: $(VENV)/.paket ## screen exempel/akter and say where the report is
	$(BIN)/textgranskning granska exempel/akter --ut exempel/ut
	@echo "Rapporten: exempel/ut/rapport.html"

test: $(VENV)/.utveckling ## run all tests
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/.utveckling ## ruff, mypy --strict, the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

mat: $(VENV)/.utveckling ## measure quality and hold it against the floors
	$(BIN)/python -m tests.matning

prestanda: $(VENV)/.utveckling ## the benchmarks (ratios within one run)
	$(BIN)/python -m tests.prestanda

modeller: $(VENV)/.utveckling ## train the models anew: make modeller KORPUS=… PAR=… ORDBOK=… FALTTEXT=… (see modeller/MODELLKORT.md)
	$(BIN)/python -m traning $(KORPUS) $(PAR) $(ORDBOK) --falttext $(FALTTEXT)
	$(BIN)/python -m traning.handlingar

hjul: $(VENV)/.utveckling ## build the wheel into dist/
	$(BIN)/python -m build --wheel --sdist

rensa: ## remove what the commands above made
	rm -rf $(VENV) dist build exempel/ut .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
