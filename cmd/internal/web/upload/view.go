package upload

import (
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/printed"
	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/report"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
)

// A view is what was read of a visitor's documents.
type view struct {
	Documents  []document        `json:"documents"`
	Cells      []report.CellPair `json:"cells,omitempty"` // of two documents
	Comparison *prose.Comparison `json:"prose,omitempty"` // of two documents

	Left, Right report.Link `json:"-"`
}

// A document is one document, with its report or the reason why there is
// none.
type document struct {
	Name    string         `json:"name"`
	SHA256  string         `json:"sha256,omitempty"`
	Pages   int            `json:"pages,omitempty"`
	Refused string         `json:"refused,omitempty"` // the kind of failure
	Message string         `json:"message,omitempty"`
	Chinese string         `json:"message_zh,omitempty"`
	Report  *annual.Report `json:"report,omitempty"`

	Title        string `json:"-"`
	report.Shown `json:"-"`
	Number       int `json:"-"` // tells the anchors of two documents apart
}

// compare puts two reports side by side.
func (d *view) compare(language wording.Language) {
	if len(d.Documents) != 2 || d.Documents[0].Report == nil || d.Documents[1].Report == nil {
		return
	}
	left, right := d.Documents[0].Report, d.Documents[1].Report
	d.Left = report.Link{Organ: left.Organ, Year: left.Year}
	d.Right = report.Link{Organ: right.Organ, Year: right.Year}
	d.Cells = report.PairCells(printed.Tables(left), printed.Tables(right), naming.Names(language))
	c := prose.Compare(left.Sections, right.Sections)
	d.Comparison = &c
}
