package sites

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"nianbao/cmd/internal/crawl/textpattern"
)

// A pattern is a regular expression of the sources file.
type pattern = textpattern.Pattern

// A duration is a time span as Go writes it, with days: 2s, 30d.
type duration struct{ time.Duration }

var days = regexp.MustCompile(`^(\d{1,5})d$`)

// UnmarshalYAML reads the span.
func (d *duration) UnmarshalYAML(node *yaml.Node) error {
	var err error
	if m := days.FindStringSubmatch(node.Value); m != nil {
		d.Duration, err = time.ParseDuration(m[1] + "h")
		d.Duration *= 24
	} else {
		d.Duration, err = time.ParseDuration(node.Value)
	}
	if err != nil || d.Duration < 0 {
		return fmt.Errorf("line %d: %q is no span of time such as 2s, 12h or 30d", node.Line, node.Value)
	}
	return nil
}

// IsReport reports whether the text of a page is that of a report.
func (r *Rules) IsReport(page string) bool { return matchesAny(r.Report, page) }

// NamesReport reports whether the text of a link is that of one to a report.
func (r *Rules) NamesReport(link string) bool { return matchesAny(r.Documents, link) }

// NamesForm reports whether the name of a file on the page of a report, of a year if it is not 0, is that
// of another form of this report: its PDF, its Word document.
func (r *Rules) NamesForm(name string, year int) bool {
	if named := YearOf(name); named != 0 && year != 0 && named != year || r.NamesNone(name) {
		return false
	}
	bare := withoutExtension(normal(name))
	return r.matches(r.Documents, name) || r.matches(r.InColumn, bare) || lore().Form.match(bare)
}

// NamesNone reports whether the name of a file on the page of an article says that it is no report: a
// picture of one, the rules for one, a report of another kind.
func (r *Rules) NamesNone(name string) bool {
	bare := withoutExtension(normal(name))
	return !lore().Form.match(bare) && (r.matches(r.Exclude, bare) || isOther(bare))
}

// withoutExtension returns the name of a file without what tells its form.
func withoutExtension(name string) string {
	if IsFileName(name) {
		return name[:strings.LastIndex(name, ".")]
	}
	return name
}

// matchesAny reports whether one of the patterns is in a text.
func matchesAny(list []pattern, text string) bool {
	t := textpattern.Text{Plain: text}
	for i := range list {
		if list[i].In(&t) {
			return true
		}
	}
	return false
}
