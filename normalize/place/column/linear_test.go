package column

import (
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

func TestOrder(t *testing.T) {
	permits := form.FindTable("2019", "disclosure").Blocks[1]
	applicants := form.FindTable("2021", "applications").Blocks[0]
	for _, c := range []struct {
		name  string
		heads string
		block *form.Block
		want  []int
	}{
		{"the form's order", "信息内容 上一年项目数量 本年增/减 处理决定数量", &permits, []int{0, 1, 2}},
		{"another order", "信息内容 处理决定数量 上一年项目数量 本年增/减", &permits, []int{2, 0, 1}},
		{"another order, one a line", "信息内容\n处理决定数量\n上一年项目数量\n本年增/减", &permits, []int{2, 0, 1}},
		{"one of them twice", "处理决定数量 上一年项目数量 上一年项目数量", &permits, nil},
		{"one of them cut", "处理决定数量 上一年 本年增/减", &permits, nil},
		{"the total first", "申请人情况 总计 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他", &applicants, []int{6, 0, 1, 2, 3, 4, 5}},
		{"heads of two lines on one", "自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他", &applicants, nil},
	} {
		if got := Order(align.Rows(sketch.Lines(c.heads)), c.block); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v (%s)", c.name, got, c.want, strings.ReplaceAll(c.heads, "\n", "/"))
		}
	}
}
