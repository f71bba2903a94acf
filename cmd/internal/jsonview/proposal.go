package jsonview

import (
	"strings"
	"time"

	"nianbao/normalize/number"
	"nianbao/store/proposals"
)

// A Proposal is a correction that a visitor of the web pages proposes. A value is an exact decimal, left out where
// the cell is blank.
type Proposal struct {
	ID         int64      `json:"proposal"`
	Token      string     `json:"token"` // the end of its address
	ReportID   int64      `json:"report,omitempty"`
	Latest     bool       `json:"latest"`
	RegionCode string     `json:"region_code,omitempty"`
	Region     string     `json:"region,omitempty"`
	Year       int        `json:"year,omitempty"`
	Organ      string     `json:"organ,omitempty"`
	SHA256     string     `json:"sha256"`
	Cell       string     `json:"cell"`
	Value      string     `json:"value,omitempty"`
	Reason     string     `json:"reason"`
	Proposer   string     `json:"proposer,omitempty"`
	Contact    string     `json:"contact,omitempty"`
	ProposedAt time.Time  `json:"proposed_at"`
	Seen       Standing   `json:"seen"` // the figure when it was proposed
	Now        Standing   `json:"now"`
	State      string     `json:"state"`
	DecidedBy  string     `json:"decided_by,omitempty"`
	DecidedAt  *time.Time `json:"decided_at,omitempty"`
	Answer     string     `json:"answer,omitempty"`
	InForce    bool       `json:"in_force"` // the correction that was made of it
}

// A Standing is how a figure stands.
type Standing struct {
	Value  string `json:"value,omitempty"`
	Status string `json:"status"`
}

// ProposalOf returns what is written of a proposal.
func ProposalOf(p proposals.Proposal) Proposal {
	j := Proposal{ID: p.ID, Token: p.Token, ReportID: p.Report, Latest: p.Latest, RegionCode: p.RegionCode, Region: p.Region, Year: p.Year, Organ: p.Organ,
		SHA256: p.SHA256, Cell: strings.TrimSuffix(p.Indicator+"/"+p.Applicant, "/"), Value: decimal(p.Value), Reason: p.Reason, Proposer: p.Name,
		Contact: p.Contact, ProposedAt: p.At.UTC(), Seen: Standing{decimal(p.Seen.Value), string(p.Seen.Status)}, Now: Standing{decimal(p.Now.Value), string(p.Now.Status)},
		State: string(p.State), DecidedBy: p.DecidedBy, Answer: p.Answer, InForce: p.InForce}
	if !p.DecidedAt.IsZero() {
		at := p.DecidedAt.UTC()
		j.DecidedAt = &at
	}
	return j
}

func decimal(v *number.Decimal) string {
	if v == nil {
		return ""
	}
	return v.String()
}
