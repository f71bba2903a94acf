package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/testdata/generate/layout"
	"nianbao/testdata/generate/locate"
	"nianbao/testdata/generate/markup"
	"nianbao/testdata/generate/pdf"
	"nianbao/testdata/generate/programs"
	"nianbao/testdata/generate/report"
)

// A fixture is one report with the way it becomes a PDF.
type fixture struct {
	name   string
	report func() *report.Report
	print  func(r *report.Report, out string) error
}

// make writes the PDF of a fixture and the truth beside it.
func (f fixture) make() error {
	r := f.report()
	name := filepath.Join(fixtureDir, f.name)
	if err := r.CheckFaults(); err != nil {
		return err
	}
	if err := f.print(r, name+".pdf"); err != nil {
		return err
	}
	if err := programs.FixDates(name + ".pdf"); err != nil {
		return err
	}
	cells := r.Truths()
	if err := locate.Pages(name+".pdf", r, cells); err != nil {
		return err
	}
	return r.WriteTruth(name, cells)
}

// viaOffice and viaBrowser are the two ways of setting a whole report.
func viaOffice(s markup.OfficeStyle) func(*report.Report, string) error {
	return func(r *report.Report, out string) error { return programs.LibreOffice(markup.ODT(r, s), out) }
}

func viaBrowser(s markup.Style) func(*report.Report, string) error {
	return func(r *report.Report, out string) error { return programs.Chromium(markup.HTML(r, s), out) }
}

// viaCanvas sets a whole report on a canvas.
func viaCanvas(s layout.Style) func(*report.Report, string) error {
	return func(r *report.Report, out string) error { return os.WriteFile(out, layout.Direct(r, s), 0o644) }
}

// fixtures lists the reports, simplest first.
var fixtures = []fixture{
	{"form2021-libreoffice", deqing2022, viaOffice(markup.OfficeStyle{})},
	{"form2019-libreoffice", yuecheng2020, viaOffice(markup.OfficeStyle{Upright: true})},
	{"form2021-chromium", wenjiang2023, viaBrowser(markup.Style{})},
	{"form2019-chromium", shihe2019, viaBrowser(markup.Style{CSS: `table { width: 100%; font-size: 9pt; } .figure { font: 11pt "Noto Sans CJK SC"; }`})},
	{"department", guangling2021, viaOffice(markup.OfficeStyle{Upright: true})},
	{"norulings", xuanwu2021, viaBrowser(markup.Style{CSS: markup.Unruled, Left: 0.36})},
	{"norulings-blank", guangling2020, viaBrowser(markup.Style{CSS: markup.Unruled, Left: 0.42})},
	{"pagebreak-in-group", kunshan2021, viaBrowser(markup.Style{CSS: paced("20pt")})},
	{"pagebreak-in-row", yiwu2024, viaBrowser(markup.Style{CSS: paced("18.6pt") + "td { orphans: 1; widows: 1; } ", Left: 0.38})},
	{"pingan-2020", pingan2020, viaOffice(markup.OfficeStyle{Labels: "14", Large: true})},
	{"vertical", xiling2022, viaBrowser(markup.Style{Vertical: "upright"})},
	{"vertical-rotated", jiangyang2019, viaBrowser(markup.Style{Vertical: "turned", CSS: "h2:nth-of-type(3), h2:nth-of-type(4) { break-before: page; } "})},
	{"rotated", siming2021, viaCanvas(layout.Style{Labels: pdf.Hei, Landscape: true})},
	{"cjk-predefined", yanta2020, viaCanvas(layout.Style{Rules: pdf.Fills, Labels: pdf.Song, RepeatHead: true})},
	{"drift", laoshan2023, viaOffice(markup.OfficeStyle{})},
}

// paced begins section 二 on page 3 and makes the rows of its table so high
// that the end of the page falls where it is wanted in table 三.
func paced(height string) string {
	return "body { font-size: 17pt; } h2:nth-of-type(2) { break-before: page; } .disclosure td { height: " + height + "; } "
}

// government returns a report of a government, without figures.
func government(organ, region string, year int, form string) *report.Report {
	return &report.Report{
		Title: []string{organ, strconv.Itoa(year) + "年政府信息公开工作年度报告"},
		Organ: organ, Region: region, Year: year, Form: form,
		Preamble: report.Preamble(organ, year),
	}
}

