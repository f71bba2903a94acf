package naming

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/wording"
)

// The parts of a name that has no short one are told apart in English.
func TestShort(t *testing.T) {
	q, ok := Quantity("litigation.corrected", "")
	if !ok {
		t.Fatal("no such quantity")
	}
	for language, want := range map[wording.Language]string{wording.Chinese: "行政诉讼纠正件数", wording.English: "lawsuits lost"} {
		if got := Short(language, q); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// The total of all outcomes keeps the name of what it is the total of, also with a kind of applicants behind it.
func TestPlain(t *testing.T) {
	for label, want := range map[string]string{
		"三、本年度办理结果 / （七）总计":                   "本年度办理结果 · 总计",
		"三、本年度办理结果 / （七）总计 · 自然人":             "本年度办理结果 · 总计 · 自然人",
		"三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 · 总计": "不予公开 · 属于国家秘密 · 总计",
		"二、上年结转政府信息公开申请数量 · 总计":               "上年结转政府信息公开申请数量 · 总计",
	} {
		if got := Plain(label, " · "); got != want {
			t.Errorf("%s: %s, want %s", label, got, want)
		}
	}
}

// English names in lists, charts and headlines are short, and say by themselves what is counted: none is a part of
// another's.
func TestEnglishNamesAreShort(t *testing.T) {
	const longest = 46 // characters
	for _, table := range Tables(wording.English) {
		for _, link := range table.Indicators {
			if len([]rune(link.Name)) > longest || strings.HasPrefix(link.Name, "of which") {
				t.Errorf("%s: %q", link.Code, link.Name)
			}
		}
	}
	for _, rate := range Rates(wording.English) {
		if len([]rune(rate.Name)) > longest {
			t.Errorf("%s: %q", rate.Code, rate.Name)
		}
	}
}

// A name of what is counted needs no unit behind it in English; money, shares and Chinese names keep theirs.
func TestUnitBeside(t *testing.T) {
	for _, c := range []struct {
		language         wording.Language
		unit, code, want string
	}{
		{wording.English, "件", "applications.received", ""},
		{wording.English, "件", "litigation.corrected", ""},
		{wording.English, "%", "applications.denied", "%"},
		{wording.Chinese, "件", "applications.received", "件"},
	} {
		if got := UnitBeside(c.language, c.unit, c.code); got != c.want {
			t.Errorf("%s of %s in %s: %q, want %q", c.unit, c.code, c.language, got, c.want)
		}
	}
}
