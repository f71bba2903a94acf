package extract

import (
	"context"
	"errors"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// Without OCR, a scan is refused with the reason.
func TestScanWithoutOCR(t *testing.T) {
	_, err := Open(context.Background(), "../testdata/bad/scan.pdf", Options{})
	if !errors.Is(err, document.ErrNoText) || !strings.HasSuffix(err.Error(), "OCR is off") {
		t.Errorf("error %v", err)
	}
}

// Where the pages are to be shown and not read, pages without text will do.
func TestTextless(t *testing.T) {
	doc, err := Open(t.Context(), "../testdata/bad/scan.pdf", Options{Textless: true})
	if err != nil || len(doc.Pages) != 1 || doc.Pages[0].Width < 500 {
		t.Errorf("%v, %v", doc, err)
	}
}
