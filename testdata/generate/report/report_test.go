package report

import (
	"slices"
	"testing"
)

func TestValue(t *testing.T) {
	for raw, want := range map[string]string{
		"1203":    "1203",
		"1,203.5": "1203.5",
		"1，203":   "1203",
		"３２":      "32",
		"+86":     "86",
		"-12":     "-12",
		"1 2 3":   "123",
		"5,964件":  "5964",
		"0.3亿元":   "0.3",
		"380元":    "380",
		"27.5万元":  "27.5",
		"11人次":    "11",
		"":        "",
		"/":       "",
		"-":       "",
		"—":       "",
		"无":       "",
	} {
		if got := Value(raw); got != want {
			t.Errorf("value(%q) = %q, want %q", raw, got, want)
		}
	}
}

func TestStatisticsParts(t *testing.T) {
	for code, want := range map[string][]string{
		"received":        {"received_in_person", "received_fax", "received_online", "received_letter"},
		"completed":       {"completed_on_time", "completed_extended"},
		"reconsideration": {"reconsideration_upheld", "reconsideration_corrected", "reconsideration_other"},
		"staff":           {"staff_full_time", "staff_part_time"},
	} {
		i := slices.IndexFunc(StatisticsRows, func(x StatisticsRow) bool { return x.Code == code })
		if i < 0 {
			t.Errorf("no row %s", code)
			continue
		}
		if got := statisticsParts(i); !slices.Equal(got, want) {
			t.Errorf("parts of %s: %v, want %v", code, got, want)
		}
	}
}
