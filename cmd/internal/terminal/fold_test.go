package terminal

import (
	"fmt"
	"io"
	"slices"
	"strings"
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

func TestFolded(t *testing.T) {
	w := &foldedWriter{new(strings.Builder), 20}
	fmt.Fprint(w, "short\none two three four five six seven\n一二三四五六七八九十一二三\n")
	want := "short\none two three four\n    five six seven\n一二三四五六七八九十\n    一二三\n"
	if got := w.out.(*strings.Builder).String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	var plain strings.Builder
	if Folded(&plain) != io.Writer(&plain) {
		t.Error("what is no terminal is folded")
	}
}
