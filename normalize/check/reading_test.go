package check

import (
	"testing"

	"nianbao/normalize/annual"
)

// A sum that fails puts those of its terms in doubt that could be read otherwise; where
// none could, the report reckons wrongly.
func TestDoubtFailing(t *testing.T) {
	for _, c := range []struct {
		name  string
		shaky []int
		want  string
	}{
		{"nothing is shaky", nil, "RRRRR"},
		{"one term is", []int{1}, "RFRRR"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := disputes("10", "1", "0", "0", "12")
			for _, i := range c.shaky {
				r.Observations[i].SetShaky()
			}
			settle(r)
			got := ""
			for _, o := range r.Observations {
				got += map[annual.Status]string{annual.Read: "R", annual.Flagged: "F"}[o.Status]
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
