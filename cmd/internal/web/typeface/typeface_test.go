package typeface

import (
	"math"
	"os/exec"
	"testing"

	"nianbao/normalize/gazetteer"
)

// A Chinese letter is as wide as it is high, a Latin one narrower.
func TestWidths(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "洪泽区": 30, "，": 10, "0": 5.55, "𠮷": 10} {
		if got := Width(text, 10, false); math.Abs(got-want) > 0.1 {
			t.Errorf("%q is %.2f wide, want %.2f", text, got, want)
		}
	}
	if Width("mean", 10, true) <= Width("mean", 10, false) || Width("县", 10, true) != 10 {
		t.Error("bold Latin letters are wider, Chinese ones are not")
	}
}

// What the font lacks is seen to be missing.
func TestMissingLettersAreShown(t *testing.T) {
	if got := Printable("甲𠮷乙"); got != "甲〓乙" {
		t.Errorf("got %q", got)
	}
	if !Has(Missing) {
		t.Error("the font lacks the sign for what it lacks")
	}
}

// Every region can be named.
func TestNamesOfRegions(t *testing.T) {
	for _, r := range gazetteer.Regions() {
		if Printable(r.Name) != r.Name {
			t.Errorf("%s %s", r.Code, r.Name)
		}
	}
}

// The font is what makefont.py makes of its source, where that is at hand.
func TestFontIsWellFormed(t *testing.T) {
	const checker = "fc-query"
	if _, err := exec.LookPath(checker); err != nil {
		t.Skip("no fontconfig is installed")
	}
	if out, err := exec.Command(checker, "-f", "%{family}", "charts.ttf").CombinedOutput(); err != nil || string(out) == "" {
		t.Errorf("%s: %s, %v", checker, out, err)
	}
}
