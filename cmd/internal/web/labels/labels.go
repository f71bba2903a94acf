package labels

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/export"
)

// A labeller puts the tables that programs read into words for people, in a language whose phrases it has.
type labeller struct {
	language wording.Language
	text     func(key string, args ...any) string
}

func labellerOf(r *page.Request) labeller { return labeller{r.Language, r.Text} }

// CSV returns the rows of a table as people read them, in the language of the request, with its facts in columns.
func CSV(r *page.Request, rows [][]string, facts []page.Fact) [][]string {
	return labellerOf(r).csv(rows, facts)
}

// Book returns the sheets of a workbook as people read them, and behind them one that has the facts.
func Book(r *page.Request, sheets []page.Sheet, facts []page.Fact) []page.Sheet {
	return labellerOf(r).book(sheets, facts)
}

// coded are the columns whose values are codes, with what the keys of the phrases for these begin with. One whose name has
// an ending, as whole_status has, goes by that.
var coded = map[string][]string{
	"status": {"status-"}, "severity": {"severity-"}, "level": {"level-"}, "scope": {"scope-"}, "organ_kind": {"organ-kind-"},
	"identity": {"identity-"}, "state": {"coverage-", "proposal-is-"}, "ended": {"ended-"}, "doubt": {"fees-doubt-", "amount-"},
	"differs": {"differs-"}, "verdict": {"verdict-"}, "kind": {"found-kind-"}, "key_figure": {"key-figure-"}, "reasons": {"change-"},
}

// ofTime are what a column of the same kind is of: the earlier year, the later one, one of several files.
var ofTime = regexp.MustCompile(`^(?:from|to|whole|left|right|other|machine|seen|now|amount)_|_(?:before|then)$`)

// inYear is the head of a column of one year.
var inYear = regexp.MustCompile(`^([0-9]{4})(?: (\w+))?$`)

// machineName is the name of a column by which programs find it.
var machineName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// quantityName is the name of a column that has a figure of each report.
var quantityName = regexp.MustCompile(`^[a-z_]+(?:\.[a-z0-9_]+)+$`)

// otherLanguage are the columns that say in one language what another column says in the other.
var otherLanguage = map[wording.Language]map[string]string{
	wording.Chinese: {"message": "message_zh", "note": "note_zh"},
	wording.English: {"message_zh": "message", "note_zh": "note"},
}

// csv returns a table with its facts in columns: those of what is counted, without which no value says anything, come
// first, and the others last.
func (l labeller) csv(rows [][]string, facts []page.Fact) [][]string {
	head := rows[0]
	isNamed := slices.Contains(head, "indicator") && !slices.ContainsFunc(head, isRate) // of a rate, the column names the numerator alone
	rows = l.table(rows)
	var before, behind []page.Fact
	for _, f := range facts {
		switch {
		case !f.Column || isUnit(f) && slices.Contains(head, "unit") || f.Key == "indicator" && isNamed:
		case f.Key == "indicator" || isUnit(f):
			before = append(before, f)
		default:
			behind = append(behind, f)
		}
	}
	for i, row := range rows {
		wide := make([]string, 0, len(before)+len(row)+len(behind))
		for _, f := range before {
			wide = append(wide, l.factCell(f, i))
		}
		wide = append(wide, row...)
		for _, f := range behind {
			wide = append(wide, l.factCell(f, i))
		}
		rows[i] = wide
	}
	return rows
}

// isUnit reports whether a fact is the unit of the values, or of the two parts of a rate.
func isUnit(f page.Fact) bool { return f.Key == "unit" || f.Key == "rate-unit" }

// factCell is what a fact has in a row of a table, whose first is the head.
func (l labeller) factCell(f page.Fact, row int) string {
	if row == 0 {
		return l.text("fact-" + f.Key)
	}
	return f.Text
}

// book returns the sheets of a workbook, and one that says what they are.
func (l labeller) book(sheets []page.Sheet, facts []page.Fact) []page.Sheet {
	for i, s := range sheets {
		name := s.Name
		if wording.Known("sheet-" + name) {
			name = l.text("sheet-" + name)
		}
		sheets[i] = page.Sheet{Name: name, Rows: l.table(s.Rows)}
	}
	about := [][]string{{l.text("fact"), l.text("fact-text")}}
	for _, f := range facts {
		about = append(about, []string{l.text("fact-" + f.Key), f.Text})
	}
	return append(sheets, page.Sheet{Name: l.text("sheet-about"), Rows: about})
}

// table returns a table with its heads and codes in words. Behind the code of an indicator its name is put, unless the
// table has names.
func (l labeller) table(rows [][]string) [][]string {
	head := rows[0]
	columns := l.columns(head, func(i int) bool { return isTruth(rows[1:], i) })
	told := make([][]string, len(rows))
	for i := range rows {
		told[i] = make([]string, len(columns))
	}
	for k, c := range columns {
		told[0][k] = c.Head
		say := memo(c.Say)
		for i, row := range rows[1:] {
			told[i+1][k] = say(row[c.Of])
		}
	}
	return told
}

