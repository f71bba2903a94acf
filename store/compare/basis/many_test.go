package basis

import (
	"context"
	"database/sql"
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/storetest"
)

// What is kept of all reports is what looking each up says.
func TestAllBases(t *testing.T) {
	db := storetest.OpenNew(t)
	for i, scope := range annual.Scopes {
		r := storetest.Plain(t, "320813", "", 2019+i)
		r.Scope = scope
		switch i {
		case 1:
			r.Identity = identity.Doubtful
		case 2:
			r.Form = ""
			r.Findings = append(r.Findings, annual.Finding{Code: scopeConflict, Severity: annual.Warning, Message: "x"})
		}
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), r)
	}
	ids := []int64{1, 2, 3, 4, 5, 99}
	each, err := Of(context.Background(), db, ids)
	if err != nil || len(each) != len(annual.Scopes) {
		t.Fatal(each, err)
	}
	err = db.Snapshot(context.Background(), func(tx *sql.Tx) error {
		kept, err := allBases(context.Background(), db, tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if got := kept.Of(id); got != each[id] {
				t.Errorf("%d: %+v, want %+v", id, got, each[id])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if each[2] == each[3] || each[3].Form != "" || !each[3].Conflict || !each[2].Doubtful || each[4].Scope != annual.AreaScope {
		t.Errorf("the reports should differ: %+v", each)
	}
}
