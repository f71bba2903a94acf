package normalize

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract"
)

// What the arithmetic makes of figures read from a picture. Behind a figure stands
// how many readings agree on it: all three where nothing does.
func TestJudgeRecognized(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string // upheld, corrected, other, pending, total
		want  string
	}{
		{"the sum holds", []string{"10", "1:2", "0", "0", "11"}, "read read read read read"},
		{"the sum fails", []string{"10", "7", "0", "0", "11"}, "flagged flagged flagged flagged flagged"},
		{"one reading, the sum holds", []string{"10", "1:1", "0", "0", "11"}, "read read read read read"},
		{"a reading that a shape contradicts, the sum holds", []string{"10", "1:0", "0", "0", "11"}, "read read read read read"},
		{"two of them could make up for each other", []string{"10:1", "1:1", "0", "0", "11"}, "flagged flagged read read read"},
		{"one reading, the sum fails", []string{"10", "7:1", "0:2", "0", "11"}, "read flagged flagged read read"},
		{"a blank term: no sum to be had", []string{"10", "", "2:2", "0:1", "11"}, "read blank flagged flagged read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plain, agreeing := make([]string, len(c.cells)), make([]int, len(c.cells))
			for i, s := range c.cells {
				agreeing[i] = 3
				if text, n, ok := strings.Cut(s, ":"); ok {
					s, agreeing[i] = text, int(n[0]-'0')
				}
				plain[i] = s
			}
			r := disputes(plain...)
			for i := range r.Observations {
				o := &r.Observations[i]
				o.Confidence, o.recognition = 0.95, &extract.Recognition{Agreeing: agreeing[i], Confidence: 0.9}
				if agreeing[i] < 2 {
					o.recognition.Doubt = "readings differ"
				}
				o.recognized()
			}
			r.settle()
			var got []string
			for _, o := range r.Observations {
				got = append(got, string(o.Status))
				if !strings.HasSuffix(o.Note, recognizedNote) && o.Status != Derived {
					t.Errorf("%s does not tell how it was read: %q", o.Indicator, o.Note)
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%s, want %s", s, c.want)
			}
		})
	}
}

func TestRecognizedConfidence(t *testing.T) {
	for _, c := range []struct {
		recognition extract.Recognition
		want        string
	}{
		{extract.Recognition{Agreeing: 2, Confidence: 0.97}, "read 0.95 read by OCR"},
		{extract.Recognition{Agreeing: 2, Confidence: 0.4}, "read 0.40 read by OCR"},
		{extract.Recognition{Confidence: 0.97, Doubt: "readings differ: 3 and 8"}, "flagged 0.50 readings differ: 3 and 8; read by OCR"},
	} {
		o := Observation{Status: Read, Confidence: 0.95, recognition: &c.recognition}
		o.recognized()
		if got := fmt.Sprintf("%s %.2f %s", o.Status, o.Confidence, o.Note); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
