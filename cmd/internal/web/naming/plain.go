package naming

import (
	"regexp"
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/store/catalogue"
)

// ordinal is what a form numbers its rows with.
var ordinal = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[0-9]+[.．、])`)

// outcomes is the row of which all outcomes of applications are parts. Away from the form it
// says nothing but of their total.
const (
	outcomes = "三、本年度办理结果"
	allOf    = "（七）总计"
)

// Plain returns the label of a row as it is said away from the form: without its number, and
// without that of the group it stands in. What separates the two is put between them.
func Plain(label, between string) string {
	parts := strings.Split(label, " / ")
	if len(parts) > 1 && parts[0] == outcomes && !strings.HasPrefix(parts[1], allOf) { // a kind of applicants may stand behind it
		parts = parts[1:]
	}
	for i, part := range parts {
		parts[i] = ordinal.ReplaceAllString(part, "")
	}
	return strings.Join(parts, between)
}

// Counted reports whether the short name of a quantity is that of things that are counted, so that one can say that
// there are most of them somewhere.
func Counted(language wording.Language, q catalogue.Quantity) bool {
	short := catalogue.ShortNameOf(q.Code)
	return language.Pick(short.Zh, short.En) != ""
}

// Short returns the name of a quantity as sentences, titles and tables have it. A kind of applicants
// stands in brackets behind it.
func Short(language wording.Language, q catalogue.Quantity) string {
	short := catalogue.ShortNameOf(q.Code)
	name := language.Pick(short.Zh, short.En)
	if name == "" {
		return Plain(language.Pick(q.Zh, q.En), language.Pick("", ", "))
	}
	if q.Name() != q.Code {
		for _, a := range form.Applicants() {
			if a.ID == q.Applicant {
				name += language.Pick("（"+a.Zh+"）", " ("+a.En+")")
			}
		}
	}
	return name
}

// Called returns the rate that one quantity divided by another is commonly called by; false for
// a share without such a name, or of one kind of applicants alone.
func Called(language wording.Language, of catalogue.Quantity, per *catalogue.Quantity) (Rate, bool) {
	if per == nil {
		return Rate{}, false
	}
	for _, r := range Rates(language) {
		if r.Of == of.Name() && r.Per == per.Name() {
			return r, true
		}
	}
	return Rate{}, false
}
