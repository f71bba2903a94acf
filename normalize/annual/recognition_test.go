package annual

import (
	"fmt"
	"testing"

	"nianbao/extract/document"
)

func TestRecognizedConfidence(t *testing.T) {
	for _, c := range []struct {
		recognition document.Recognition
		want        string
	}{
		{document.Recognition{Agreeing: 2, Confidence: 0.97}, "read 0.95 read by OCR"},
		{document.Recognition{Agreeing: 2, Confidence: 0.4}, "read 0.40 read by OCR"},
		{document.Recognition{Confidence: 0.97, Doubt: "readings differ: 3 and 8"}, "flagged 0.50 readings differ: 3 and 8; read by OCR"},
	} {
		o := Observation{Status: Read, Confidence: 0.95}
		o.Recognized(&c.recognition)
		if got := fmt.Sprintf("%s %.2f %s", o.Status, o.Confidence, o.Note); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
