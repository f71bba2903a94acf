package answer

import "testing"

// Who has invented reports count goes on so from page to page of figures, to its own files too, and not to a report, which has no such choice.
func TestLinksKeepExamples(t *testing.T) {
	for link, want := range map[string]string{
		`<a href="/compare/sums">`:                        `<a href="/compare/sums?examples=1">`,
		`<a href="/en/regions/320800#below">`:             `<a href="/en/regions/320800?examples=1#below">`,
		`<a class="x" href="/indicators/a?level=county">`: `<a class="x" href="/indicators/a?level=county&amp;examples=1">`,
		`<a href="/quality/reports?examples=0&amp;of=x">`: `<a href="/quality/reports?examples=0&amp;of=x">`,
		`<a href="/reports/7">`:                           `<a href="/reports/7">`,
		`<a href="/en/">`:                                 `<a href="/en/?examples=1">`,
		`<a href="/upload">`:                              `<a href="/upload?examples=1">`,
		`<form method="post" action="/en/upload">`:        `<form method="post" action="/en/upload?examples=1">`,
		`<form action="/reports">`:                        `<form action="/reports">`,
		`<a href="?of=reasons">`:                          `<a href="?of=reasons">`,
	} {
		if got := string(keepExamples([]byte(link))); got != want {
			t.Errorf("%s is %s, want %s", link, got, want)
		}
	}
}
