# The two commands of the README need no make; these are for those who work on
# the project.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: build example test fuzz lint fixtures

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

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "run gofmt -w on these files"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

# Makes the PDFs in testdata again; needs LibreOffice, Chromium, qpdf,
# Ghostscript, MuPDF and the fonts that testdata/README.md names.
fixtures:
	go run ./testdata/generate
