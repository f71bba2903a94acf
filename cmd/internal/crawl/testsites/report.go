package testsites

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/normalize/gazetteer"
)

// A Report is one that a site publishes.
type Report struct {
	Title    string // as it says itself
	Organ    string // as it names itself: 江苏省淮安市洪泽区财政局
	Year     int
	Received int      // applications received in all: another number in each report of all sites
	At       []string // addresses of it, each enough
	Article  string   // address of the page that is it or leads to it, "" where a list does
	InParts  bool     // it is on two pages, of which the address is the first
}

// The organs of a site, in turn: the government has an empty name. Some have words in their names
// that are none of reports.
var organs = []string{"", "财政局", "教育局", "民政局", "审计局", "司法局", "水利局", "商务局", "交通运输局", "农业农村局", "卫生健康委员会",
	"应急管理局", "市场监督管理局", "医疗保障局", "退役军人事务局", "人力资源和社会保障局", "发展和改革委员会", "住房和城乡建设局", "统计局", "干部培训中心",
	"财政预算评审中心", "文化广电和旅游局", "自然资源局", "行政审批局", "城市管理局", "信访局", "林业局", "机关事务管理局", "科学技术局", "公安局"}

// short returns how the site itself names an organ: 洪泽区财政局.
func (s *Site) short(organ string) string {
	if organ == "" {
		organ = "人民政府"
	}
	return s.region.Name + organ
}

// report adds a report of one of the organs to the truth.
func (s *Site) report(organ string, year int) *Report {
	full := organ
	if full == "" {
		full = "人民政府"
	}
	r := &Report{Organ: gazetteer.FullName(s.region, year) + full, Year: year, Received: 1000*s.number + len(s.Reports)}
	r.Title = fmt.Sprintf("%s%d年政府信息公开工作年度报告", r.Organ, year)
	s.Reports = append(s.Reports, r)
	return r
}

// A Record is a line of a list.
type Record struct {
	Href, Text, Title, Date string
	Onclick                 string // script that leads on, in place of Href
	Organ                   string // of a report
	Year                    int
}

// everyText are the texts of links to reports: O stands for the organ, Y for the year, Z for the
// year in Chinese, W for it in full width, S for its two last digits. What stands behind | is in the
// title.
var everyText = []string{
	"OY年政府信息公开工作年度报告", "OY年度政府信息公开年报", "O年度报告-Y", "O关于Y年政府信息公开工作情况的报告", "OY年政府信息公开工作总结",
	"OY年政府信息公开工作年 度 报 告", "OW年政府信息公开工作年度报告", "OY年政府信息…|OY年政府信息公开工作年度报告", "Y年O信息公开情况报告",
	"关于公布OY年政府信息公开年度报告的通知", "OS年信息公开年报", "O政府信息公开工作年度报告", "OZ年政府信息公开工作年度报告", "OY年度…",
	"OY年政府信息公开工作年度报告（更正版）", "<font color=\"#333\">O</font>Y年政府信息公开年度<b>报告</b>",
}

// record returns the line of a list for a report: which text it has goes by its turn.
func (s *Site) record(r *Report, organ, href string, turn int) Record {
	year := strconv.Itoa(r.Year)
	write := strings.NewReplacer("O", s.short(organ), "Y", year, "S", year[2:], "W", mapped(year, "０１２３４５６７８９"), "Z", mapped(year, "〇一二三四五六七八九"))
	text, title, _ := strings.Cut(s.texts[turn%len(s.texts)], "|")
	return Record{Href: href, Text: write.Replace(text), Title: write.Replace(title), Date: fmt.Sprintf("%d-01-%02d", r.Year+1, 8+turn%20), Organ: s.short(organ), Year: r.Year}
}

// mapped writes each digit as another character.
func mapped(digits, characters string) string {
	others := []rune(characters)
	return strings.Map(func(d rune) rune { return others[d-'0'] }, digits)
}

// distractions are the texts of links that stand beside those to reports and are none, P for the
// place and Y for the year.
var distractions = []string{
	"PY年政府工作报告", "PY年环境质量年报", "PY年部门预算公开", "PY年度部门决算公开", "一图读懂PY年政府信息公开工作年度报告", "关于做好Y年度政府信息公开工作年度报告编制发布工作的通知",
	"PY年国民经济和社会发展统计公报", "PY年政府网站工作年度报表", "PY年法治政府建设年度报告", "政府信息公开工作年度报告格式（Y年版）", "《PY年政府信息公开工作年度报告》解读",
	"PY年行政执法统计年报", "图解：PY年政府信息公开年报", "PY年度河湖长制工作总结", "Y年度企业年报公示公告",
}

// mixed puts what is no report among the records of a list, one after each three, and at its end.
func (s *Site) mixed(records []Record) []Record {
	var all []Record
	for i, r := range records {
		all = append(all, r)
		if i%3 == 2 || i == len(records)-1 {
			all = append(all, s.distraction(r.Year))
		}
	}
	return all
}

// distraction adds the page of something that is no report.
func (s *Site) distraction(year int) Record {
	n := 0
	for key := range s.pages {
		if strings.HasPrefix(key, "/tzgg/") {
			n++
		}
	}
	text := strings.NewReplacer("P", s.region.Name, "Y", strconv.Itoa(year)).Replace(distractions[(n+s.number)%len(distractions)])
	href := fmt.Sprintf("/tzgg/%d%02d.html", year, n)
	s.at(href, Vain, s.page("distraction", text, year))
	return Record{Href: href, Text: text, Date: fmt.Sprintf("%d-02-%02d", year+1, 1+n%28), Year: year}
}

// parts cuts the records of a list into those of its pages.
func parts(records []Record, each int) [][]Record { return slices.Collect(slices.Chunk(records, each)) }

// years are those of which most sites have reports, the last first.
var years = []int{2024, 2023, 2022, 2021, 2020, 2019}
