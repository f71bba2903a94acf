package command

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"nianbao/store"
	"nianbao/store/crawldb"
)

// The live metrics tell of the run that is going on, and of what waits.
func TestLiveMetrics(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.db")
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, now := context.Background(), time.Unix(1769916600, 0)
	_, err = crawldb.Begin(ctx, s, now, crawldb.Holder{Place: "a:/archive", Process: "process 1"}, crawldb.Lease{Lasts: time.Minute})
	if err == nil {
		err = crawldb.PutMessages(ctx, s, now, []crawldb.Message{{Channel: crawldb.ByCommand, Body: "x"}})
	}
	if err != nil {
		t.Fatal(err)
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(liveCollector{path, slog.New(slog.DiscardHandler)})
	server := httptest.NewServer(promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	defer server.Close()
	answer, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"nianbao_crawl_running 1", "nianbao_crawl_heartbeat_time_seconds 1.7699166e+09", "nianbao_crawl_messages_waiting 1"} {
		if !strings.Contains(string(text), "\n"+line+"\n") {
			t.Errorf("the metrics have no %q:\n%s", line, text)
		}
	}
}
