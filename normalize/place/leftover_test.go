package place

import (
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

// doubtsIn lists the first figure of each row that a table finds in a text, with a mark where it is in doubt.
func doubtsIn(table *form.Table, text string) string {
	var list []string
	for _, o := range place(form.All()[0], table, align.Rows(sketch.Lines(text))).observations {
		if !strings.HasSuffix(o.Indicator, ".upheld") && o.Applicant != "natural_person" && o.Status != annual.Inferred {
			continue
		}
		name := strings.TrimPrefix(strings.TrimSuffix(o.Indicator, ".upheld"), "applications.")
		if o.Status == annual.Flagged {
			name += "?"
		}
		list = append(list, name+" "+o.Value.String())
	}
	return strings.Join(list, ", ")
}

// Converters write the rows of a table in parts elsewhere than their heads: that a row alone has as many
// figures as there are heads does not make it that of the heads before it.
func TestRowsWithoutLabelsBesideOthers(t *testing.T) {
	const heads = "\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
	layouts := form.FindTable("2021", "disputes").Layouts()
	for _, c := range []struct{ name, text, want string }{
		{"each row under its heads", "行政复议" + heads + "1 0 0 0 1\n未经复议直接起诉" + heads + "2 0 0 0 2\n复议后起诉" + heads + "3 1 1 0 5",
			"reconsideration 1, litigation_direct 2, litigation_after_reconsideration 3"},
		{"and a figure that is no row's, where all sums hold", "行政复议" + heads + "1 0 0 0 1\n未经复议直接起诉" + heads + "2 0 0 0 2\n复议后起诉" + heads + "3 1 1 0 5\n8",
			"reconsideration 1, litigation_direct 2, litigation_after_reconsideration 3"},
		{"the totals of two rows elsewhere", "行政复议" + heads + "1 0 0 0\n未经复议直接起诉" + heads + "2 0 0 0\n1\n复议后起诉" + heads + "3 1 1 0 5\n总计\n2",
			"litigation_after_reconsideration? 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, layout := range layouts {
				if len(layout.Blocks) == 3 && layout.Blocks[0].Columns[0].ID == "reconsideration.upheld" {
					if got := doubtsIn(layout, c.text); got != c.want {
						t.Errorf("%s, want %s", got, c.want)
					}
				}
			}
		})
	}
}

// A row of figures below its label is another's where one more came next as well.
func TestRowsBelowTheirLabelsBesideOthers(t *testing.T) {
	const first = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n"
	const sure = "received 9, carried_in 0, "
	for _, c := range []struct{ name, text, want string }{
		{"each below its label", "1.本机关不掌握相关政府信息\n4 0 0 0 0 0 4\n2.没有现成信息需要另行制作\n6 0 0 0 0 0 6", "unavailable_not_held 4, unavailable_must_be_made 6"},
		{"one label for two rows", "2.没有现成信息需要另行制作\n4 0 0 0 0 0 4\n6 0 0 0 0 0 6", "unavailable_must_be_made? 4"},
		{"two labels for one row", "1.本机关不掌握相关政府信息\n2.没有现成信息需要另行制作\n4 0 0 0 0 0 4", "unavailable_must_be_made? 4"},
		{"a label of blank cells before a row that has some", "1.本机关不掌握相关政府信息\n2.没有现成信息需要另行制作\n4 4", "unavailable_must_be_made 4"},
		{"two labels before two rows", "1.本机关不掌握相关政府信息\n2.没有现成信息需要另行制作\n4 0 0 0 0 0 4\n6 0 0 0 0 0 6", "unavailable_must_be_made? 4"},
		{"rows before their labels, and one too many", "1 0 0 0 0 0 1\n4 0 0 0 0 0 4\n1.本机关不掌握相关政府信息\n6 0 0 0 0 0 6\n2.没有现成信息需要另行制作", "unavailable_not_held? 6"},
		{"beside it, and another row behind", "2.没有现成信息需要另行制作 4 0 0 0 0 0 4\n6 0 0 0 0 0 6", "unavailable_must_be_made 4"},
		{"another row behind the next label", "1.本机关不掌握相关政府信息\n4 0 0 0 0 0 4\n2.没有现成信息需要另行制作 1 0 0 0 0 0 1\n6 0 0 0 0 0 6", "unavailable_not_held 4, unavailable_must_be_made 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := doubtsIn(form.FindTable("2021", "applications"), first+c.text); got != sure+c.want {
				t.Errorf("%s, want %s", got, sure+c.want)
			}
		})
	}
}

// Lines of one figure each are put together with the label before them, whatever came between: that they stand on one row then
// says no more than that they came next.
func TestFiguresOfOtherLinesThanTheirLabel(t *testing.T) {
	const text = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n1.本机关不掌握相关政府信息\n2.没有现成信息需要另行制作 4 0 0 0 0 0 4\n6 0 0 0 0 0 6"
	for apart, want := range map[bool]annual.Status{false: annual.Read, true: annual.Flagged} {
		table := sketch.Lines(text)
		for i := range table.Cells {
			c := &table.Cells[i]
			if c.Place.Line = 10 * c.Row; apart && c.Row == 3 {
				c.Place.Line += c.Col
			}
		}
		found := false
		for _, o := range place(form.All()[0], form.FindTable("2021", "applications"), align.Rows(table)).observations {
			if o.Indicator == "applications.unavailable_must_be_made" && o.Applicant == "business" {
				found = true
				if o.Status != want {
					t.Errorf("on lines of their own %v: %s, want %s", apart, o.Status, want)
				}
			}
		}
		if !found {
			t.Error("no figure of the row")
		}
	}
}

// A figure that lines torn apart have left within a label is another row's, or the figures behind it are.
func TestFigureWithinALabel(t *testing.T) {
	const heads = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
	const rest = "\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n（一）予以公开 2 2 3 4 5 6 22\n（七）总计 2 2 3 4 5 6 22\n四、结转下年度继续办理 0 0 0 0 0 0 0"
	table := form.FindTable("2021", "applications")
	for label, want := range map[string]string{
		"一、本年新收政府信息公开申请数量":   "received 1, carried_in 1, granted 2, handled 2, carried_out 0",
		"一、本年新收政府信息公开申请数量3件": "received? 1, carried_in 1, granted 2, handled 2, carried_out 0",
	} {
		if got := doubtsIn(table, heads+label+" 1 2 3 4 5 6 21"+rest); got != want {
			t.Errorf("%s: %s, want %s", label, got, want)
		}
	}
}
