package truth_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/normalize/number"
)

// Tables drawn by others, where they are at hand: no cell is read as another figure, or as
// blank, without a doubt.
func TestSharedLayouts(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/corpus/layouts/*.truth.tsv")
	if len(files) == 0 {
		t.Skip("the layouts of others are not at hand")
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".truth.tsv")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			path := strings.TrimSuffix(file, ".truth.tsv") + ".pdf"
			pdf, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := ingest.ReadLimited(context.Background(), path, pdf, ingest.Identify(pdf), ingest.DefaultLimits(), ingest.WallTime(), nil)
			if got.Fault != nil {
				t.Fatal(got.Fault.Message)
			}
			for i, report := range got.Reports() {
				checkLayout(t, string(data), i, report)
			}
		})
	}
}

// checkLayout compares a report with the cells of the one of that number, from 0, in a file
// of truth.
func checkLayout(t *testing.T, truth string, ordinal int, got *annual.Report) {
	read := map[[2]string]annual.Observation{}
	for _, o := range got.Observations {
		read[[2]string{o.Indicator, o.Applicant}] = o
	}
	checked := 0
	for _, line := range strings.Split(truth, "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 7 || f[0] != strconv.Itoa(ordinal) || f[5] != "num" {
			continue
		}
		checked++
		want := number.Read(f[6]).Value
		o, there := read[[2]string{f[2], f[3]}]
		if there && o.Status == annual.Flagged {
			continue
		}
		if !there || o.Value == nil || want == nil || o.Value.Cmp(*want) != 0 {
			t.Errorf("%s %s: %q is printed, %q is read (%s)", f[2], f[3], f[6], o.Raw, o.Status)
		}
	}
	if checked < 100 {
		t.Errorf("%d cells compared", checked)
	}
}
