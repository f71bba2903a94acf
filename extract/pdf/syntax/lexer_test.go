package syntax

import (
	"fmt"
	"testing"
)

// TestTokens shows what a content stream is split into: numbers as producers
// write them, names with escapes, strings, and operators.
func TestTokens(t *testing.T) {
	cases := []struct{ stream, want string }{
		{"12 -3.5 +.25 5. -0 .", "12 -3.5 0.25 5 -0 0"},
		{"--5 1.2.3 5-3 123456789012345678 0.1234567890123456", "-5 1.2 5 1.2345678901234568e+17 0.1234567890123456"},
		{"/F1 12 Tf /A#20B gs", "/F1 12 Tf! /A B gs!"},
		{"(a\\(b\\051 (c)) Tj <41 4> Tj", "(a(b) (c)) Tj! (A@) Tj!"},
		{"[(x) -250 (y)] TJ BT q Qq true", "[(x) -250 (y)] TJ! BT! q! Qq! other"},
		{"[(x) 0 Tc (y)] TJ", "[(x) 0 (y)] TJ!"}, // no operator stands in an array
		{"<</MCID 3>> BDC % remark\nEMC", "{/MCID 3} BDC! EMC!"},
		{"<41", "(A)"},
	}
	for _, c := range cases {
		l := &Lexer{Data: []byte(c.stream)}
		got := ""
		for tok := l.Next(); tok.Kind != KindEOF; tok = l.Next() {
			got += " " + tok.printed()
		}
		if got != " "+c.want {
			t.Errorf("%s:\n got%s\nwant %s", c.stream, got, c.want)
		}
	}
}

func (t Token) printed() string {
	list := ""
	for i, item := range t.Items {
		if i > 0 {
			list += " "
		}
		list += item.printed()
	}
	switch t.Kind {
	case KindOperator:
		return t.Text + "!"
	case KindNumber:
		return fmt.Sprint(t.Num)
	case KindString:
		return "(" + t.Text + ")"
	case KindName:
		return "/" + t.Text
	case KindArray:
		return "[" + list + "]"
	case KindDict:
		return "{" + list + "}"
	}
	return "other"
}
