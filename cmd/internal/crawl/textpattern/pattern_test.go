package textpattern

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// What a pattern says is what package regexp says, for texts that have what it needs and for others.
func TestPatternsSayTheSame(t *testing.T) {
	expressions := []string{``, `a`, `(?i)next(page)?`, `^(下一?[页頁]|next)$`, `[页頁](?:数|次|码)[\s:：]*(\d{1,5})`, `(?i)\b(?:countPage|totalPages?)["']?\s*[:=]`,
		`(信息|政务)公开.{0,16}(年度?报告|年报)`, `20[0-3]\d|二[〇○零0O]`, `(?i)sk|ſ`, `(?i:Ω)x`, `(a|b|)c+d*`, `(?:图解|.*解读)`, `[^a]b`, `(?s).`, `x{2,3}y`, `\bfoo\b|\Bbar`, `(?i)[k-m]ß?z`, `(?i)k`,
		`(?:^|[^\d/-])\d{1,5}\s*/\s*(\d{1,5})\s*[页頁]`, `(?:^|[^a-z])(x+)x*`, `\B[页頁](\s\d)`, `(页)\s(1)|(?i)(totalPages?)`, `(?m)^页`, `(?:^|-)页( 1)`, `页$`, `(局|委|[公办]室?)([（(][^（()）]{1,20}[）)])?$`,
		`(?i)[k页]+(s*)$`, `(a|)$`, `(?m)页$`, `页\b`, `[a-z]+\d*$`, `\Q页(`}
	texts := []string{"", "a", "NEXTPAGE", "下页", "下一頁", "next", "页次：12", "页 12", "totalPage = 3", "TOTALPAGES:4", "2023年政府信息公开工作年度报告", "政务公开", "2023", "二〇", "二",
		"\u212A", "S\u212A", "\u017Fk", "ΩX", "ωx", "Ωx", "c", "acc", "d", "图文解读", "ab", "bb", "xxy", "xy", "foo", "foobar", "Kz", "lSSz", "m\u00DFZ", "\xff\xfe页数3", "1/3页 12/ 4 页 3/5/6页", "xxxa", "甲局", "甲办室（乙）", "甲局乙", "\u212A", "页ſ", "甲a1"}
	for _, e := range expressions {
		p, err := Compile(e)
		if err != nil {
			t.Fatal(err)
		}
		plain := regexp.MustCompile(e)
		for _, text := range texts {
			same(t, p, plain, text)
			same(t, p, plain, strings.Repeat(text+" -", shortest))
			same(t, p, plain, text+strings.Repeat("页 1/ 2\n", shortest)+text)
		}
	}
}

// same compares what a pattern finds with what package regexp does.
func same(t *testing.T, p Pattern, plain *regexp.Regexp, text string) {
	t.Helper()
	if got, want := p.MatchString(text), plain.MatchString(text); got != want {
		t.Errorf("%q in %q: %v, want %v", plain, text, got, want)
	}
	if got, want := p.FindStringSubmatch(text), plain.FindStringSubmatch(text); !reflect.DeepEqual(got, want) {
		t.Errorf("%q in %q: %q, want %q", plain, text, got, want)
	}
	if got, want := p.All(&Text{Plain: text}), plain.FindAllStringSubmatch(text, -1); !reflect.DeepEqual(got, want) {
		t.Errorf("%q in %q: %q, want %q", plain, text, got, want)
	}
}

// A text without what a pattern needs is told without looking for the pattern.
func TestNeeds(t *testing.T) {
	for _, c := range []struct {
		expression, text string
		want             bool
	}{
		{`(信息|政务)公开.{0,16}(年度?报告|年报)`, "政务公开", false},
		{`(信息|政务)公开.{0,16}(年度?报告|年报)`, "年报和政务公开", true},
		{`[页頁](?:数|次|码)\d`, "首页，数据", false},
		{`(?i)<datastore>|\.jpage\(`, "<DataStore>", true},
		{`(?i)<datastore>|\.jpage\(`, "datastore", false},
		{`.*|年报`, "", true},
	} {
		p, err := Compile(c.expression)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.needs.holds(&Text{Plain: c.text}); got != c.want {
			t.Errorf("%s in %q: %v", c.expression, c.text, got)
		}
	}
}

// FuzzPattern compares a pattern with package regexp.
func FuzzPattern(f *testing.F) {
	f.Add(`(?i)(年报|k)+[0-2]?`, "2023年报K1")
	f.Fuzz(func(t *testing.T, expression, text string) {
		plain, err := regexp.Compile(expression)
		if err != nil {
			t.Skip()
		}
		p, err := Compile(expression)
		if err != nil {
			t.Fatal(err)
		}
		same(t, p, plain, text)
		same(t, p, plain, text+strings.Repeat("页", shortest)+text)
	})
}
