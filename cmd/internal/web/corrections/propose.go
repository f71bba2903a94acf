package corrections

import (
	"errors"
	"math"
	"net/http"
	"slices"
	"time"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/report"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/form"
	"nianbao/store/proposals"
	"nianbao/store/reports"
)

// A proposeData is the form on which a correction is proposed.
type proposeData struct {
	Report int64     `json:"report"`
	Title  string    `json:"title"`
	Cell   string    `json:"cell,omitempty"`
	Name   string    `json:"name,omitempty"`
	Unit   string    `json:"unit,omitempty"`
	Now    *standing `json:"now,omitempty"`
	Seen   string    `json:"seen,omitempty"` // to be sent along: how the figure stands
	Open   int       `json:"open"`           // proposals for it that wait for a decision

	Figure  figureView `json:"-"` // with a value that breaks sums, these as well
	Choices []choice   `json:"-"` // without a figure
	Typed   typed      `json:"-"`
	// Sure is sent along by the editor who corrects to the value although it breaks sums; "" where it breaks none.
	Sure   string `json:"-"`
	Notice string `json:"-"` // what is wrong with what was sent
	// AsPrinted is offered as the reason, which nobody's hand but the visitor's fills in; "" where the page is not seen.
	AsPrinted string `json:"-"`
	// Editor is who has signed in and may correct the figure at once, "" for any other visitor; Form is of the session.
	Editor string `json:"-"`
	Form   string `json:"-"`
	Limits limits `json:"-"`
}

// typed is what a visitor has typed.
type typed struct{ Kind, Value, Reason, By, Contact string }

// limits are how many characters a field takes.
type limits struct{ Reason, Name, Contact int }

// proposeForm shows the form for a figure, or the figures of a report to choose from.
func (p *Pages) proposeForm(r *page.Request) (page.View, error) {
	id, cell := r.ID("id"), r.Words("cell")
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	return p.formView(r, id, cell, typed{}, "", nil)
}

// formView shows the form as it was typed, with a value that was read from it if it is to be looked at again.
func (p *Pages) formView(r *page.Request, id int64, cell string, t typed, notice string, proposed *annual.Correction) (page.View, error) {
	stored, err := reports.Load(r.Context(), p.db, id)
	if err != nil {
		return page.View{}, err
	}
	data := &proposeData{Report: id, Title: report.Title(stored.Report), Cell: cell, Typed: t, Notice: notice,
		Limits: limits{proposals.MaxReason, proposals.MaxName, proposals.MaxContact}}
	if session, ok := p.session(r.Request); ok {
		data.Editor, data.Form = session.Editor, session.Form
	}
	view := page.View{Name: "propose", Title: r.Text("propose-title", data.Title), Data: data, Rows: data.rows, Private: true}
	if cell == "" {
		data.Choices = choices(r.Language, stored.Report)
		return view, nil
	}
	ref, ok := naming.Ref(cell)
	if !ok {
		return page.View{}, page.BadParameter("cell", cell)
	}
	now, err := proposals.CellOf(r.Context(), p.db, id, ref)
	if errors.Is(err, proposals.ErrNoCell) {
		return page.View{}, page.NotFound(page.Shorten(cell))
	}
	if err != nil {
		return page.View{}, err
	}
	if data.Open, err = proposals.OpenFor(r.Context(), p.db, id, ref); err != nil {
		return page.View{}, err
	}
	if data.Figure, err = p.figure(r.Context(), r.Language, stored, ref, proposed); err != nil {
		return page.View{}, err
	}
	if data.Figure.Clip != nil && data.Figure.Clip.Picture != "" {
		data.AsPrinted = r.Text("propose-as-printed", data.Figure.Clip.Page)
	}
	if len(data.Figure.Breaks) > 0 {
		data.Sure = sure(*proposed)
	}
	stands := standingOf(ref, now.Value, now.Status).as(data.Figure)
	data.Name, data.Unit, data.Now, data.Seen = data.Figure.Name, data.Figure.Unit, &stands, now.Key()
	return view, nil
}

func (d *proposeData) rows() [][]string {
	if d.Now == nil {
		return page.Table("cell name", cellsOf(d.Choices), func(c cellChoice) []string { return []string{c.Cell, c.Name} })
	}
	return append(page.Head("report cell name unit value status"), []string{whole(d.Report), d.Cell, d.Name, d.Unit, d.Now.Value, d.Now.Status})
}

func cellsOf(list []choice) (all []cellChoice) {
	for _, c := range list {
		all = append(all, c.Cells...)
	}
	return all
}

// The reasons for which a proposal is not taken: what is told, and with which status.
var refusals = []struct {
	err    error
	key    string
	status int
}{
	{proposals.ErrIncomplete, "propose-no-reason", http.StatusUnprocessableEntity},
	{proposals.ErrTooLong, "propose-too-long", http.StatusUnprocessableEntity},
	{proposals.ErrSame, "propose-same", http.StatusUnprocessableEntity},
	{proposals.ErrNegative, "propose-negative", http.StatusUnprocessableEntity},
	{proposals.ErrChanged, "propose-changed", http.StatusConflict},
	{proposals.ErrCellFull, "propose-cell-full", http.StatusConflict},
	{proposals.ErrQueueFull, "propose-queue-full", http.StatusServiceUnavailable},
}

