package script

import (
	"strings"
	"testing"
)

// An expression is the text that it would be, if all that is in it stands on the page or is given.
func TestValuing(t *testing.T) {
	const page = `var root = '/nb/', size = 10; var vm = {kind: "年报"};`
	for expression, want := range map[string]string{
		`root + "list_" + page + ".html"`:                           "/nb/list_3.html",
		`"?p=" + (page - 1)`:                                        "?p=2",
		"`${root}list?n=${page}&size=${size}`":                      "/nb/list?n=3&size=10",
		`page == 1 ? "index.html" : "index_" + page + ".html"`:      "index_3.html",
		`"/s?k=" + encodeURIComponent(this.kind) + "&p=" + own + 1`: "/s?k=年报&p=x31",
		`token() + page`:                                            "",
	} {
		v := Valuing{Own: `var own = "x" + page;`, Page: page, Given: map[string]string{"page": "3"}}
		if got, ok := v.Text(expression); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %v, want %q", expression, got, ok, want)
		}
	}
	if v := (Valuing{Page: page}); true {
		if _, ok := v.Text("root"); !ok || v.IsGiven {
			t.Error("nothing was given")
		}
	}
}

// The body of a function ends where its bracket does, also behind brackets in texts.
func TestFunction(t *testing.T) {
	parameters, body := Function("go", `function goOn(){} var go = function (n, type) { if (n) { f("}"); } }; go(1)`)
	if len(parameters) != 2 || parameters[1] != "type" || body != ` if (n) { f("}"); } ` {
		t.Errorf("%q %q", parameters, body)
	}
	if parameters, body := Function("back", "back()"); parameters != nil || body != "" {
		t.Errorf("%q %q", parameters, body)
	}
	if n, ok := StartOf("page", "function load(page) { $.get(page) } load(0);", 30); n != "0" || !ok {
		t.Errorf("%q", n)
	}
}

// The function around a place is the last that begins before it and does not end there.
func TestAround(t *testing.T) {
	const scripts = `function first(a) { go(a); } var load = function (o, year) { page++; get(year); }; after();`
	at := func(text string) int { return strings.Index(scripts, text) }
	if f, ok := Around(scripts, at("get(")); !ok || f.Name != "load" || len(f.Parameters) != 2 || f.Parameters[1] != "year" || f.Before != " page++; " {
		t.Errorf("%+v, %v", f, ok)
	}
	if f, ok := Around(scripts, at("go(a)")); !ok || f.Name != "first" {
		t.Errorf("%+v, %v", f, ok)
	}
	if f, ok := Around(scripts, at("after")); ok {
		t.Errorf("%+v", f)
	}
}
