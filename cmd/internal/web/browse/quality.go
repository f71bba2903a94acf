package browse

import (
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/reports"
)

// A qualityData says what was found to be in doubt, and how often.
type qualityData struct {
	Kinds    []qualityKind `json:"kinds"`
	Failures []failureKind `json:"failures"` // files that could not be read
	// Identities counts how many reports it is known of whose they are.
	Identities []identityCount `json:"identities"`
	// Invented says how many of the stored reports are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
	// Choice is whether the lists that the page leads to are to count invented reports too.
	Choice figure.ExamplesChoice `json:"-"`
}

type identityCount struct {
	State   string `json:"identity"` // certain, doubtful, unknown; empty if read before that was told
	Reports int    `json:"reports"`
}

type qualityKind struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Findings int    `json:"findings"`
	Reports  int    `json:"reports"`
	// Held counts findings besides, that there are only since corrections.
	Held int `json:"findings_since_correction,omitempty"`
}

type failureKind struct {
	Kind  string `json:"kind"`
	Files int    `json:"files"`
}

func (p *Pages) quality(r *page.Request) (page.View, error) {
	counts, err := reports.FindingCounts(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	failures, err := reports.FailureCounts(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	states, err := reports.IdentityCounts(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	data := &qualityData{}
	totals, err := reports.Total(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	if data.Invented, err = p.inventedOfAll(r, totals); err != nil {
		return page.View{}, err
	}
	if err := data.Choice.Choose(r, p.db); err != nil {
		return page.View{}, err
	}
	for _, c := range states {
		data.Identities = append(data.Identities, identityCount(c))
	}
	for _, c := range counts {
		data.Kinds = append(data.Kinds, qualityKind{c.Code, string(c.Severity), c.Findings, c.Reports, c.Held})
	}
	for _, f := range failures {
		data.Failures = append(data.Failures, failureKind{f.Kind, f.Files})
	}
	return page.View{Name: "quality", Title: r.Text("quality"), Data: data, Rows: data.rows}, r.Wrong()
}

func (d *qualityData) rows() [][]string {
	return page.Table("code severity findings reports findings_since_correction", d.Kinds, func(k qualityKind) []string {
		return []string{k.Code, k.Severity, strconv.Itoa(k.Findings), strconv.Itoa(k.Reports), strconv.Itoa(k.Held)}
	})
}
