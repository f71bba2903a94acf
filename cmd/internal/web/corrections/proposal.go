package corrections

import (
	"errors"
	"time"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/form"
	"nianbao/store/proposals"
	"nianbao/store/reports"
)

// A proposalData is a proposal. What its proposer can be reached by is for editors alone.
type proposalData struct {
	ID        int64     `json:"proposal"` // as commands name it
	Address   string    `json:"address"`  // of its page
	Report    int64     `json:"report,omitempty"`
	Latest    bool      `json:"latest"` // no later version of the report is here
	Organ     string    `json:"organ,omitempty"`
	Region    string    `json:"region,omitempty"`
	Year      int       `json:"year,omitempty"`
	Cell      string    `json:"cell"`
	Name      string    `json:"name"`
	Value     string    `json:"value"` // "" proposes that the cell is blank
	Reason    string    `json:"reason"`
	Proposer  string    `json:"proposer,omitempty"`
	Contact   string    `json:"contact,omitempty"`
	At        string    `json:"proposed_at"`
	Seen      standing  `json:"seen"` // the figure when it was proposed
	Now       *standing `json:"now,omitempty"`
	Changed   bool      `json:"changed"` // the figure is not what it was then
	State     string    `json:"state"`   // open, accepted, refused
	DecidedBy string    `json:"decided_by,omitempty"`
	DecidedAt string    `json:"decided_at,omitempty"`
	Answer    string    `json:"answer,omitempty"`
	InForce   bool      `json:"in_force"` // the correction that was made of it
	AtOnce    bool      `json:"at_once"`  // it was accepted by the editor who proposed it

	Unit string `json:"-"` // of the figure

	Token           string     `json:"-"`
	Day, DecidedDay string     `json:"-"`
	Key             string     `json:"-"` // how the figure stands, to be sent along
	Figure          figureView `json:"-"`
	// Breaks are the sums that hold and would fail with the value, as long as nobody has decided.
	Breaks []sumView `json:"-"`
}

func proposalOf(r *page.Request, p proposals.Proposal) proposalData {
	now := standingOf(p.CellRef, p.Now.Value, p.Now.Status)
	d := proposalData{Address: r.Absolute(page.Address(r.Language, "/proposals/%v", p.Token)), Report: p.Report, Latest: p.Latest, Organ: p.Organ,
		Region: p.Region, Year: p.Year, Cell: naming.Anchor(p.CellRef), Name: naming.Names(r.Language).Cell(p.CellRef), Value: decimal(p.Value),
		Reason: p.Reason, Proposer: p.Name, At: moment(p.At), Seen: standingOf(p.CellRef, p.Seen.Value, p.Seen.Status), State: string(p.State),
		DecidedBy: p.DecidedBy, DecidedAt: moment(p.DecidedAt), Answer: p.Answer, InForce: p.InForce,
		AtOnce: p.State == proposals.Accepted && p.Name != "" && p.Name == p.DecidedBy, Unit: form.IndicatorUnit(p.Indicator),
		ID: p.ID, Token: p.Token, Day: p.At.Format(time.DateOnly), Key: p.Now.Key()}
	if p.Report != 0 {
		d.Now, d.Changed = &now, p.Changed() && p.State == proposals.Open
	}
	if !p.DecidedAt.IsZero() {
		d.DecidedDay = p.DecidedAt.Format(time.DateOnly)
	}
	return d
}

// proposal shows what became of a proposal to whoever knows its address.
func (p *Pages) proposal(r *page.Request) (page.View, error) {
	token := r.Value("token")
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	found, err := proposals.Find(r.Context(), p.db, token)
	if errors.Is(err, proposals.ErrNotFound) {
		return page.View{}, page.NotFound("")
	}
	if err != nil {
		return page.View{}, err
	}
	data := proposalOf(r, found)
	if data.Breaks, err = p.broken(r, found); err != nil {
		return page.View{}, err
	}
	if data.Now != nil {
		doubt, err := p.doubted(r, found.Report, found.CellRef)
		if err != nil {
			return page.View{}, err
		}
		now := data.Now.as(figureView{Doubt: doubt})
		data.Now = &now
	}
	title := r.Text("proposal")
	if data.AtOnce {
		title = r.Text("correction")
	}
	return page.View{Name: "proposal", Title: title, Data: &data, Private: true}, nil
}

// broken returns the sums of a report that hold and would fail if a proposal were accepted.
func (p *Pages) broken(r *page.Request, of proposals.Proposal) ([]sumView, error) {
	if of.Report == 0 || of.State != proposals.Open {
		return nil, nil
	}
	stored, err := reports.Load(r.Context(), p.db, of.Report)
	if err != nil {
		return nil, err
	}
	proposed := annual.Correction{CellRef: of.CellRef, Value: of.Value}
	return breaksOf(r.Language, stored.Report, proposed, check.Correct(stored.Report, []annual.Correction{proposed})), nil
}
