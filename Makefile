# make site    build lectern and the example site
# make test    build and run all tests (what .ci/run does)
# make quick   format, build and the tests of the libraries: the loop while working
# make soak    the long forms whole: kills, edits, mutated input; SEED=n repeats a run (docs/soak.md has the last result)
# make format  put the sources in order
# make assets  list the files that the program carries, after one was added or removed
# make guide   write the generated pages of the guide anew
# make specimen, references   write the specimen courses anew; record what pages of books look like
# make bench COURSES=folder  measure; see Benchmarks/README.md
# make pages COURSES=folder  read every set page of every course below the folder, and say which rules of good pages it breaks
# make verify COURSES=folder  build every course below the folder and have other programs judge what came out

SEED ?= 1
# Which pages of books four programs draw in make verify: all, sample (three of a book) or none.
PAGES ?= sample
TOOLS := .build/tools
SWIFT_SOURCES := Package.swift Sources Tests
# Without debug information the program is half as large. With its own copy of the Swift libraries it runs where Swift is
# not installed, starts sooner, and sets a book in about four fifths of the time (docs/performance.md).
STAND_INS := .build/stand-ins
RELEASE := swift build -c release --product lectern -debug-info-format none --static-swift-stdlib \
	-Xlinker -L$(CURDIR)/$(STAND_INS)

# Writes the specimen courses anew (Tests/Specimen/README.md).
specimen: build-packages test-packages
	swift build --product lectern
	$(TOOLS)/bin/python Tests/Specimen/make.py
	for course in english german; do .build/debug/lectern seal Tests/Specimen/$$course \
		--approved-by "Lectern's tests" --at 2026-11-01T10:00:00Z; done

# Records anew what pages of books look like; scripts/reference-pages.py says how they are compared.
references: build-packages test-packages
	swift build --product lectern
	scripts/test-books.sh .build/debug/lectern .build/books
	$(TOOLS)/bin/python scripts/reference-pages.py --record .build/books

.PHONY: site release test quick soak format lint assets guide bench pages verify specimen references build-packages test-packages

site: release
	.build/release/lectern build site
	@echo "Open site/dist/site/index.html; the PDF books and LMS packages are in site/dist/site/downloads."

test: build-packages test-packages lint
	PATH="$(CURDIR)/$(TOOLS)/bin:$$PATH" swift test

quick: lint
	swift test --skip ProgramTests --skip CoursePrintTests --skip LMSPackagerTests

soak: build-packages test-packages
	PATH="$(CURDIR)/$(TOOLS)/bin:$$PATH" LECTERN_SOAK=1 LECTERN_SEED=$(SEED) swift test

lint:
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)

format:
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

assets:
	scripts/list-assets.sh

guide:
	swift run lectern explain --markdown > docs/guide/findings.md
	LECTERN_RECORD=1 swift test --filter MathFormulasTests.GuideTests

bench: release
	Benchmarks/build.py --lectern .build/release/lectern $(COURSES)

pages: build-packages
	LECTERN_COURSES=$(abspath $(COURSES)) swift test --filter PageRulesTests

verify: release test-packages
	$(TOOLS)/bin/python scripts/verify-courses.py --lectern .build/release/lectern --pages $(PAGES) $(COURSES)

# FlyingFox brings libcurl, which nothing here needs: scripts/curl-stand-ins.c says why something stands in for it.
release: build-packages
	@mkdir -p $(STAND_INS)
	@clang -c -O1 -o $(STAND_INS)/curl.o scripts/curl-stand-ins.c
	@ar rcsD $(STAND_INS)/libcurl.a $(STAND_INS)/curl.o
	$(RELEASE)

build-packages:
	@scripts/install-packages.sh scripts/packages-build.txt

test-packages: $(TOOLS)/.stamp
	@scripts/install-packages.sh scripts/packages-test.txt

$(TOOLS)/.stamp: scripts/requirements-test.txt
	@scripts/install-packages.sh scripts/packages-test.txt
	python3 -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check -r scripts/requirements-test.txt
	@touch $@
