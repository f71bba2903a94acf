package extract

import (
	"context"
	"errors"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// Without OCR, a scan is refused with the reason, and so is a text without meaning, with
// another.
func TestScanWithoutOCR(t *testing.T) {
	for file, reason := range map[string]error{"bad/scan.pdf": document.ErrNoText, "scans/garbled.pdf": document.ErrGarbled} {
		_, err := Open(context.Background(), "../testdata/"+file, Options{})
		if !errors.Is(err, reason) || !strings.HasSuffix(err.Error(), reason.Error()+": OCR is off") {
			t.Errorf("%s: error %v", file, err)
		}
	}
}

// Where the pages are to be shown and not read, pages without text will do.
func TestTextless(t *testing.T) {
	doc, err := Open(t.Context(), "../testdata/bad/scan.pdf", Options{Textless: true})
	if err != nil || len(doc.Pages) != 1 || doc.Pages[0].Width < 500 {
		t.Errorf("%v, %v", doc, err)
	}
}
