package terminal

import (
	"slices"
	"testing"
)

func TestFold(t *testing.T) {
	for _, c := range []struct {
		text    string
		columns int
		want    []string
	}{
		{"", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"读入报告，存入数据库。", 10, []string{"读入报告，", "存入数据", "库。"}},  // the full stop begins no line
		{"见 --reread 一节", 9, []string{"见", "--reread", "一节"}}, // and a flag is not cut
		{"averylongwordindeed ok", 8, []string{"averylongwordindeed", "ok"}},
		{"a\n\nb", 8, []string{"a", "", "b"}},
	} {
		if got := Fold(c.text, c.columns); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d columns: %q, want %q", c.text, c.columns, got, c.want)
		}
	}
}

func TestFit(t *testing.T) {
	for text, want := range map[string]string{"洪泽区": "洪泽区", "洪泽区人民政府": "洪泽区…", "short": "short", "rather long": "rather…"} {
		if got := Fit(text, 7); got != want {
			t.Errorf("%q in 7 columns: %q, want %q", text, got, want)
		}
	}
}
