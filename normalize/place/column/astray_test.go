package column

import (
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

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
