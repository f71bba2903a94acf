package proposals_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/proposals"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), proposals.Own) }

// hongze is a database of one report, in which 行政复议/总计 is 0 and should be 11.
func hongze(t *testing.T) (*database.DB, int64) {
	t.Helper()
	s := storetest.OpenNew(t)
	return s, storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
}

// proposal is what somebody who looks at the figure as it stands proposes; "" is for a blank cell.
func proposal(t *testing.T, s *database.DB, report int64, cell, value string) proposals.Proposal {
	t.Helper()
	p := proposals.Proposal{CellRef: storetest.CellOf(cell), Reason: "page 5, last column", Name: "赵", Contact: "zhao@example.org"}
	if value != "" {
		p.Value = storetest.Decimal(t, value)
	}
	var err error
	if p.Seen, err = proposals.CellOf(context.Background(), s, report, p.CellRef); err != nil && !errors.Is(err, proposals.ErrNoCell) {
		t.Fatal(err)
	}
	return p
}

func propose(t *testing.T, s *database.DB, report int64, cell, value string) proposals.Proposal {
	t.Helper()
	token, err := proposals.Propose(context.Background(), s, report, proposal(t, s, report, cell, value))
	if err != nil {
		t.Fatal(err)
	}
	return find(t, s, token)
}

