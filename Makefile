# Two commands do everything on a Debian or Ubuntu machine with a Swift toolchain: `make run` and `make test`.
# Both install what is missing (libxml2 and zlib headers), with sudo only where you are not root.

SWIFT        ?= swift
PREFIX       ?= /usr/local
DESTDIR      ?=
SCRATCH      ?= .build
PROGRAM       = $(SCRATCH)/release/rapporteur
PYTHON       ?= python3
FUZZ_SECONDS ?= 60
# Tests look inside the modules, so the one release build that `run` and `test` share is made with testing enabled.
FLAGS         = -c release --scratch-path $(SCRATCH) -Xswiftc -enable-testing
export SWIFT_BACKTRACE = enable=no

.PHONY: help setup build run test lint bench evaluate torture test-spark manual install uninstall clean bad fuzz sanitize

help:
	@echo "make run      build, read Samples/inbox, write reports to out/ and show one"
	@echo "make test     build and run all tests"
	@echo "make build    build the program (release)"
	@echo "make lint     check the house rules: imports, traps, documentation, length"
	@echo "make bench    speed over a folder of articles (FOLDER=...), and that no recorded score has fallen (DATA=...)"
	@echo "make evaluate accuracy on the development data (DATA=...)"
	@echo "make torture  kill and starve the program at every system call (strace; an hour or more; SHORT=1: minutes)"
	@echo "make test-spark  the Spark job in local-cluster mode against 'run' (Java; installs pyspark into .venv-spark)"
	@echo "make bad      hostile files against their limits of time and memory (BAD=a folder with manifest.jsonl)"
	@echo "make fuzz     libFuzzer targets, each for FUZZ_SECONDS ($(FUZZ_SECONDS)); FUZZ=HTML names one"
	@echo "make sanitize tests of the readers under the address and the thread sanitizer"
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

# Faults of the machine: every mutating system call killed or failed, 500 random kills, two runs at once, the same bytes whatever varies.
torture: build
	$(PYTHON) .ci/torture.py $(PROGRAM) $(if $(SHORT),--short) $(if $(ALSO),--also $(ALSO))

test-spark: build
	test -d .venv-spark || $(PYTHON) -m venv .venv-spark
	.venv-spark/bin/python -c 'import pyspark' 2>/dev/null || .venv-spark/bin/pip install --quiet 'pyspark>=3.5,<4'
	.venv-spark/bin/python .ci/spark/test_spark.py $(PROGRAM)

# Man pages and completions for bash, zsh and fish, made of the command definitions.
manual: build
	$(PROGRAM) manual $(SCRATCH)/manual

install: build manual
bad: setup
	cd Benchmarks && $(SWIFT) build -c release --product evaluate
	Benchmarks/check-bad Benchmarks/.build/release/evaluate "$(or $(BAD),../shared/data/ingest/bad)"

fuzz: setup
	sh Fuzz/run "$(SWIFT)" $(FUZZ_SECONDS) $(FUZZ)

# The sanitizers need builds of their own. What XCTest itself never frees is no leak of ours.
sanitize: setup
	for kind in address thread; do \
	  $(SWIFT) build --scratch-path .build-$$kind --sanitize=$$kind --build-tests && \
	  LSAN_OPTIONS=suppressions=$(CURDIR)/.ci/leaks.txt:print_suppressions=0 $(SWIFT) test --scratch-path .build-$$kind --sanitize=$$kind --skip-build --filter 'IngestTests|MarkupTests' || exit 1; \
	done

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/rapporteur"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/rapporteur"
	@set -e; for folder in $(SCRATCH)/release/rapporteur_*.resources/Resources; do \
	  room=$${folder%.resources/Resources}; room=$${room##*rapporteur_}; \
	  rm -rf "$(DESTDIR)$(PREFIX)/share/rapporteur/$$room"; \
	  cp -R "$$folder" "$(DESTDIR)$(PREFIX)/share/rapporteur/$$room"; \
	done
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 644 $(SCRATCH)/manual/man/man1/*.1 "$(DESTDIR)$(PREFIX)/share/man/man1/"
	install -m 644 $(SCRATCH)/manual/completions/rapporteur.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/rapporteur"
	install -m 644 $(SCRATCH)/manual/completions/_rapporteur "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_rapporteur"
	install -m 644 $(SCRATCH)/manual/completions/rapporteur.fish "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/rapporteur.fish"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/rapporteur and $(DESTDIR)$(PREFIX)/share/rapporteur"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/rapporteur"
	rm -rf "$(DESTDIR)$(PREFIX)/share/rapporteur"
	rm -f "$(DESTDIR)$(PREFIX)/share/man/man1/rapporteur.1" "$(DESTDIR)$(PREFIX)"/share/man/man1/rapporteur-*.1
	rm -f "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/rapporteur" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_rapporteur" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/rapporteur.fish"

clean:
	rm -rf $(SCRATCH) Benchmarks/.build out out-broken .venv-spark
