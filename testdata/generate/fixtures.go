package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// A fixture is one report with the way it becomes a PDF.
type fixture struct {
	name   string
	report func() *report
	print  func(r *report, out string) error
}

// viaOffice and viaBrowser are the two ways of setting a whole report.
func viaOffice(s officeStyle) func(*report, string) error {
	return func(r *report, out string) error { return libreoffice(openDocument(r, s), out) }
}

func viaBrowser(s style) func(*report, string) error {
	return func(r *report, out string) error { return chromium(webPage(r, s), out) }
}

func viaCanvas(s directStyle) func(*report, string) error {
	return func(r *report, out string) error { return os.WriteFile(out, direct(r, s), 0o644) }
}

// fixtures lists the reports, simplest first.
var fixtures = []fixture{
	{"form2021-libreoffice", deqing2022, viaOffice(officeStyle{})},
	{"form2019-libreoffice", yuecheng2020, viaOffice(officeStyle{upright: true})},
	{"form2021-chromium", wenjiang2023, viaBrowser(style{})},
	{"form2019-chromium", shihe2019, viaBrowser(style{css: `table { width: 100%; font-size: 9pt; } .figure { font: 11pt "Noto Sans CJK SC"; }`})},
	{"department", guangling2021, viaOffice(officeStyle{upright: true})},
	{"norulings", xuanwu2021, viaBrowser(style{css: unruled, left: 0.36})},
	{"norulings-blank", guangling2020, viaBrowser(style{css: unruled, left: 0.42})},
	{"pagebreak-in-group", kunshan2021, viaBrowser(style{css: paced("20pt")})},
	{"pagebreak-in-row", yiwu2024, viaBrowser(style{css: paced("18.6pt") + "td { orphans: 1; widows: 1; } ", left: 0.38})},
	{"pingan-2020", pingan2020, viaOffice(officeStyle{labels: "14", large: true})},
	{"vertical", xiling2022, viaBrowser(style{vertical: "upright"})},
	{"vertical-rotated", jiangyang2019, viaBrowser(style{vertical: "turned", css: "h2:nth-of-type(3), h2:nth-of-type(4) { break-before: page; } "})},
	{"rotated", siming2021, viaCanvas(directStyle{labels: hei, landscape: true})},
	{"cjk-predefined", yanta2020, viaCanvas(directStyle{rules: fills, labels: song, repeatHead: true})},
	{"drift", laoshan2023, viaOffice(officeStyle{})},
}

// paced begins section 二 on page 3 and makes the rows of its table so high
// that the end of the page falls where it is wanted in table 三.
func paced(height string) string {
	return "body { font-size: 17pt; } h2:nth-of-type(2) { break-before: page; } .disclosure td { height: " + height + "; } "
}

// government returns a report of a government, without figures.
func government(organ, region string, year int, form string) *report {
	return &report{
		title: []string{organ, strconv.Itoa(year) + "年政府信息公开工作年度报告"},
		organ: organ, region: region, year: year, form: form,
		preamble: preamble(organ, year),
	}
}

