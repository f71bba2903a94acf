package profile

import (
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/store/storetest"
)

// A report repeats an earlier one where all figures are the same that both state, and some are more than zero.
func TestRepeated(t *testing.T) {
	applicants := form.Applicants()
	two := func(changed string, many int) (figures, positive int) {
		var cells []storetest.Told
		for _, year := range []int{2022, 2023} {
			for i, indicator := range []string{"applications.received", "applications.granted", "applications.handled"}[:many] {
				for k, a := range applicants {
					value := fmt.Sprint((i + k) % 5)
					if year == 2023 && i == 0 && k == 0 && changed != "" {
						value = changed
					}
					cells = append(cells, storetest.CellTold("320813", year, indicator, a.ID, value, annual.Read))
				}
			}
		}
		db := storetest.Known(t, cells...)
		figures, positive, err := Repeated(t.Context(), db, 1, 2)
		if err != nil {
			t.Fatal(err)
		}
		return figures, positive
	}
	if figures, positive := two("", 3); figures != 3*len(applicants) || positive < 10 || positive >= figures {
		t.Errorf("the same table: %d figures, %d of them above zero", figures, positive)
	}
	if figures, _ := two("9", 3); figures != 0 {
		t.Errorf("one figure differs: %d", figures)
	}
	if figures, _ := two("", 1); figures != 0 {
		t.Errorf("few figures: %d", figures)
	}
}
