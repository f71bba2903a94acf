package column

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

// The columns of a grid as named by their heads, from left to right; "?" where
// the form has none for it, "!" where the head is less than sure.
func TestNameSlots(t *testing.T) {
	const fiveResults = "结果维持|结果纠正|其他结果|尚未审结|总计"
	fiveUnder := func(name string) string { return name + "|<|<|<|<" }
	for _, c := range []struct{ name, form, table, head, data, want string }{
		{"as the form has them", "2021", "disclosure", "信息内容|本年制发件数|本年废止件数|现行有效件数", "规章|1|2|3", "issued repealed in_force"},
		{"swapped", "2021", "disclosure", "信息内容|现行有效件数|本年废止件数|本年制发件数", "规章|3|2|1", "in_force repealed issued"},
		{"one is missing", "2021", "disclosure", "信息内容|本年制发件数|现行有效件数", "规章|1|3", "issued in_force"},
		{"one too many", "2021", "disclosure", "信息内容|本年制发件数|本年废止件数|备注说明|现行有效件数", "规章|1|2|9|3", "issued repealed ? in_force"},
		{"misspelt: order tells", "2021", "disclosure", "信息内容|本年制友件教|本年废止件数|现行有效件数", "规章|1|2|3", "issued repealed in_force"},
		{"two swapped, one of them misspelt: not by its head", "2021", "disclosure", "信息内容|现行有效件数|本年废止件数|本年友件", "规章|3|2|1", "issued! repealed in_force!"},
		{"no heads, as many as the form", "2021", "disclosure", "", "规章|1|2|3", "issued! repealed! in_force!"},
		{"no heads, fewer", "2021", "disclosure", "", "规章|1|2", "? ?"},
		{"last year's beside this year's, by bare years", "2021", "disclosure", "信息内容|本年制发件数|<|本年废止件数|<|现行有效件数|<\n^|2022年|2023年|2022年|2023年|2022年|2023年",
			"规章|9|1|8|2|7|3", "? issued ? repealed ? in_force"},
		{"this year's before last year's", "2021", "disclosure", "信息内容|本年制发件数|<|本年废止件数|<|现行有效件数|<\n^|本年|上年|本年|上年|本年|上年",
			"规章|1|9|2|8|3|7", "issued ? repealed ? in_force ?"},
		{"heads that recur in each group", "2021", "disputes",
			fiveUnder("行政复议") + "|" + fiveUnder("行政诉讼") + "|<|<|<|<|<\n" +
				"结果维持|结果纠正|其他结果|尚未审结|总计|" + fiveUnder("未经复议直接起诉") + "|" + fiveUnder("复议后起诉") + "\n" +
				"^|^|^|^|^|" + fiveResults + "|" + fiveResults, "1|2|3|4|10|5|0|0|0|5|0|6|0|0|6",
			"reconsideration.upheld reconsideration.corrected reconsideration.other reconsideration.pending reconsideration.total " +
				"litigation_direct.upheld litigation_direct.corrected litigation_direct.other litigation_direct.pending litigation_direct.total " +
				"litigation_after_reconsideration.upheld litigation_after_reconsideration.corrected litigation_after_reconsideration.other " +
				"litigation_after_reconsideration.pending litigation_after_reconsideration.total"},
		{"one group of three", "2021", "disputes", fiveUnder("复议后起诉") + "\n" + fiveResults, "0|6|0|0|6",
			"litigation_after_reconsideration.upheld litigation_after_reconsideration.corrected litigation_after_reconsideration.other " +
				"litigation_after_reconsideration.pending litigation_after_reconsideration.total"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := named(c.head, c.data, form.FindTable(c.form, c.table), func(s Slot) bool { return s.Likeness < SureHead })
			if fmt.Sprint(got) != "["+c.want+"]" {
				t.Errorf("got %s, want %s", strings.Join(got, " "), c.want)
			}
		})
	}
}

// Heads that stand over a slot and name no column of their own put it in doubt: two glued
// together of which one has no slot, one inside the other, another column's under a common
// group.
func TestHeadsInDoubt(t *testing.T) {
	for _, c := range []struct{ name, table, head, data, want string }{
		{"two glued together", "disclosure", "信息内容|本年制发件数本年废止件数|现行有效件数", "规章|1|3", "repealed! in_force"},
		{"two glued together over their two columns", "disclosure", "信息内容|本年制发件数本年废止件数|<|现行有效件数", "规章|1|2|3", "issued repealed in_force"},
		{"a group's name is no head", "applications", "|自然人|法人或其他组织|总计", "（一）予以公开|1|2|3", "natural_person other! total"},
		{"another column's, under one group with it", "applications",
			"|总计|法人或其他组织|<|<|<|<|<\n^|^|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他", "（一）予以公开|21|1|2|3|4|5|6",
			"natural_person! business! research! public_welfare! legal_service! other! total!"},
		{"one inside the other", "applications", "|自然人|商业企业|科研机构|社会公益组织|法律服务其他机构|总计", "（一）予以公开|1|2|3|4|5|21",
			"natural_person business research public_welfare legal_service! total"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := named(c.head, c.data, form.FindTable("2021", c.table), func(s Slot) bool { return s.Doubt(true) != "" })
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %s, want %s", strings.Join(got, " "), c.want)
			}
		})
	}
}

