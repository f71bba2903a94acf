package chinese

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"nianbao/normalize/datafile"
)

func TestOf(t *testing.T) {
	for en, zh := range map[string]string{
		// a text is found by its format, and what was set into it is set into the Chinese
		"主动公开政府信息情况: the row 3.危及“三安全一稳定” was not found": "“主动公开政府信息情况”缺“3.危及‘三安全一稳定’”一行",
		// notes are joined, and a finding can be about one
		`"1 2": the digits stand apart, as if of two figures; read by OCR`:                             "“1 2”：数字中间有空隙，像是两个数；由文字识别得出",
		"the cell is blank; 总计 = 其余六列之和 admits this value only":                                        "单元格空白；由“总计 = 其余六列之和”推算，只能是这个数值",
		"the form has no such row: 其他; 合计; read by OCR":                                                "格式中没有这一行：其他; 合计；由文字识别得出",
		"that the report is of 某县教育局 rests on weak evidence: 我局, line 3, line 4":                       "报告认定属于某县教育局，但依据较弱：我局, line 3，第4行",
		`disclosure: the figure "3\n4" has no certain place: a second figure for a place that has one`: `“主动公开政府信息情况”中的数字“3\n4”未能归位：此处已有数字，这是第二个`,
		// a fault begins with the path, in which anything may stand
		"a: b/2023.pdf: page 3: the PDF is damaged beyond repair: it ends too early": "a: b/2023.pdf：第3页：PDF 已损坏，无法修复：内容不完整，提前结束",
		// what no format fits stays as it is
		"":                               "",
		"the moon was not found":         "the moon was not found",
		"a.pdf: some words of a library": "a.pdf: some words of a library",
		"read by OCR; and something new": "read by OCR; and something new",
	} {
		if got := Of(en); got != zh {
			t.Errorf("%s\n is %s\nnot %s", en, got, zh)
		}
	}
	if _, known := Known("the moon was not found"); known {
		t.Error("says that it knows what it does not")
	}
}

//go:embed testdata/examples.tsv
var examples string

// An example is a text of a group with what it is in Chinese.
type example struct{ group, en, zh string }

func allExamples(t *testing.T) []example {
	var list []example
	for line := range strings.Lines(examples) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 3 {
			t.Fatalf("%q has %d fields", line, len(fields))
		}
		list = append(list, example{fields[0], fields[1], fields[2]})
	}
	for _, e := range entriesOfFile() {
		if !strings.Contains(e.en, "{") {
			list = append(list, e) // is its own example
		}
	}
	return list
}

// entriesOfFile lists the formats with their groups.
func entriesOfFile() []example {
	var in entries
	datafile.Read("phrases.json", file, &in)
	var list []example
	for _, g := range in.Groups {
		for _, p := range g.Phrases {
			list = append(list, example{g.Name, p.En, p.Zh})
		}
	}
	return list
}

func find(t *testing.T, name string) *group {
	i := slices.IndexFunc(catalogue(), func(g *group) bool { return g.name == name })
	if i < 0 {
		t.Fatalf("there is no group %q", name)
	}
	return catalogue()[i]
}

func (g *group) all() []*phrase {
	list := slices.Clone(g.others)
	for _, of := range g.byWord {
		list = append(list, of...)
	}
	return list
}

// Each format has an example, and each example reads as it should.
func TestExamples(t *testing.T) {
	shown := map[*phrase]bool{}
	for _, e := range allExamples(t) {
		g := find(t, e.group)
		if zh, ok := g.say(e.en); !ok || zh != e.zh {
			t.Errorf("%s: %s\n is %s\nnot %s", e.group, e.en, zh, e.zh)
		}
		for _, p := range g.all() {
			if _, ok := p.say(e.en); ok {
				shown[p] = true
			}
		}
	}
	for _, g := range catalogue() {
		for _, p := range g.all() {
			if !shown[p] {
				t.Errorf("%s: no example of %s: add one to testdata/examples.tsv", g.name, format(p.en))
			}
		}
	}
}

// format writes the pieces of a format, with … for each term.
func format(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.literal == "" {
			b.WriteString("…")
		}
		b.WriteString(p.literal)
	}
	return b.String()
}

// No text reads one way by one format of its group and another way by another. Where groups differ,
// the first that is whole counts: the path of a file can look like anything.
func TestNoTextReadsTwoWays(t *testing.T) {
	for _, e := range allExamples(t) {
		g := find(t, e.group)
		first := ""
		for _, p := range g.all() {
			if zh, ok := p.say(e.en); ok && first != "" && zh != first {
				t.Errorf("%s: %q is both\n%s\n%s", g.name, e.en, first, zh)
			} else if ok {
				first = zh
			}
		}
		if of := Of(e.en); g.whole && of != e.zh {
			t.Errorf("%q of %s is %q, by a group before it %q", e.en, g.name, e.zh, of)
		}
	}
}

// Texts begin small, unless with a name, and have no full stop at the end: they stand behind a
// heading, or in brackets. In Chinese nothing is left of the English punctuation.
func TestForm(t *testing.T) {
	name := regexp.MustCompile(`^(OCR|LibreOffice|Get|Post|EOF)\b`) // the latter are words of the library for HTTP
	for _, e := range entriesOfFile() {
		if first := []rune(e.en)[0]; unicode.IsUpper(first) && !name.MatchString(e.en) || strings.HasSuffix(e.en, ".") {
			t.Errorf("%s: %q begins great, or ends with a full stop", e.group, e.en)
		}
		if strings.HasSuffix(e.zh, "。") || regexp.MustCompile(`\p{Han}[,;:!?()]|[,;:!?()]\p{Han}`).MatchString(e.zh) {
			t.Errorf("%s: %q has a full stop, or English punctuation", e.group, e.zh)
		}
	}
}

// A text that is made to be hard takes no longer than its length allows.
func TestLongTexts(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("a; ", 1000), strings.Repeat("page 1: ", 500), strings.Repeat("read by OCR; ", 500) + "x",
		"the report is taken for that of " + strings.Repeat("x (", 500) + strings.Repeat("), though the text also ", 500),
	} {
		if Of(text) != text {
			t.Errorf("%.40q… is taken for a message", text)
		}
	}
}

func TestFaultsOfTheCatalogueAreTold(t *testing.T) {
	for _, c := range []struct{ en, zh, says string }{
		{"the row {row} is gone", "缺一行", `"row" is not in Chinese`},
		{"the row is gone", "缺{row}一行", "not in English"},
		{"{a}{b} is gone", "{a}{b}", "touches another"},
		{"{a:stone} is gone", "{a}", `"stone"`},
		{"", "", "empty"},
	} {
		if _, err := newPhrase(c.en, c.zh, nil); !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%q, %q: %v does not say %s", c.en, c.zh, err, c.says)
		}
	}
}

// BenchmarkOf is the time that a page of a thousand findings takes.
func BenchmarkOf(b *testing.B) {
	var list []string
	for line := range strings.Lines(examples) {
		list = append(list, strings.Split(line, "\t")[1])
	}
	for b.Loop() {
		for i := range 1000 {
			Of(list[i%len(list)])
		}
	}
}
