package main

import (
	_ "embed"
	"fmt"
	"math/rand"
	"strconv"
	"strings"
)

// statisticsForm is the form of 2014 to 2018: free chapters with one table of
// a single column, 政府信息公开情况统计表.
const statisticsForm = "2014"

// statisticsTable holds the rows of that table: code (empty where a row has no
// figure), depth of the numeral (1 一、 2 （一） 3 1. 4 其中), unit, "sum" if the
// figure is that of the rows one level below, label.
//
//go:embed statistics.tsv
var statisticsTable string

// A statisticsRow is one row of the table.
type statisticsRow struct {
	code        string
	depth       int
	unit, label string
	sum         bool
}

// statisticsRows are the rows in printed order.
var statisticsRows = parseStatistics(statisticsTable)

func parseStatistics(table string) []statisticsRow {
	var rows []statisticsRow
	for _, line := range strings.Split(strings.TrimSpace(table), "\n")[1:] {
		f := strings.Split(line, "\t")
		rows = append(rows, statisticsRow{f[0], int(f[1][0] - '0'), f[2], f[4], f[3] == "sum"})
	}
	return rows
}

// statisticsParts returns the codes of the rows that add up to the one at i:
// those one level below it.
func statisticsParts(i int) []string {
	var parts []string
	for _, x := range statisticsRows[i+1:] {
		if x.depth <= statisticsRows[i].depth {
			break
		}
		if x.depth == statisticsRows[i].depth+1 {
			parts = append(parts, x.code)
		}
	}
	return parts
}

// fillStatistics gives the table figures that obey its arithmetic.
func (r *report) fillStatistics(rng *rand.Rand, scale int) {
	r.printed = map[key]string{}
	n := map[string]int{}
	for _, x := range statisticsRows {
		if x.code == "" {
			continue
		}
		most := max(2, scale/6)
		switch {
		case strings.HasPrefix(x.code, "channel"):
			most = scale * 30
		case strings.HasPrefix(x.code, "press"), strings.HasPrefix(x.code, "interviews"):
			most = 40
		}
		n[x.code] = rng.Intn(most + 1)
		if r.omits(x.code) || rng.Intn(3) == 0 && !strings.HasPrefix(x.code, "channel_website") {
			n[x.code] = 0
		}
	}
	n["disclosed"] = n["channel_website"] + rng.Intn(scale+1)
	n["disclosed_normative"] = min(n["disclosed"], rng.Intn(60))
	n["normative_issued"] = n["disclosed_normative"] + rng.Intn(5)
	n["press_conferences_head"] = min(n["press_conferences_head"], n["press_conferences"])
	n["interviews_head"] = min(n["interviews_head"], n["interviews"])
	for i := len(statisticsRows) - 1; i >= 0; i-- {
		x := statisticsRows[i]
		if !x.sum {
			continue
		}
		n[x.code] = 0
		for _, p := range statisticsParts(i) {
			n[x.code] += n[p]
		}
	}
	// What was received has been dealt with; the channels of receipt differ.
	n["received_online"] += max(0, n["answered"]-n["received"])
	n["received"] = n["received_in_person"] + n["received_fax"] + n["received_online"] + n["received_letter"]
	n["completed_extended"] = n["answered"] / 9
	n["completed_on_time"] = n["answered"] - n["completed_extended"]
	n["completed"] = n["answered"]
	for code, v := range n {
		r.printed[key{"statistics." + code, ""}] = strconv.Itoa(v)
	}
	for _, code := range []string{"fees", "budget"} {
		r.printed[key{"statistics." + code, ""}] = []string{"0", "0", fmt.Sprintf("%d.%02d", rng.Intn(80), rng.Intn(100)), strconv.Itoa(rng.Intn(50)), fmt.Sprintf("0.%d", 1+rng.Intn(9))}[rng.Intn(5)]
	}
}

// statisticsTruths returns every printed cell of figures of the table.
func (r *report) statisticsTruths() []truth {
	var list []truth
	for _, x := range statisticsRows {
		if x.code == "" || r.omits(x.code) {
			continue
		}
		code := "statistics." + x.code
		list = append(list, truth{table: "statistics", indicator: code, raw: r.printed[key{code, ""}], label: r.label(x.label)})
	}
	return list
}

// statisticsGrid returns the table to be printed, with its three columns.
func (r *report) statisticsGrid() *grid {
	g := &grid{id: "statistics", widths: []float64{30, 5, 8}}
	g.rows = [][]gridCell{{{0, 1, 1, "统计指标", header}, {1, 1, 1, "单位", header}, {2, 1, 1, "统计数", header}}}
	for _, x := range statisticsRows {
		if r.omits(x.code) {
			continue
		}
		figures := gridCell{2, 1, 1, x.unit, header}
		if x.code != "" {
			figures = gridCell{2, 1, 1, r.printed[key{"statistics." + x.code, ""}], figure}
		}
		indent := strings.Repeat("　", min(x.depth-1, 3))
		if x.depth == 4 && !strings.HasPrefix(x.label, "其中") {
			indent += "　　　" // below what stands behind 其中：
		}
		g.rows = append(g.rows, []gridCell{{0, 1, 1, indent + r.label(x.label), label}, {1, 1, 1, x.unit, header}, figures})
	}
	return g
}