func find(t *testing.T, s *database.DB, token string) proposals.Proposal {
	t.Helper()
	p, err := proposals.Find(context.Background(), s, token)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A proposal changes nothing until it is accepted; then all is as if the editor had corrected the
// figure, and can be taken back in the same way.
func TestAccept(t *testing.T) {
	ctx := context.Background()
	s, report := hongze(t)
	before, err := reports.Load(ctx, s, report)
	if err != nil {
		t.Fatal(err)
	}
	state, err := database.State(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	p := propose(t, s, report, "reconsideration.total", "11")
	if p.State != proposals.Open || p.Report != report || !p.Latest || p.Changed() || p.Seen.Key() != "read:0" || p.Contact == "" || len(p.Token) < 20 {
		t.Errorf("the proposal is %+v", p)
	}
	if after, err := database.State(ctx, s); err != nil || after != state {
		t.Errorf("a proposal has answers found anew: %s, %s, %v", state, after, err)
	}
	if err := proposals.Accept(ctx, s, p.ID, proposals.Decision{By: "李", Answer: "thanks"}); err != nil {
		t.Fatal(err)
	}
	stored, err := reports.Load(ctx, s, report)
	if err != nil {
		t.Fatal(err)
	}
	o := storetest.Find(t, stored.Report.Observations, "reconsideration.total", "")
	if o.Value.String() != "11" || o.Status != annual.Corrected || o.Correction.By != "李" || o.Correction.Reason != "page 5, last column" {
		t.Errorf("the figure is %s, %s, %+v", o.Value, o.Status, o.Correction)
	}
	if stored.Report.Findings[0].Correction != annual.Mended {
		t.Error("the sum still fails")
	}
	p = find(t, s, p.Token)
	if p.State != proposals.Accepted || !p.InForce || p.DecidedBy != "李" || p.Answer != "thanks" || p.Contact != "" {
		t.Errorf("after the decision it is %+v", p)
	}
	made, err := proposals.Corrections(ctx, s, "淮安市", reports.Part{Limit: 10})
	if err != nil || len(made) != 1 || made[0].Proposer != "赵" || !made[0].Proposed || made[0].Report != report || made[0].Page != 5 || made[0].Machine.Value.String() != "0" {
		t.Errorf("corrections made: %+v, %v", made, err)
	}
	if elsewhere, err := proposals.Corrections(ctx, s, "浙江省", reports.Part{Limit: 10}); err != nil || len(elsewhere) != 0 {
		t.Errorf("elsewhere: %+v, %v", elsewhere, err)
	}
	for _, again := range []error{proposals.Accept(ctx, s, p.ID, proposals.Decision{By: "王"}), proposals.Refuse(ctx, s, p.ID, proposals.Decision{By: "王", Answer: "no"})} {
		if !errors.Is(again, proposals.ErrDecided) {
			t.Errorf("decided again: %v", again)
		}
	}

	if err := proposals.TakeBack(ctx, s, p.ID, "王"); err != nil {
		t.Fatal(err)
	}
	stored, err = reports.Load(ctx, s, report)
	if o := storetest.Find(t, stored.Report.Observations, "reconsideration.total", ""); err != nil || o.Value.String() != "0" || stored.Info.Errors != before.Info.Errors {
		t.Errorf("taken back: %s, %v", o.Value, err)
	}
	if p = find(t, s, p.Token); p.InForce || p.State != proposals.Accepted {
		t.Errorf("taken back it is %+v", p)
	}
	if err := proposals.TakeBack(ctx, s, p.ID, "王"); !errors.Is(err, proposals.ErrNotAccepted) {
		t.Errorf("taken back twice: %v", err)
	}
	if made, err := proposals.Corrections(ctx, s, "", reports.Part{Limit: 10}); err != nil || len(made) != 1 || made[0].Ended != reports.Undone || made[0].EndedBy != "王" {
		t.Errorf("corrections made: %+v, %v", made, err)
	}
}

// A refusal has a reason, which the proposer can read, and leaves the figure alone.
func TestRefuse(t *testing.T) {
	ctx := context.Background()
	s, report := hongze(t)
	p := propose(t, s, report, "reconsideration.total", "12")
	if err := proposals.Refuse(ctx, s, p.ID, proposals.Decision{By: "李", Answer: " "}); !errors.Is(err, proposals.ErrNoAnswer) {
		t.Errorf("without a reason: %v", err)
	}
	if err := proposals.Refuse(ctx, s, p.ID, proposals.Decision{By: "李", Answer: "11 is printed"}); err != nil {
		t.Fatal(err)
	}
	if p = find(t, s, p.Token); p.State != proposals.Refused || p.Answer != "11 is printed" || p.Contact != "" || p.InForce {
		t.Errorf("refused it is %+v", p)
	}
	if n := storetest.Count(t, s, "SELECT count(*) FROM corrections"); n != 0 {
		t.Errorf("%d corrections", n)
	}
}

// A figure that is read or corrected otherwise meanwhile must be looked at again; another version of the
// report has nothing to do with the proposal, and a document that is gone takes none.
func TestChangedMeanwhile(t *testing.T) {
	ctx := context.Background()
	s, report := hongze(t)
	p := propose(t, s, report, "reconsideration.total", "11")

	other := storetest.Edition(storetest.Hongze(t), 20)
	storetest.MustImport(t, s, storetest.FileOf("b.pdf", "b"), other)
	if p = find(t, s, p.Token); p.Report != report || p.Latest || p.Changed() {
		t.Errorf("beside another version it is of %d, the latest: %v, changed: %v", p.Report, p.Latest, p.Changed())
	}

	r := storetest.Hongze(t)
	storetest.Find(t, r.Observations, "reconsideration.total", "").Value = storetest.Decimal(t, "17")
	file := storetest.FileOf("a.pdf", "a")
	file.Parser = "nianbao 2"
	storetest.MustImport(t, s, file, r)
	if p = find(t, s, p.Token); !p.Changed() || p.Now.Key() != "read:17" {
		t.Errorf("read again, it stands at %s", p.Now.Key())
	}
	for seen, want := range map[string]error{"": proposals.ErrChanged, "read:0": proposals.ErrChanged} {
		if err := proposals.Accept(ctx, s, p.ID, proposals.Decision{By: "李", Seen: seen}); !errors.Is(err, want) {
			t.Errorf("seen as %q: %v", seen, err)
		}
	}
	if err := proposals.Accept(ctx, s, p.ID, proposals.Decision{By: "李", Seen: p.Now.Key()}); err != nil {
		t.Errorf("looked at again: %v", err)
	}

	p = propose(t, s, report, "applications.received/business", "")
	storetest.MustExec(t, s, "DELETE FROM documents WHERE path = 'a.pdf'")
	if p = find(t, s, p.Token); p.Report != 0 || p.Latest {
		t.Errorf("without its document it is of %d", p.Report)
	}
	if err := proposals.Accept(ctx, s, p.ID, proposals.Decision{By: "李"}); !errors.Is(err, proposals.ErrGone) {
		t.Errorf("without its document: %v", err)
	}
	if err := proposals.Refuse(ctx, s, p.ID, proposals.Decision{By: "李", Answer: "gone"}); err != nil {
		t.Errorf("refused: %v", err)
	}
}

func TestProposeRefuses(t *testing.T) {
	s, report := hongze(t)
	for _, c := range []struct {
		name, cell, value string
		change            func(*proposals.Proposal)
		want              error
	}{
		{"no reason", "reconsideration.total", "11", func(p *proposals.Proposal) { p.Reason = " \n" }, proposals.ErrIncomplete},
		{"a long reason", "reconsideration.total", "11", func(p *proposals.Proposal) { p.Reason = strings.Repeat("字", 1001) }, proposals.ErrTooLong},
		{"a long name", "reconsideration.total", "11", func(p *proposals.Proposal) { p.Name = strings.Repeat("字", 61) }, proposals.ErrTooLong},
		{"no such figure", "reconsideration.none", "11", nil, proposals.ErrNoCell},
		{"a figure of another form", "disclosure.procurement.amount", "11", nil, proposals.ErrNoCell},
		{"the value that stands", "reconsideration.total", "0", nil, proposals.ErrSame},
		{"a count below zero", "reconsideration.total", "-3", nil, proposals.ErrNegative},
		{"blank where it is blank", "disclosure.normative_documents.in_force", "", nil, proposals.ErrSame},
		{"another figure than was looked at", "reconsideration.total", "11", func(p *proposals.Proposal) { p.Seen.Value = nil }, proposals.ErrChanged},
		{"the value in doubt, confirmed", "applications.received/business", "32", nil, nil},
	} {
		p := proposal(t, s, report, c.cell, c.value)
		if c.change != nil {
			c.change(&p)
		}
		if _, err := proposals.Propose(context.Background(), s, report, p); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// The queue takes so many for a figure and so many in all, and has room again after decisions.
func TestQueueIsBounded(t *testing.T) {
	ctx := context.Background()
	s, report := hongze(t)
	p := proposal(t, s, report, "reconsideration.total", "11")
	var last string
	for range proposals.MaxOpenOfCell {
		var err error
		if last, err = proposals.Propose(ctx, s, report, p); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := proposals.Propose(ctx, s, report, p); !errors.Is(err, proposals.ErrCellFull) {
		t.Errorf("one more for the figure: %v", err)
	}
	storetest.MustExec(t, s, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 495)
		INSERT INTO proposals (token, sha256, indicator, applicant, value, reason, name, contact, proposed_at, seen_value, seen_status, state, decided_by, decided_at, answer)
		SELECT 'token' || i, sha256, 'reconsideration.upheld', applicant, value, reason, name, contact, proposed_at, seen_value, seen_status, state, '', '', '' FROM n, proposals WHERE id = 1`)
	q := proposal(t, s, report, "litigation_direct.total", "4")
	if _, err := proposals.Propose(ctx, s, report, q); !errors.Is(err, proposals.ErrQueueFull) {
		t.Errorf("one more in all: %v", err)
	}
	if err := proposals.Refuse(ctx, s, find(t, s, last).ID, proposals.Decision{By: "李", Answer: "one is enough"}); err != nil {
		t.Fatal(err)
	}
	if _, err := proposals.Propose(ctx, s, report, q); err != nil {
		t.Errorf("after a decision: %v", err)
	}
}

// Open proposals come in the order in which they came, decided ones the last first; accepting fails as a
// whole.
func TestListAndWhole(t *testing.T) {
	ctx := context.Background()
	s, report := hongze(t)
	first := propose(t, s, report, "reconsideration.total", "11")
	second := propose(t, s, report, "applications.received/business", "3")
	third := propose(t, s, report, "disclosure.normative_documents.issued", "")
	for i, p := range []proposals.Proposal{first, second} {
		s.SetClock(func() time.Time { return storetest.TestTime.Add(time.Duration(i) * time.Hour) })
		if err := proposals.Refuse(ctx, s, p.ID, proposals.Decision{By: "李", Answer: "no"}); err != nil {
			t.Fatal(err)
		}
	}
	list, err := proposals.List(ctx, s, "", reports.Part{Limit: 10})
	if err != nil || len(list) != 3 || list[0].ID != third.ID || list[1].ID != second.ID || list[2].ID != first.ID {
		t.Errorf("all: %+v, %v", list, err)
	}
	if open, err := proposals.List(ctx, s, proposals.Open, reports.Part{Limit: 10}); err != nil || len(open) != 1 {
		t.Errorf("open: %+v, %v", open, err)
	}
	if counts, err := proposals.Counts(ctx, s); err != nil || counts[proposals.Refused] != 2 || counts[proposals.Open] != 1 {
		t.Errorf("counts: %v, %v", counts, err)
	}
	storetest.MustExec(t, s, "DELETE FROM report_tables; DELETE FROM observations WHERE indicator = 'disclosure.normative_documents.issued'")
	err = proposals.Accept(ctx, s, third.ID, proposals.Decision{By: "李", Seen: "missing:"})
	if p := find(t, s, third.Token); !errors.Is(err, store.ErrNoCell) || p.State != proposals.Open {
		t.Errorf("a figure that is gone: %v, the proposal is %s", err, p.State)
	}
}

// What makes a sum fail that holds is accepted only by whoever says to know.
func TestBreaksSums(t *testing.T) {
	s, report := hongze(t)
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", "11"))
	p := propose(t, s, report, "reconsideration.total", "12")
	err := proposals.Accept(context.Background(), s, p.ID, proposals.Decision{By: "李"})
	if !errors.Is(err, proposals.ErrBreaks) || !strings.Contains(err.Error(), "12") {
		t.Fatalf("accepted without a second look: %v", err)
	}
	if err := proposals.Accept(context.Background(), s, p.ID, proposals.Decision{By: "李", Breaks: true}); err != nil {
		t.Fatal(err)
	}
}

// Correcting without a proposal asks by the same rule.
func TestCorrectAsks(t *testing.T) {
	s, report := hongze(t)
	right, wrong := storetest.Reading(t, "reconsideration.total", "11"), storetest.Reading(t, "reconsideration.total", "12")
	if err := proposals.Correct(context.Background(), s, report, right, false); err != nil {
		t.Fatalf("what mends a sum: %v", err)
	}
	err := proposals.Correct(context.Background(), s, report, wrong, false)
	var broken *proposals.BreaksError
	if !errors.As(err, &broken) || len(broken.Sums) != 1 {
		t.Fatalf("what breaks it: %v", err)
	}
	if cell, err := proposals.CellOf(context.Background(), s, report, wrong.CellRef); err != nil || cell.Key() != "corrected:11" {
		t.Errorf("it stands at %s, %v", cell.Key(), err)
	}
	if err := proposals.Correct(context.Background(), s, report, wrong, true); err != nil {
		t.Errorf("who says to know: %v", err)
	}
}
