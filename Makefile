# The two commands of the README need no make; these are for those who work on
# the project.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: build example test bench bench-import compare lint fixtures

build:
	go build -o bin/nianbao ./cmd/nianbao

# The main job on the bundled example report.
example:
	go run ./cmd/nianbao --db example.db import --show testdata/fixtures/form2021-libreoffice.pdf

test:
	go test ./...

# For benchstat: make bench > new.txt. COUNT is how often each is run.
COUNT = 5
bench:
	go test ./store ./cmd/internal/bulk -run '^$$' -bench . -count $(COUNT)

# Whole imports of many copies, once each: COPIES="100 1000 10000" FILE=report.pdf
COPIES = 100 1000
FILE = $(CURDIR)/testdata/fixtures/form2021-libreoffice.pdf
bench-import:
	NIANBAO_BENCH_COPIES="$(COPIES)" NIANBAO_BENCH_FILE="$(FILE)" \
		go test ./cmd/internal/bulk -run '^$$' -bench Import -benchtime 1x -timeout 60m

# The same files through other programs that read text with places from PDFs,
# with as many processes; needs poppler-utils, mupdf-tools and python3-pdfminer.
compare: build
	testdata/compare.sh "$(FILE)" 200

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "run gofmt -w on these files"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

# Makes the PDFs in testdata again; needs LibreOffice, Chromium, qpdf,
# Ghostscript, MuPDF and the fonts that testdata/README.md names.
fixtures:
	go run ./testdata/generate
