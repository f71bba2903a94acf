package answer

import "testing"

// A text of a report can't become a formula of a spreadsheet.
func TestFormulasAreInert(t *testing.T) {
	for text, want := range map[string]string{
		"=HYPERLINK(\"http://x\")": "'=HYPERLINK(\"http://x\")", "@SUM(1)": "'@SUM(1)", "+86": "'+86", "-12": "-12", "-0.5": "-0.5", "-1+1": "'-1+1", "洪泽区": "洪泽区", "": "",
	} {
		if got := inert([]string{text})[0]; got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
