package family

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/sites"
)

var update = flag.Bool("update", false, "write what is read into the fixtures")

// A fixture is pages of a family, each with what is to be read in it. Its file has them one after the
// other, between lines with three dashes: the request and the media type of the answer, the answer,
// and how it is read.
type exchange struct {
	head, body, want string
}

func exchanges(t *testing.T, file string) []exchange {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []exchange
	for _, part := range strings.Split("\n"+string(data), "\n--- ask ")[1:] {
		page, want, ok := strings.Cut(part, "\n--- read\n")
		head, body, isWhole := strings.Cut(page, "\n")
		if !ok || !isWhole {
			t.Fatalf("%s: an answer without what is read in it: %s", file, head)
		}
		list = append(list, exchange{head, body, strings.TrimRight(want, "\n")})
	}
	return list
}

// page returns the page of an exchange: "GET address media", or "POST address form media", and the
// entries of its context.
func (e exchange) page(t *testing.T) Page {
	t.Helper()
	fields := strings.Fields(e.head)
	p := Page{Request: sites.Request{URL: fields[1]}, Text: e.body, MediaType: "text/html"}
	for _, f := range fields[2:] {
		name, value, _ := strings.Cut(f, ":")
		switch name {
		case "form":
			form, err := url.ParseQuery(value)
			if err != nil {
				t.Fatal(err)
			}
			p.Request.Form = form
		case "json":
			p.Request.JSON = value
		case "media":
			p.MediaType = value
		default: // of the context
			if p.Context == nil {
				p.Context = map[string]string{}
			}
			p.Context[name] = value
		}
	}
	return p
}

// spell writes a listing as fixtures have it. Addresses are without the host of the page.
func spell(p Page, l Listing) string {
	base, _ := url.Parse(p.Request.URL)
	short := strings.NewReplacer(base.Scheme+"://"+base.Host, "").Replace
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", l.Family, l.Heading)
	if l.Announced >= 0 {
		fmt.Fprintf(&b, ", %d records", l.Announced)
	}
	for _, r := range l.Records {
		place := "around"
		switch {
		case r.InList:
			place = "record"
		case r.Onward:
			place = "onward"
		}
		fmt.Fprintf(&b, "\n%s %s", place, short(r.Request.URL))
		for _, text := range []string{r.Text, r.Title, r.Date} {
			if text != "" {
				b.WriteString(" | " + text)
			}
		}
	}
	for _, a := range l.Parts {
		fmt.Fprintf(&b, "\npart %s %s", a.Request.Method(), short(a.Request.URL))
		if a.Request.Form != nil {
			b.WriteString(" " + a.Request.Form.Encode())
		}
		b.WriteString(strings.TrimSuffix(" "+a.Request.JSON, " "))
	}
	return b.String()
}

// Each family is recognized by itself, and read as its fixture says.
func TestFamilies(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	covered := map[string]bool{}
	for _, file := range files {
		var renewed strings.Builder
		for _, e := range exchanges(t, file) {
			p := e.page(t)
			l, err := Read(p, "")
			if err != nil {
				t.Fatal(file, err)
			}
			covered[l.Family] = true
			got := spell(p, l)
			if got != e.want && !*update {
				t.Errorf("%s, %s: got\n%s\nwant\n%s", file, e.head, got, e.want)
			}
			fmt.Fprintf(&renewed, "--- ask %s\n%s\n--- read\n%s\n", e.head, e.body, got)
		}
		if *update {
			if err := os.WriteFile(file, []byte(renewed.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, id := range BuiltIn().IDs() {
		if !covered[id] {
			t.Errorf("the family %s has no fixture", id)
		}
	}
}
