package corrections

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// A figure that comparisons hold in doubt for being out of all proportion is in doubt, with the reason, on the form for it, on the page of a proposal
// and on the editors'; that it is right after all can be proposed, and is then no longer in doubt.
func TestAFigureOutOfProportionIsInDoubt(t *testing.T) {
	const cell, why = "reconsideration.total", "超过该地其他各年的100倍"
	s := open(t, true)
	var told []storetest.Told
	for _, code := range []string{"320102", "320104", "320105", "320106", "320111", "320113", "320114", "320813"} {
		for year := 2020; year <= 2022; year++ {
			told = append(told, storetest.CellTold(code, year, cell, "", "3", annual.Read))
		}
	}
	storetest.AddTold(t, s.db, "", told...)
	for _, table := range []string{"observations", "region_figures"} {
		storetest.MustExec(t, s.db, fmt.Sprintf("UPDATE %s SET value = '390056' WHERE indicator = '%s' AND report_id = %d", table, cell, s.report))
	}
	form := fmt.Sprintf("/reports/%d/propose?cell=%s", s.report, cell)
	tells := func(path string) {
		t.Helper()
		if _, body := s.get(t, path); !strings.Contains(body, why) && !strings.HasPrefix(path, "/proposals/") || !strings.Contains(body, `<span class="tag flagged">`) {
			t.Errorf("%s does not say that the figure is in doubt, and why", path)
		}
	}
	tells(form)
	at := s.propose(t, s.form(t, cell, "390056"))
	tells(at)
	s.signIn(t)
	tells("/proposals")
	_, body := s.get(t, "/proposals")
	s.do(t, "POST", at, url.Values{"form": {hidden(t, body, "form")}, "action": {"accept"}, "seen": {hidden(t, body, "seen")}, "breaks": {"1"}})
	if got := s.stands(t); got != "corrected:390056" {
		t.Errorf("accepted, the figure is %s", got)
	}
	if _, body := s.get(t, form); strings.Contains(body, why) {
		t.Error("a figure that a person confirmed is in doubt")
	}
}
