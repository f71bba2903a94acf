package corrections

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nianbao/store/proposals"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// An editor who has signed in corrects a figure with the form of proposals, and the list of corrections has it as any other.
func TestEditorCorrectsAtOnce(t *testing.T) {
	s := open(t, true)
	target := fmt.Sprintf("/reports/%d/propose?cell=reconsideration.total", s.report)
	if _, body := s.get(t, target); strings.Contains(body, `name="now"`) || !strings.Contains(body, fmt.Sprintf(`href="/sign-in?cell=reconsideration.total&amp;report=%d"`, s.report)) {
		t.Error("a visitor may correct at once, or does not find where editors sign in")
	}
	s.signIn(t)
	_, body := s.get(t, target)
	if !strings.Contains(body, `<button class="primary" name="now" value="1">更正，立即生效</button>`) || strings.Contains(body, `id="contact"`) || !strings.Contains(body, "<h1>更正数字</h1>") {
		t.Errorf("the editor's form: %.3000s", body)
	}
	fields := s.form(t, "reconsideration.total", "11")
	fields.Set("now", "1")
	fields.Set("form", hidden(t, body, "form"))
	fields.Set("name", hidden(t, body, "name"))
	at := s.propose(t, fields)
	if got := s.stands(t); got != "corrected:11" {
		t.Errorf("the figure is %s", got)
	}
	made, err := proposals.Corrections(context.Background(), s.db, "", reports.Part{Limit: 10})
	if err != nil || len(made) != 1 || made[0].By != "李" || made[0].Proposer != "李" || made[0].Reason != "第5页最后一列" {
		t.Errorf("corrections %+v, %v", made, err)
	}
	if _, body := s.get(t, at); !strings.Contains(body, "<bdi>李</bdi>") || !strings.Contains(body, "更正已生效") || strings.Contains(body, "建议") {
		t.Errorf("its page is that of a proposal, or does not say who corrected: %.2000s", body)
	}
	if _, body := s.get(t, "/corrections"); strings.Contains(body, "提议人") {
		t.Error("the editor is told as who proposed it, too")
	}
}

// Without a session, or with a form of another one, nothing is corrected and nothing proposed.
func TestNobodyElseCorrectsAtOnce(t *testing.T) {
	s := open(t, true)
	fields := s.form(t, "reconsideration.total", "11")
	fields.Set("now", "1")
	target := fmt.Sprintf("/reports/%d/propose", s.report)
	if got, _ := s.do(t, http.MethodPost, target, fields); got.StatusCode != http.StatusUnauthorized {
		t.Errorf("without a session: status %d", got.StatusCode)
	}
	s.signIn(t)
	fields.Set("form", "another")
	if got, _ := s.do(t, http.MethodPost, target, fields); got.StatusCode != http.StatusForbidden {
		t.Errorf("with another form: status %d", got.StatusCode)
	}
	open, err := proposals.OpenFor(context.Background(), s.db, s.report, storetest.CellOf("reconsideration.total"))
	if err != nil || open != 0 || s.stands(t) != "read:0" {
		t.Errorf("%d proposals, the figure is %s, %v", open, s.stands(t), err)
	}
}

// A value that makes sums fail is told with these to an editor, too, before it is corrected.
func TestEditorIsToldOfBrokenSums(t *testing.T) {
	s := open(t, true)
	s.signIn(t)
	fields := s.form(t, "litigation_direct.total", "99")
	fields.Set("now", "1")
	fields.Set("form", s.token(t))
	target := fmt.Sprintf("/reports/%d/propose", s.report)
	got, body := s.do(t, http.MethodPost, target, fields)
	if got.StatusCode != http.StatusOK || !strings.Contains(body, "99 ≠ 0") || !strings.Contains(body, "原文确实如此，照样更正") {
		t.Errorf("status %d: %.3000s", got.StatusCode, body)
	}
	fields.Set("breaks", hidden(t, body, "breaks"))
	s.propose(t, fields)
	cell, err := proposals.CellOf(context.Background(), s.db, s.report, storetest.CellOf("litigation_direct.total"))
	if err != nil || cell.Key() != "corrected:99" {
		t.Errorf("the figure is %s, %v", cell.Key(), err)
	}
}

// Who signs in from the form of a figure comes back to it, also after a wrong password; an address of another site is none.
func TestSigningInLeadsBackToTheFigure(t *testing.T) {
	s := open(t, true)
	target := fmt.Sprintf("/sign-in?report=%d&cell=reconsideration.total", s.report)
	_, body := s.get(t, target)
	fields := url.Values{"name": {"李"}, "password": {"wrong"}, "report": {hidden(t, body, "report")}, "cell": {hidden(t, body, "cell")}}
	got, body := s.do(t, http.MethodPost, "/sign-in", fields)
	if got.StatusCode != http.StatusUnauthorized || hidden(t, body, "cell") != "reconsideration.total" {
		t.Errorf("a wrong password: status %d", got.StatusCode)
	}
	fields.Set("password", password)
	if got, _ = s.do(t, http.MethodPost, "/sign-in", fields); got.Header.Get("Location") != fmt.Sprintf("/reports/%d/propose?cell=reconsideration.total", s.report) {
		t.Errorf("signed in, it leads to %s", got.Header.Get("Location"))
	}
	fields.Set("report", "//example.org")
	if got, _ = s.do(t, http.MethodPost, "/sign-in", fields); got.Header.Get("Location") != "/proposals" {
		t.Errorf("with an address it leads to %s", got.Header.Get("Location"))
	}
}
