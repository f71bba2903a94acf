package numberformat

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// The days before 1 March 1900 are counted one off: Lotus took 1900 for a leap year, and Excel
// after it. Day 60 is the 29 February that never was, and day 0 the 0 January before the first.
const (
	dayThatNeverWas = 60
	lastDay         = 2958465 // 31 December 9999
	between         = 1462    // days from the one epoch to the other
	secondsOfDay    = 86_400
)

var weekdays = []string{"日", "一", "二", "三", "四", "五", "六"}

// date shows a number of days as a date or a time.
func (s *section) date(value float64, from1904 bool) Shown {
	if from1904 {
		value += between
	}
	if value < 0 || value >= lastDay+1 {
		return Shown{Text: General(value).Text, Unknown: true}
	}
	days := math.Floor(value)
	parts := s.fractionOfSecond()
	of := math.Round((value-days)*secondsOfDay*math.Pow10(parts)) / math.Pow10(parts)
	if of >= secondsOfDay {
		days, of = days+1, 0
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if days < dayThatNeverWas {
		epoch = epoch.AddDate(0, 0, 1)
	}
	at := epoch.AddDate(0, 0, int(days))
	c := clock{at: at, year: at.Year(), month: int(at.Month()), day: at.Day(), seconds: of, total: days*secondsOfDay + of, places: parts}
	switch days {
	case 0:
		c.year, c.month, c.day = 1900, 1, 0
		c.at = c.at.AddDate(0, 0, 1) // of which the names are those of January
	case dayThatNeverWas:
		c.month, c.day = 2, 29
	}
	return Shown{Text: s.fields(c)}
}

// fractionOfSecond returns how many digits behind the seconds are shown.
func (s *section) fractionOfSecond() int {
	n := 0
	for i, t := range s.tokens {
		if t.kind == point {
			for _, d := range s.tokens[i+1:] {
				if d.kind != digit {
					break
				}
				n++
			}
		}
	}
	return min(n, 3)
}

// A clock is a time with what is asked of it.
type clock struct {
	at               time.Time // the day
	year, month, day int
	seconds          float64 // of the day
	total            float64 // seconds since the epoch
	places           int     // digits behind the seconds
}

// fields shows the fields of a time one by one.
func (s *section) fields(c clock) string {
	halved := s.hasHalves()
	var b strings.Builder
	behindPoint := false
	for i, t := range s.tokens {
		switch t.kind {
		case literal:
			b.WriteString(t.text)
		case dateField:
			field := c.field(t.text, s.isMinute(i), halved)
			if s.inChinese {
				field = inChinese(field)
			}
			b.WriteString(field)
		case point:
			behindPoint = i+1 < len(s.tokens) && s.tokens[i+1].kind == digit
			if behindPoint {
				text := fmt.Sprintf("%.*f", c.places, c.seconds-math.Floor(c.seconds))
				b.WriteString(text[1:])
			} else {
				b.WriteByte('.')
			}
		case comma:
			b.WriteByte(',')
		case digit:
			if !behindPoint {
				b.WriteString(t.text)
			}
		}
	}
	return b.String()
}

// halves are the names of the halves of a day by the fields that ask for them.
var halves = map[string][2]string{"am/pm": {"AM", "PM"}, "a/p": {"A", "P"}, "上午/下午": {"上午", "下午"}}

// hasHalves reports whether hours are counted from one to twelve.
func (s *section) hasHalves() bool {
	return slices.ContainsFunc(s.tokens, func(t token) bool { _, ok := halves[t.text]; return ok && t.kind == dateField })
}

// isMinute reports whether the m's of a token are minutes: behind hours or before seconds.
func (s *section) isMinute(at int) bool {
	for i := at - 1; i >= 0; i-- {
		if t := s.tokens[i]; t.kind == dateField {
			if strings.Trim(t.text, "[h]") == "" {
				return true
			}
			break
		}
	}
	for i := at + 1; i < len(s.tokens); i++ {
		if t := s.tokens[i]; t.kind == dateField {
			return strings.Trim(t.text, "[s]") == ""
		}
	}
	return false
}

// field shows one field of a time.
func (c clock) field(name string, minute, halved bool) string {
	second := int(math.Floor(c.seconds))
	hour := second / 3600
	padded := func(n int) string {
		if len(name) > 1 {
			return fmt.Sprintf("%02d", n)
		}
		return fmt.Sprint(n)
	}
	switch name[0] {
	case 'y', 'e':
		if len(name) <= 2 && name[0] == 'y' {
			return fmt.Sprintf("%02d", c.year%100)
		}
		return fmt.Sprint(c.year)
	case 'm':
		switch {
		case minute:
			return padded(second / 60 % 60)
		case len(name) <= 2:
			return padded(c.month)
		case len(name) == 3:
			return c.at.Format("Jan")
		case len(name) == 4:
			return c.at.Format("January")
		}
		return c.at.Format("Jan")[:1]
	case 'd':
		switch {
		case len(name) <= 2:
			return padded(c.day)
		case len(name) == 3:
			return c.at.Format("Mon")
		}
		return c.at.Format("Monday")
	case 'h':
		if halved {
			if hour %= 12; hour == 0 {
				hour = 12
			}
		}
		return padded(hour)
	case 's':
		return padded(second % 60)
	case '[':
		n := map[byte]float64{'h': 3600, 'm': 60, 's': 1}[name[1]]
		return fmt.Sprintf("%0*d", len(name)-2, int64(c.total/n))
	case 'g':
		return ""
	}
	return c.half(name, hour)
}

// half shows the half of the day, or the day of the week in Chinese.
func (c clock) half(name string, hour int) string {
	if n, ok := halves[name]; ok {
		return n[min(hour/12, 1)]
	}
	day := weekdays[c.at.Weekday()]
	if len(name) == 4 {
		return "星期" + day
	}
	return day
}
