package place

import (
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// theirRows are those of last year's table: 9 are granted to natural persons in place of 2.
var theirRows = strings.ReplaceAll(firstRows, "|2|2|", "|9|2|")

// Of the tables of two years this year's counts, however the captions stand and the grids are cut: never last year's
// with certainty.
func TestWhicheverYearsTable(t *testing.T) {
	withRemarks := func(rows string, remarked ...int) *document.Table { // those that have one
		lines := strings.Split(rows, "\n")
		for i := range lines {
			lines[i] += "|"
			if slices.Contains(remarked, i) {
				lines[i] += "见附注"
			}
		}
		return sketch.Ruled(strings.TrimRight(applicationHeads, "\n") + "|备注\n" + strings.Join(lines, "\n"))
	}
	wide := sketch.Ruled("事项|甲|乙|丙|丁|戊|己|庚|辛|壬\n" + strings.ReplaceAll(theirRows, "\n", "|1|1\n") + "|1|1")
	for name, c := range map[string]struct {
		blocks []any
		want   string
	}{
		"remarks behind the figures":                                  {[]any{"表1 2022", withRemarks(theirRows, 0, 4), "表2 2023", withRemarks(firstRows, 0, 1, 2)}, "2 read"},
		"captions below, another table before":                        {[]any{sketch.Ruled("项目|建议|提案|总计\n上年结转办理数量|1|2|3\n本年新收数量|4|5|9"), sketch.Ruled(applicationHeads + theirRows), "表1 2022年申请情况", sketch.Ruled(applicationHeads + firstRows), "表2 2023年申请情况"}, "2 read"},
		"captions below, and the second is cut":                       {[]any{sketch.Ruled(applicationHeads + theirRows), "表1 2022年申请情况", sketch.Ruled(applicationHeads + strings.Join(strings.Split(firstRows, "\n")[:3], "\n")), "处理", sketch.Ruled(strings.Join(strings.Split(firstRows, "\n")[3:], "\n")), "表2 2023年申请情况"}, "2 read"},
		"captions below in one grid, whose second heads were dropped": {[]any{withoutLines(applicationHeads + theirRows + "\n表|1|2022|年申请情况||||\n" + firstRows + "\n表|2|2023|年申请情况||||")}, "2 read"},
		"captions above in one grid":                                  {[]any{withoutLines("表|1|2022|年申请情况||||\n" + strings.TrimSpace(applicationHeads) + "\n" + theirRows + "\n表|2|2023|年申请情况||||\n" + firstRows)}, "2 read"},
		"bare years in one grid":                                      {[]any{withoutLines("表1|2022||||||\n" + strings.TrimSpace(applicationHeads) + "\n" + theirRows + "\n表2|2023||||||\n" + strings.TrimSpace(applicationHeads) + "\n" + firstRows)}, "2 read"},
		"no captions, and the second heads were dropped":              {[]any{withoutLines(applicationHeads + firstRows + "\n" + theirRows)}, "2 flagged"},
		"no captions, and no figure of the second under a head":       {[]any{sketch.Ruled(applicationHeads + firstRows), "如下表所示", wide}, "2 flagged"},
	} {
		if got := figure(report(c.blocks...), "granted", "natural_person"); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// So it is in plain texts, in which one table can go on where the other ends.
func TestWhicheverYearsText(t *testing.T) {
	const heads = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
	ours, theirs := strings.ReplaceAll(firstRows, "|", " "), strings.ReplaceAll(theirRows, "|", " ")
	for name, c := range map[string]struct {
		blocks []any
		want   string
	}{
		"captions above":                                {[]any{"2022年申请情况", sketch.Lines(heads + theirs + "\n2023年申请情况\n" + heads + ours)}, "2 read"},
		"the second is last year's":                     {[]any{sketch.Lines(heads + ours + "\n附：2022年申请情况\n" + heads + theirs)}, "2 read"},
		"captions below":                                {[]any{sketch.Lines(heads + theirs + "\n表1　2022年申请情况\n" + heads + ours + "\n表2　2023年申请情况")}, "2 read"},
		"a year below the first, which is the second's": {[]any{"2023年度", sketch.Lines(heads + ours + "\n2022年度"), "申请人情况", sketch.Lines(heads + theirs)}, "2 read"},
		"bare years below":                              {[]any{sketch.Lines(heads + theirs + "\n表1 2022"), sketch.Lines("社会公益\n" + heads + ours + "\n总计\n表2 2023")}, "2 read"},
		"nothing tells":                                 {[]any{sketch.Lines(heads + ours + "\n" + heads + theirs)}, "2 flagged"},
	} {
		if got := figure(report(c.blocks...), "granted", "natural_person"); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Table four of two years in a text, whose rows have no labels.
func TestTwoLinesOfDisputes(t *testing.T) {
	const heads = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n"
	for caption, want := range map[string]string{"2023年情况：\n": "6 read", "": "6 read"} {
		grid := sketch.Lines(heads + "3 6 0 0 9 0 3 3 62 68 59 0 0 0 59\n2022年情况（供对比）：\n" + heads + "2 48 2 0 52 11 69 0 11 91 5 8 0 0 13")
		if caption != "" { // this year's comes last
			grid = sketch.Lines("2022年情况（供对比）：\n" + heads + "2 48 2 0 52 11 69 0 11 91 5 8 0 0 13\n" + caption + heads + "3 6 0 0 9 0 3 3 62 68 59 0 0 0 59")
		}
		r := &annual.Report{Year: 2023, Form: "2021"}
		FindTables(&document.Document{Sections: []document.Section{{Ordinal: 4, Title: "政府信息公开行政复议、行政诉讼情况", Blocks: []document.Block{{Table: grid}}}}}, 2023).AddTo(r)
		for _, o := range r.Observations {
			if o.Indicator == "reconsideration.corrected" && o.Raw+" "+string(o.Status) != want {
				t.Errorf("%q: %s %s, want %s", caption, o.Raw, o.Status, want)
			}
		}
		if len(r.Observations) == 0 {
			t.Error("nothing read")
		}
	}
}

// Where heads are broken over lines, sums tell that the total of each group stands first.
func TestTotalsFirstByTheirSums(t *testing.T) {
	for row, want := range map[string]string{"7 0 4 3 0 7 3 0 2 2 3 0 0 0 3": "0 flagged", "0 4 3 0 7 3 0 2 2 7 0 0 0 3 3": "4 read", "0 4 3 0 8 3 0 2 2 7 0 0 0 3 3": "4 read"} {
		grid := sketch.Lines("行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果维 结果纠 其他结 尚未审\n总计\n持 正 果 结\n" + row)
		r := &annual.Report{Year: 2023, Form: "2021"}
		FindTables(&document.Document{Sections: []document.Section{{Ordinal: 4, Title: "政府信息公开行政复议、行政诉讼情况", Blocks: []document.Block{{Table: grid}}}}}, 2023).AddTo(r)
		found := false
		for _, o := range r.Observations {
			if o.Indicator == "reconsideration.corrected" {
				if found = true; o.Raw+" "+string(o.Status) != want {
					t.Errorf("%s: %s %s, want %s", row, o.Raw, o.Status, want)
				}
			}
		}
		if !found {
			t.Errorf("%s: nothing read", row)
		}
	}
}

// In a text of which most rows do not add up, no row is certain that does.
func TestRowsThatAddUpAmongOthers(t *testing.T) {
	const heads = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
	rows := strings.Split(strings.ReplaceAll(firstRows, "|", " "), "\n")
	for i, line := range rows {
		words := strings.Fields(line)
		rows[i] = strings.Join(slices.Concat(words[:1], words[7:], words[1:7]), " ") // the total stands first
	}
	rows[4] = "四、结转下年度继续办理 2 0 0 0 0 0 2"
	if got := figure(report(sketch.Lines(heads+strings.Join(rows, "\n"))), "carried_out", "other"); got != "0 flagged" {
		t.Errorf("%s, want it in doubt", got)
	}
}

// Where the figures of two years cannot be parted, a line that names another year leaves all of them in doubt; a date is
// none.
func TestAnotherYearAmongTheLines(t *testing.T) {
	for line, want := range map[string]string{"2022年情况（供对比）：": "2 flagged", "2024年1月12日": "2 read", "二、上年结转情况": "2 read"} {
		rows := strings.Split(strings.ReplaceAll(firstRows, "|", " "), "\n")
		r := report(sketch.Lines("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n" + strings.Join(slices.Insert(rows, 3, line), "\n")))
		if got := figure(r, "granted", "natural_person"); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

// Heads of one table come as cells of two lines, those of the other as cells one beneath the other: they are the same
// table of two years.
func TestHeadsInOnePieceAndInTwo(t *testing.T) {
	const groups = "行政复议|<|<|<|<|行政诉讼|<|<|<|<|<|<|<|<|<\n|||||未经复议直接起诉|<|<|<|<|复议后起诉|<|<|<|<\n"
	const upper, lower = "结果|结果|其他|尚未|总计", "维持|纠正|结果|审结|"
	theirs := sketch.Ruled(groups + upper + "|" + upper + "|" + upper + "\n" + lower + "|" + lower + "|" + lower + "\n2|48|2|0|52|11|69|0|11|91|5|8|0|0|13")
	const states = "结果维持|结果纠正|其他结果|尚未审结|总计"
	ours := sketch.Ruled(groups + states + "|" + states + "|" + states + "\n3|6|0|0|9|0|3|3|62|68|59|0|0|0|59")
	blocks := []document.Block{{Paragraph: "表3 2023年复议、诉讼情况统计表"}, {Paragraph: "2022年情况（供对比）："}, {Table: theirs}, {Paragraph: "2023年情况："}, {Table: ours}}
	r := &annual.Report{Year: 2023, Form: "2021"}
	FindTables(&document.Document{Sections: []document.Section{{Ordinal: 4, Title: "政府信息公开行政复议、行政诉讼情况", Blocks: blocks}}}, 2023).AddTo(r)
	got := map[string]string{}
	for _, o := range r.Observations {
		got[o.Indicator] = o.Raw + " " + string(o.Status)
	}
	for indicator, want := range map[string]string{"reconsideration.corrected": "6 read", "litigation_direct.upheld": "0 read", "litigation_after_reconsideration.total": "59 read"} {
		if got[indicator] != want {
			t.Errorf("%s: %s, want %s", indicator, got[indicator], want)
		}
	}
}
