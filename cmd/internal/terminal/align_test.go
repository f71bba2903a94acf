package terminal

import "testing"

// A Chinese character takes two columns; a row of one cell widens none.
func TestAlign(t *testing.T) {
	got := Align([][]string{{"网站", "页面"}, {"a", "12"}, {"（另有 3 项，加 --all 显示）"}})
	if want := "网站  页面\na     12\n（另有 3 项，加 --all 显示）\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
