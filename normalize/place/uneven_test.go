package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// Rows of web pages that have lost or gained cells: their order tells what their columns do not.
func TestRowsThatFillNoGrid(t *testing.T) {
	const head = "申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n"
	const whole = "received natural_person 3|received business 0|received research 1|received public_welfare 0|received legal_service 0|received other 0|received total 4"
	for _, c := range []struct{ name, grid, want string }{
		{"as the form has it", head + "一、本年新收政府信息公开申请数量|3|0|1|0|0|0|4", whole},
		{"a cell too many before the figures", head + "一、本年新收政府信息公开申请数量|<|3|0|1|0|0|0|4", whole},
		{"the cell of the head is lost", "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n一、本年新收政府信息公开申请数量|3|0|1|0|0|0|4", whole},
		{"a blank cell too many, and a figure for each column", head + "一、本年新收政府信息公开申请数量||3|0|1|0|0|0|4", whole},
		{"a cell is lost: of the total alone the sum tells", head + "一、本年新收政府信息公开申请数量|3|1|0|0|0|4",
			"received total 4|unplaced 3|unplaced 1|unplaced 0|unplaced 0|unplaced 0"},
		{"the total is lost", head + "一、本年新收政府信息公开申请数量|3|0|1|0|0|0",
			"unplaced 3|unplaced 0|unplaced 1|unplaced 0|unplaced 0|unplaced 0"},
		{"a figure for each column, which do not add up", head + "一、本年新收政府信息公开申请数量|<|3|0|2|0|0|0|4", strings.ReplaceAll(strings.ReplaceAll(whole, "research 1", "research 2"), "|", " flagged|") + " flagged"},
		{"one row alone is in doubt", head + "一、本年新收政府信息公开申请数量|3|0|1|0|0|0|4\n二、上年结转政府信息公开申请数量|5|0",
			whole + "|unplaced 5|unplaced 0"},
	} {
		table := sketch.Ruled(c.grid)
		table.Source = document.FromMarkup
		if got := strings.ReplaceAll(placed("2021", "applications", table), "\n", "|"); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
}
