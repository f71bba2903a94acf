package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"nianbao/cmd/internal/truth"
)

// writeMarks writes every cell that was not read exactly to a file, one a line with
// tabs between: the report, its features, the verdict, indicator and applicant,
// what is printed, and what was read.
func writeMarks(file string, results []result) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, r := range results {
		for _, m := range r.of[0].marks {
			if m.Verdict == truth.Exact {
				continue
			}
			fields := []string{r.pdf, strings.Join(r.want.Features, " "), m.Verdict.String(), m.Cell.Indicator, m.Cell.Applicant, m.Cell.Raw, m.Got}
			for i, field := range fields {
				fields[i] = strings.Join(strings.Fields(field), " ")
			}
			fmt.Fprintln(w, strings.Join(fields, "\t"))
		}
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
