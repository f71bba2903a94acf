package identity

import (
	"fmt"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/spelling"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	yearInText  = regexp.MustCompile(`(20[0-2]\d)\s*年`)
	bareYear    = regexp.MustCompile(`(20[0-2]\d)`)
	spelledYear = regexp.MustCompile(`[二2][〇○零Ｏ0O][〇○零一二Ｏ0-2O][〇○零一二三四五六七八九Ｏ0-9O]年`)
	spelledDate = regexp.MustCompile(spelledYear.String() + `[一二三四五六七八九十]{1,2}月`)

	// period is the stated span of the statistics; its end may leave out the year.
	period = regexp.MustCompile(`(20[0-2]\d)年?(\d{1,2})月(\d{1,2})日(?:起)?,?(?:至|到|—|-|－|–|~|,)+(?:(20[0-2]\d)年?)?(\d{1,2})月(\d{1,2})日`)
	// brokenPeriod is one that lost its 年 and 月: 202111日起至20211230日.
	brokenPeriod = regexp.MustCompile(`(20[0-2]\d)年?\d{0,2}月?\d{0,2}日?(?:起|开始)?,?(?:至|到|—|-|–|~)+(?:20[0-2]\d)?年?\d{1,2}月?\d{0,2}日`)
	// schoolYear is the span of a university's year, which goes by its end.
	schoolYear = regexp.MustCompile(`20[0-2]\d年?[-—–~至](20[0-2]\d)(?:学年|年)`)
	// schoolReport names a report by such a span.
	schoolReport = regexp.MustCompile(`20[0-2]\d年?[-—–~至]{1,2}(20[0-2]\d)学年度?[\p{Han}]{0,12}?(?:信息|校务|院务)公开[\p{Han}]{0,10}?(?:报告|年报)`)
	// reportYear is the year in the name of the report.
	reportYear = regexp.MustCompile(`(20[0-2]\d)(?:年度|年)[\p{Han}()、]{0,40}?(?:信息|政务|校务|院务)公开[\p{Han}\d]{0,14}?(?:报告|年报)|(?:信息|政务)公开(?:工作)?(20[0-2]\d)(?:年度|年)[\p{Han}]{0,6}?(?:报告|年报)`)
	// subjectYear begins a sentence on what was done in the year.
	subjectYear = regexp.MustCompile(`(?:^|[。;:,\n)])(?:截至|截止)?(20[0-2]\d)(?:年度|年(?:以来|底|全年)?)`)

	// notYears are numbers of documents, dates and what lies ahead: none is the report's year.
	notYears  = regexp.MustCompile(`[〔﹝\[【(（〈]20[0-2]\d[〕﹞\]】)）〉]\s*第?\d*号?|(?:结转|转入|转到|转至|转)(?:至|到|入)?(?:下一?年度?)?20[0-2]\d年度?|(?:于|在|自)20[0-2]\d年\d{1,2}月(?:\d{1,2}日)?(?:前|以前|之前|以后|起公布)|(?:以及|[、及和与]|(?:公开|发布|公布)了)20[0-2]\d年度?(?:政府|政务)?信息公开[\p{Han}]{0,8}?(?:报告|年报)|(?:按时|按期|如期|及时)(?:向社会)?(?:公开|发布|公布)了?20[0-2]\d年度?[\p{Han}]{0,12}?信息公开[\p{Han}]{0,8}?(?:报告|年报)|20[0-2]\d年[\p{Han}]{0,12}?(?:政府|国务院|主席)令第?\d+号|20[0-2]\d[-/.]\d{1,2}[-/.]\d{1,2}|20[0-2]\d-\d{3,}|[A-Za-z\d/-]{4,}20[0-2]\d[-/]?\d*`)
	fullDate  = regexp.MustCompile(`20[0-2]\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|20[0-2]\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\.\d{1,2}\.20[0-2]\d`)
	dateLine  = regexp.MustCompile(`日期|时间|来源|索引|索 引|文号|字号|生成|发布机构|点击|浏览|星期|位置|首页`)
	noSpacing = strings.NewReplacer(" ", "", "\t", "", "\u3000", "", "，", ",", "；", ";", "：", ":", "（", "(", "）", ")")
)

