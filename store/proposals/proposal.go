package proposals

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/normalize/annual"
	"nianbao/normalize/number"
	"nianbao/store/database"
)

// A State says what became of a proposal.
type State string

// The states of proposals.
const (
	Open     State = "open"
	Accepted State = "accepted"
	Refused  State = "refused"
)

// States returns all states.
func States() []State { return []State{Open, Accepted, Refused} }

// A Cell is how a figure stands: as it was read, or as a correction has it.
type Cell struct {
	Value  *number.Decimal
	Status annual.Status // annual.Missing if there is no such figure
}

// Key tells the states of a figure apart, as a text: "read:21", "blank:".
func (c Cell) Key() string {
	if c.Value == nil {
		return string(c.Status) + ":"
	}
	return string(c.Status) + ":" + c.Value.String()
}

// A Proposal is a value that somebody proposes for a figure.
type Proposal struct {
	annual.CellRef
	ID      int64
	Token   string          // the end of its address
	SHA256  string          // of the document
	Value   *number.Decimal // nil: the cell is blank
	Reason  string
	Name    string // of the proposer; "" if not given
	Contact string // for editors alone; "" once it is decided on
	At      time.Time
	Seen    Cell // the figure when it was proposed
	Doubted bool // when it is proposed: the figure is in doubt for what others say, though its reading is not

	State     State
	DecidedBy string
	DecidedAt time.Time
	Answer    string
	InForce   bool // it was accepted, and its correction was neither taken back nor replaced

	Now        Cell  // the figure as it stands
	Report     int64 // of the document; 0 if that is gone
	Latest     bool  // no later version of the report is here
	Organ      string
	RegionCode string
	Region     string
	Year       int
}

// Changed reports whether the figure is not what it was when the proposal was made.
func (p Proposal) Changed() bool { return p.Seen.Key() != p.Now.Key() }

// Find returns the proposal of a token, or ErrNotFound.
func Find(ctx context.Context, db database.Queryer, token string) (Proposal, error) {
	ids, err := database.IDs(ctx, db, query("proposal_by_token"), sql.Named("token", token))
	if err != nil {
		return Proposal{}, err
	}
	if len(ids) == 0 {
		return Proposal{}, ErrNotFound
	}
	return ByID(ctx, db, ids[0])
}

// ByID returns the proposal of a number, or ErrNotFound.
func ByID(ctx context.Context, db database.Queryer, id int64) (Proposal, error) {
	list, err := load(ctx, db, []int64{id})
	if err != nil {
		return Proposal{}, err
	}
	if len(list) == 0 {
		return Proposal{}, ErrNotFound
	}
	return list[0], nil
}

// load returns the proposals of some numbers in their order.
func load(ctx context.Context, db database.Queryer, ids []int64) ([]Proposal, error) {
	chosen, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	return database.Collect(ctx, db, query("proposals_load"), []any{sql.Named("ids", chosen)}, scanProposal)
}

func scanProposal(scan func(...any) error) (p Proposal, err error) {
	var value, seen, now *string
	var at, decided string
	if err := scan(&p.ID, &p.Token, &p.SHA256, &p.Indicator, &p.Applicant, &value, &p.Reason, &p.Name, &p.Contact, &at, &seen, &p.Seen.Status,
		&p.State, &p.DecidedBy, &decided, &p.Answer, &p.InForce, &now, &p.Now.Status, &p.Report, &p.Latest,
		&p.Organ, &p.RegionCode, &p.Region, &p.Year); err != nil {
		return p, err
	}
	var errs [5]error
	p.Value, errs[0] = database.ParseDecimal(value)
	p.Seen.Value, errs[1] = database.ParseDecimal(seen)
	p.Now.Value, errs[2] = database.ParseDecimal(now)
	p.At, errs[3] = time.Parse(time.RFC3339, at)
	if decided != "" {
		p.DecidedAt, errs[4] = time.Parse(time.RFC3339, decided)
	}
	return p, errors.Join(errs[:]...)
}
