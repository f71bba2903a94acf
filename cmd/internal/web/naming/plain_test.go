package naming

import (
	"testing"

	"nianbao/cmd/internal/web/wording"
)

// The parts of a name that has no short one are told apart in English.
func TestShort(t *testing.T) {
	q, ok := Quantity("litigation.corrected", "")
	if !ok {
		t.Fatal("no such quantity")
	}
	for language, want := range map[wording.Language]string{wording.Chinese: "行政诉讼纠正件数", wording.English: "lawsuits lost"} {
		if got := Short(language, q); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
