package annual

import "testing"

func TestBilingual(t *testing.T) {
	corrected := Observation{Note: RecognizedNote, Correction: &Correction{Machine: Reading{Note: "not a number; " + RecognizedNote}}}
	kept := Report{
		Observations: []Observation{corrected, {}},
		Unplaced:     []Unplaced{{Note: "the form has no such row: 其他"}},
		Evidence:     []Evidence{{Reason: "the label"}},
		Findings:     []Finding{{Message: "whose report it is could not be told from the text"}, {Message: "something that no catalogue has"}},
	}
	said := kept.Bilingual()
	for _, c := range [][2]string{
		{said.Observations[0].NoteZh, "由文字识别得出"},
		{said.Observations[0].Correction.Machine.NoteZh, "不是数字；由文字识别得出"},
		{said.Observations[1].NoteZh, ""},
		{said.Unplaced[0].NoteZh, "格式中没有这一行：其他"},
		{said.Evidence[0].ReasonZh, "行名相符"},
		{said.Findings[0].MessageZh, "从文中看不出是哪个机关的报告"},
		{said.Findings[1].MessageZh, "something that no catalogue has"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
	if kept.Observations[0].NoteZh != "" || kept.Observations[0].Correction.Machine.NoteZh != "" || kept.Unplaced[0].NoteZh != "" ||
		kept.Evidence[0].ReasonZh != "" || kept.Findings[0].MessageZh != "" {
		t.Error("the report as it is kept has changed")
	}
}
