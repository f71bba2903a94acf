package check

import "testing"

func TestSumWithoutAValue(t *testing.T) {
	for want, s := range map[string]Sum{
		"甲 = 乙 cannot be worked out: 3 and ?":         {Check: "甲 = 乙", Left: "3", State: Unknown},
		"甲 = 乙 fails: 3 and 4":                        {Check: "甲 = 乙", Left: "3", Right: "4", State: Fails},
		"甲 = 乙 cannot be worked out: ? and 1 + 2 = 3": {Check: "甲 = 乙", Right: "1 + 2 = 3", State: Unknown},
	} {
		if s.String() != want {
			t.Errorf("%s, want %s", s, want)
		}
	}
}