// propose takes a proposal and leads to its page, which tells what sums would fail; one that an editor sends with the button for it is accepted at
// once. What is wrong with it is told above the form, with all that was typed.
func (p *Pages) propose(w http.ResponseWriter, r *page.Request) error {
	id, cell := r.ID("id"), field(r, "cell")
	if err := r.Wrong(); err != nil {
		return err
	}
	ref, ok := naming.Ref(cell)
	if !ok {
		return page.BadParameter("cell", cell)
	}
	t := typed{field(r, "kind"), field(r, "value"), field(r, "reason"), field(r, "name"), field(r, "contact")}
	var looked *annual.Correction
	again := func(status int, key string, args ...any) error {
		if r.Format == page.JSON {
			return &page.Problem{Status: status, Key: key}
		}
		view, err := p.formView(r, id, cell, t, r.Text(key, args...), looked)
		if err != nil {
			return err
		}
		return p.show(w, r, status, view)
	}
	editor := "" // who corrects at once
	if field(r, "now") != "" {
		var err error
		if editor, err = p.editor(r); err != nil {
			return err
		}
	}
	if t.Kind == "blank" && t.Value != "" {
		return again(http.StatusUnprocessableEntity, "propose-both")
	}
	proposal := proposals.Proposal{CellRef: ref, Reason: t.Reason, Name: t.By, Contact: t.Contact}
	if t.Kind != "blank" {
		value, err := check.ReadCorrection(t.Value, form.IndicatorUnit(ref.Indicator))
		if err != nil || value == nil {
			return again(http.StatusUnprocessableEntity, "propose-no-number")
		}
		proposal.Value = value
	}
	now, err := proposals.CellOf(r.Context(), p.db, id, ref)
	if errors.Is(err, proposals.ErrNoCell) {
		return page.NotFound(page.Shorten(cell))
	}
	if err != nil {
		return err
	}
	if now.Key() != field(r, "seen") {
		return again(http.StatusConflict, "propose-changed")
	}
	proposal.Seen = now
	if !check.CanBe(ref.Indicator, proposal.Value, now.Value) { // before it is asked whether sums fail with it
		return again(http.StatusUnprocessableEntity, "propose-negative")
	}
	correction := annual.Correction{CellRef: ref, Value: proposal.Value}
	known := field(r, "breaks") == sure(correction)
	// What changes at once, or is sent by a program, is asked for twice. Of a proposal its page tells which sums would fail,
	// and the editor is asked: a visitor sends it once.
	if !known && (editor != "" || r.Format == page.JSON) {
		stored, err := reports.Load(r.Context(), p.db, id)
		if err != nil {
			return err
		}
		if len(check.Breaks(stored.Report, correction)) > 0 {
			if looked = &correction; r.Format == page.JSON {
				return again(http.StatusConflict, "propose-breaks")
			}
			return again(http.StatusOK, "propose-breaks") // nothing went wrong: the form asks once more
		}
	}
	if proposal.Doubted, err = p.doubted(r, id, ref); err != nil {
		return err
	}
	client := answer.Client(r.Request)
	if editor == "" {
		if wait, ok := p.proposing.Take(client); !ok {
			w.Header().Set("Retry-After", whole(int64(math.Ceil(wait.Seconds()))))
			return again(http.StatusTooManyRequests, "propose-too-often", minutes(wait))
		}
	}
	token, err := proposals.Propose(r.Context(), p.writable, id, proposal)
	if err != nil {
		if editor == "" {
			p.proposing.GiveBack(client)
		}
		for _, each := range refusals {
			if errors.Is(err, each.err) {
				return again(each.status, each.key)
			}
		}
		return err
	}
	p.log.Info("proposal", "report", id, "cell", cell)
	if editor != "" {
		if err := p.acceptOwn(r.Context(), token, editor, now, known); err != nil {
			return err
		}
	}
	seeOther(w, r, page.Address(r.Language, "/proposals/%v", token))
	return nil
}

// doubted reports whether the pages of a report hold a figure in doubt.
func (p *Pages) doubted(r *page.Request, id int64, ref annual.CellRef) (bool, error) {
	stored, err := report.Load(r.Context(), p.db, id)
	return slices.ContainsFunc(stored.Report.Observations, func(o annual.Observation) bool {
		return annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant} == ref && o.Doubtful()
	}), err
}

// sure is what is sent along by who sends a value although it breaks sums: the value itself, so that it goes for
// no other that is typed afterwards.
func sure(c annual.Correction) string {
	if c.Value == nil {
		return "blank"
	}
	return c.Value.String()
}

// minutes returns how many minutes a time is, the last one whole.
func minutes(d time.Duration) int { return int(math.Ceil(d.Minutes())) }
