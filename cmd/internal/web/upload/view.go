package upload

import (
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
	// Known is what the database has of the organ of a single document; the comparison is then
	// with its report on the year before.
	Known *known `json:"known,omitempty"`

	// Peers has the figures of a single document beside those of its peers, nil where there are none here.
	Peers *beside `json:"peers,omitempty"`
	// Peerless says why there are none, where there could be: "none" is here, or "invented" ones alone, which a real document is not
	// put beside.
	Peerless string `json:"without_peers,omitempty"`

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
	// Invented says that the document calls itself an example, whose figures nobody counted.
	Invented bool `json:"invented,omitempty"`

	Title        string `json:"-"`
	Place        string `json:"-"` // the region of the organ with those around it, which names of organs seldom say; "" if unknown
	report.Shown `json:"-"`
	Number       int `json:"-"` // tells the anchors of two documents apart
}

// compare puts two reports side by side.
func (d *view) compare(language wording.Language) {
	if len(d.Documents) != 2 || d.Documents[0].Report == nil || d.Documents[1].Report == nil {
		return
	}
	left, right := d.Documents[0].Report, d.Documents[1].Report
	if left.Organ == right.Organ && left.Year > right.Year {
		left, right = right, left
	}
	d.beside(language, left, right)
}
