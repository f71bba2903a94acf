package corrections

import (
	"errors"
	"math"
	"net/http"

	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/annual"
	"nianbao/store/proposals"
	"nianbao/store/reports"
)

// queueRows is how many proposals stand on one page of the queue: each has a picture, and sums to be worked out.
const queueRows = 10

// A queueData is a part of the proposals, as editors see them.
type queueData struct {
	Editor    string         `json:"editor"` // who has signed in
	State     string         `json:"state"`
	Counts    map[string]int `json:"counts"` // of proposals, by their state
	Proposals []proposalData `json:"proposals"`
	Paging    page.Paging    `json:"paging"`

	Form   string        `json:"-"` // of the session
	Done   string        `json:"-"` // what was done last
	Last   *proposalData `json:"-"` // with which proposal, nil if that is not told
	States []string      `json:"-"`
	Limit  int           `json:"-"` // of characters of an answer
}

// queue shows editors what is proposed; to others it is the form to sign in.
func (p *Pages) queue(r *page.Request) (page.View, error) {
	session, ok := p.session(r.Request)
	if !ok {
		if r.Format != page.HTML {
			return page.View{}, &page.Problem{Status: http.StatusUnauthorized, Key: "problem-sign-in"}
		}
		state := r.Choice("state", states()...)
		return p.signInView(r, signInData{State: state}), nil
	}
	data := &queueData{Editor: session.Editor, Form: session.Form, Counts: map[string]int{}, Proposals: []proposalData{}, Limit: proposals.MaxAnswer, States: states()}
	data.State = r.Choice("state", data.States...)
	data.Done = r.Choice("done", "", "accept", "refuse", "take-back")
	last := r.Number("proposal", 1, math.MaxInt32, 0)
	if data.Paging = r.Paging(); r.Format == page.HTML {
		data.Paging.Size = queueRows
	}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	if last != 0 && data.Done != "" {
		p, err := proposals.ByID(r.Context(), p.db, int64(last))
		if err != nil && !errors.Is(err, proposals.ErrNotFound) {
			return page.View{}, err
		}
		if err == nil && p.Report != 0 {
			of := proposalOf(r, p)
			data.Last = &of
		}
	}
	counts, err := proposals.Counts(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	for state, n := range counts {
		data.Counts[string(state)] = n
	}
	list, err := proposals.List(r.Context(), p.db, proposals.State(data.State), reports.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return page.View{}, err
	}
	for _, each := range page.Cut(&data.Paging, list) {
		entry := proposalOf(r, each)
		entry.Contact = each.Contact
		if each.Report != 0 && r.Format == page.HTML {
			if entry.Figure, err = p.proposedFigure(r, each); err != nil {
				return page.View{}, err
			}
			now := entry.Now.as(entry.Figure)
			entry.Now = &now
		}
		data.Proposals = append(data.Proposals, entry)
	}
	return page.View{Name: "proposals", Title: r.Text("proposals"), Data: data, Rows: data.rows, Private: true}, nil
}

// states returns the parts of the queue, as addresses have them.
func states() (list []string) {
	for _, s := range proposals.States() {
		list = append(list, string(s))
	}
	return list
}

// proposedFigure returns the figure of a proposal with its sums before and, while it is open, after.
func (p *Pages) proposedFigure(r *page.Request, each proposals.Proposal) (figureView, error) {
	stored, err := reports.Load(r.Context(), p.db, each.Report)
	if err != nil {
		return figureView{}, err
	}
	var proposed *annual.Correction
	if each.State == proposals.Open {
		proposed = &annual.Correction{CellRef: each.CellRef, Value: each.Value}
	}
	return p.figure(r.Context(), r.Language, stored, each.CellRef, proposed)
}

func (d *queueData) rows() [][]string {
	return page.Table("state address report organ region year cell name value reason proposer contact proposed_at seen_value seen_status now_value now_status changed decided_by decided_at answer",
		d.Proposals, func(e proposalData) []string {
			var now standing
			if e.Now != nil {
				now = *e.Now
			}
			changed := ""
			if e.Changed {
				changed = "changed"
			}
			return []string{e.State, e.Address, whole(e.Report), e.Organ, e.Region, whole(int64(e.Year)), e.Cell, e.Name, e.Value, e.Reason, e.Proposer, e.Contact, e.At,
				e.Seen.Value, e.Seen.Status, now.Value, now.Status, changed, e.DecidedBy, e.DecidedAt, e.Answer}
		})
}
