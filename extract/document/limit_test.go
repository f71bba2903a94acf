package document

import (
	"errors"
	"strings"
	"testing"
)

// The text of what is no PDF is bounded before it is taken apart, and while it is.
func TestTextLimits(t *testing.T) {
	l := Limits{MaxTextBytes: 100, MaxElements: 4, MaxLine: 5, MaxLines: 3, MaxCharacters: 12}.WithDefaults()
	for _, c := range []struct {
		text   string
		marked bool
		want   string
	}{
		{strings.Repeat("字", 33), false, ""}, {strings.Repeat("字", 34), false, "more than 100 text bytes"}, {"<p><p><p><p>", true, ""},
		{"<p><p><p><p><p>", true, "more than 4 elements"}, {"<p><p><p><p><p>", false, ""}, {"<p a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j=0>", true, "more than 4 elements"},
	} {
		if err := l.CheckText([]byte(c.text), c.marked); (err != nil) != (c.want != "") || err != nil && (err.Error() != c.want || !errors.Is(err, ErrLimit)) {
			t.Errorf("%s: %v, want %q", c.text, err, c.want)
		}
	}
	for _, c := range []struct{ lines, want string }{
		{"一二三四五 一二三四五 一二", ""}, {"一二三四五六", "more than 5 characters in a line"},
		{"一二三四五 一二三四五 一二三", "more than 12 characters"}, {"一 二 三 四", "more than 3 lines"},
	} {
		var seen Seen
		var err error
		for line := range strings.FieldsSeq(c.lines) {
			err = errors.Join(err, seen.Add(line, l))
		}
		if (err != nil) != (c.want != "") || err != nil && err.Error() != c.want {
			t.Errorf("%s: %v, want %q", c.lines, err, c.want)
		}
	}
}
