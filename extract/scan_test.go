package extract

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"math"
	"os"
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

// A picture file is what a scan is, but for a picture without writing, which no OCR helps.
func TestPictureWithoutOCR(t *testing.T) {
	page, err := os.ReadFile("../testdata/scans/scan-jpeg.pdf")
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(page, []byte("\xFF\xD8\xFF"))
	_, err = Read(t.Context(), "page.jpg", page[at:], Options{})
	if !errors.Is(err, document.ErrNoText) || !strings.HasSuffix(err.Error(), ": OCR is off") {
		t.Errorf("a scanned page: %v", err)
	}
	doc, err := Read(t.Context(), "page.jpg", page[at:], Options{Textless: true})
	if err != nil || len(doc.Pages) != 1 || doc.MediaType != "image/jpeg" || math.Abs(doc.Pages[0].Width-595) > 3 {
		t.Errorf("to be shown: %v", err)
	}
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 500, 500))); err != nil {
		t.Fatal(err)
	}
	if _, err = Read(t.Context(), "logo.png", logo.Bytes(), Options{}); !errors.Is(err, document.ErrNoWriting) {
		t.Errorf("a logo: %v", err)
	}
}

// Where the pages are to be shown and not read, pages without text will do.
func TestTextless(t *testing.T) {
	doc, err := Open(t.Context(), "../testdata/bad/scan.pdf", Options{Textless: true})
	if err != nil || len(doc.Pages) != 1 || doc.Pages[0].Width < 500 {
		t.Errorf("%v, %v", doc, err)
	}
}
