package compare

import (
	"fmt"
	"net/http"
	"testing"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/webtest"
)

// Shares over the years are not drawn of a year that is still coming in.
func TestCourseOfShares(t *testing.T) {
	db := comingIn(t)
	d := &sharesData{}
	answer := func(_ http.ResponseWriter, plain *http.Request) {
		r := page.NewRequest(plain)
		d.choose(r)
		if err := d.ask(r, db); err != nil {
			t.Fatal(err)
		}
		d.draw(r)
	}
	webtest.Get(t, http.HandlerFunc(answer), "/compare/shares?region=淮安市")
	if fmt.Sprint(d.Course.Categories) != "[2021 2022 2023]" {
		t.Errorf("shares over %v", d.Course.Categories)
	}
}
