# The two commands of the README need no make; these are for those who work on
# the project.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

# Where the corpus of "make accuracy" is kept.
TMPDIR ?= /tmp
NIANBAO_CORPUS ?= $(TMPDIR)/nianbao-corpus

# The database of "make example-db", and the real reports that go into it first:
# those that are at hand.
EXAMPLE_DB ?= synthetic.db
REAL ?= testdata/fixtures/pingan-2020.pdf $(wildcard ../shared/corpus/*.pdf)

# The database of "make load-db": some 3 GB.
LOAD_DB ?= load.db

.PHONY: build example example-db load-db test fuzz bench bench-import bench-forms bench-pages screenshots compare lint fixtures accuracy confidence accuracy-foreign accuracy-scans accuracy-suites accuracy-icdar

build:
	go build -o bin/nianbao ./cmd/nianbao

# The main job on the bundled example report.
example:
	go run ./cmd/nianbao --db example.db import --show testdata/fixtures/form2021-libreoffice.pdf

test:
	go test ./...

# Longer than in the automatic tests, which give each target 10 seconds.
FUZZTIME = 5m

fuzz:
	.ci/fuzz $(FUZZTIME)

# For benchstat: make bench > new.txt. COUNT is how often each is run.
COUNT = 5
bench:
	go test ./store/... ./cmd/internal/bulk/... ./cmd/internal/crawl/family ./extract/picture ./extract/scan/... ./cmd/internal/web/chart ./cmd/internal/web/scene -run '^$$' -bench . -count $(COUNT)

# Whole imports of many copies, once each: COPIES="100 1000 10000" FILE=report.pdf
COPIES = 100 1000
FILE = $(CURDIR)/testdata/fixtures/form2021-libreoffice.pdf
bench-import:
	NIANBAO_BENCH_COPIES="$(COPIES)" NIANBAO_BENCH_FILE="$(FILE)" \
		go test ./cmd/internal/bulk -run '^$$' -bench Import -benchtime 1x -timeout 60m

# One report in each form, from file to committed rows: processor time and largest process.
bench-forms: build
	testdata/forms.sh $(COUNT)

# Times of web pages at the median and the 99th percentile, on the database DB:
# REQUESTS of each kind by two clients, with the first ones as a warm-up.
REQUESTS = 500
DB = nianbao.db
bench-pages:
	NIANBAO_BENCH_DB="$(abspath $(DB))" go test ./cmd/internal/web -run '^$$' -bench Pages -benchtime $(REQUESTS)x -timeout 60m

# The pictures in README.md and cmd/internal/web/README.md, of a database of invented
# reports.
SCREENSHOTS_DB ?= $(TMPDIR)/nianbao-screenshots.db
SHEET ?= $(TMPDIR)/nianbao-sheet.jpeg
screenshots:
	$(MAKE) example-db EXAMPLE_DB="$(SCREENSHOTS_DB)" REAL=testdata/fixtures/drift.pdf
	testdata/screenshots.sh "$(SCREENSHOTS_DB)" testdata/screenshots
	NIANBAO_SHEET="$(SHEET)" NIANBAO_SHEET_DB="$(SCREENSHOTS_DB)" go test ./cmd/internal/web -run TestContactSheet -count 1 -timeout 30m

# The same files through other programs that read text with places from PDFs,
# with as many processes; needs poppler-utils, mupdf-tools and python3-pdfminer.
compare: build
	testdata/compare.sh "$(FILE)" 200

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "run gofmt -w on these files"; exit 1; }
	go vet ./... ./testdata/generate/... ./testdata/synthesize/... ./testdata/internal/invented
	go run $(STATICCHECK) ./... ./testdata/generate/... ./testdata/synthesize/... ./testdata/internal/invented

# Makes the PDFs in testdata again; needs LibreOffice, Chromium, qpdf,
# Ghostscript, MuPDF and the fonts that testdata/README.md names.
fixtures:
	go run ./testdata/generate

# A database to try queries and comparisons on: invented reports of every
# government and some departments of three provinces over five years, labelled as
# such, beside the real ones at hand.
example-db:
	rm -f $(EXAMPLE_DB) $(EXAMPLE_DB)-wal $(EXAMPLE_DB)-shm
	go run ./cmd/nianbao --db $(EXAMPLE_DB) import --quiet $(REAL)
	go run ./testdata/synthesize -db $(EXAMPLE_DB)

# The same with 100,000 reports, for load tests.
load-db:
	rm -f $(LOAD_DB) $(LOAD_DB)-wal $(LOAD_DB)-shm
	go run ./testdata/synthesize -db $(LOAD_DB) -provinces all -to 2025 -departments 4 -reports 100000

# Reads 2,000 invented reports and compares what is read with what they say, for
# this project and for other tools. The corpus is made if it is not there, and
# moved to its place when it is whole.
accuracy: $(NIANBAO_CORPUS)
	go run ./cmd/internal/accuracy -baselines $(NIANBAO_CORPUS)

$(NIANBAO_CORPUS):
	rm -rf $@.part
	go run ./testdata/generate corpus -n 2000 -seed 1 -out $@.part
	mv $@.part $@

# The same for reports drawn by other programs, as far as they are installed (see
# testdata/foreign/foreign.py): FOREIGN of them. pdfmake, jspdf and jspdf-autotable are
# found by NODE_PATH.
FOREIGN = 400
NIANBAO_FOREIGN ?= $(TMPDIR)/nianbao-foreign

accuracy-foreign: $(NIANBAO_FOREIGN)
	go run ./cmd/internal/accuracy $(NIANBAO_FOREIGN)

$(NIANBAO_FOREIGN):
	rm -rf $@.part
	/usr/bin/python3 testdata/foreign/foreign.py -n $(FOREIGN) -seed 1 -out $@.part
	mv $@.part $@

# The PDF files below SUITES, which are other projects' tests, against pdftotext of
# Poppler; see cmd/internal/suites/README.md. BELOW lists those that lack text.
SUITES ?= $(TMPDIR)/nianbao-suites
BELOW ?= $(SUITES)-below.tsv

accuracy-suites:
	go build -o bin/suites ./cmd/internal/suites
	bin/suites -below $(BELOW) $(SUITES)

# What the confidence of values is worth, measured on the corpora of these folders and
# written where the program has it; READINGS keeps what tesseract reads of scans.
CONFIDENCE = $(NIANBAO_CORPUS) $(NIANBAO_FOREIGN) $(NIANBAO_SCANS) testdata/fixtures $(wildcard ../shared/corpus/openings ../shared/corpus/layouts)
READINGS = $(NIANBAO_SCANS)-read

confidence:
	go run ./cmd/internal/accuracy -worst 0 -readings $(READINGS) -fit normalize/confidence/measured.tsv $(CONFIDENCE)

# The same for scans of the fixtures, read by tesseract: SCANS of
# them, drawn as if printed, stamped and scanned at 300 and 200 dpi. It takes ten
# seconds of a processor for each; what tesseract read is kept beside them.
SCANS = 200
NIANBAO_SCANS ?= $(TMPDIR)/nianbao-scans

accuracy-scans: $(NIANBAO_SCANS)
	go run ./cmd/internal/accuracy -readings $(NIANBAO_SCANS)-read $(NIANBAO_SCANS)

$(NIANBAO_SCANS):
	rm -rf $@.part
	go run ./testdata/generate scans -n $(SCANS) -seed 1 -out $@.part
	mv $@.part $@

# How the tables of the competition of ICDAR 2013 are found, which are no reports: by the
# relations of their cells (see cmd/internal/icdar). They come from the tests of tabula-java.
ICDAR ?= $(TMPDIR)/nianbao-icdar
TABULA = https://github.com/tabulapdf/tabula-java

accuracy-icdar: $(ICDAR)
	go run ./cmd/internal/icdar $(ICDAR)

$(ICDAR):
	rm -rf $@.part $@.clone
	git clone --quiet --depth 1 --filter=blob:none --sparse $(TABULA) $@.clone
	git -C $@.clone sparse-checkout set --no-cone /src/test/resources/technology/tabula/icdar2013-dataset /LICENSE
	mkdir $@.part
	cp -r $@.clone/LICENSE $@.clone/src/test/resources/technology/tabula/icdar2013-dataset/* $@.part
	rm -rf $@.clone
	mv $@.part $@