// findYear takes the year from the title, else from the name that the text gives the
// report, else from the stated period, else from the sentences on what was done. The
// lines are those of the opening.
func (o *Opening) findYear(title string, lines []string) {
	o.Year = yearOf(withoutDates(title))
	o.TitleYear = o.Year
	if m := schoolYear.FindStringSubmatch(title); m != nil {
		o.Year, _ = strconv.Atoi(m[1])
		o.SchoolYear = true
	}
	var kept, paths []string
	for _, line := range lines {
		line = noSpacing.Replace(line)
		if isPath(line) {
			paths = append(paths, line)
			continue
		}
		if len(line) < 60*gazetteer.HanBytes && dateLine.MatchString(line) && !namesReport.MatchString(line) && !period.MatchString(line) {
			continue
		}
		kept = append(kept, line)
	}
	prose := strings.Join(kept, "\n")
	joined := strings.ReplaceAll(prose, "\n", "")
	if o.Year == 0 {
		o.Year = firstYear(reportYear, withoutQuotes(notYears.ReplaceAllString(joined, "")))
	}
	if o.Year == 0 {
		o.Year = firstYear(schoolReport, withoutQuotes(joined))
		o.SchoolYear = o.Year > 0
	}
	m := period.FindStringSubmatch(joined)
	if m != nil {
		if m[4] == "" {
			m[4] = m[1]
		}
		o.PeriodStart, o.PeriodEnd = date(m[1:4]), date(m[4:7])
		o.PeriodYear, _ = strconv.Atoi(m[4])
		if start, _ := strconv.Atoi(m[1]); start == o.Year && m[5] != "12" && m[5] != "11" {
			o.PeriodYear = start // a period that ends a few days into the next year
		}
		if o.Year == 0 {
			o.Year = o.PeriodYear
		}
		// From September to August is the year of a school, whatever the text calls it.
		if m[2] == "9" && m[5] == "8" && m[4] != m[1] && o.Year == o.PeriodYear {
			o.SchoolYear = true
		}
	}
	if o.Year == 0 {
		o.Year = firstYear(brokenPeriod, joined)
	}
	if !o.SchoolYear {
		o.weighYears(joined, title)
	}
	if o.Year == 0 {
		bare := fullDate.ReplaceAllString(notYears.ReplaceAllString(withoutQuotes(prose), ""), "")
		if o.Year = commonYear(subjectYear, bare); o.Year == 0 {
			if o.Year = commonYear(yearInText, bare); o.Year == 0 {
				o.Year = yearOf(spelledYear.FindString(spelledDate.ReplaceAllString(bare, "")))
			}
		}
	}
	if o.Year == 0 {
		o.Year = firstYear(reportYear, joined) // of the notice that asked for the report
	}
	if o.Year == 0 {
		o.Year = firstYear(reportYear, strings.Join(paths, "\n"))
	}
	if m == nil && o.Year > 0 {
		o.PeriodStart, o.PeriodEnd = CalendarYear(o.Year)
	}
}

// takeDatedYear takes the year of the first date in the lines, where nothing else tells one.
func (o *Opening) takeDatedYear(lines []string) {
	if o.Year = yearOf(spelledYear.FindString(strings.Join(lines, "\n"))); o.Year > 0 {
		o.PeriodStart, o.PeriodEnd = CalendarYear(o.Year)
	}
}

// statedYear returns the year in which the period ends that the lines state for the figures, 0 if
// they state none.
func statedYear(lines []string) int {
	m := period.FindStringSubmatch(noSpacing.Replace(strings.Join(lines, "")))
	if m == nil {
		return 0
	}
	start, _ := strconv.Atoi(m[1])
	end, err := strconv.Atoi(m[4])
	if err != nil || m[5] != "12" && m[5] != "11" {
		return start // the end leaves the year out, or is a few days into the next one
	}
	return end
}

