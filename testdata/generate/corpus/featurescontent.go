package corpus

import (
	"fmt"
	"strings"

	"nianbao/testdata/generate/report"
)

var arrangementFeatures = []feature{
	{"columns-swapped", "columns of table 三 (and sometimes 二) in another order, which only the heads tell", "", true, arranged, nil, threeForm, func(p *plan) {
		legal := append([]report.Column{}, report.Applicants[1:6]...)
		p.rng.Shuffle(len(legal), func(i, j int) { legal[i], legal[j] = legal[j], legal[i] })
		natural, total := report.Applicants[0], report.Applicants[6]
		switch p.rng.Intn(3) {
		case 0:
			p.r.Applicants = append([]report.Column{total, natural}, legal...)
		case 1:
			p.r.Applicants = append(legal, natural, total)
		default:
			p.r.Applicants = append(append([]report.Column{natural}, legal...), total)
		}
		p.r.Mirrored = p.rng.Intn(2) == 0
	}},
	{"tables-side-by-side", "the blocks of table 二 beside each other", "blocks", true, arranged, onDrawn, threeForm, func(p *plan) {
		p.r.Blocks = report.Beside
		p.style.CSS += ".beside { display: flex; gap: 8pt; break-inside: avoid; } .beside table { width: 48%; height: min-content; } "
	}},
	{"blocks-apart", "each block of table 二 a table of its own", "blocks", true, arranged, nil, threeForm, func(p *plan) {
		p.r.Blocks = report.Stacked
		p.style.CSS += ".disclosure { margin-bottom: 6pt; } "
	}},
	{"disputes-split", "行政复议 and 行政诉讼 in tables of their own", "disputes", true, arranged, onDrawn, threeForm, func(p *plan) {
		p.r.Thirds = report.Stacked
		if p.base == "direct" && p.rng.Intn(2) == 0 {
			p.r.Thirds = report.Beside
		}
		p.style.CSS += ".disputes { margin-bottom: 6pt; } "
	}},
	{"disputes-head-flat", "the head of table 四 is one line of full names", "disputes", true, arranged, onDrawn, threeForm, func(p *plan) { p.r.HeadOf4 = "flat" }},
	{"disputes-head-unmerged", "the head of table 四 without merged cells: names over their first column only", "disputes", true, arranged, onDrawn, threeForm, func(p *plan) { p.r.HeadOf4 = "unmerged" }},
	{"rows-missing", "rows of the form are left out", "rows", true, arranged, nil, nil, func(p *plan) {
		pool := strings.Fields("denied_query denied_process denied_enforcement_file unavailable_still_unclear rejected_publication rejected_excessive rejected_confirmation denied_internal_affairs coercion")
		if p.r.Form == report.StatisticsForm {
			pool = strings.Fields("received_fax denied_security denied_other answered_other_channel interviews_head press_conferences_head reading_points microblog_responses channel_gazette litigation_other")
		}
		for range 1 + p.rng.Intn(3) {
			p.r.Omitted = append(p.r.Omitted, pool[p.rng.Intn(len(pool))])
		}
		p.r.Drift = append(p.r.Drift, "left out: "+strings.Join(p.r.Omitted, " "))
	}},
	{"rows-extra", "rows that the form does not have", "rows", true, arranged, nil, threeForm, func(p *plan) {
		p.r.Extras = map[string][]report.Column{}
		places := [][2]string{{"（三）不予公开", "9.属于其他不予公开情形"}, {"（四）无法提供", "4.其他无法提供情形"}, {"第二十条第（五）项", "行政确认"}, {"第二十条第（六）项", "行政裁决"}}
		for _, i := range p.rng.Perm(len(places))[:1+p.rng.Intn(3)] {
			at, label := places[i][0], places[i][1]
			p.r.Extras[at] = []report.Column{{ID: fmt.Sprintf("%s%d", report.ExtraRow, i), Label: label}}
			p.r.Drift = append(p.r.Drift, "extra row "+label)
		}
	}},
}

// typos are labels as they have been mistyped, or could be.
var typos = map[string]string{
	"1.属于国家秘密": "1.属于国家密秘", "2.其他法律行政法规禁止公开": "2.其他法律行政法规禁止公天", "3.危及“三安全一稳定”": "3.危及“三安全一稳定",
	"4.保护第三方合法权益": "4.保护第三方合法权宜", "5.属于三类内部事务信息": "5.属于三类内部事物信息", "6.属于四类过程性信息": "6.属于四类过程信息",
	"7.属于行政执法案卷": "7.属于行政执法案件", "8.属于行政查询事项": "8.属于行政查寻事项", "1.本机关不掌握相关政府信息": "1.本机关不掌握相关政府信心",
	"2.没有现成信息需要另行制作": "2.没有现成信息需要另行制做", "3.补正后申请内容仍不明确": "3.补正后申请内容任不明确", "1.信访举报投诉类申请": "1.信访举报投拆类申请",
	"2.重复申请": "2.重复申清", "3.要求提供公开出版物": "3.要求提供公开出版务", "4.无正当理由大量反复申请": "4.无正当理由大量返复申请", "行政强制": "行政强治",
	"四、结转下年度继续办理": "四、结转下年度继续办里", "2.传真申请数": "2.传真申请教", "（二）申请办结数": "（二）申请办接数", "8.告知通过其他途径办理数": "8.告知通过其它途径办理数",
	"六、举报投诉数量": "六、举报投拆数量", "（三）接受培训人员数": "（三）接收培训人员数",
}

