package jsonview

import (
	"cmp"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/wording"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/renditions"
)

// An Explanation is a figure of a report with what its place rests on.
type Explanation struct {
	ReportID int64  `json:"report"`
	Path     string `json:"path"`
	annual.Observation
	NameEn    string    `json:"name_en"` // of the indicator
	NameZh    string    `json:"name_zh"`
	Form      string    `json:"form,omitempty"`
	Row       *standing `json:"row,omitempty"` // where the figure is of a table
	Column    *standing `json:"column,omitempty"`
	Sums      []sum     `json:"sums"`      // that the figure takes part in
	Witnesses []witness `json:"witnesses"` // of the other files of the publication
}

// A standing is a row or a column of the form, and why a printed one was taken for it.
type standing struct {
	Label string `json:"label"` // of the form
	annual.Evidence
}

// A sum is a check worked out. A side that has a term without a value is left out.
type sum struct {
	Check   string           `json:"check"`
	CheckZh string           `json:"check_zh"`
	State   check.SumState   `json:"state"`
	Left    string           `json:"left,omitempty"`
	LeftZh  string           `json:"left_zh,omitempty"`
	Right   string           `json:"right,omitempty"`
	RightZh string           `json:"right_zh,omitempty"`
	Terms   []annual.CellRef `json:"terms"` // those of the left side first
}

// A witness is what another file states of the figure.
type witness struct {
	ReportID int64              `json:"report"`
	Path     string             `json:"path"`
	Verdict  renditions.Verdict `json:"verdict"`
	Value    string             `json:"value,omitempty"`
	Place    document.Place     `json:"place"`
}

// ExplanationOf returns what is written of a figure of a report whose messages have their Chinese: see annual.Report.Bilingual.
func ExplanationOf(e check.Explanation, r *annual.Report, report int64, path string, p renditions.Publication) Explanation {
	out := Explanation{ReportID: report, Path: path, Observation: e.Observation, NameEn: e.En, NameZh: e.Zh, Form: e.Form,
		Row: standingOf(e.RowLabel, e.Row), Column: standingOf(e.ColumnLabel, e.Column)}
	out.Sums = List(e.Sums, func(s check.Sum) sum {
		name, left, right := naming.SumNamed(wording.English, s, r)
		nameZh, leftZh, rightZh := naming.SumNamed(wording.Chinese, s, r)
		return sum{name, nameZh, s.State, left, leftZh, right, rightZh, append(append([]annual.CellRef{}, s.LeftTerms...), s.RightTerms...)}
	})
	out.Witnesses = List(p.WitnessesOf(report, annual.CellRef{Indicator: e.Observation.Indicator, Applicant: e.Observation.Applicant}), func(w renditions.Witness) witness {
		return witness{w.Report, w.Path, w.Verdict, w.Value, w.Place}
	})
	return out
}

func standingOf(label string, e *annual.Evidence) *standing {
	if e == nil {
		return nil
	}
	return &standing{cmp.Or(label, e.ID), *e}
}
