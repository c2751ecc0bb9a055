# The course's commands; `make help` lists them. README.md has lab and test as plain commands, for those without make.

VENV := .venv
ifeq ($(OS),Windows_NT)
  PYTHON ?= python
  BIN := $(VENV)/Scripts
else
  PYTHON ?= python3
  BIN := $(VENV)/bin
endif

TOO_OLD := This needs Python 3.11 or newer, and $(PYTHON) is older. Name another, for example: make lab PYTHON=python3.12
READ_ONLY := Nothing can be written into this folder. Copy it to a place of your own, and run the command there.
# What installs; in seconds where uv is: make test INSTALL="uv pip install --python .venv".
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# On all cores; the cells of a notebook stay together, and so do the tests of a file, which share what they set up. In the
# order of pyproject.toml: the notebooks, of which each takes long, come first, so that no core waits for one at the end.
PARALLEL := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: help lab edit test mutants matrix routes solved handouts assignments graded browser-test browser-bench notebooks lint bench book book-test slides slides-test lite lite-test site site-test clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help:
	$(info make lab            open the course in JupyterLab, in your own copy, work/; more for it: make lab ARGS="--port 9000")
	$(info make lab ROUTE=class   the same with one class alone, or ROUTE=short, three hours)
	$(info make test           run all tests, and every notebook against its stored outputs)
	$(info )
	$(info For authors:)
	$(info make edit           open the course itself in JupyterLab)
	$(info make notebooks      execute the course's notebooks in place)
	$(info make matrix         run the tests on each Python of this computer, with the oldest and the newest dependencies)
	$(info make mutants        make small slips in the code, and list those that no test notices; fewer of them: make mutants SAMPLE=20 GROUP=core)
	$(info make routes         run each short way through each lesson alone)
	$(info make solved         run every notebook with its exercises solved, and check that each is said to be right)
	$(info make handouts ROUTE=class   write the lessons of one class to hand out, into handouts/; or ROUTE=short)
	$(info make assignments    write the lessons as assignments for nbgrader, into assignments/)
	$(info make graded         have nbgrader grade right and wrong answers to every exercise)
	$(info make browser-test   run every notebook in a browser, and move its explorers by keyboard)
	$(info make browser-bench  time the explorers in a browser, from a key press to the picture)
	$(info make lint           check style and types)
	$(info make bench          time restart studies against others, which it installs first; ten minutes)
	$(info make book           make the course as a website, in build/site/)
	$(info make book-test      make it, and look at every page in a browser)
	$(info make slides         make slides of what each lesson has for one class, in build/site/slides/)
	$(info make slides-test    make them, and look at every slide in a browser)
	$(info make lite           make the course for a browser, in build/site/lite/; for one without a network: PYODIDE=folder)
	$(info make lite-test      make it, run every notebook and every exercise in Node, and four lessons in a browser)
	$(info make site           make all three, in build/site/)
	$(info make site-test      make it, and see that its pages are there and that a lesson runs)
	$(info make clean          remove the environment, the caches and all that was built; your work/ stays)
	$(info )
	@echo The first call makes the environment, in .venv, which takes a minute or two.

lab: $(VENV)/.has-course
	$(BIN)/python -m bplib.course $(if $(ROUTE),--route $(ROUTE)) $(ARGS)

edit: $(VENV)/.has-course
	$(BIN)/python -m bplib.course --edit $(ARGS)

test: $(VENV)/.has-course-and-test
	$(BIN)/python -m pytest $(PARALLEL)

matrix: $(VENV)/.made
	$(BIN)/python .ci/matrix.py

mutants: $(VENV)/.has-course-and-test
	$(BIN)/python .ci/mutate.py $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) $(if $(GROUP),--group $(GROUP))

routes: $(VENV)/.has-course-and-test
	$(BIN)/python -m pytest $(PARALLEL) --dist load tests/notebooks/test_routes.py -m routes

solved: $(VENV)/.has-course-and-test
	$(BIN)/python -m pytest $(PARALLEL) --dist load tests/notebooks/test_solved.py -m solved

handouts: $(VENV)/.has-course
	$(BIN)/python -m bplib.course.authoring.handouts $(ROUTE)

assignments: $(VENV)/.has-course-and-grading
	$(BIN)/python -m bplib.course.authoring.assignments