// columns returns what is written of the columns of a table.
func (l labeller) columns(head []string, isTruth func(int) bool) []export.LabelledColumn {
	named := slices.Contains(head, "name")
	var columns []export.LabelledColumn
	for i, name := range head {
		if same, double := otherLanguage[l.language][name]; double && slices.Contains(head, same) {
			continue
		}
		if name == "indicator" && !named {
			columns = append(columns, export.LabelledColumn{Of: i, Head: l.head(partOfRate(head, "indicator_name")), Say: l.indicator})
		}
		c := export.LabelledColumn{Of: i, Head: l.head(partOfRate(head, name)), Say: l.values(name, isTruth(i))}
		switch code := slices.Index(head, "indicator"); {
		case name == "unit" && code >= 0 && slices.ContainsFunc(head, isRate):
			c.Of, c.Say = code, l.unitOf // that of the values: the rate beside them says by its head that it is in percent
		case name == "code" && slices.Contains(head, "severity"):
			c.Say = func(value string) string { return naming.Finding(l.language, value) }
		}
		columns = append(columns, c)
	}
	return columns
}

// partOfRate returns the name of a column, of a table of rates that of the part which it has: both parts are counts of cases, and none is
// the rate.
func partOfRate(head []string, name string) string {
	if slices.ContainsFunc(head, isRate) && (name == "value" || name == "base" || name == "unit" || name == "indicator" || name == "indicator_name") {
		return "rate_" + name
	}
	return name
}

// head returns the name of a column in words.
func (l labeller) head(name string) string {
	if year := inYear.FindStringSubmatch(name); year != nil {
		if year[2] == "" {
			return year[1]
		}
		return l.text("head-of-year", year[1], l.text("head-"+year[2]))
	}
	if quantityName.MatchString(name) {
		if q, err := catalogue.FindQuantity(name); err == nil {
			return naming.Short(l.language, q)
		}
	}
	if !machineName.MatchString(name) { // the name of an organ
		return name
	}
	return l.text("head-" + name)
}

// values returns what puts the values of a column into words, nil where they stay as they are.
func (l labeller) values(name string, isTruth bool) func(string) string {
	language := l.language
	kind := ofTime.ReplaceAllString(name, "")
	switch {
	case isTruth:
		return func(value string) string {
			if value == "" {
				return ""
			}
			return l.text("is-" + value)
		}
	case kind == "region" || kind == "parent" || kind == "parent_region" || kind == "division":
		return func(value string) string { return naming.Place(language, value) }
	case kind == "unit":
		return func(value string) string { return naming.Unit(language, value) }
	case kind == "applicant":
		return func(value string) string { return naming.Names(language).Applicant(value) }
	case coded[kind] != nil:
		return func(value string) string { return l.codes(coded[kind], value) }
	}
	return nil
}

// codes puts codes, with semicolons between them, into words. One without a phrase stays as it is.
func (l labeller) codes(prefixes []string, value string) string {
	if value == "" {
		return ""
	}
	list := strings.Split(value, ";")
	for i, code := range list {
		code = strings.TrimSpace(code)
		for _, prefix := range prefixes {
			if wording.Known(prefix + code) {
				code = l.text(prefix + code)
				break
			}
		}
		list[i] = code
	}
	return strings.Join(list, l.language.Pick("；", "; "))
}

// indicator returns the name of an indicator, or of a sum of some.
func (l labeller) indicator(code string) string {
	if q, ok := naming.Quantity(code, ""); ok {
		return naming.Short(l.language, q)
	}
	return naming.Names(l.language).Cell(annual.CellRef{Indicator: code})
}

func isRate(name string) bool { return strings.HasSuffix(name, "rate_percent") }

// unitOf returns the unit of the values of an indicator.
func (l labeller) unitOf(code string) string {
	q, _ := naming.Quantity(code, "")
	return naming.Unit(l.language, q.Unit, code)
}

// isTruth reports whether a column says of each row that something is so or is not.
func isTruth(rows [][]string, at int) bool {
	found := false
	for _, row := range rows {
		switch row[at] {
		case "true", "false":
			found = true
		case "":
		default:
			return false
		}
	}
	return found
}

// mostValues bounds how many values of a column are remembered with their words: some columns of exports have one for each row.
const mostValues = 10_000

// memo returns a function that works out each answer once: most columns have few values, and many rows.
func memo(tell func(string) string) func(string) string {
	if tell == nil {
		return func(value string) string { return value }
	}
	known := map[string]string{}
	return func(value string) string {
		text, ok := known[value]
		if !ok {
			if text = tell(value); len(known) < mostValues {
				known[value] = text
			}
		}
		return text
	}
}
