package report

import (
	"fmt"
	"math/rand"
	"strings"

	"nianbao/testdata/internal/invented"
)

// An Author is an organ whose report it is, and how such a report speaks of it.
type Author struct {
	Organ      string // "淮安市洪泽区岔河镇人民政府"
	Department string // what follows the region, "" for a government and its office
	Place      string // what the prose calls it
	Region     string // six-digit code
	self       string // 我区, 我局
	signs      bool   // at the end of the report
}

// localNames are what townships and streets are called, and no region.
var localNames = strings.Fields("岔河 三河 新桥 柳林 石井 双塔 东风 和平 太平 龙泉 马家 白云 金山 兴隆 高桥 临江 南湖 西街 桃园 青山 大河 花园 梅林 双河 城北")

// moreDepartments are those of invented.Departments, and some that are named longer or shorter.
var moreDepartments = append(strings.Fields("卫生健康委员会 住房和城乡建设局 市场监督管理局 农业农村局 文化和旅游局 应急管理局 医疗保障局 退役军人事务局 自然资源局 林业局 气象局"), invented.Departments...)

// PickAuthor returns an organ of any of the kinds that a prefecture or a county has, of
// the year.
func (a *Atlas) PickAuthor(rng *rand.Rand, year int) Author {
	d := a.list[rng.Intn(len(a.list))]
	kind := rng.Intn(9)
	// A prefecture has no townships of its own.
	for d.from > year || (kind == 5 || kind == 6) && strings.HasSuffix(d.code, "00") {
		d = a.list[rng.Intn(len(a.list))]
	}
	whole, parent := d.name, a.byCode[d.parent]
	if a.named[d.name] > 1 || rng.Intn(2) == 0 {
		whole = parent.name + d.name
		if a.byCode[parent.parent].name != "" && rng.Intn(4) == 0 {
			whole = a.byCode[parent.parent].name + whole
		}
	}
	by := Author{Region: d.code, Place: d.name, signs: rng.Intn(2) == 0}
	tail, level := "人民政府", d.name[len(d.name)-len("区"):]
	switch kind {
	case 0, 1:
		tail, by.self = "人民政府", "我"+level
	case 2:
		tail, by.self = "人民政府办公室", "我办"
		by.Place += tail
	case 3, 4:
		tail = moreDepartments[rng.Intn(len(moreDepartments))]
		by.Department, by.self = tail, "我局"
		if strings.HasSuffix(tail, "会") {
			by.self = "我委"
		}
		by.Place += tail
	case 5:
		name := localNames[rng.Intn(len(localNames))] + []string{"镇", "乡"}[rng.Intn(2)]
		tail = name + "人民政府"
		by.Department, by.Place, by.self = tail, name, "我"+name[len(name)-len("镇"):]
	case 6:
		name := localNames[rng.Intn(len(localNames))] + "街道"
		tail = name + "办事处"
		by.Department, by.Place, by.self = tail, name, "我街道"
	default:
		tail = "税务局"
		by.Organ, by.Department, by.self = "国家税务总局"+whole+tail, tail, "我局"
		by.Place += tail
		return by
	}
	by.Organ = whole + tail
	return by
}

// Opening returns the paragraphs before the first chapter, in one of the wordings that
// reports have.
func (by Author) Opening(rng *rand.Rand, year int) []string {
	span := fmt.Sprintf("%d年1月1日至%d年12月31日", year, year)
	texts := []string{
		fmt.Sprintf("根据《中华人民共和国政府信息公开条例》第五十条规定，由%s编制本报告。本报告所列数据的统计期限为%s。", by.Organ, span),
		fmt.Sprintf("根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求，现公布%s%d年政府信息公开工作年度报告。报告中所列数据的统计期限自%s止。如有疑问，请与%s联系。", by.Organ, year, span, by.Organ),
		fmt.Sprintf("本报告依据《中华人民共和国政府信息公开条例》的规定编制，全文包括总体情况、主动公开政府信息情况等六个部分。数据统计期限为%s。如对本报告有疑问，请与本机关联系。", span),
	}
	return []string{texts[rng.Intn(len(texts))], invented.Notice}
}

// Says returns a sentence in which the organ speaks of itself.
func (by Author) Says(rng *rand.Rand, year int) string {
	return []string{
		fmt.Sprintf("%d年，%s政府信息公开工作在上级机关的指导下扎实推进，制度更加健全。", year, by.self),
		fmt.Sprintf("一年来，%s认真落实《条例》，%s政府信息公开工作取得了新的成效。", by.self, by.Place),
	}[rng.Intn(2)]
}

// Signature returns the last lines of a report that is signed, none of one that is not.
func (by Author) Signature(year int) []string {
	if !by.signs {
		return nil
	}
	return []string{by.Organ, fmt.Sprintf("%d年1月20日", year+1)}
}
