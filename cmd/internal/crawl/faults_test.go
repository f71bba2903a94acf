package crawl_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/testsites"
	"nianbao/store/reports"
)

// expect fails a test of which something is wrong.
func expect(t *testing.T, wrong ...string) {
	t.Helper()
	for _, w := range wrong {
		if w != "" {
			t.Error(w)
		}
	}
}

// unless returns what is wrong unless something is so.
func unless(so bool, format string, args ...any) string {
	if so {
		return ""
	}
	return fmt.Sprintf(format, args...)
}

// kinds returns the kinds of what a summary tells.
func kinds(s *outcome.Summary) []string {
	var list []string
	for _, p := range slices.Concat(s.Problems, s.Failed) {
		list = append(list, p.Kind)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// foundOf returns how many reports of a site the database has.
func foundOf(t *testing.T, c crawl.Config, site *testsites.Site) int {
	t.Helper()
	var s score
	compare(t, c, site, &s)
	return s.found
}

// A page that could be a list by its link, and leads to no report, is that of an article: its file is had.
func TestArticleThatCouldBeList(t *testing.T) {
	site := testsites.Undated(1)
	defer site.Close()
	c, _ := crawlOf(t, t.TempDir(), line(site))
	got := run(t, c)
	expect(t, unless(foundOf(t, c, site) == 1, "%+v", got))
}

// A report that corrects another is its later version, whatever their addresses.
func TestCorrectedReport(t *testing.T) {
	site := testsites.Corrected(1)
	defer site.Close()
	c, _ := crawlOf(t, t.TempDir(), line(site))
	run(t, c)
	listed, err := reports.List(context.Background(), c.Store, reports.Filter{LatestOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(listed) != 1 || listed[0].Version != 2 {
		t.Fatalf("the latest: %+v", listed)
	}
	number := numberOf(t, c, listed[0].ID)
	expect(t, unless(number == fmt.Sprint(site.Reports[1].Received), "the latest report is the one that was corrected"))
}

// A report that is there as web page, as PDF and as Word document is one version.
func TestTwins(t *testing.T) {
	site := testsites.Twins(1)
	defer site.Close()
	c, _ := crawlOf(t, t.TempDir(), line(site))
	run(t, c)
	listed, err := reports.List(context.Background(), c.Store, reports.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range listed {
		if l.Version != 1 {
			t.Errorf("version %d: %s", l.Version, l.Title)
		}
	}
	if len(listed) == 0 {
		t.Error("nothing was had")
	}
}

// Walls are told as such, within five requests, and not passed.
func TestWalls(t *testing.T) {
	for name, wall := range map[string]http.HandlerFunc{"captcha": testsites.Captcha, "guard": testsites.Guard, "521": testsites.Wall(521), "412": testsites.Wall(412), "405": testsites.Wall(405)} {
		t.Run(name, func(t *testing.T) {
			site := testsites.Small(1, 12)
			defer site.Close()
			site.Show(0, 2)
			c, now := crawlOf(t, t.TempDir(), line(site))
			run(t, c)
			// The next day ten reports are new, and the wall is there: for them, or for all.
			site.Show(0, 12)
			site.AnswerReports(0, wall)
			site.Forget()
			now.Pass(24 * time.Hour)
			reportsWalled := run(t, c)
			behind := 0
			for _, hit := range site.Log() {
				if hit.What == testsites.Document {
					behind++
				}
			}
			site.AnswerAll(wall)
			site.Forget()
			now.Pass(24 * time.Hour)
			allWalled := run(t, c)
			expect(t, unless(slices.Contains(kinds(reportsWalled), "blocked"), "reports are behind a wall, and what is told is %v", kinds(reportsWalled)),
				unless(reportsWalled.NeedsPerson(), "nobody is told"), unless(behind <= 5, "%d requests went to the wall", behind),
				unless(slices.Contains(kinds(allWalled), "blocked"), "the list is behind a wall, and what is told is %v", kinds(allWalled)),
				unless(len(site.Log()) <= 6, "%d requests went to a site that is behind a wall", len(site.Log())))
		})
	}
}

// A report over two pages of which the second can't be had is told as one that is there in part.
func TestReportInParts(t *testing.T) {
	site, _ := testsites.InParts(1)
	defer site.Close()
	c, _ := crawlOf(t, t.TempDir(), line(site))
	run(t, c)
	if found := foundOf(t, c, site); found != 1 {
		t.Errorf("%d reports", found)
	}
	partly, second := testsites.InParts(2)
	defer partly.Close()
	partly.Answer(second, http.NotFound)
	c, _ = crawlOf(t, t.TempDir(), line(partly))
	s := run(t, c)
	expect(t, unless(slices.Contains(kinds(s), "report-partial"), "the second page is missing, and what is told is %v", kinds(s)))
}

// A list of which a part can't be had, or that shrinks, is told.
func TestShortLists(t *testing.T) {
	site, second := testsites.Paged(1)
	defer site.Close()
	c, now := crawlOf(t, t.TempDir(), line(site))
	run(t, c)
	if found := foundOf(t, c, site); found != 12 {
		t.Errorf("%d of 12 reports", found)
	}
	site.Answer(second, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	now.Pass(24 * time.Hour)
	if s := run(t, c); !s.NeedsPerson() {
		t.Error("nobody is told of a part of a list that can't be had")
	}
	shrinking := testsites.Small(2, 10)
	defer shrinking.Close()
	c, now = crawlOf(t, t.TempDir(), line(shrinking))
	run(t, c)
	shrinking.Show(0, 6)
	now.Pass(24 * time.Hour)
	s := run(t, c)
	expect(t, unless(s.NeedsPerson(), "a list shrinks from 10 to 6, and nobody is told"))
}

// Sessions in addresses make no other documents of them: the next day lists alone are asked for.
func TestSessionsAreNoise(t *testing.T) {
	i := slices.IndexFunc(testsites.Designs(), func(d testsites.Design) bool { return d.Name == "sessions" })
	site := testsites.Designs()[i].Start(1)
	defer site.Close()
	s := measure(t, site)
	expect(t, unless(s.renewed == 0, "%d documents were taken for new", s.renewed), unless(s.again[testsites.Document] == 0, "%d were asked for again the next day", s.again[testsites.Document]))
}

// A page of status 200 that says that there is nothing is no version of what was there, and is told.
func TestSoftMissing(t *testing.T) {
	site := testsites.Small(1, 6)
	defer site.Close()
	c, now := crawlOf(t, t.TempDir(), line(site))
	run(t, c)
	site.AnswerReports(3, site.SoftMissing)
	now.Pass(20 * 24 * time.Hour)
	s := run(t, c)
	if len(s.Changed) != 0 {
		t.Errorf("%d documents are told as changed", len(s.Changed))
	}
	if found := foundOf(t, c, site); found != 6 {
		t.Errorf("%d of 6 reports are left", found)
	}
	expect(t, unless(slices.Contains(kinds(s), "gone"), "what is told is %v", kinds(s)))
}

// What is not there is told once, and asked for again after the recheck span alone.
func TestMissingIsNotAskedForEachDay(t *testing.T) {
	site := testsites.Small(1, 6)
	defer site.Close()
	site.AnswerReports(4, http.NotFound)
	c, now := crawlOf(t, t.TempDir(), line(site))
	if s := run(t, c); !s.FailsAnew() {
		t.Error("nobody is told of reports that are not there")
	}
	site.Forget()
	for range 3 {
		now.Pass(24 * time.Hour)
		if s := run(t, c); s.FailsAnew() || len(s.Failed) != 2 {
			t.Errorf("the next day: %+v", s.Failed)
		}
	}
	if n := counted(site); n[testsites.Document]+n[testsites.Vain] != 0 || n[testsites.List] == 0 {
		t.Errorf("requests of the days after: %v", n)
	}
	now.Pass(14 * 24 * time.Hour)
	if run(t, c); counted(site)[testsites.Document] < 2 {
		t.Error("they are not asked for again")
	}
}

// A start page that moves to another host is told with that host.
func TestMovedSite(t *testing.T) {
	other := testsites.Small(2, 3)
	defer other.Close()
	site := testsites.Small(1, 3)
	defer site.Close()
	c, now := crawlOf(t, t.TempDir(), line(site))
	run(t, c)
	host := "localhost" + other.URL[strings.LastIndex(other.URL, ":"):]
	site.Answer(site.Start, http.RedirectHandler("http://"+host+"/nb/index.html", http.StatusMovedPermanently).ServeHTTP)
	now.Pass(24 * time.Hour)
	s := run(t, c)
	i := slices.IndexFunc(s.Problems, func(p outcome.Problem) bool { return p.Kind == "moved" && strings.Contains(p.Error, host) })
	expect(t, unless(i >= 0, "what is told is %+v", s.Problems), unless(s.Sites[0].Pages >= 0, "%d pages were read", s.Sites[0].Pages))
}

// A calendar is not followed for ever.
func TestCalendar(t *testing.T) {
	site := testsites.WithCalendar(1)
	defer site.Close()
	c, _ := crawlOf(t, t.TempDir(), line(site))
	run(t, c)
	if found := foundOf(t, c, site); found != 6 {
		t.Errorf("%d of 6 reports", found)
	}
	n := len(site.Log())
	expect(t, unless(n <= 30, "%d requests", n))
}

// A server that knows only RSA's exchange of keys is told as what it is, and not asked again and
// again.
func TestOldTLS(t *testing.T) {
	site := testsites.OldTLS(1)
	defer site.Close()
	tries := 0
	site.TLS.GetConfigForClient = func(*tls.ClientHelloInfo) (*tls.Config, error) { tries++; return nil, nil }
	c, _ := crawlOf(t, t.TempDir(), line(site))
	s := run(t, c)
	expect(t, unless(!slices.Contains(kinds(s), "network"), "what is told is %v", kinds(s)), unless(tries <= 2, "it was tried %d times", tries))
}

// An interrupted crawl has imported what it had, and an archive can be moved.
func TestMovedArchive(t *testing.T) {
	site := testsites.Small(1, 12)
	defer site.Close()
	folder := t.TempDir()
	c, _ := crawlOf(t, filepath.Join(made(t, folder), "here"), line(site))
	ctx, interrupt := context.WithCancel(context.Background())
	site.OnAnswer(func(answers int) {
		if answers == 10 {
			interrupt()
		}
	})
	if s, err := crawl.Run(ctx, c); err != nil && !errors.Is(err, context.Canceled) || !s.Interrupted {
		t.Fatalf("%+v, %v", s, err)
	}
	before := foundOf(t, c, site)
	site.OnAnswer(nil)
	c.Store.Close()
	if err := os.Rename(filepath.Join(folder, "here"), filepath.Join(folder, "there")); err != nil {
		t.Fatal(err)
	}
	c, _ = crawlOf(t, filepath.Join(folder, "there"), line(site))
	s := run(t, c)
	after := foundOf(t, c, site)
	expect(t, unless(before > 0, "of the documents that were had before the interruption, %d were imported", before),
		unless(after == 12 && len(s.Failed) == 0, "after the move %d of 12 reports are there, and %d failed", after, len(s.Failed)))
}

// made makes the folder "here" in another.
func made(t *testing.T, folder string) string {
	t.Helper()
	if err := os.Mkdir(filepath.Join(folder, "here"), 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// Of two crawls with one database the second is refused, whatever archive it has: it fetches
// nothing.
func TestTwoCrawls(t *testing.T) {
	site := testsites.Small(1, 12)
	defer site.Close()
	folder := t.TempDir()
	c, _ := crawlOf(t, folder, line(site))
	second := c
	var err error
	if second.Archive, err = archive.Open(filepath.Join(folder, "another"), c.Store, c.Clock.Now); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	site.OnAnswer(func(answers int) {
		if answers == 5 {
			go func() {
				_, err := crawl.Run(context.Background(), second)
				ended <- err
			}()
			time.Sleep(200 * time.Millisecond) // the second has its chance
		}
	})
	run(t, c)
	refused := <-ended
	served := map[string]int{}
	twice := 0
	for _, hit := range site.Log() {
		if served[hit.Address]++; served[hit.Address] == 2 && hit.What == testsites.Document {
			twice++
		}
	}
	expect(t, unless(refused != nil, "both ran"), unless(twice == 0, "%d documents were fetched twice", twice))
}

// What is refused or had stays on the hosts of the site: a site that redirects a report elsewhere.
func TestReportElsewhere(t *testing.T) {
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	defer elsewhere.Close()
	host := "localhost" + elsewhere.URL[strings.LastIndex(elsewhere.URL, ":"):]
	site := testsites.Small(1, 4)
	defer site.Close()
	site.AnswerReports(3, http.RedirectHandler("http://"+host+"/x.html", http.StatusFound).ServeHTTP)
	c, _ := crawlOf(t, t.TempDir(), line(site))
	if s := run(t, c); !s.NeedsPerson() || foundOf(t, c, site) != 3 {
		t.Errorf("%+v", s)
	}
}