// otherNames are labels of the same meaning.
var otherNames = map[string]string{
	"行政规范性文件": "规范性文件", "规范性文件": "行政规范性文件", "一、本年新收政府信息公开申请数量": "一、本年新收政府信息公开申请数", "四、结转下年度继续办理": "四、结转下年度继续办理数量",
	"3.危及“三安全一稳定”": "3.危及三安全一稳定", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开", "商业企业": "企业", "社会公益组织": "公益组织",
	"本年新制作数量": "本年制作数量", "处理决定数量": "本年处理决定数量", "本年处理决定数量": "处理决定数量", "二、上年结转政府信息公开申请数量": "二、上年度结转政府信息公开申请数量",
	"（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）": "（一）主动公开政府信息数", "4.政务微信公开政府信息数": "4.微信公开政府信息数", "七、依申请公开信息收取的费用": "七、依申请公开信息收取的费用数",
	"1.当面申请数": "1.当面申请", "3.网络申请数": "3.网上申请数",
}

// relabel prints labels of the report's form otherwise, at least one and at
// most a share of those the function knows.
func (p *plan) relabel(share float64, to func(label string) (string, bool)) {
	if p.r.Labels == nil {
		p.r.Labels = map[string]string{}
	}
	var labels []string
	if p.r.Form == report.StatisticsForm {
		for _, x := range report.StatisticsRows {
			if x.Code != "" {
				labels = append(labels, x.Label)
			}
		}
	} else {
		for _, x := range report.Leaves(report.ApplicationRows(p.r.Form)) {
			labels = append(labels, x.Label)
		}
		for _, b := range report.DisclosureBlocks(p.r.Form) {
			for _, x := range append(append([]report.Column{}, b.Rows...), b.Columns...) {
				labels = append(labels, x.Label)
			}
		}
		for _, a := range report.Applicants {
			labels = append(labels, a.Label)
		}
	}
	changed := 0
	for _, i := range p.rng.Perm(len(labels)) {
		l, ok := to(labels[i])
		if _, again := p.r.Labels[labels[i]]; !ok || again || changed > 0 && p.rng.Float64() > share {
			continue
		}
		p.r.Labels[labels[i]] = l
		p.r.Drift = append(p.r.Drift, l+" for "+labels[i])
		changed++
	}
}

var labelFeatures = []feature{
	{"labels-misspelt", "characters of labels mistyped", "", true, arranged, nil, nil, func(p *plan) {
		p.relabel(0.2, func(l string) (string, bool) { t, ok := typos[l]; return t, ok })
	}},
	{"labels-cut", "labels cut short", "", true, arranged, nil, nil, func(p *plan) {
		p.relabel(0.1, func(l string) (string, bool) {
			r := []rune(l)
			if len(r) < 10 || strings.ContainsAny(l, "“") || strings.Contains(l, "申请数量") || strings.Contains(l, "单位") {
				return "", false
			}
			return string(r[:len(r)-2-p.rng.Intn(2)]), true
		})
	}},
	{"labels-other-names", "labels by other names of the same meaning", "", true, arranged, nil, nil, func(p *plan) {
		p.relabel(0.5, func(l string) (string, bool) { t, ok := otherNames[l]; return t, ok })
	}},
	{"labels-other-numerals", "1、 or 1． for 1. before labels", "", true, arranged, nil, nil, func(p *plan) {
		mark := []string{"、", "．"}[p.rng.Intn(2)]
		p.relabel(1, func(l string) (string, bool) {
			if l[0] < '1' || l[0] > '9' {
				return "", false
			}
			return l[:1] + mark + l[2:], true
		})
	}},
}

var headingFeatures = []feature{
	{"tables-at-end", "all tables behind the last chapter, as 附表 or 附件", "", true, headed, nil, threeForm, func(p *plan) { p.r.AppendTables(p.rng) }},
	{"heading-dropped", "一、总体情况 has no heading", "heading", true, headed, nil, nil, func(p *plan) { p.head(0, "") }},
	{"heading-misspelt", "a heading mistyped", "heading", true, headed, nil, threeForm, func(p *plan) {
		at := 1 + p.rng.Intn(3)
		typo := [][2]string{1: {"主动公开", "主动公幵"}, 2: {"收到和处理", "收到及处理"}, 3: {"行政诉讼", "行政诉论"}}[at]
		if p.look.Justified && p.base == "chromium" {
			typo = [2]string{"情况", "情况："}
		}
		p.r.Sections[at].Title = strings.Replace(p.r.Sections[at].Title, typo[0], typo[1], 1)
	}},
	{"heading-numeral-variant", "（一） or 一. or 第一部分 in place of 一、", "heading", true, headed, nil, nil, func(p *plan) {
		format := []string{"（%s）%s", "%s. %s", "%s %s", "第%s部分 %s"}[p.rng.Intn(4)]
		for i := range 6 {
			p.head(i, fmt.Sprintf(format, report.Numerals[i], p.r.Sections[i].Title))
		}
	}},
}

// head prints a heading otherwise.
func (p *plan) head(i int, text string) {
	if p.r.Heads == nil {
		p.r.Heads = map[int]string{}
	}
	p.r.Heads[i] = text
}
