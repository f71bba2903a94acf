package column

import (
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

// What the lines of broken heads, one behind the other, say of the order of the columns.
func TestOrderOfTornHeads(t *testing.T) {
	block := &form.FindTable("2021", "applications").Blocks[0]
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"in the middle of their cells", "申请人情况 法人或其他组织 自然 社会 法律 商业 科研 总计 人 公益 服务 其他 企业 机构 组织 机构", true},
		{"cut where the form's heads are", "申请人情况\n法人或其他组织\n自然 社会 法律 商业 科研\n总计 人\n公益 服务\n其他 企业\n机构 组织 机构", true},
		{"of two lines", "法人或其他组织 自然人 商业企 科研机 社会公 法律服 总计 其他 业 构 益组织 务机构", true},
		{"at the upper edge", "自然人 商业 科研 社会 法律 其他 总计 企业 机构 公益 服务 组织 机构", true},
		{"those that are not broken behind the others", "自然人 商业企 科研机 社会公 法律服 项之和） 业 构 益组织 务机构 其他 总计", true},
		{"not torn: another order", "自然人 社会公益组织 法律服务机构 商业企业 科研机构 其他 总计", false},
		{"another order at the upper edge", "自然人 社会 法律 商业 科研 其他 总计 公益 服务 企业 机构 组织 机构", false},
		{"another order in the middle", "自然 社会 法律 商业 科研 总计 人 其他 公益 服务 企业 机构 组织 机构", false},
		{"others first", "自然 其他 商业 科研 总计 人 企业 机构 社会 法律 公益 服务 组织 机构", false},
		{"a head is not whole", "自然 社会 法律 商业 科研 总计 人 公益 服务 其他 企业 机构 组织", false},
		{"a head too many", "自然 社会 法律 商业 科研 总计 人 公益 服务 其他 其他 企业 机构 组织 机构", false},
	} {
		if got := Torn(align.Rows(sketch.Lines(c.text)), block); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
