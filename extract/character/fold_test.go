package character

import "testing"

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"⼦": "子", "⼦子": "子", "子⼦": "子", "⼦女": "子女", "子子": "子子", "人⺠": "人民",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
