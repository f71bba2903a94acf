package bulk

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/store"
)

// A file that took its worker down is left alone until it is asked for; what
// failed in another way is read again, and so is what another version failed at.
func TestKnownFailure(t *testing.T) {
	for _, c := range []struct {
		name, kind, parser string
		retry              bool
		want               store.Change
	}{
		{"a crash", kindCrash, ingest.Parser, false, Failed},
		{"a timeout", kindTimeout, ingest.Parser, false, Failed},
		{"a crash, when asked for", kindCrash, ingest.Parser, true, store.Added},
		{"a crash of another version", kindCrash, "another", false, store.Added},
		{"a fault of the file", "damaged", ingest.Parser, false, store.Added},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			data, err := os.ReadFile(example)
			if err != nil {
				t.Fatal(err)
			}
			ctx, id := context.Background(), identify(data)
			d := store.Document{SHA256: id.SHA256, Size: id.Size, Path: example, Parser: c.parser}
			if err := s.RecordFailure(ctx, d, store.Fault{Kind: c.kind, Message: "as recorded"}); err != nil {
				t.Fatal(err)
			}
			config := Config{Store: s, RetryFailed: c.retry, Workers: 1, Isolation: InThreads, Limits: DefaultLimits(),
				BatchSize: 1, BatchAge: time.Second, Report: func(Result) error { return nil }}
			if !c.retry {
				config.Args = []string{example}
			}
			summary, err := Run(ctx, config)
			if err != nil || summary.Done() != 1 || summary.Outcomes[c.want] != 1 {
				t.Errorf("%v, %v; want one %s", summary.Outcomes, err, c.want)
			}
		})
	}
}