// weighYear looks for a second place that names the year, where digits were read from a
// picture. A year that two other places name goes before the one of a single place, and
// whatever one place alone says is in doubt, as is what lies ahead.
//
// What two programs read alike in the title counts as two places.
func (o *Opening) weighYear(title string, lines []string, both alike) {
	joined := noSpacing.Replace(strings.Join(lines, "\n"))
	bare := withoutQuotes(notYears.ReplaceAllString(joined, ""))
	votes := make(map[int]int)
	of := yearOf(withoutDates(title))
	votes[of]++
	if both.hasYear(of) {
		votes[of]++
	}
	if m := period.FindStringSubmatch(joined); m != nil {
		for _, at := range []int{1, 4} {
			y, _ := strconv.Atoi(m[at])
			votes[y]++
		}
	}
	votes[firstYear(reportYear, strings.ReplaceAll(bare, title, ""))]++
	votes[commonYear(subjectYear, strings.ReplaceAll(bare, title, ""))]++
	delete(votes, 0)
	const agreed = 2
	if votes[o.Year] < agreed {
		o.YearDoubt = true
		for y, n := range votes {
			if n > votes[o.Year] && n >= agreed {
				o.Year = y
			}
		}
	}
	o.YearDoubt = o.YearDoubt || o.Year > time.Now().Year()
}

// weighYears takes the year of the period where the text calls its report by that year too, or, where
// the text alone names the report, tells of that year: a name left from the year before is the more
// likely mistake then.
func (o *Opening) weighYears(text, title string) {
	if o.PeriodYear == 0 || o.PeriodYear == o.Year {
		return
	}
	bare := withoutQuotes(notYears.ReplaceAllString(withoutTitle(text, title), ""))
	switch {
	case o.TitleYear != 0 && firstYear(reportYear, bare) == o.PeriodYear:
		o.Year = o.PeriodYear
	case o.TitleYear == 0 && commonYear(subjectYear, fullDate.ReplaceAllString(bare, "")) == o.PeriodYear:
		o.TitleYear, o.Year = o.Year, o.PeriodYear
	}
}

// withoutTitle drops the title from the text that it stands in.
func withoutTitle(text, title string) string {
	if title == "" {
		return text
	}
	return strings.Replace(text, noSpacing.Replace(spelling.Narrow(title)), "", 1)
}

// withoutDates drops the dates of a title's line and the numbers of documents in it.
func withoutDates(title string) string {
	return notYears.ReplaceAllStringFunc(fullDate.ReplaceAllString(title, ""), func(s string) string {
		if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（") {
			return s // 年度报告(2021)
		}
		return ""
	})
}

// firstYear returns the year of the first match.
func firstYear(re *regexp.Regexp, text string) int {
	for _, group := range re.FindStringSubmatch(text) {
		if y, err := strconv.Atoi(group); err == nil && len(group) == 4 {
			return y
		}
	}
	return 0
}

// commonYear returns the year of most matches, of two the first.
func commonYear(re *regexp.Regexp, text string) int {
	counts := make(map[int]int)
	best := 0
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		y, _ := strconv.Atoi(m[1])
		if counts[y]++; counts[y] > counts[best] {
			best = y
		}
	}
	return best
}

// CalendarYear returns the first and last day of a year as ISO 8601 dates.
func CalendarYear(year int) (start, end string) {
	return fmt.Sprintf("%d-01-01", year), fmt.Sprintf("%d-12-31", year)
}

// yearOf returns the first year that a text names, 0 if it names none.
func yearOf(text string) int {
	for _, re := range []*regexp.Regexp{yearInText, bareYear} {
		if m := re.FindStringSubmatch(text); m != nil {
			y, _ := strconv.Atoi(m[1])
			return y
		}
	}
	m := spelledYear.FindString(text)
	if m == "" {
		return 0
	}
	y := 0
	for _, c := range strings.TrimSuffix(m, "年") {
		d := strings.IndexRune("0123456789", c)
		if d < 0 {
			d = strings.Index("一二三四五六七八九", string(c))/len("一") + 1
			if !strings.ContainsRune("一二三四五六七八九", c) {
				d = 0
			}
		}
		y = y*10 + d
	}
	return y
}

func date(parts []string) string {
	month, _ := strconv.Atoi(parts[1])
	day, _ := strconv.Atoi(parts[2])
	return fmt.Sprintf("%s-%02d-%02d", parts[0], month, day)
}
