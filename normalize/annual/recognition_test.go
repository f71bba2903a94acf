package annual

import (
	"fmt"
	"testing"

	"nianbao/extract/document"
)

func TestRecognizedStatus(t *testing.T) {
	for _, c := range []struct {
		recognition document.Recognition
		want        string
	}{
		{document.Recognition{Agreeing: 2}, "read read by OCR"},
		{document.Recognition{Doubt: "readings differ: 3 and 8"}, "flagged readings differ: 3 and 8; read by OCR"},
	} {
		o := Observation{Status: Read}
		o.Recognized(&c.recognition)
		if got := fmt.Sprintf("%s %s", o.Status, o.Note); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
