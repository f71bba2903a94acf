package report

import (
	_ "embed"
	"fmt"
	"math/rand"
	"strconv"
	"strings"
)

// StatisticsForm is the form of 2014 to 2018: free chapters with one table of
// a single column, 政府信息公开情况统计表.
const StatisticsForm = "2014"

// statisticsTable holds the rows of that table: code (empty where a row has no
// figure), depth of the numeral (1 一、 2 （一） 3 1. 4 其中), unit, "sum" if the
// figure is that of the rows one level below, label.
//
//go:embed statistics.tsv
var statisticsTable string

// A StatisticsRow is one row of the table.
type StatisticsRow struct {
	Code        string
	depth       int
	Unit, Label string
	Sum         bool
}

// StatisticsRows are the rows in printed order.
var StatisticsRows = parseStatistics(statisticsTable)

func parseStatistics(table string) []StatisticsRow {
	var rows []StatisticsRow
	for _, line := range strings.Split(strings.TrimSpace(table), "\n")[1:] {
		f := strings.Split(line, "\t")
		rows = append(rows, StatisticsRow{f[0], int(f[1][0] - '0'), f[2], f[4], f[3] == "sum"})
	}
	return rows
}

// statisticsParts returns the codes of the rows that add up to the one at i:
// those one level below it.
func statisticsParts(i int) []string {
	var parts []string
	for _, x := range StatisticsRows[i+1:] {
		if x.depth <= StatisticsRows[i].depth {
			break
		}
		if x.depth == StatisticsRows[i].depth+1 {
			parts = append(parts, x.Code)
		}
	}
	return parts
}

// FillStatistics gives the table figures that obey its arithmetic.
func (r *Report) FillStatistics(rng *rand.Rand, scale int) {
	r.Printed = map[Key]string{}
	n := map[string]int{}
	for _, x := range StatisticsRows {
		if x.Code == "" {
			continue
		}
		most := max(2, scale/6)
		switch {
		case strings.HasPrefix(x.Code, "channel"):
			most = scale * 30
		case strings.HasPrefix(x.Code, "press"), strings.HasPrefix(x.Code, "interviews"):
			most = 40
		}
		n[x.Code] = rng.Intn(most + 1)
		if r.omits(x.Code) || rng.Intn(3) == 0 && !strings.HasPrefix(x.Code, "channel_website") {
			n[x.Code] = 0
		}
	}
	n["disclosed"] = n["channel_website"] + rng.Intn(scale+1)
	n["disclosed_normative"] = min(n["disclosed"], rng.Intn(60))
	n["normative_issued"] = n["disclosed_normative"] + rng.Intn(5)
	n["press_conferences_head"] = min(n["press_conferences_head"], n["press_conferences"])
	n["interviews_head"] = min(n["interviews_head"], n["interviews"])
	for i := len(StatisticsRows) - 1; i >= 0; i-- {
		x := StatisticsRows[i]
		if !x.Sum {
			continue
		}
		n[x.Code] = 0
		for _, p := range statisticsParts(i) {
			n[x.Code] += n[p]
		}
	}
	// What was received has been dealt with; the channels of receipt differ.
	n["received_online"] += max(0, n["answered"]-n["received"])
	n["received"] = n["received_in_person"] + n["received_fax"] + n["received_online"] + n["received_letter"]
	n["completed_extended"] = n["answered"] / 9
	n["completed_on_time"] = n["answered"] - n["completed_extended"]
	n["completed"] = n["answered"]
	for code, v := range n {
		r.Printed[Key{"statistics." + code, ""}] = strconv.Itoa(v)
	}
	for _, code := range []string{"fees", "budget"} {
		r.Printed[Key{"statistics." + code, ""}] = []string{"0", "0", fmt.Sprintf("%d.%02d", rng.Intn(80), rng.Intn(100)), strconv.Itoa(rng.Intn(50)), fmt.Sprintf("0.%d", 1+rng.Intn(9))}[rng.Intn(5)]
	}
}

// statisticsTruths returns every printed cell of figures of the table.
func (r *Report) statisticsTruths() []Truth {
	var list []Truth
	for _, x := range StatisticsRows {
		if x.Code == "" || r.omits(x.Code) {
			continue
		}
		code := "statistics." + x.Code
		list = append(list, Truth{Table: "statistics", Indicator: code, Raw: r.Printed[Key{code, ""}], Label: r.label(x.Label)})
	}
	return list
}

// statisticsGrid returns the table to be printed, with its three columns.
func (r *Report) statisticsGrid() *Grid {
	g := &Grid{ID: "statistics", Widths: []float64{30, 5, 8}}
	g.Rows = [][]Cell{{{0, 1, 1, "统计指标", Header}, {1, 1, 1, "单位", Header}, {2, 1, 1, "统计数", Header}}}
	for _, x := range StatisticsRows {
		if r.omits(x.Code) {
			continue
		}
		figures := Cell{2, 1, 1, x.Unit, Header}
		if x.Code != "" {
			figures = Cell{2, 1, 1, r.Printed[Key{"statistics." + x.Code, ""}], Figure}
		}
		indent := strings.Repeat("　", min(x.depth-1, 3))
		if x.depth == 4 && !strings.HasPrefix(x.Label, "其中") {
			indent += "　　　" // below what stands behind 其中：
		}
		g.Rows = append(g.Rows, []Cell{{0, 1, 1, indent + r.label(x.Label), Label}, {1, 1, 1, x.Unit, Header}, figures})
	}
	return g
}
