package corpus

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/testdata/generate/report"
)

// reprint changes how cells say what they say: each that the function returns
// something else for, in printed order.
func (p *plan) reprint(to func(c report.Truth, raw string) string) {
	for _, c := range p.r.Truths() {
		k := c.Key()
		if c.Indicator == "" {
			continue
		}
		p.r.Printed[k] = to(c, p.r.Printed[k])
	}
}

// zeros prints zeros otherwise.
func zeros(ways ...string) func(*plan) {
	return func(p *plan) {
		p.reprint(func(c report.Truth, raw string) string {
			if raw != "0" || p.rng.Intn(5) == 0 {
				return raw
			}
			return ways[p.rng.Intn(len(ways))]
		})
	}
}

// isNumber reports whether a cell holds digits only.
func isNumber(raw string) bool { return raw != "" && strings.Trim(raw, "0123456789") == "" }

// roomy reports whether a cell has room for more than the digits themselves:
// on paper the figures are made to fit, elsewhere they would break.
func (p *plan) roomy(c report.Truth) bool {
	return p.base == "direct" || c.Table == "disclosure" || c.Table == "statistics"
}

var figureFeatures = []feature{
	{"zeros-blank", "zeros left blank", "zeros", true, printed, nil, nil, zeros("")},
	{"zeros-slash", "/ for 0", "zeros", true, printed, nil, nil, zeros("/")},
	{"zeros-hyphen", "- for 0", "zeros", true, printed, nil, nil, zeros("-")},
	{"zeros-dash", "— for 0", "zeros", true, printed, nil, nil, zeros("—")},
	{"zeros-none", "无 for 0", "zeros", true, printed, nil, nil, zeros("无")},
	{"zeros-mixed", "blank, 0, /, -, — and 无 mixed", "zeros", true, printed, nil, nil, zeros("", "0", "/", "-", "—", "无")},
	{"figures-large", "six and seven digits", "scale", true, arranged, onDirect, nil, func(p *plan) { p.scale = []int{40000, 400000, 3000000}[p.rng.Intn(3)] }},
	{"figures-broken", "figures too wide for their column break in two lines", "scale", true, arranged, nil, threeForm, func(p *plan) {
		p.scale = 4000
		p.look.Breaking, p.look.FigureSize, p.look.Padding = true, 14, max(p.look.Padding, 3)
		p.office.Figures = "14"
		p.style.CSS += ".figure { font-size: 15pt; word-break: break-all; } "
	}},
	{"figures-large-disclosure", "six and seven digits in table 二", "large", true, printed, nil, threeForm, func(p *plan) {
		p.reprint(func(c report.Truth, raw string) string {
			if c.Table == "disclosure" && isNumber(raw) && len(raw) > 2 {
				return strconv.Itoa(100000 + p.rng.Intn(9900000))
			}
			return raw
		})
	}},
	{"figures-fullwidth", "full-width digits", "", true, printed, nil, nil, func(p *plan) {
		p.reprint(func(c report.Truth, raw string) string {
			if p.rng.Intn(3) == 0 || !p.roomy(c) && len(raw) > 1 {
				return raw
			}
			return strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return r - '0' + '０'
				}
				return r
			}, raw)
		})
	}},
	{"figures-thousands", "1,234 or 1，234", "", true, printed, nil, nil, func(p *plan) {
		comma := []string{",", "，"}[p.rng.Intn(2)]
		p.reprint(func(c report.Truth, raw string) string {
			whole, rest, _ := strings.Cut(raw, ".")
			if !isNumber(whole) || len(whole) < 4 {
				return raw
			}
			for i := len(whole) - 3; i > 0; i -= 3 {
				whole = whole[:i] + comma + whole[i:]
			}
			if rest != "" {
				whole += "." + rest
			}
			return whole
		})
	}},
	{"figures-signed", "+12 in 本年增/减", "", true, printed, nil, []string{"2019"}, func(p *plan) {
		p.reprint(func(c report.Truth, raw string) string {
			if strings.HasSuffix(c.Indicator, ".change") && isNumber(raw) && raw != "0" {
				return "+" + raw
			}
			return raw
		})
	}},
	{"figures-units", "件, 项, 万元 in the cells of table 二 (or the statistics)", "", true, printed, nil, nil, func(p *plan) {
		p.reprint(func(c report.Truth, raw string) string {
			if unit := p.unit(c.Indicator); unit != "" && report.Value(raw) != "" && strings.Trim(raw, "0123456789.-+") == "" && p.rng.Intn(3) > 0 {
				return raw + unit
			}
			return raw
		})
	}},
	{"amounts-other-unit", "元 or 亿元 where the form says 万元", "", true, printed, nil, nil, func(p *plan) {
		p.reprint(func(c report.Truth, raw string) string {
			if p.unit(c.Indicator) != "万元" {
				return raw
			}
			if p.rng.Intn(2) == 0 {
				return fmt.Sprintf("%d元", p.rng.Intn(90000000))
			}
			return fmt.Sprintf("%d.%d亿元", p.rng.Intn(3), 1+p.rng.Intn(9))
		})
	}},
	{"figures-spaced", "spaces between digits: 1 2 3", "", true, printed, nil, nil, func(p *plan) {
		p.reprint(func(c report.Truth, raw string) string {
			if !isNumber(raw) || p.rng.Intn(2) == 0 || !p.roomy(c) {
				return raw
			}
			return strings.Join(strings.Split(raw, ""), " ")
		})
	}},
}

// unit returns what a cell counts, if its table says so.
func (p *plan) unit(indicator string) string {
	for _, x := range report.StatisticsRows {
		if indicator == "statistics."+x.Code {
			return x.Unit
		}
	}
	if !strings.HasPrefix(indicator, "disclosure.") {
		return ""
	}
	switch indicator[strings.LastIndex(indicator, ".")+1:] {
	case "amount":
		return "万元"
	case "last_year", "change", "items":
		return "项"
	}
	return "件"
}
