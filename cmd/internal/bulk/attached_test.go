package bulk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/store"
	"nianbao/store/reports"
)

// catalogOf is the catalog of the PDF of testdata that begins with it.
var catalogOf = regexp.MustCompile(`(?s)\n(28) 0 obj\s*<<(/Type/Catalog.*?)>>\s*endobj`)

// withFiles returns a PDF of testdata that carries files, each named by what stands before its content.
func withFiles(t *testing.T, files ...string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../testdata/fixtures/department.pdf")
	if err != nil {
		t.Fatal(err)
	}
	catalog := catalogOf.FindSubmatch(data)
	if catalog == nil {
		t.Fatal("the PDF has another catalog")
	}
	names := ""
	const first = 30 // the number of the first object that is added
	b := bytes.NewBuffer(data)
	var places []int
	for i := 0; i < len(files); i += 2 {
		names += fmt.Sprintf("(%d) <</Type/Filespec/F<%x>/EF<</F %d 0 R>>>>", i, "\xEF\xBB\xBF"+files[i], first+i/2)
		places = append(places, b.Len())
		fmt.Fprintf(b, "%d 0 obj\n<</Type/EmbeddedFile/Length %d>>\nstream\n%s\nendstream\nendobj\n", first+i/2, len(files[i+1]), files[i+1])
	}
	root := b.Len()
	fmt.Fprintf(b, "%s 0 obj\n<<%s/Names<</EmbeddedFiles<</Names[%s]>>>>>>\nendobj\n", catalog[1], catalog[2], names)
	start := b.Len()
	fmt.Fprintf(b, "xref\n%s 1\n%010d 00000 n \n%d %d\n", catalog[1], root, first, len(places))
	for _, at := range places {
		fmt.Fprintf(b, "%010d 00000 n \n", at)
	}
	previous := regexp.MustCompile(`startxref\s+(\d+)`).FindSubmatch(data)[1]
	fmt.Fprintf(b, "trailer\n<</Size %d/Root %s 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", first+len(places), catalog[1], previous, start)
	return b.Bytes()
}

// A PDF is read as a report, and the files that it carries are read as documents of their own, wherever it lies.
func TestFilesInPDFs(t *testing.T) {
	dir := t.TempDir()
	page := pagesOf(func(int) string { return "" })[1]
	inner := withFiles(t, "园林局.html", page)
	outer := withFiles(t, "下属/园林局.html", page, "说明.joboptions", "{}", "封面.pdf", "%PDF-1.4", "局.pdf", string(inner))
	if err := os.WriteFile(filepath.Join(dir, "a.pdf"), outer, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(filepath.Join(dir, "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const own = "a.pdf %s; 园林局.html %s; 封面.pdf failed not-pdf; 局.pdf %s; 园林局.html %s"
	for _, c := range []struct{ step, want string }{
		{"first", fmt.Sprintf(own, "added", "added", "added", "unchanged")},
		{"again", fmt.Sprintf(own, "known", "known", "known", "known")},
	} {
		if got := importing(t, s, InThreads, filepath.Join(dir, "a.pdf")); got != c.want {
			t.Errorf("%s: %s, want %s", c.step, got, c.want)
		}
	}
	if got, want := told(t, s), "洪泽区园林局, 31 on page 1; 扬州市广陵区商务局, 3060 on page 1; 扬州市广陵区商务局, 3060 on page 1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := importing(t, s, InThreads, filepath.Join(dir, "a.pdf!/局.pdf!/园林局.html")), "园林局.html known"; got != want {
		t.Errorf("by its name: %s, want %s", got, want)
	}

	// In two archives it is told of what is attached that it is not opened.
	var deep bytes.Buffer
	for name, content := range map[string][]byte{"b.zip": zipped(t, "a.pdf", inner)} {
		deep.Write(zipped(t, name, content))
	}
	if err := os.WriteFile(filepath.Join(dir, "deep.zip"), deep.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	other, err := store.Open(filepath.Join(dir, "other.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if got, want := importing(t, other, InProcesses, filepath.Join(dir, "deep.zip")), "a.pdf added; 园林局.html failed nested"; got != want {
		t.Errorf("in archives: %s, want %s", got, want)
	}
}

// The cover of a portfolio is told, and what it covers is read. Its table of objects is missing, so that it is rewritten first.
func TestCoverOfPortfolio(t *testing.T) {
	const words = "For the best experience, open this PDF portfolio in Adobe Reader"
	page := pagesOf(func(int) string { return "" })[1]
	cover := fmt.Sprintf("%%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Collection<<>>/Names<</EmbeddedFiles<</Names[(1) <</Type/Filespec/F(a.html)/EF<</F 6 0 R>>>>]>>>>>>\nendobj\n"+
		"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n"+
		"4 0 obj\n<</Length %d>>\nstream\nBT /F1 9 Tf 20 300 Td (%s) Tj ET\nendstream\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"+
		"6 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n", len(words)+34, words, len(page), page)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "cover.pdf"), []byte(cover), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(filepath.Join(dir, "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, want := range []string{"cover.pdf failed not-report; a.html added", "cover.pdf failed not-report; a.html known"} {
		if got := importing(t, s, InThreads, filepath.Join(dir, "cover.pdf")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	failed, err := reports.Failures(t.Context(), s)
	if err != nil || len(failed) != 1 || !strings.Contains(failed[0].Message, "the files attached to it (1) are documents of their own") {
		t.Errorf("the failures are %+v, %v", failed, err)
	}
}

// A file that is packed to nearly nothing is not unpacked without end, and the PDF is read all the same.
func TestBombInPDF(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.pdf"), withFiles(t, "a.txt", strings.Repeat("0", 70<<20)), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(filepath.Join(dir, "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	limits := ingest.DefaultLimits()
	limits.Unpacked = 1 << 20
	if got, want := outcomes(t, Config{Store: s, Args: []string{filepath.Join(dir, "a.pdf")}, Isolation: InThreads, Limits: limits}), "a.pdf added; a.txt failed limit"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// zipped is an archive with one member.
func zipped(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	writeZip(t, &b, name, string(content))
	return b.Bytes()
}

// writeZip writes an archive of members, each named by what stands before its content.
func writeZip(t *testing.T, to io.Writer, members ...string) {
	t.Helper()
	z := zip.NewWriter(to)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err == nil {
			_, err = io.WriteString(w, members[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}
