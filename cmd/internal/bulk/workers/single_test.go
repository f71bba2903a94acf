package workers

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"nianbao/cmd/internal/ingest"
)

func TestSingleDocuments(t *testing.T) {
	limits := ingest.DefaultLimits()
	limits.Time = 20 * time.Second
	limits.MaxBytes = 1 << 20
	p := NewSingle([]string{os.Args[0], Command}, limits)
	t.Cleanup(p.Close)
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name string
		data []byte
		kind string // of the refusal, empty if the document is read
	}{
		{"a report", data, ""},
		{"nothing that is known", []byte("\x00\x01\x02\x03\xff\xfe"), "unsupported"},
		{"nothing", nil, "empty"},
		{"too large", append(bytes.Clone(data), make([]byte, 1<<20)...), "limit"},
		{"a report after those", data, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			parsed, err := p.Parse(context.Background(), tc.name, tc.data)
			var refused *RefusedError
			switch {
			case tc.kind == "" && err != nil:
				t.Fatal(err)
			case tc.kind == "" && (len(parsed.Report.Observations) < 200 || parsed.Pages == 0):
				t.Errorf("%d pages with %d figures", parsed.Pages, len(parsed.Report.Observations))
			case tc.kind != "" && (!errors.As(err, &refused) || refused.Kind != tc.kind):
				t.Errorf("got %v, want the refusal %s", err, tc.kind)
			}
		})
	}
}
