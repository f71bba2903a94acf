package crawl_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/testsites"
)

// BenchmarkSites crawls the sites of all families, twelve at a time, and again the next day, and tells what
// that costs: of the processor, of requests, and on disk.
//
//	go test -run '^$' -bench Sites -benchtime 1x ./cmd/internal/crawl
func BenchmarkSites(b *testing.B) {
	for b.Loop() {
		folder := b.TempDir()
		var lines []string
		linked := 0
		for i, d := range testsites.Designs() {
			site := d.Start(i + 1)
			defer site.Close()
			lines = append(lines, line(site))
			linked += len(site.Reports)
		}
		c, now := crawlOf(b, folder, lines...)
		c.Sites = 12
		empty := sizeOf(b, folder, "reports.db*")
		begun, had := time.Now(), spent(b)
		first := run(b, c)
		took, processor := time.Since(begun), spent(b)-had
		archived, stored := sizeOf(b, folder, "archive/warc/*"), sizeOf(b, folder, "reports.db*")-empty
		reports := float64(linked)
		b.ReportMetric(reports, "reports")
		b.ReportMetric(reports/took.Seconds(), "reports/s")
		b.ReportMetric(processor.Seconds()*1000/reports, "ms-of-processor/report")
		b.ReportMetric(float64(first.Requests)/reports, "requests/report")
		b.ReportMetric(archived/reports, "B-of-WARC/report")
		b.ReportMetric(stored/reports, "B-of-database/report")
		now.Pass(24 * time.Hour)
		had = spent(b)
		next := run(b, c)
		pages := float64(pagesOf(next))
		b.ReportMetric(pages, "list-pages")
		b.ReportMetric((spent(b)-had).Seconds()*1000/pages, "next-day-ms/list-page")
		b.ReportMetric((sizeOf(b, folder, "archive/warc/*")-archived)/pages, "next-day-B-of-WARC/list-page")
		b.ReportMetric((sizeOf(b, folder, "reports.db*")-empty-stored)/pages, "next-day-B-of-database/list-page")
		b.ReportMetric(float64(next.Requests), "next-day-requests")
	}
}

func pagesOf(s *outcome.Summary) int {
	n := 0
	for _, site := range s.Sites {
		n += site.Pages
	}
	return n
}

// sizeOf returns the bytes of files.
func sizeOf(b *testing.B, folder, pattern string) float64 {
	b.Helper()
	files, err := fs.Glob(os.DirFS(folder), pattern)
	if err != nil {
		b.Fatal(err)
	}
	size := 0.0
	for _, name := range files {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			b.Fatal(err)
		}
		size += float64(info.Size())
	}
	return size
}

// spent returns what this program and those that it ran had of the processor: the time is that of a machine
// that may have others to serve.
func spent(b *testing.B) time.Duration {
	b.Helper()
	var all int64
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		if err := syscall.Getrusage(who, &usage); err != nil {
			b.Fatal(err)
		}
		all += usage.Utime.Nano() + usage.Stime.Nano()
	}
	return time.Duration(all)
}
