package outcome

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"nianbao/cmd/internal/wholefile"
)

// A Metrics file tells Prometheus, through the textfile collector of its node
// exporter, how the last run went. The collector takes files that end in .prom.
type Metrics struct{ Path string }

// Write replaces the file. ended is when the run ended, and failed whether it
// ended with an error; then the times and counts of the last good run are not
// known, and only what is known is written.
func (m Metrics) Write(s *Summary, ended time.Time, failed bool) error {
	if m.Path == "" {
		return nil
	}
	var b strings.Builder
	gauge := func(name, help string, value float64, labels ...string) {
		if !strings.Contains(b.String(), "# TYPE nianbao_crawl_"+name+" ") {
			fmt.Fprintf(&b, "# HELP nianbao_crawl_%s %s\n# TYPE nianbao_crawl_%[1]s gauge\n", name, help)
		}
		fmt.Fprintf(&b, "nianbao_crawl_%s%s %g\n", name, labelled(labels), value)
	}
	success := 1.0
	if failed {
		success = 0
	}
	gauge("success", "Whether the last run came to its end.", success)
	gauge("end_time_seconds", "When the last run ended, in Unix time.", float64(ended.Unix()))
	if s != nil {
		gauge("duration_seconds", "How long the last run took.", ended.Sub(s.Started).Seconds())
		gauge("requests", "Requests that the last run made.", float64(s.Requests))
		gauge("fetched_bytes", "Bytes of bodies that the last run had from servers.", float64(s.Bytes))
		gauge("imported", "Documents that the last run read as reports.", float64(s.Imported))
		gauge("failed", "Addresses and documents that could not be had or read.", float64(len(s.Failed)))
		gauge("flagged", "New or changed reports to be looked at.", float64(len(s.Flagged)))
		gauge("problems", "Sites that are not as they were.", float64(len(s.Problems)))
		gauge("open", "Problems and failures that last and nobody acknowledged.", float64(s.Open))
		gauge("sites_not_due", "Sites that the last run did not ask, as it was not time.", float64(s.NotDue))
		gauge("messages_waiting", "Messages to a person that are still to be delivered.", float64(s.Undelivered))
		for _, count := range []struct {
			name, help string
			of         func(SiteSummary) int
		}{
			{"site_documents", "Documents linked by a site.", func(c SiteSummary) int { return c.Documents }},
			{"site_new", "New documents of a site.", func(c SiteSummary) int { return c.New }},
			{"site_changed", "Documents of a site that were published anew.", func(c SiteSummary) int { return c.Changed }},
			{"site_failed", "Addresses of a site that could not be had.", func(c SiteSummary) int { return c.Failed }},
		} {
			for _, site := range s.Sites {
				gauge(count.name, count.help, float64(count.of(site)), "site", site.Name)
			}
		}
	}
	path, err := filepath.Abs(m.Path)
	if err == nil {
		err = wholefile.Write(path, []byte(b.String()))
	}
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	return nil
}

var labelEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

func labelled(pairs []string) string {
	if len(pairs) == 0 {
		return ""
	}
	var list []string
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, fmt.Sprintf(`%s="%s"`, pairs[i], labelEscapes.Replace(pairs[i+1])))
	}
	return "{" + strings.Join(list, ",") + "}"
}
