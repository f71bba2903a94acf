package fleet

import (
	"context"
	"fmt"
	"os"
	"testing"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
)

// asWorker makes the test binary a program that works for a server, the value, and ends over the
// document deadly.
const asWorker = "NIANBAO_TEST_WORK_FOR"

const deadly = "deadly.pdf"

func TestMain(m *testing.M) {
	if url := os.Getenv(asWorker); url != "" {
		err := Work(context.Background(), WorkConfig{Address: Address{URL: url}, Texts: 1, Scans: 1,
			Parser: func(limits ingest.Limits) workers.Parser { return endsOver{workers.InProcess(limits)} }})
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// endsOver ends the program over a document.
type endsOver struct{ workers.Parser }

func (p endsOver) Parse(ctx context.Context, s source.Source, wanted func(ingest.Identity) (bool, error)) (ingest.Reading, error) {
	if s.Path == deadly {
		os.Exit(3)
	}
	return p.Parser.Parse(ctx, s, wanted)
}
