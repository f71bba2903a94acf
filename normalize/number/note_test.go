package number

import (
	"strings"
	"testing"

	"nianbao/normalize/spelling"
)

func TestFiguresWithWordsBesideThem(t *testing.T) {
	for _, c := range []struct {
		text, value, unit, note string
		doubtful, empty         bool
	}{
		{text: "22（其中修订16件）", value: "22", note: "（其中修订16件）"},
		{text: "22\n（其中修订 16件）", value: "22", note: "（其中修订16件）"},
		{text: "55件（含自然失效29件）", value: "55", unit: "件", note: "（含自然失效29件）"},
		{text: "7，其中修订2件", value: "7", note: "，其中修订2件"},
		{text: "3（含上年（2022年）结转1件）", value: "3", note: "（含上年（2022年）结转1件）"},
		{text: "22*", value: "22", note: "*"},
		{text: "22 ①", value: "22", note: "①"},
		{text: "1,234[2]", value: "1234", note: "[2]"},
		{text: "22（注1）", value: "22", note: "（注1）"},
		{text: "共22件", value: "22", unit: "件", note: "共"},
		{text: "+43", value: "43"},
		{text: "增 3", value: "3", note: "增"},
		{text: "减1", value: "-1", note: "减"},
		{text: "減少２項（其中停征１項）", value: "-2", unit: "项", note: "減少（其中停征１項）"},
		{text: "减少２项", value: "-2", unit: "项", note: "减少"},
		{text: "约22", value: "22", note: "约", doubtful: true},
		{text: "20余件", value: "20", unit: "件", note: "余", doubtful: true},
		{text: "2 2（其中修订16件）", value: "22", note: "（其中修订16件）", doubtful: true},
		{text: "不适用", empty: true, note: "不适用"},
		{text: "N/A", empty: true, note: "N/A"},
		{text: "", empty: true},
		{text: "—", empty: true},
		{text: "减-1", doubtful: true},
		{text: "1.其他", doubtful: true},
		{text: "第20条（一）", doubtful: true},
		{text: "其中16件", doubtful: true},
		{text: "10/2", doubtful: true},
		{text: "3 约 4", doubtful: true},
	} {
		n := ReadNoted(c.text)
		value := ""
		if n.Value != nil {
			value = n.Value.String()
		}
		if value != c.value || n.Unit != c.unit || n.Note != c.note || (n.Doubt != "") != c.doubtful || n.Empty != c.empty {
			t.Errorf("%q is %q %q, note %q, doubt %q, empty %t", c.text, value, n.Unit, n.Note, n.Doubt, n.Empty)
		}
	}
}

// Whatever stands beside a figure, all digits of the cell are in its value or its note.
func FuzzReadNoted(f *testing.F) {
	for _, text := range []string{"22（其中修订16件）", "约22", "减1", "22①", "不适用", "20余件", "1，234\n（含5）", "+43*"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := ReadNoted(text)
		if n.Value == nil && n.Doubt == "" && !n.Empty {
			t.Errorf("%q is nothing: no figure, no sign for none, no doubt", text)
		}
		if n.Note == "" || n.Value == nil {
			return
		}
		kept, all := digitsOf(n.Value.String())+digitsOf(spelling.Narrow(n.Note)), digitsOf(spelling.Narrow(text))
		if strings.TrimLeft(kept, "0") != strings.TrimLeft(all, "0") {
			t.Errorf("%q is %s with the note %q: digits are lost", text, n.Value, n.Note)
		}
	})
}

func TestMarksOfNotes(t *testing.T) {
	for _, mark := range []string{"*", "①", "[1]", "注", "（注2）"} {
		if !IsNoteMark(mark) {
			t.Errorf("%q is no mark", mark)
		}
	}
	for _, note := range []string{"", "约", "（其中修订16件）", "2"} {
		if IsNoteMark(note) {
			t.Errorf("%q is a mark", note)
		}
	}
}
