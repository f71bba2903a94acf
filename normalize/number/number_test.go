package number

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"nianbao/normalize/spelling"
)

func TestReadNumber(t *testing.T) {
	for _, c := range []struct {
		text, value, unit string
		doubtful, empty   bool
	}{
		{text: "21", value: "21"},
		{text: " 0 ", value: "0"},
		{text: "+3374", value: "3374"},
		{text: "－12", value: "-12"},
		{text: "３２", value: "32"},
		{text: "1,234", value: "1234"},
		{text: "1，234，567", value: "1234567"},
		{text: "7730.28", value: "7730.28"},
		{text: "3375.66 万元", value: "3375.66", unit: "万元"},
		{text: "0.5亿元", value: "0.5", unit: "亿元"},
		{text: "12件", value: "12", unit: "件"},
		{text: "2万件", value: "2", unit: "万件"},
		{text: "3亿", value: "3", unit: "亿"},
		{text: "6項", value: "6", unit: "项"},
		{text: "3.5萬元", value: "3.5", unit: "万元"},
		{text: "-0", value: "0"},

		{text: "", empty: true},
		{text: "　", empty: true},
		{text: "/", empty: true},
		{text: "—", empty: true},
		{text: "——", empty: true},
		{text: "-", empty: true},
		{text: "无", empty: true},
		{text: "無", empty: true},

		{text: "12\n34", value: "1234", doubtful: true},
		{text: "1 136", value: "1136", doubtful: true},
		{text: "007", value: "7", doubtful: true},
		{text: "1O", doubtful: true},
		{text: "12,34", doubtful: true},
		{text: "1.2.3", doubtful: true},
		{text: "约30", doubtful: true},
		{text: "10/2", doubtful: true},
		{text: "行政许可", doubtful: true},
		{text: "9999999999999999999999", value: "9999999999999999999999"},
		{text: "10000000000000000000000", doubtful: true},
		{text: "0.123456789", doubtful: true},
	} {
		n := Read(c.text)
		value := ""
		if n.Value != nil {
			value = n.Value.String()
		}
		if value != c.value || n.Unit != c.unit || (n.Doubt != "") != c.doubtful || n.Empty != c.empty {
			t.Errorf("ReadNumber(%q) = %q %q doubt %q empty %t", c.text, value, n.Unit, n.Doubt, n.Empty)
		}
	}
}

func TestMoney(t *testing.T) {
	for _, c := range []struct{ text, unit, want string }{
		{"0.5亿元", "万元", "5000"},
		{"123456元", "万元", "12.3456"},
		{"3375.66万元", "万元", "3375.66"},
		{"3375.66", "万元", "3375.66"},
		{"12件", "件", "12"},
	} {
		if got := Read(c.text).In(c.unit); got == nil || got.String() != c.want {
			t.Errorf("%s in %s: %v, want %s", c.text, c.unit, got, c.want)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	for in, want := range map[string]string{"007.50": "7.50", "+1": "1", "-0.0": "0.0", "12345678901234567890": "12345678901234567890"} {
		if d, err := ParseDecimal(in); err != nil || d.String() != want {
			t.Errorf("ParseDecimal(%q) = %v, %v, want %s", in, d, err, want)
		}
	}
	for _, in := range []string{"", ".", "1.", ".5", "1e3", "--1", "１"} {
		if d, err := ParseDecimal(in); err == nil {
			t.Errorf("ParseDecimal(%q) = %v, want an error", in, d)
		}
	}
}

// JSON keeps every digit, trailing zeros included.
func TestDecimalInJSON(t *testing.T) {
	for _, text := range []string{"0", "-12", "3375.60", "12345678901234567890.5"} {
		d, err := ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(d)
		if err != nil || string(data) != `"`+text+`"` {
			t.Errorf("%s is written %s, %v", text, data, err)
		}
		var again Decimal
		if err := json.Unmarshal(data, &again); err != nil || again != d {
			t.Errorf("%s is read again as %s, %v", data, again, err)
		}
	}
	var d Decimal
	if err := json.Unmarshal([]byte(`"1e3"`), &d); err == nil {
		t.Errorf("1e3 is read as %s", d)
	}
}

// wide turns digits and signs into their wide forms.
var wide = strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９",
	"+", "＋", "-", "－", ".", "．", ",", "，", "/", "／", "%", "％")

// Whatever a cell holds, it is a figure, a sign for "none", or in doubt, and the
// width of its characters makes no difference.
func FuzzReadNumber(f *testing.F) {
	for _, text := range []string{"21", "+3374", "－12", "1,234.50", "３２件", "0.5亿元", "1 136", "12\n34", "007", "10/2", "", "—", "无", "约30", "-0.0", "1.2.3", "9 万元"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := Read(text)
		if n.Value == nil && n.Doubt == "" && !n.Empty {
			t.Errorf("%q is nothing: no figure, no sign for none, no doubt", text)
		}
		if n.Empty && (n.Value != nil || strings.ContainsFunc(spelling.Narrow(text), func(r rune) bool { return '0' <= r && r <= '9' })) {
			t.Errorf("%q holds digits and stands for none", text)
		}
		if n.Gap != NoGap && n.Doubt == "" {
			t.Errorf("%q has a gap and no doubt", text)
		}
		if n.Value != nil {
			again := Read(n.Value.String())
			if again.Value == nil || again.Value.String() != n.Value.String() || again.Doubt != "" {
				t.Errorf("%q is %s, which is read as %v, doubt %q", text, n.Value, again.Value, again.Doubt)
			}
			printed := digitsOf(spelling.Narrow(text))
			if read := digitsOf(n.Value.String()); strings.TrimLeft(printed, "0") != strings.TrimLeft(read, "0") {
				t.Errorf("%q has the digits %s, its value %s", text, printed, read)
			}
		}
		for _, same := range []string{wide.Replace(text), spelling.Narrow(text)} {
			m := Read(same)
			if (n.Value == nil) != (m.Value == nil) || n.Value != nil && *n.Value != *m.Value || n.Unit != m.Unit || n.Doubt != m.Doubt || n.Gap != m.Gap || n.Empty != m.Empty {
				t.Errorf("%q is %v %+v, %q is %v %+v", text, n.Value, n, same, m.Value, m)
			}
		}
	})
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
