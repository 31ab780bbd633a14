# Everything a contributor or CI does. Needs make and Python 3.11, 3.12 or 3.13; the rest is installed into .venv
# from the hash-pinned locks in requirements/. Stamp files remember what is installed, so that nothing is done twice.

VENV := .venv
BIN := $(VENV)/bin
OUT := out
WORKERS := 2

# The first interpreter that is fit and can make a virtual environment; PYTHON=... overrides.
FIT := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c "$(FIT)" >/dev/null 2>&1 && echo $$python && break; done)

# A lock is exact; the resolver of the installer has nothing to decide and nothing to build but the project itself.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
THIS_PROJECT := --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
.PHONY: help demo pictures test test-servers check format eval eval-rules eval-recorded bench bench-peers lock clean

help: ## say what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

demo: $(VENV)/runtime.stamp ## summarise the sample documents into out/demo
	$(BIN)/summarizer run evals/documents --out $(OUT)/demo --engine rules

pictures: $(VENV)/dev.stamp demo ## make the pictures of the README anew (needs Chromium and LibreOffice)
	$(BIN)/python evals/pictures.py $(OUT)/demo docs/pictures

test: check ## all checks and all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: $(VENV)/dev.stamp ## style, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev.stamp ## bring the code into shape
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

# Each server has an environment of its own, outside the locks: what they need together contradicts itself.
SERVERS := .venv-servers
test-servers: $(VENV)/dev.stamp ## test against a LiteLLM proxy and llama.cpp (installs both, compiles the latter)
	test -x $(SERVERS)/litellm/bin/litellm || { $(BIN)/python -m venv $(SERVERS)/litellm && \
		$(SERVERS)/litellm/bin/python -m pip install --quiet 'litellm[proxy]'; }
	test -d $(SERVERS)/llama || { $(BIN)/python -m venv $(SERVERS)/llama && \
		$(SERVERS)/llama/bin/python -m pip install --quiet 'llama-cpp-python[server]' gguf; }
	TEST_SERVERS=$(SERVERS) $(BIN)/python -m pytest tests/test_servers.py -p no:xdist

eval: eval-rules eval-recorded ## score both engines against the gold, and fail where one got worse

eval-rules: $(VENV)/dev.stamp ## score the rules engine
	$(BIN)/summarizer eval --engine rules --gold evals/gold --corpus evals/documents \
		--baseline evals/baseline.json --out $(OUT)/eval

# Answers are replayed by their hash: a prompt that changed finds none, and the run says "record again".
RECORDED := --cache $(OUT)/answers
eval-recorded: $(VENV)/dev.stamp ## score the LLM engine with recorded answers, without key and network
	$(BIN)/summarizer cache import evals/recorded.jsonl $(RECORDED)
	$(BIN)/summarizer eval --engine llm --model recorded-reader --replay-only $(RECORDED) --gold evals/gold \
		--baseline evals/baseline.json --out $(OUT)/eval-llm

BENCHES := $(sort $(filter-out evals/bench/_%,$(wildcard evals/bench/*.py)))

bench: $(VENV)/dev.stamp ## measure speed and memory
	@set -e; for script in $(BENCHES); do echo "== $$script"; $(BIN)/python $$script; done

bench-peers: $(VENV)/dev.stamp ## measure the nearest peers on the same documents
	$(BIN)/python evals/bench/peers

# uv resolves for all supported versions of Python and all platforms at once; no index address is written.
UV := uv==0.13.9
COMPILE = .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)

lock: ## resolve the locks again (UPGRADE=--upgrade takes the newest versions)
	test -d .venv-lock || $(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check $(UV)
	$(COMPILE) pyproject.toml --extra tables --extra pdf --group build -o requirements/runtime.txt
	$(COMPILE) pyproject.toml --extra all --group dev --constraint requirements/runtime.txt -o requirements/dev.txt

clean: ## remove environments and caches; results in out/ stay
	rm -rf $(VENV) .venv-lock build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with venv and ensurepip found; make PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

# Two locks: whoever only wants results should not wait for linters, browsers and data frames. The second is resolved
# under the first, so that both name the same versions.
$(VENV)/runtime.stamp: requirements/runtime.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/runtime.txt
	$(INSTALL) $(THIS_PROJECT)
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(INSTALL) $(THIS_PROJECT)
	@touch $@ $(VENV)/runtime.stamp
