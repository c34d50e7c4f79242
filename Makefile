# Two commands do everything on a Debian or Ubuntu machine with a Swift toolchain: `make run` and `make test`.
# Both install what is missing (libxml2 and zlib headers), with sudo only where you are not root.

SWIFT        ?= swift
PREFIX       ?= /usr/local
DESTDIR      ?=
SCRATCH      ?= .build
PROGRAM       = $(SCRATCH)/release/rapporteur
PYTHON       ?= python3
# Tests look inside the modules, so the one release build that `run` and `test` share is made with testing enabled.
FLAGS         = -c release --scratch-path $(SCRATCH) -Xswiftc -enable-testing
export SWIFT_BACKTRACE = enable=no

.PHONY: help setup build run test lint bench evaluate install uninstall clean

help:
	@echo "make run      build, read Samples/inbox, write reports to out/ and show one"
	@echo "make test     build and run all tests"
	@echo "make build    build the program (release)"
	@echo "make lint     check the house rules: imports, traps, documentation, length"
	@echo "make bench    speed over a folder of articles (FOLDER=...), and that no recorded score has fallen (DATA=...)"
	@echo "make evaluate accuracy on the development data (DATA=...)"
	@echo "make install  install program, word lists and models under PREFIX ($(PREFIX))"
	@echo "make clean    remove what was built"

setup:
	@sh .ci/setup "$(SWIFT)"

build: setup
	$(SWIFT) build $(FLAGS) --product rapporteur

run: build
	$(PROGRAM) run Pipelines/briefing.yml Samples/inbox -o out
	@echo
	@echo "The reports are in out/reports. One of them:"
	@echo
	@$(PROGRAM) inspect out/reports/wire/strike-note.txt.json

test: setup
	$(SWIFT) build $(FLAGS) --build-tests
	$(SWIFT) test $(FLAGS) --skip-build

lint:
	@$(PYTHON) .ci/lint.py

# Speed, then the recorded scores (Benchmarks/baselines.tsv): it fails when one has fallen.
bench: setup
	cd Benchmarks && $(SWIFT) build -c release --product bench && $(SWIFT) build -c release --product evaluate
	Benchmarks/.build/release/bench $(or $(FOLDER),Samples/inbox)
	@if [ -d "$(or $(DATA),../shared/data)/ingest/wcxb" ]; then \
	  Benchmarks/.build/release/bench pages "$(or $(DATA),../shared/data)/ingest/wcxb" --python "$(PYTHON)"; fi
	$(PYTHON) Benchmarks/check-baselines "$(or $(DATA),../shared/data)"

# DATA is the folder that holds dates/, figures/, ingest/, stance/ with their scorers; it is not part of this repository.
evaluate: setup
	cd Benchmarks && $(SWIFT) build -c release --product evaluate
	@sh Benchmarks/evaluate-all "$(or $(DATA),../shared/data)"

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/rapporteur"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/rapporteur"
	@set -e; for folder in $(SCRATCH)/release/rapporteur_*.resources/Resources; do \
	  room=$${folder%.resources/Resources}; room=$${room##*rapporteur_}; \
	  rm -rf "$(DESTDIR)$(PREFIX)/share/rapporteur/$$room"; \
	  cp -R "$$folder" "$(DESTDIR)$(PREFIX)/share/rapporteur/$$room"; \
	done
	@echo "installed $(DESTDIR)$(PREFIX)/bin/rapporteur and $(DESTDIR)$(PREFIX)/share/rapporteur"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/rapporteur"
	rm -rf "$(DESTDIR)$(PREFIX)/share/rapporteur"

clean:
	rm -rf $(SCRATCH) Benchmarks/.build out out-broken
