package guard_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/pdf/guard"
	"nianbao/extract/pdf/syntax"
)

const content = "BT /F1 10 Tf 20 300 Td (21) Tj ET"

// Whatever is wrong with what a file says of its objects, they are found.
func TestRebuild(t *testing.T) {
	whole := string(sketch.PDF(content))
	title := "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Note(a stream of words)>>"
	for _, c := range []struct{ name, file string }{
		{"nothing", whole},
		{"the cross references point elsewhere", strings.ReplaceAll(whole, "0000000", "0000001")},
		{"the end is lost", whole[:strings.Index(whole, "startxref")]},
		{"a length that is too small", strings.Replace(whole, "/Length 33", "/Length 12", 1)},
		{"a length that is no number", strings.Replace(whole, "/Length 33", "/Length ()", 1)},
		{"a backslash that changes nothing", string(sketch.PDF(content, strings.Replace(title, "a stream", "\\ \\\\a \\(stream", 1)))},
		{"no length", strings.Replace(whole, "/Length 33", "", 1)},
		{"an object is not ended", strings.Replace(whole, "endobj\n5 0 obj", "5 0 obj", 1)},
		{"a revision that comes after", strings.Replace(whole, "(21)", "(12)", 1) + "4 0 obj\n" + sketch.Stream("", content) + "\nendobj\n"},
		{"the word stream in a text", string(sketch.PDF(content, title))},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := guard.Rebuild([]byte(c.file), document.Limits{}.WithDefaults())
			if err != nil {
				t.Fatal(err)
			}
			if name := firstPage(t, out).Key("Resources").Key("Font").Key("F1").Key("BaseFont").Name(); name != "Helvetica" {
				t.Errorf("font %q", name)
			}
		})
	}
}

// firstPage returns the first page of a file, which has the content.
func firstPage(t *testing.T, file []byte) pdf.Value {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	page := r.Page(1).V
	got, err := syntax.StreamBytes(page.Key("Contents"))
	if err != nil || string(bytes.TrimSpace(got)) != content {
		t.Errorf("content %q, %v", got, err)
	}
	return page
}

// The objects in an object stream are taken out of it.
func TestRebuildUnpacksObjects(t *testing.T) {
	packed := "4 0 5 5 <<>> <</Type/Catalog/Pages 9 0 R>>"
	file := "%PDF-1.5\n3 0 obj\n" + sketch.Stream("/Type/ObjStm/N 2/First 8", packed) + "\nendobj\n"
	out, err := guard.Rebuild([]byte(file), document.Limits{}.WithDefaults())
	if err != nil || !strings.Contains(string(out), "5 0 obj\n<</Type/Catalog/Pages 9 0 R>>") || strings.Contains(string(out), "ObjStm") {
		t.Errorf("%q, %v", out, err)
	}
}

func TestRebuildRefuses(t *testing.T) {
	whole := string(sketch.PDF(content))
	for name, file := range map[string]string{
		"no objects": "%PDF-1.4\n%%EOF",
		"encrypted":  strings.Replace(whole, "/Root 1 0 R", "/Root 1 0 R/Encrypt 9 0 R", 1),
		"too many":   strings.Replace(whole, "1 0 obj", "5000000 0 obj", 1),
	} {
		if out, err := guard.Rebuild([]byte(file), document.Limits{}.WithDefaults()); err == nil {
			t.Errorf("%s: %q", name, out)
		}
	}
}

// Lengths that are too large, or stand elsewhere, do no harm; nor does the word in a text.
func TestHasShortLengths(t *testing.T) {
	whole := string(sketch.PDF(content, "<</Title(a stream, and (endstream))>>"))
	for length, want := range map[string]bool{"/Length 33": false, "/Length 12": true, "/Length 40": false, "/Length 9 0 R": false, "": true} {
		if got := guard.HasShortLengths([]byte(strings.Replace(whole, "/Length 33", length, 1))); got != want {
			t.Errorf("%q: %v", length, got)
		}
	}
}