func TestHeadsOfAnotherGroup(t *testing.T) {
	table := form.FindTable("2021", "disputes")
	upheld := table.Blocks[0].Columns[0] // of 行政复议
	for _, c := range []struct {
		heads string
		want  bool
	}{
		{"行政复议结果维持", false},
		{"结果维持", false},
		{"行政诉讼未经复议直接起诉结果维持", true},
		{"复议后起诉结果维持", true},
		{"行政复议行政诉讼结果维持", false}, // set too close to be parted
	} {
		if got := ofOtherGroup(c.heads, upheld, groupsOf(table)); got != c.want {
			t.Errorf("%s: %t, want %t", c.heads, got, c.want)
		}
	}
}

// Heads that stand over several columns, as the names of groups do, tell none of them.
func TestHeadsOfGroupsAlone(t *testing.T) {
	rows := align.Rows(sketch.Ruled("|申请人情况|<|<|<\n^|自然人|法人或其他组织|<|<\n一、本年新收政府信息公开申请数量|1|2|3|4"))
	table := form.FindTable("2021", "applications")
	list := Find(rows[2:], rows[:2])
	Name(list, rows[:2], &table.Blocks[0], table)
	for _, s := range list {
		if doubt := s.Doubt(false); s.Column > 0 && doubt == "" {
			t.Errorf("%s without a doubt", table.Blocks[0].Columns[s.Column].ID)
		}
	}
}

// The columns of table four under heads of groups that a font garbled, or that cover only
// the middle of their columns; "?" where nothing says whose they are.
func TestGroupsOfColumns(t *testing.T) {
	const five = "结果维持|结果纠正|其他结果|尚未审结|总计"
	const leaves = five + "|" + five + "|" + five + "\n1|2|3|4|10|5|0|0|0|5|0|6|0|0|6"
	over := func(a, b, c string) string { return "||" + a + "|||||" + b + "|||||" + c + "||" }
	for _, c := range []struct{ name, grid, want string }{
		{"names over the middle of their columns", over("行政复议", "未经复议直接起诉", "复议后起诉"), "reconsideration litigation_direct litigation_after_reconsideration"},
		{"in another order", over("复议后起诉", "行政复议", "未经复议直接起诉"), "litigation_after_reconsideration reconsideration litigation_direct"},
		{"one character garbled, in another order", over("未经复议直接起诉", "复议后起|", "行政复议"), "litigation_direct litigation_after_reconsideration reconsideration"},
		{"a name is garbled", over("行政复议", "未经复议直接起诉", "||||||"), "? ? ?"},
		{"as much one group's as another's", over("行政复议", "复议起诉", "复议后起诉"), "? ? ?"},
	} {
		rows := align.Rows(sketch.Ruled(c.grid + "\n" + leaves))
		table := form.FindTable("2021", "disputes")
		list := Find(rows[2:], rows[:2])
		Name(list, rows[:2], &table.Blocks[0], table)
		var got []string
		for i := 0; i < len(list); i += 5 {
			id, _, _ := strings.Cut(table.Blocks[0].Columns[max(list[i].Column, 0)].ID, ".")
			if list[i].Column < 0 || list[i].Vague {
				id = "?"
			}
			got = append(got, id)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// named returns the columns of a table that the filled slots of a row are named as, from left to
// right; "?" where the table has none for one, "!" behind one in doubt.
func named(heads, row string, table *form.Table, inDoubt func(Slot) bool) []string {
	rows := align.Rows(sketch.Ruled(heads + "\n" + row))
	head, data := rows[:len(rows)-1], rows[len(rows)-1:]
	b := &table.Blocks[0]
	list := Find(data, head)
	Name(list, head, b, table)
	var got []string
	for _, s := range list {
		switch {
		case !s.Filled:
		case s.Column < 0:
			got = append(got, "?")
		case inDoubt(s):
			got = append(got, b.Columns[s.Column].ID+"!")
		default:
			got = append(got, b.Columns[s.Column].ID)
		}
	}
	return got
}
