package bulk

import (
	"archive/zip"
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/warc"
	"nianbao/store/storetest"
)

// crawled writes pages into a WARC file of its own, as a crawler got them, and returns its path.
func crawled(t *testing.T, dir, name string, at time.Time, pages ...[2]string) string {
	t.Helper()
	w := warc.NewWriter(dir, name, func() time.Time { return at }, nil)
	for _, p := range pages {
		e := warc.Exchange{URL: p[0], At: at, Status: "200 OK", Header: http.Header{"Content-Type": {"text/html"}}, Body: strings.NewReader(p[1]), Size: int64(len(p[1]))}
		if _, err := w.Write(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, name+"-*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, error %v", files, err)
	}
	return files[0]
}

// packed puts files into an archive as they are and returns its path.
func packed(t *testing.T, path string, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m, err := w.CreateHeader(&zip.FileHeader{Name: "archive/" + filepath.Base(file), Method: zip.Store})
		if err == nil {
			_, err = m.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// The pages of an article are one report in an archive of the web too, whether a file has all of them, or a crawler wrote
// them into several, and whichever page comes first. Of a page that was had twice it is the one of the same visit.
func TestPagesOfAnArticleInArchivesOfTheWeb(t *testing.T) {
	const at = "http://www.hongze.gov.cn/nb/"
	day := time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC)
	pages := pagesOf(byLinks)
	first, second, third := [2]string{at + "nb.html", pages[0]}, [2]string{at + "nb_2.html", pages[1]}, [2]string{at + "nb_3.html", pages[2]}
	earlier := [2]string{second[0], strings.Replace(pages[1], "<td colspan=3>31</td>", "<td colspan=3>29</td>", 1)}
	for name, files := range map[string]func(dir string) []string{
		"a file": func(dir string) []string { return []string{crawled(t, dir, "a", day, first, second, third)} },
		"the first page last": func(dir string) []string {
			return []string{crawled(t, dir, "a", day, third, second, first)}
		},
		"several files": func(dir string) []string {
			return []string{crawled(t, dir, "a", day, first, third), crawled(t, dir, "b", day, second)}
		},
		"a package of several": func(dir string) []string {
			return []string{packed(t, filepath.Join(dir, "a.wacz"), crawled(t, dir, "a", day, first, third), crawled(t, dir, "b", day, second))}
		},
		"two visits": func(dir string) []string {
			old := crawled(t, dir, "a", day.AddDate(0, -1, 0), earlier)
			now := crawled(t, dir, "b", day, first, second, third)
			return []string{packed(t, filepath.Join(dir, "a.wacz"), old, now)}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := storetest.OpenNew(t)
			got := importing(t, s, InThreads, files(t.TempDir())...)
			if is, want := told(t, s), "洪泽区园林局, 31 on page 2"; !strings.HasPrefix(is, want) {
				t.Errorf("%s, want %s; the import says %s", is, want, got)
			}
			if is := told(t, s); strings.Contains(is, ";") && name != "two visits" {
				t.Errorf("there is more than one report: %s", is)
			}
		})
	}
}