func deqing2022() *report.Report {
	r := government("德清县人民政府", "330521", 2022, "2021")
	r.Fill(20220521, 120)
	r.Say("disclosure.permits.decisions", "", "18426")
	r.Say("disclosure.penalties.decisions", "", "7305")
	r.Sections = report.Full("德清县", 2022, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}

func yuecheng2020() *report.Report {
	r := government("绍兴市越城区人民政府", "330602", 2020, "2019")
	r.Fill(20200602, 100)
	r.Say("disclosure.permits.last_year", "", "1204")
	r.Say("disclosure.permits.change", "", "+86")
	r.Say("disclosure.other_services.change", "", "-37")
	r.Say("disclosure.penalties.change", "", "0")
	r.Say("disclosure.procurement.amount", "", "48213.07万元")
	r.Sections = report.Full("越城区", 2020, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}

func wenjiang2023() *report.Report {
	r := government("成都市温江区人民政府", "510115", 2023, "2021")
	r.Fill(20230115, 300)
	r.Say("disclosure.permits.decisions", "", "212,087")
	r.Say("disclosure.penalties.decisions", "", "5,964件")
	r.Say("disclosure.fees.amount", "", "1,203.50")
	for _, a := range []string{"natural_person", "total"} {
		n := r.Number("applications.received", a)
		r.Say("applications.received", a, fmt.Sprintf("%d,%03d", n/1000, n%1000))
	}
	r.Say("disclosure.rules.issued", "", "/")
	r.Say("disclosure.rules.repealed", "", "—")
	r.Say("disclosure.rules.in_force", "", "无")
	r.Sections = report.Full("温江区", 2023, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}

func shihe2019() *report.Report {
	r := government("信阳市浉河区人民政府", "411502", 2019, "2019")
	r.Fill(20190502, 70)
	r.Say("disclosure.normative_documents.made", "", "３２")
	r.Say("disclosure.normative_documents.published", "", "２７")
	r.Say("disclosure.permits.change", "", "+129")
	r.Say("disclosure.penalties.change", "", "-12")
	r.Say("disclosure.procurement.items", "", "348")
	r.Say("disclosure.procurement.amount", "", "27960.4万元")
	r.Sections = report.Full("浉河区", 2019, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}

func xuanwu2021() *report.Report {
	r := government("南京市玄武区人民政府", "320102", 2021, "2021")
	r.Fill(20210102, 160)
	r.Say("disclosure.rules.issued", "", "0")
	r.Say("disclosure.rules.repealed", "", "0")
	r.Say("disclosure.rules.in_force", "", "0")
	r.Sections = report.Short("玄武区", 2021, r.Number("applications.received", "total"))
	return r
}

// guangling2020 is a department that filled in only what happened.
func guangling2020() *report.Report {
	r := government("扬州市广陵区商务局", "321002", 2020, "2019")
	r.Department = "商务局"
	r.Fill(20201002, 10)
	received := r.Number("applications.received", "total")
	for k := range r.Printed {
		switch k.Indicator {
		case "disclosure.rules.made", "disclosure.rules.published", "disclosure.rules.published_total",
			"disclosure.coercion.last_year", "disclosure.coercion.change", "disclosure.coercion.decisions":
			r.Printed[k] = ""
		}
	}
	r.BlankZeros()
	r.Sections = report.Short("广陵区商务局", 2020, received)
	return r
}

// guangling2021 is the same department a year later, on the new form.
func guangling2021() *report.Report {
	r := government("扬州市广陵区商务局", "321002", 2021, "2021")
	r.Department = "商务局"
	r.Fill(20211002, 24)
	r.Follow(guangling2020())
	r.Sections = report.Short("广陵区商务局", 2021, r.Number("applications.received", "total"))
	return r
}

func kunshan2021() *report.Report {
	r := government("昆山市人民政府", "320583", 2021, "2021")
	r.Fill(20210583, 250)
	r.Sections = report.Full("昆山市", 2021, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}

func yiwu2024() *report.Report {
	r := government("义乌市人民政府", "330782", 2024, "2021")
	r.Fill(20240782, 200)
	r.Sections = report.Full("义乌市", 2024, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}

func xiling2022() *report.Report {
	r := government("宜昌市西陵区人民政府", "420502", 2022, "2021")
	r.Fill(20220502, 80)
	r.Sections = report.Short("西陵区", 2022, r.Number("applications.received", "total"))
	return r
}

func jiangyang2019() *report.Report {
	r := government("泸州市江阳区人民政府", "510502", 2019, "2019")
	r.Fill(20190510, 80)
	r.Say("disclosure.permits.change", "", "+7")
	// What did not happen is struck out, in three ways.
	for k, v := range r.Printed {
		switch {
		case v == "0" && k.Applicant == "research":
			r.Say(k.Indicator, k.Applicant, "/")
		case v == "0" && k.Applicant == "public_welfare":
			r.Say(k.Indicator, k.Applicant, "—")
		case v == "0" && strings.HasPrefix(k.Indicator, "litigation"):
			r.Say(k.Indicator, k.Applicant, "-")
		}
	}
	r.Sections = report.Short("江阳区", 2019, r.Number("applications.received", "total"))
	return r
}

func siming2021() *report.Report {
	r := government("厦门市思明区人民政府", "350203", 2021, "2021")
	r.Fill(20210203, 140)
	r.Sections = report.Full("思明区", 2021, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}

func yanta2020() *report.Report {
	r := government("西安市雁塔区人民政府", "610113", 2020, "2019")
	r.Fill(20200113, 110)
	r.Say("disclosure.permits.change", "", "-58")
	r.Say("disclosure.procurement.amount", "", "15732.9")
	r.Sections = report.Full("雁塔区", 2020, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}

// laoshan2023 departs from the form in what real reports have been seen to
// depart from it, and has three sums that fail.
func laoshan2023() *report.Report {
	r := government("青岛市崂山区人民政府", "370212", 2023, "2021")
	r.TableForms = map[string]string{"applications": "2019"}
	r.Labels = map[string]string{
		"行政规范性文件":              "规范性文件",
		"2.其他法律行政法规禁止公开":       "2.其他法律行政止公开",
		"5.要求行政机关确认或重新出具已获取信息": "5.要求行政机关确认或重新出具",
	}
	r.Omitted = []string{"denied_query"}
	r.Drift = []string{
		"table 三 has the single row （六）其他处理 of form 2019",
		"规范性文件 for 行政规范性文件",
		"2.其他法律行政止公开 for 2.其他法律行政法规禁止公开",
		"5.要求行政机关确认或重新出具 for 5.要求行政机关确认或重新出具已获取信息",
		"8.属于行政查询事项 is left out",
	}
	r.Fill(20230212, 90)
	carried := r.Number("applications.carried_in", "legal_service")
	r.Say("applications.carried_in", "legal_service", strconv.Itoa(carried+2))
	r.Say("reconsideration.total", "", "0")
	r.Broken = true
	r.Sections = report.Full("崂山区", 2023, r.Number("applications.received", "total"), r.Number("applications.granted", "total"))
	return r
}
