package normalize

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
)

const maxTitleLine = 60 // runes; a longer line is prose

// sureRegion is the confidence from which a region goes without a warning.
const sureRegion = 0.75

var (
	yearInText   = regexp.MustCompile(`(20[0-2]\d)\s*年`)
	bareYear     = regexp.MustCompile(`(20[0-2]\d)`)
	spelledYear  = regexp.MustCompile(`[二2][〇○零Ｏ0O][〇○零一二Ｏ0-2O][〇○零一二三四五六七八九Ｏ0-9O]年`)
	period       = regexp.MustCompile(`(20[0-2]\d)年(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|—|-|－|~)+(20[0-2]\d)年(\d{1,2})月(\d{1,2})日`)
	namesReport  = regexp.MustCompile(`报告|年报`)
	namesSubject = regexp.MustCompile(`信息公开|政务公开`)
)

// opening returns the paragraphs before the first section, or, where a report
// goes right to its first section, the first ones of that.
func opening(doc *extract.Document) []string {
	var list []string
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table == nil {
				list = append(list, b.Paragraph)
			}
			if len(list) == 40 {
				return list
			}
		}
		if s.Ordinal > 0 {
			break
		}
	}
	return list
}

// titleLines returns the lines of the report's title: the first short line that
// names an information-disclosure report, with the short lines before it that
// name an organ or a year, and the file's own title where the text has none.
func titleLines(doc *extract.Document) []string {
	lines := opening(doc)
	for i, l := range lines {
		joined := squeeze(l)
		start := i
		// A title set over several lines: the subject may be on one of them and
		// the word "report" on the next.
		for start > 0 && i-start < 3 && isTitlePart(lines[start-1]) {
			start--
			joined = squeeze(lines[start]) + joined
		}
		if !isTitlePart(l) || !namesReport.MatchString(squeeze(l)) || !namesSubject.MatchString(joined) {
			continue
		}
		return lines[start : i+1]
	}
	if namesSubject.MatchString(doc.Title) {
		return []string{doc.Title}
	}
	return nil
}

func isTitlePart(line string) bool {
	line = squeeze(line)
	return line != "" && utf8.RuneCountInString(line) <= maxTitleLine && !strings.ContainsAny(line, "。；：:;")
}

// identify finds out whose report it is, for which year and period.
func (r *Report) identify(doc *extract.Document) {
	lines := titleLines(doc)
	r.Title = squeeze(strings.Join(lines, ""))
	prose := strings.Join(opening(doc), "\n")
	r.findYear(squeeze(prose))
	texts := append([]string{strings.Join(lines, "\n")}, opening(doc)...)
	if len(lines) == 0 {
		texts = append([]string{doc.Title}, opening(doc)...)
	}
	id := Identify(texts, r.Year)
	r.Region, r.Organ, r.Department = id.Region, id.Organ, id.Department
	if r.Region.Code != "" && id.Confidence < sureRegion {
		r.find(Finding{Code: "region-uncertain", Severity: Warning,
			Message: fmt.Sprintf("the region %s rests on weak evidence: %s", FullName(r.Region, r.Year), id.Evidence)})
	}
	if r.Region.Code == "" && len(id.Candidates) > 1 {
		var names []string
		for _, c := range id.Candidates {
			names = append(names, fmt.Sprintf("%s (%s)", FullName(c, r.Year), c.Code))
		}
		r.find(Finding{Code: "region-ambiguous", Severity: Warning,
			Message: "the name of the region fits several: " + strings.Join(names, ", ")})
	}
}

// findYear takes the year from the title, else from the stated period, else
// from the prose, and records where title and period disagree.
func (r *Report) findYear(prose string) {
	titled := yearOf(r.Title)
	m := period.FindStringSubmatch(prose)
	if m != nil {
		r.PeriodStart, r.PeriodEnd = date(m[1:4]), date(m[4:7])
		ending, _ := strconv.Atoi(m[4])
		if titled == 0 {
			titled = ending
		} else if titled != ending {
			r.find(Finding{Code: "year-conflict", Severity: Warning, Left: strconv.Itoa(titled), Right: strconv.Itoa(ending),
				Message: fmt.Sprintf("the title says %d, the period of the figures ends in %d", titled, ending)})
		}
	}
	if titled == 0 {
		titled = yearOf(prose)
	}
	r.Year = titled
	if m == nil && r.Year > 0 {
		r.PeriodStart, r.PeriodEnd = fmt.Sprintf("%d-01-01", r.Year), fmt.Sprintf("%d-12-31", r.Year)
	}
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
