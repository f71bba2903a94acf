package command

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"nianbao/store"
	"nianbao/store/crawldb"
)

// A liveCollector tells Prometheus how the crawler of a database stands at the moment. What it tells is
// what the database has, so that it may be asked of any process.
type liveCollector struct {
	db  string
	log *slog.Logger
}

var (
	runningGauge   = prometheus.NewDesc("nianbao_crawl_running", "Whether a run is going on.", nil, nil)
	startedGauge   = prometheus.NewDesc("nianbao_crawl_run_start_time_seconds", "When the last run began, in Unix time.", nil, nil)
	heartbeatGauge = prometheus.NewDesc("nianbao_crawl_heartbeat_time_seconds", "Last sign of life of the run that is going on, in Unix time.", nil, nil)
	waitingGauge   = prometheus.NewDesc("nianbao_crawl_requests_waiting", "Requests of a site that are still to be made in the run.", []string{"site"}, nil)
	messagesGauge  = prometheus.NewDesc("nianbao_crawl_messages_waiting", "Messages to a person that are still to be delivered.", nil, nil)
)

// Describe names nothing, as the sites are not known.
func (c liveCollector) Describe(chan<- *prometheus.Desc) {}

// Collect reads the database. What can't be read is left out, with a word in the log.
func (c liveCollector) Collect(ch chan<- prometheus.Metric) {
	ctx := context.Background()
	s, err := store.OpenReadOnly(c.db)
	if err != nil {
		c.log.Warn("no metrics", "reason", err.Error())
		return
	}
	defer s.Close()
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	runs, err := crawldb.LastRuns(ctx, s, 1)
	for _, r := range runs {
		running := 0.0
		if r.Finished.IsZero() && !r.Alive.IsZero() {
			running = 1
			gauge(heartbeatGauge, float64(r.Alive.Unix()))
		}
		gauge(runningGauge, running)
		gauge(startedGauge, float64(r.Started.Unix()))
	}
	waiting, waitingErr := crawldb.WaitingRequests(ctx, s)
	for _, w := range waiting {
		gauge(waitingGauge, float64(w.Requests), w.Site)
	}
	messages, messagesErr := crawldb.WaitingMessages(ctx, s)
	gauge(messagesGauge, float64(len(messages)))
	if err := errors.Join(err, waitingErr, messagesErr); err != nil {
		c.log.Warn("not all metrics", "reason", err.Error())
	}
}

// listen serves /metrics at an address until it is stopped.
func listen(address, db string, log *slog.Logger) (stop func(), err error) {
	registry := prometheus.NewRegistry()
	registry.MustRegister(liveCollector{db, log})
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	log.Info("metrics", "address", "http://"+l.Addr().String()+"/metrics")
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	return func() {
		server.Close()
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			log.Warn("metrics", "reason", err.Error())
		}
	}, nil
}
