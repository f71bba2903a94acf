package judge

import (
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	sure := func(s string) Reading { return Reading{s, 0.9} }
	for _, c := range []struct {
		name          string
		first, second Reading
		print, near   string // "?" for an unknown character
		text          string
		agreeing      int
		doubt         string
		guess         string // by print, where it is not sure; as print where empty
	}{
		{"all agree", sure("205"), sure("205"), "205", "205", "205", 3, "", ""},
		{"print bears one reading out", sure("205"), sure("208"), "205", "???", "205", 2, "", ""},
		{"print bears the other out", sure("206"), sure("205"), "205", "205", "205", 2, "", ""},
		{"print against both readings", sure("31"), sure("379"), "51", "51", "51", 1, "read in one way only", ""},
		{"two readings, some shapes unknown", sure("205"), sure("205"), "2?5", "20?", "205", 2, "", ""},
		{"two readings, and likelier by print than another", sure("117"), sure("117"), "?17", "???", "117", 3, "", "117"},
		{"two readings, by print likelier another", sure("117"), sure("117"), "?17", "???", "117", 2, "", "717"},
		{"one reading, and likelier by print than another", sure("117"), sure(""), "?17", "???", "117", 1, "read in one way only", "117"},
		{"two readings against a shape", sure("205"), sure("205"), "2?6", "2?6", "205", 0, "read in one way only", ""},
		{"two readings, print another", sure("3"), sure("3"), "8", "8", "8", 1, "read in one way only", ""},
		{"what other cells say counts for nothing", sure("3"), sure("8"), "?", "3", "3", 1, "read in one way only", ""},
		{"the shapes contradict each other", sure("3"), sure("3"), "8", "3", "3", 0, "readings differ", ""},
		{"readings differ, a shape unknown", sure("17"), sure("77"), "?7", "?7", "17", 1, "read in one way only", ""},
		{"a point that both readings lost", sure("1205"), sure("1205"), "12?05", "12?05", "1205", 0, "4 characters read, 5 seen", ""},
		{"a minus that both readings lost", sure("12"), sure("12"), "?12", "?12", "12", 0, "2 characters read, 3 seen", ""},
		{"a digit too many", sure("112"), sure("112"), "12", "1?", "12", 1, "read in one way only", ""},
		{"one reading, shapes unknown", sure("7"), sure(""), "?", "?", "7", 1, "read in one way only", ""},
		{"nothing", sure(""), sure(""), "?", "?", "\uFFFD", 0, "could not be read", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			known := func(r rune) rune {
				if r == '?' {
					return 0
				}
				return r
			}
			var shapes []character
			for i, r := range c.print {
				guess := r
				if c.guess != "" {
					guess = rune(c.guess[i])
				}
				shapes = append(shapes, character{known(r), known(guess), known(rune(c.near[i]))})
			}
			text, f := compare([]Reading{c.first, c.second, {}}, Sighting{}, shapes)
			if text != c.text || f.Agreeing != c.agreeing || (f.Doubt == "") != (c.doubt == "") || !strings.Contains(f.Doubt, c.doubt) {
				t.Errorf("%q, %d agree, %q; want %q, %d, %q", text, f.Agreeing, f.Doubt, c.text, c.agreeing, c.doubt)
			}
		})
	}
}

// Where the first two differ, the third decides only together with the shapes.
func TestCompareThird(t *testing.T) {
	shapes := func(print string) (list []character) {
		for _, r := range print {
			c := character{print: r, guess: r}
			if r == '?' {
				c = character{}
			}
			list = append(list, c)
		}
		return list
	}
	for _, c := range []struct {
		third, print string
		agreeing     int
	}{{"-58", "-58", 3}, {"-58", "-5?", 2}, {"-53", "-58", 2}, {"", "-58", 2}} {
		text, f := compare([]Reading{{"58", 0.9}, {"-58", 0.8}, {c.third, 0.8}}, Sighting{}, shapes(c.print))
		if text != "-58" || f.Agreeing != c.agreeing {
			t.Errorf("third %q, print %q: %q, %d agree, want %d", c.third, c.print, text, f.Agreeing, c.agreeing)
		}
	}
}
