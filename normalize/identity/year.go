package identity

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	yearInText  = regexp.MustCompile(`(20[0-2]\d)\s*年`)
	bareYear    = regexp.MustCompile(`(20[0-2]\d)`)
	spelledYear = regexp.MustCompile(`[二2][〇○零Ｏ0O][〇○零一二Ｏ0-2O][〇○零一二三四五六七八九Ｏ0-9O]年`)
	period      = regexp.MustCompile(`(20[0-2]\d)年(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|—|-|－|~)+(20[0-2]\d)年(\d{1,2})月(\d{1,2})日`)
)

// findYear takes the year from the title, else from the stated period, else from
// the prose.
func (o *Opening) findYear(prose string) {
	o.Year = yearOf(o.Title)
	m := period.FindStringSubmatch(prose)
	if m != nil {
		o.PeriodStart, o.PeriodEnd = date(m[1:4]), date(m[4:7])
		o.PeriodYear, _ = strconv.Atoi(m[4])
		if o.Year == 0 {
			o.Year = o.PeriodYear
		}
	}
	if o.Year == 0 {
		o.Year = yearOf(prose)
	}
	if m == nil && o.Year > 0 {
		o.PeriodStart, o.PeriodEnd = CalendarYear(o.Year)
	}
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