func deqing2022() *report {
	r := government("德清县人民政府", "330521", 2022, "2021")
	r.fill(20220521, 120)
	r.say("disclosure.permits.decisions", "", "18426")
	r.say("disclosure.penalties.decisions", "", "7305")
	r.sections = full("德清县", 2022, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}

func yuecheng2020() *report {
	r := government("绍兴市越城区人民政府", "330602", 2020, "2019")
	r.fill(20200602, 100)
	r.say("disclosure.permits.last_year", "", "1204")
	r.say("disclosure.permits.change", "", "+86")
	r.say("disclosure.other_services.change", "", "-37")
	r.say("disclosure.penalties.change", "", "0")
	r.say("disclosure.procurement.amount", "", "48213.07万元")
	r.sections = full("越城区", 2020, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}

func wenjiang2023() *report {
	r := government("成都市温江区人民政府", "510115", 2023, "2021")
	r.fill(20230115, 300)
	r.say("disclosure.permits.decisions", "", "212,087")
	r.say("disclosure.penalties.decisions", "", "5,964件")
	r.say("disclosure.fees.amount", "", "1,203.50")
	for _, a := range []string{"natural_person", "total"} {
		n := r.number("applications.received", a)
		r.say("applications.received", a, fmt.Sprintf("%d,%03d", n/1000, n%1000))
	}
	r.say("disclosure.rules.issued", "", "/")
	r.say("disclosure.rules.repealed", "", "—")
	r.say("disclosure.rules.in_force", "", "无")
	r.sections = full("温江区", 2023, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}

func shihe2019() *report {
	r := government("信阳市浉河区人民政府", "411502", 2019, "2019")
	r.fill(20190502, 70)
	r.say("disclosure.normative_documents.made", "", "３２")
	r.say("disclosure.normative_documents.published", "", "２７")
	r.say("disclosure.permits.change", "", "+129")
	r.say("disclosure.penalties.change", "", "-12")
	r.say("disclosure.procurement.items", "", "348")
	r.say("disclosure.procurement.amount", "", "27960.4万元")
	r.sections = full("浉河区", 2019, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}

func xuanwu2021() *report {
	r := government("南京市玄武区人民政府", "320102", 2021, "2021")
	r.fill(20210102, 160)
	r.say("disclosure.rules.issued", "", "0")
	r.say("disclosure.rules.repealed", "", "0")
	r.say("disclosure.rules.in_force", "", "0")
	r.sections = short("玄武区", 2021, r.number("applications.received", "total"))
	return r
}

// guangling2020 is a department that filled in only what happened.
func guangling2020() *report {
	r := government("扬州市广陵区商务局", "321002", 2020, "2019")
	r.department = "商务局"
	r.fill(20201002, 10)
	received := r.number("applications.received", "total")
	for k := range r.printed {
		switch k.indicator {
		case "disclosure.rules.made", "disclosure.rules.published", "disclosure.rules.published_total",
			"disclosure.coercion.last_year", "disclosure.coercion.change", "disclosure.coercion.decisions":
			r.printed[k] = ""
		}
	}
	r.blankZeros()
	r.sections = short("广陵区商务局", 2020, received)
	return r
}

// guangling2021 is the same department a year later, on the new form.
func guangling2021() *report {
	r := government("扬州市广陵区商务局", "321002", 2021, "2021")
	r.department = "商务局"
	r.fill(20211002, 24)
	r.follow(guangling2020())
	r.sections = short("广陵区商务局", 2021, r.number("applications.received", "total"))
	return r
}

func kunshan2021() *report {
	r := government("昆山市人民政府", "320583", 2021, "2021")
	r.fill(20210583, 250)
	r.sections = full("昆山市", 2021, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}

func yiwu2024() *report {
	r := government("义乌市人民政府", "330782", 2024, "2021")
	r.fill(20240782, 200)
	r.sections = full("义乌市", 2024, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}

func xiling2022() *report {
	r := government("宜昌市西陵区人民政府", "420502", 2022, "2021")
	r.fill(20220502, 80)
	r.sections = short("西陵区", 2022, r.number("applications.received", "total"))
	return r
}

func jiangyang2019() *report {
	r := government("泸州市江阳区人民政府", "510502", 2019, "2019")
	r.fill(20190510, 80)
	r.say("disclosure.permits.change", "", "+7")
	// What did not happen is struck out, in three ways.
	for k, v := range r.printed {
		switch {
		case v == "0" && k.applicant == "research":
			r.say(k.indicator, k.applicant, "/")
		case v == "0" && k.applicant == "public_welfare":
			r.say(k.indicator, k.applicant, "—")
		case v == "0" && strings.HasPrefix(k.indicator, "litigation"):
			r.say(k.indicator, k.applicant, "-")
		}
	}
	r.sections = short("江阳区", 2019, r.number("applications.received", "total"))
	return r
}

func siming2021() *report {
	r := government("厦门市思明区人民政府", "350203", 2021, "2021")
	r.fill(20210203, 140)
	r.sections = full("思明区", 2021, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}

func yanta2020() *report {
	r := government("西安市雁塔区人民政府", "610113", 2020, "2019")
	r.fill(20200113, 110)
	r.say("disclosure.permits.change", "", "-58")
	r.say("disclosure.procurement.amount", "", "15732.9")
	r.sections = full("雁塔区", 2020, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}

// laoshan2023 departs from the form in what real reports have been seen to
// depart from it, and has three sums that fail.
func laoshan2023() *report {
	r := government("青岛市崂山区人民政府", "370212", 2023, "2021")
	r.tableForms = map[string]string{"applications": "2019"}
	r.labels = map[string]string{
		"行政规范性文件":              "规范性文件",
		"2.其他法律行政法规禁止公开":       "2.其他法律行政止公开",
		"5.要求行政机关确认或重新出具已获取信息": "5.要求行政机关确认或重新出具",
	}
	r.omitted = []string{"denied_query"}
	r.drift = []string{
		"table 三 has the single row （六）其他处理 of form 2019",
		"规范性文件 for 行政规范性文件",
		"2.其他法律行政止公开 for 2.其他法律行政法规禁止公开",
		"5.要求行政机关确认或重新出具 for 5.要求行政机关确认或重新出具已获取信息",
		"8.属于行政查询事项 is left out",
	}
	r.fill(20230212, 90)
	carried := r.number("applications.carried_in", "legal_service")
	r.say("applications.carried_in", "legal_service", strconv.Itoa(carried+2))
	r.say("reconsideration.total", "", "0")
	r.broken = true
	r.sections = full("崂山区", 2023, r.number("applications.received", "total"), r.number("applications.granted", "total"))
	return r
}
