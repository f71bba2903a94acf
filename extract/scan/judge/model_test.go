package judge

import "testing"

// Readings of cells of scans of seeds 1 and 4242, as they were recorded: of tesseract, the model, and the shapes,
// surely and likely ("?" where neither is).
func TestCompareModel(t *testing.T) {
	for _, c := range []struct {
		name                 string
		first, second, third string
		model, whole         string
		confidence           float64
		print, guess         string
		text                 string
		agreeing             int
		firm                 bool
	}{
		{"all agree", "14", "14", "", "14", "14", 1, "14", "14", "14", 5, true},
		{"one mode has a digit too many", "719", "79", "79", "79", "79", 1, "79", "79", "79", 5, true},
		{"tesseract takes a 5 for a 3 in both modes", "3", "3", "", "5", "5", 1, "5", "5", "5", 2, false},
		{"and its shape is not sure", "3", "3", "", "5", "5", 0.99, "?", "5", "5", 2, false},
		{"model and tesseract take a 5 for a 3", "316", "316", "", "316", "316", 0.97, "516", "516", "516", 1, false},
		{"and the model is in doubt", "30", "30", "", "30", "30", 0.6, "?0", "50", "30", 2, false},
		{"the model sees a point that is dust", "256", "296", "256", ".256", ".256", 0.53, "?256", "?256", ".256", 1, false},
		{"what the model hardly sees counts for nothing", "4", "4", "", "", "↓", 0, "4", "4", "4", 3, false},
		{"a comma that the modes take for a point", "212.087", "212.087", "", "212,087", "212,087", 0.8, "212?087", "212.087", "212.087", 1, false},
		{"a 0 that is broken in two", "0", "0", "", "0", "0", 1, "??", ".0", "0", 3, true},
		{"and one mode takes it for another", "0", "6", "6", "0", "0", 1, "??", "??", "0", 2, false},
		{"a 3 that is broken may be a 5", "163", "163", "", "163", "163", 1, "16??", "16??", "163", 0, false},
		{"ink that is no digit", "5,964", "5,964", "", "5,964", "5,964件", 0.98, "5,964??", "5,964??", "5,964", 0, false},
		{"a minus that is left over", "58", "58", "", "58", "58", 1, "-58", "-58", "-58", 1, false},
		{"a 0 in halves that are parentheses to the model", "0", "0", "", "", "()", 0, "??", "??", "0", 2, true},
		{"in halves that are nothing to it", "0", "0", "", "", "", 0, "??", "??", "0", 2, true},
		{"of which one mode sees nothing", "0", "", "", "", "()", 0, "??", "??", "0", 0, false},
		{"of which one is surely a digit", "0", "0", "", "", "()", 0, "1?", "1?", "0", 0, false},
		{"a pair of brackets to the model", "0", "0", "", "", "[]", 0, "??", "??", "0", 0, false},
		{"a 0 that the model does not see", "0", "0", "", "", "", 0, "0", "0", "0", 3, true},
		{"an 8 to the model", "0", "0", "", "8", "8", 0.6, "0", "0", "0", 1, false},
		{"a 4 that has lost a stroke is a plus to the model", "4", "4", "", "+", "+", 0.99, "4", "4", "4", 3, false},
		{"and so in a number", "24", "24", "", "2+", "2+", 0.8, "24", "24", "24", 3, false},
		{"a plus before a number", "25", "25", "", "+25", "+25", 0.8, "25", "25", "25", 1, false},
		{"the model alone, and shapes", "", "", "", "205", "205", 1, "205", "205", "205", 3, false},
		{"the model alone", "", "", "", "205", "205", 1, "2?5", "2?5", "205", 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			known := func(r rune) rune {
				if r == '?' {
					return 0
				}
				return r
			}
			var shapes []character
			for i, r := range []rune(c.print) {
				shapes = append(shapes, character{print: known(r), guess: known([]rune(c.guess)[i])})
			}
			words := []Reading{{c.first, 0.9}, {c.second, 0.9}, {c.third, 0.9}}
			text, f := compare(words, Sighting{Reading{c.model, c.confidence}, c.whole}, shapes)
			if text != c.text || f.Agreeing != c.agreeing || f.Firm != c.firm || (f.Agreeing < 2) != (f.Doubt != "") {
				t.Errorf("%q, %d agree, firm %v, %q; want %q, %d, %v", text, f.Agreeing, f.Firm, f.Doubt, c.text, c.agreeing, c.firm)
			}
		})
	}
}

// An unknown model, of which no more than 0.75 is believed, is heard but no witness.
func TestCompareUnknownModel(t *testing.T) {
	shapes := []character{{print: '2', guess: '2'}, {}}
	text, f := compare([]Reading{{"25", 0.9}, {"25", 0.9}, {}}, Sighting{Reading{"25", 0.75}, "25"}, shapes)
	if text != "25" || f.Witnesses != 0 || f.Agreeing != 2 || f.Firm {
		t.Errorf("%q: %+v", text, f)
	}
	if _, f := compare([]Reading{{"25", 0.9}, {"25", 0.9}, {}}, Sighting{Reading{"26", 0.75}, "26"}, shapes); f.Doubt == "" {
		t.Errorf("contradicted: %+v", f)
	}
}

// Tesseract is asked unless the model is sure beyond doubt, sees nothing else, and each shape is likely its character's;
// of a figure in a text, unless the model, as a witness, says what the shapes are.
func TestSettles(t *testing.T) {
	for _, c := range []struct {
		name         string
		model, whole string
		confidence   float64
		guess        string
		want, inText bool
	}{
		{"both say the same", "205", "205", 1, "205", true, true},
		{"the model is not quite sure", "205", "205", 0.95, "205", false, true},
		{"the model is in doubt", "205", "205", 0.7, "205", false, false},
		{"it sees a unit", "205", "205件", 1, "205", false, true},
		{"a shape is likely another's", "316", "316", 1, "516", false, false},
		{"a shape is nothing", "205", "205", 1, "2?5", false, false},
		{"a piece is left over", "58", "58", 1, "-58", false, false},
		{"nothing was read", "", "", 1, "", false, false},
	} {
		var shapes []character
		for _, r := range c.guess {
			if r == '?' {
				r = 0
			}
			shapes = append(shapes, character{guess: r})
		}
		seen := Sighting{Reading{c.model, c.confidence}, c.whole}
		if got := seen.settles(shapes); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if got := seen.bearsOut(shapes); got != c.inText {
			t.Errorf("%s, in a text: %v", c.name, got)
		}
	}
}