graded: $(VENV)/.has-course-and-grading-and-test
	$(BIN)/python -m pytest tests/notebooks/test_graded.py -m graded

browser-test: $(VENV)/.has-course-and-browser
	$(BIN)/python -m pytest browser

browser-bench: $(VENV)/.has-course-and-browser
	$(BIN)/python browser/bench.py

notebooks: $(VENV)/.has-course
	$(BIN)/python -m bplib.course.authoring.execute

lint: $(VENV)/.has-course-and-lint
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy

bench: $(VENV)/.has-course-and-peers
	$(BIN)/python bench/run.py

book: $(VENV)/.has-course-and-book
	$(BIN)/python site/book/build.py

book-test: book $(VENV)/.has-course-and-browser
	$(BIN)/python -m pytest site/book

slides: $(VENV)/.has-course-and-slides
	$(BIN)/python site/slides/build.py

slides-test: slides $(VENV)/.has-course-and-browser
	$(BIN)/python -m pytest site/slides

lite: $(VENV)/.has-course-and-lite
	$(BIN)/python site/lite/build.py $(if $(PYODIDE),--pyodide "$(PYODIDE)")

# First what needs no Pyodide: that the time limit holds without threads. Last some lessons in a browser, by the tests of
# JupyterLab's, but for what the console says: an older JupyterLab complains of itself.
lite-test: export BPLIB_PYODIDE := $(or $(PYODIDE),$(BPLIB_PYODIDE),build/lite/pyodide)
lite-test: export BPLIB_LITE := build/lite-test
lite-test: $(VENV)/.has-course-and-test $(VENV)/.has-course-and-lite $(VENV)/.has-course-and-browser
	$(BIN)/python -m pytest tests/course/exercises/test_limit.py
	$(BIN)/python site/lite/build.py "$(BPLIB_LITE)" --pyodide "$(BPLIB_PYODIDE)"
	$(BIN)/python -m pytest -s site/lite
	$(BIN)/python -m pytest browser -k "(00_start or 04_impl or 06_desc or 11_repl) and not complain"

site: book lite slides

site-test: site $(VENV)/.has-course-and-browser
	$(BIN)/python site/smoke.py

clean:
	$(PYTHON) -c "import pathlib, shutil; [shutil.rmtree(p) for n in ('.venv', '.*_cache', '.hypothesis', 'build', 'dist') for p in pathlib.Path().glob(n)]"

# A stamp for each set of extras: what was installed is installed again only when one of the two files changes.
$(VENV)/.has-course: EXTRAS = course
$(VENV)/.has-course-and-test: EXTRAS = course,test
$(VENV)/.has-course-and-lint: EXTRAS = course,lint
$(VENV)/.has-course-and-browser: EXTRAS = course,browser
$(VENV)/.has-course-and-grading: EXTRAS = course,grading
$(VENV)/.has-course-and-grading-and-test: EXTRAS = course,grading,test
$(VENV)/.has-course-and-peers: EXTRAS = course,fast,peers
$(VENV)/.has-course-and-peers: MORE = --constraint bench/constraints.txt
$(VENV)/.has-course-and-book: EXTRAS = course
$(VENV)/.has-course-and-book: MORE = --requirement site/book/requirements.txt
$(VENV)/.has-course-and-slides: EXTRAS = course
$(VENV)/.has-course-and-slides: MORE = --requirement site/slides/requirements.txt
$(VENV)/.has-course-and-lite: EXTRAS = course
$(VENV)/.has-course-and-lite: MORE = --requirement site/lite/requirements.txt
$(VENV)/.has-%: pyproject.toml constraints.txt | $(VENV)/.made
	$(INSTALL) --constraint constraints.txt $(MORE) --editable ".[$(EXTRAS)]"
	@$(BIN)/python -c "import pathlib; pathlib.Path('$@').touch()"

# A stamp here too: what was interrupted is there in part, and is made again.
$(VENV)/.made:
	@$(PYTHON) -c "import os, sys; sys.exit('$(TOO_OLD)' if sys.version_info < (3, 11) else '$(READ_ONLY)' if not os.access('.', os.W_OK) else 0)"
	$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c "import pathlib; pathlib.Path('$@').touch()"
