package bulk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/chinese"
	"nianbao/store"
	"nianbao/store/database"
)

// All that is stored of the fixtures, and of the shared corpus where it is at hand, is said in
// Chinese too: each message of a finding, each note of a value, each reason not to read a file.
// Scans are not recognized here, which takes a minute; what is said of them has its examples in
// the catalogue's own tests.
func TestAllThatIsStoredIsSaidInChinese(t *testing.T) {
	inputs := []string{}
	for _, folder := range []string{"fixtures", "bad", "foreign", "renditions", "small", "scans"} {
		inputs = append(inputs, filepath.Join("../../../testdata", folder))
	}
	const corpus = "../../../../shared/corpus"
	if _, err := os.Stat(corpus); err == nil && !testing.Short() {
		inputs = append(inputs, corpus)
	} else {
		t.Log("without the shared corpus, which is not at hand")
	}
	s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	config := Config{Store: s, Args: inputs, Workers: 2, Isolation: InProcesses, Limits: ingest.DefaultLimits(),
		BatchSize: 64, BatchAge: time.Second, Report: func(Result) error { return nil }}
	config.Limits.Recognize = false
	if _, err := Run(t.Context(), config); err != nil {
		t.Fatal(err)
	}
	for what, query := range map[string]string{
		"messages of findings": "SELECT message FROM findings UNION ALL SELECT message FROM rendition_findings UNION ALL SELECT message FROM version_findings",
		"notes of values":      "SELECT note FROM observations WHERE note <> '' UNION ALL SELECT note FROM unplaced_figures",
		"reasons of failures":  "SELECT error FROM documents WHERE error IS NOT NULL UNION ALL SELECT error FROM unopened_files",
		"reasons of places":    "SELECT reason FROM evidence",
	} {
		texts, err := database.Collect(t.Context(), s, query, nil, func(scan func(...any) error) (text string, err error) { return text, scan(&text) })
		if err != nil {
			t.Fatal(err)
		}
		unknown := slices.DeleteFunc(slices.Clone(texts), func(text string) bool { _, ok := chinese.Known(text); return ok })
		t.Logf("%s: %d, of which %d are known", what, len(texts), len(texts)-len(unknown))
		if len(texts) == 0 {
			t.Errorf("there are no %s", what)
		}
		for _, text := range unknown[:min(len(unknown), 10)] {
			t.Errorf("%s: no Chinese for %q", what, text)
		}
	}
}
