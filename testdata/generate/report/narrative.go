package report

import (
	"fmt"
	"math/rand"
	"strconv"

	"nianbao/testdata/internal/invented"
)

// talk returns n paragraphs of prose.
func talk(rng *rand.Rand, n int) []string {
	var list []string
	for _, i := range rng.Perm(len(invented.Phrases))[:min(n, len(invented.Phrases))] {
		list = append(list, invented.Phrases[i]+invented.Phrases[(i+3)%len(invented.Phrases)])
	}
	return list
}

// state adds a sentence with a key figure and returns it. The figure agrees
// with the cell of the same meaning except now and then, when it is a slip of
// the report's author.
func (r *Report) state(rng *rand.Rand, name, indicator, applicant, value, unit, format string) string {
	agrees := true
	if cell := r.Printed[Key{indicator, applicant}]; indicator != "" && cell != "" && rng.Intn(25) == 0 {
		if n, err := strconv.Atoi(value); err == nil {
			value, agrees = strconv.Itoa(n+1+rng.Intn(3)), false
		}
	}
	sentence := fmt.Sprintf(format, value)
	r.statements = append(r.statements, statement{name, indicator, value, unit, agrees, sentence})
	return sentence
}

// summary returns section 一: the key figures in words.
func (r *Report) summary(rng *rand.Rand, place string) []string {
	received, disclosed, fee := Key{"applications.received", "total"}, strconv.Itoa(rng.Intn(9000)+3), strconv.Itoa(rng.Intn(6)/5*(1+rng.Intn(900)))
	indicator := ""
	if r.Form == StatisticsForm {
		received, indicator = Key{"statistics.received", ""}, "statistics.disclosed"
		disclosed = Value(r.Printed[Key{indicator, ""}])
	}
	first := fmt.Sprintf("%d年，%s认真贯彻落实《条例》，", r.Year, place)
	ways := []string{"主动公开政府信息%s条", "全年共主动公开政府信息%s条", "累计主动公开政府信息 %s 条"}
	list := []string{first + r.state(rng, "information_disclosed", indicator, "", disclosed, "条", ways[rng.Intn(3)]) + "，公开内容更加规范。"}
	if n := Value(r.Printed[received]); n != "" {
		ways := []string{"收到政府信息公开申请%s件", "共受理政府信息公开申请%s件", "受理信息公开申请 %s 件"}
		list = append(list, "依申请公开方面，"+r.state(rng, "applications_received", received.Indicator, received.Applicant, n, "件", ways[rng.Intn(3)])+"，均依法办理。")
	}
	if r.Form != StatisticsForm {
		list = append(list, r.state(rng, "processing_fee", "", "", fee, "元", []string{"本年度收取信息处理费%s元", "全年共收取信息处理费 %s 元"}[rng.Intn(2)])+"。")
	}
	return append(list, talk(rng, rng.Intn(4))...)
}

// Compose gives the report its sections.
func (r *Report) Compose(rng *rand.Rand, place string) {
	summary := r.summary(rng, place)
	problems := append([]string{"存在的主要问题：公开内容与群众期待还有差距，专业人员不足，解读形式比较单一。"}, talk(rng, 1+rng.Intn(3))...)
	if r.Form == StatisticsForm {
		r.Sections = []Section{
			{"概述", summary},
			{"主动公开政府信息情况", talk(rng, 2)},
			{"依申请公开政府信息情况", talk(rng, 1)},
			{"政府信息公开的收费及减免情况", []string{"本年度没有减免费用的情况。"}},
			{"因政府信息公开申请行政复议、提起行政诉讼情况", []string{"详见附表。"}},
			{"存在的主要问题及改进情况", problems},
			{"政府信息公开情况统计表", []string{"statistics"}},
		}
		r.titled = 6
		r.Heads = map[int]string{6: []string{"附表：政府信息公开情况统计表", "附件 政府信息公开情况统计表", fmt.Sprintf("政府信息公开情况统计表（%d年度）", r.Year)}[rng.Intn(3)]}
		return
	}
	four := []string{"政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"}[rng.Intn(2)]
	r.Sections = []Section{
		{"总体情况", summary},
		{"主动公开政府信息情况", []string{"disclosure"}},
		{"收到和处理政府信息公开申请情况", []string{"applications"}},
		{four, []string{"disputes"}},
		{"存在的主要问题及改进情况", problems},
		{"其他需要报告的事项", []string{[]string{"无其他需要报告的事项。", "无。", "本机关无其他需要报告的事项。"}[rng.Intn(3)]}},
	}
}

// AppendTables moves the tables behind the last chapter, as annexes.
func (r *Report) AppendTables(rng *rand.Rand) {
	word := []string{"附表", "附件"}[rng.Intn(2)]
	if r.Heads == nil {
		r.Heads = map[int]string{}
	}
	r.titled = len(r.Sections)
	for i, table := range r.Tables() {
		at := 1 + i
		r.Sections[at].Paragraphs = []string{fmt.Sprintf("具体数据见%s%d。", word, i+1)}
		r.Heads[len(r.Sections)] = fmt.Sprintf("%s%d：%s统计表", word, i+1, r.Sections[at].Title)
		r.Sections = append(r.Sections, Section{r.Sections[at].Title + "统计表", []string{table}})
	}
}
