package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// What is typed into the cells of a form, as notes or into fields, with an appearance or without one, stands in these cells.
func TestTypedIntoCells(t *testing.T) {
	// Three rows of two cells: labels, and what is typed beside them.
	var b strings.Builder
	for _, y := range []int{200, 240, 280, 320} {
		fmt.Fprintf(&b, "50 %d m 350 %[1]d l S\n", y)
	}
	for _, x := range []int{50, 200, 350} {
		fmt.Fprintf(&b, "%d 200 m %[1]d 320 l S\n", x)
	}
	for i, label := range []string{"permits", "fines", "fees"} {
		fmt.Fprintf(&b, "BT /F1 12 Tf 60 %d Td (%s) Tj ET\n", 295-40*i, label)
	}
	const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	at := func(row int) string { return fmt.Sprintf("/Rect[210 %d 340 %d]", 285-40*row, 315-40*row) }
	file := string(sketch.PDF(b.String(), helvetica,
		"<</Type/Annot/Subtype/FreeText/DA(/F1 12 Tf)/Contents(31)"+at(0)+">>",
		"<</Type/Annot/Subtype/Widget/FT/Tx/V(7)"+at(1)+">>",
		"<</Type/Annot/Subtype/FreeText/Contents(4128.42)"+at(2)+"/AP<</N 9 0 R>>>>",
		sketch.Stream("/Type/XObject/Subtype/Form/BBox[0 0 130 30]/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 12 Tf 5 10 Td (4128.42) Tj ET")))
	file = strings.Replace(file, "/MediaBox", "/Annots[6 0 R 7 0 R 8 0 R]/MediaBox", 1)
	doc, err := extract.Read(context.Background(), "form.pdf", []byte(file), extract.Options{Limits: document.Limits{}})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages[0].Tables) != 1 {
		t.Fatalf("%d tables", len(doc.Pages[0].Tables))
	}
	var got []string
	for _, c := range doc.Pages[0].Tables[0].Cells {
		got = append(got, c.Text)
	}
	if s, want := strings.Join(got, " "), "permits 31 fines 7 fees 4128.42"; s != want {
		t.Errorf("%q, want %q", s, want)
	}
}
