package column

import (
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

// What heads of groups, each of which has the same, say of their order.
func TestOrderOfGroupsInTexts(t *testing.T) {
	block := &form.FindTable("2021", "disputes").Blocks[0]
	const states = "结果维持 结果纠正 其他结果 尚未审结 总计"
	for _, c := range []struct {
		name, text string
		astray     bool
	}{
		{"in the form's order", "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n" + states + " " + states + " " + states, false},
		{"litigation first", "行政诉讼 行政复议\n未经复议直接起诉 复议后起诉", true},
		{"litigation first, a character of its name lost", "行政诉讼 行政复*\n未经复议直接起诉 复议后起诉", true},
		{"litigation first, one a line", "行政诉讼\n未经复议直接起诉\n复议后起诉\n行政复议", true},
		{"groups of litigation turned", "行政复议 行政诉讼\n复议后起诉 未经复议直接起诉", true},
		{"groups of litigation on lines of their own", "行政复议\n行政诉讼\n复议后起诉\n未经复议直接起诉", false},
		{"the total first", "行政复议 行政诉讼\n总计 结果维持 结果纠正 其他结果 尚未审结", true},
		{"the total of the first group beside the heads of others", "总计 " + states + " " + states, false},
	} {
		rows := align.Rows(sketch.Lines(c.text))
		if got := Astray(rows, block); got != c.astray {
			t.Errorf("%s: astray %v, want %v", c.name, got, c.astray)
		}
	}
}

// What heads that are broken over the lines of a text say of the order of the columns.
func TestOrderOfHeadsInTexts(t *testing.T) {
	block := &form.FindTable("2021", "applications").Blocks[0]
	for _, c := range []struct {
		name, text    string
		named, astray bool
	}{
		{"in the form's order", "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他", true, false},
		{"broken and spaced", "法人或其他组织\n自 然 社 会 法 律\n商 业 科 研 总 计\n人 公 益 服 务 其 他\n企 业 机 构", true, false},
		{"another order on a line", "自然人 法人或其他组织 总计\n商业企业 其他 科研机构 社会公益组织 法律服务机构", true, true},
		{"another order, spaced", "自 然 人 总 计\n其 他 商 业 科 研", true, true},
		{"another order, one a line", "商业\n其他\n科研\n法律\n社会", true, true},
		{"the total glued to the next line", "自然\n人\n法人或其他组织\n总计商业\n企业\n科研\n机构\n社会\n公益", true, false},
		{"no heads", "（续表）\n三、收到和处理政府信息公开申请情况", false, false},
		{"one head alone", "总计", false, false},
	} {
		rows := align.Rows(sketch.Lines(c.text))
		if got := Named(rows, block); got != c.named {
			t.Errorf("%s: named %v, want %v", c.name, got, c.named)
		}
		if got := Astray(rows, block); got != c.astray {
			t.Errorf("%s: astray %v, want %v", c.name, got, c.astray)
		}
	}
}
