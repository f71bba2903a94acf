package web

import (
	"net/http"
	"os"
	"slices"
	"testing"
	"time"
)

// BenchmarkPages reports the median and the 99th percentile of the time in which
// each page is made, in milliseconds. NIANBAO_BENCH_DB names the database; without
// it that of the tests is taken.
func BenchmarkPages(b *testing.B) {
	s := benchServer(b)
	for name, target := range map[string]string{
		"home": "/", "region": "/regions/320000", "report": "/reports/1", "reports": "/reports?region=江苏省", "page": "/reports/1/pages/1",
		"indicator-province": "/indicators/applications.received?region=江苏省", "indicator-china": "/indicators/applications.received",
		"rate-china": "/indicators/applications.denied?per=applications.handled",
		"compare":    "/compare?regions=淮安市&children=1&indicator=applications.received&indicator=applications.granted", "search": "/search?q=保密审查",
		"region-county": "/regions/320813", "changes-china": "/compare/changes", "sums-china": "/compare/sums", "shares-china": "/compare/shares?of=outcomes",
		"peers":   "/compare/peers?region=320813&kind=volume&indicator=applications.denied&per=applications.handled",
		"quality": "/quality", "copies-city": "/prose/copies?region=淮安市",
	} {
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			for b.Loop() {
				began := time.Now()
				if answer, _ := get(b, s, target); answer.StatusCode != http.StatusOK {
					b.Fatalf("%s: status %d", target, answer.StatusCode)
				}
				times = append(times, time.Since(began))
			}
			slices.Sort(times)
			at := func(share float64) float64 { return times[int(share*float64(len(times)-1))].Seconds() * 1000 }
			b.ReportMetric(at(.5), "p50-ms")
			b.ReportMetric(at(.99), "p99-ms")
		})
	}
}

func benchServer(b *testing.B) *Server {
	b.Helper()
	if database := os.Getenv("NIANBAO_BENCH_DB"); database != "" {
		return serving(b, database, false)
	}
	return example(b, false)
}
