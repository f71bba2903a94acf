package answer

import (
	"fmt"
	"strings"

	"nianbao/cmd/internal/web/chart"
)

// grouped writes a number with its digits in groups of three.
func grouped(value any) string { return chart.Grouped(fmt.Sprint(value)) }

// signed writes a difference with its sign.
func signed(text string) string {
	if text == "" || strings.HasPrefix(text, "-") || strings.Trim(text, "0.") == "" {
		return grouped(text)
	}
	return "+" + grouped(text)
}
