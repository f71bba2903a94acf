package main

import (
	_ "embed" // the sentences
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/testdata/internal/invented"
)

//go:embed prose.json
var proseFile []byte

// phrases are the parts that the prose is put together from.
type phrases struct {
	Openings, Subjects, Measures, Results, Problems, Plans, Closings []string
}

var readPhrases = sync.OnceValue(func() phrases {
	var p phrases
	if err := json.Unmarshal(proseFile, &p); err != nil {
		panic(err) // the file is part of the program
	}
	return p
})

// A source is where an organ has its prose from.
type source int

const (
	own      source = iota // written anew every year
	lastYear               // its own of the first year, again and again
	neighbor               // a model that its prefecture hands out each year
	letter                 // one of a few letters that go round the country
	sources                // how many there are
)

// drawSource draws the habit of an organ.
func drawSource(rng *rand.Rand) source {
	shares := [sources]int{own: 45, lastYear: 25, neighbor: 18, letter: 12}
	n := rng.IntN(100)
	for s, share := range shares {
		if n -= share; n < 0 {
			return source(s)
		}
	}
	return own
}

// letters is how many letters go round.
const letters = 5

// author returns the source of chance that the organ's prose of a year is drawn
// from: the same for all that copy one text.
func (o *organ) author(year int) *rand.Rand {
	switch o.prose {
	case lastYear:
		return o.plan.draw("prose", o.region.Code, o.department)
	case neighbor:
		return o.plan.draw("prose", o.region.Code[:4], year)
	case letter:
		return o.plan.draw("letter", o.plan.draw("which", o.region.Code, o.department).IntN(letters))
	default:
		return o.plan.draw("prose", o.region.Code, o.department, year)
	}
}

// write writes the prose of a year. Copied sentences are now and then written
// anew, so that copies are nearly alike.
func (o *organ) write(year int, f figures) narrative {
	p := readPhrases()
	author := o.author(year)
	pick := func(list []string) string { return list[author.IntN(len(list))] }
	sentences := func(n int, draw func(*rand.Rand) string) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = draw(author)
			if o.prose != own && o.rng.Float64() < o.revise {
				list[i] = draw(o.rng)
			}
		}
		return list
	}
	achievement := func(rng *rand.Rand) string {
		if rng.IntN(4) == 0 {
			return invented.Phrases[rng.IntN(len(invented.Phrases))]
		}
		return p.Subjects[rng.IntN(len(p.Subjects))] + "，" + p.Measures[rng.IntN(len(p.Measures))] + "，" + p.Results[rng.IntN(len(p.Results))] + "。"
	}
	from := func(list []string) func(*rand.Rand) string {
		return func(rng *rand.Rand) string { return list[rng.IntN(len(list))] }
	}

	received := f.at("applications.received", total)
	if o.rng.Float64() < wrongInText {
		received += 1 + o.rng.IntN(20)
	}
	disclosed := int(float64(received+20) * (8 + 30*o.rng.Float64()))
	fee := 0
	if o.rng.IntN(5) == 0 {
		fee = 10 * (1 + o.rng.IntN(90))
	}
	opening, closing := pick(p.Openings), pick(p.Closings)
	filled := func(text string) string {
		return strings.NewReplacer("{year}", fmt.Sprint(year), "{place}", strings.TrimSuffix(o.name(), "人民政府"), "{disclosed}", fmt.Sprint(disclosed),
			"{received}", fmt.Sprint(received), "{fee}", fmt.Sprint(fee)).Replace(text)
	}
	overview := append([]string{filled(opening)}, sentences(3+author.IntN(5), achievement)...)
	problems := "存在的主要问题：" + numbered(sentences(2+author.IntN(2), from(p.Problems)))
	plans := "下一步，将" + numbered(sentences(2+author.IntN(3), from(p.Plans)))

	out := narrative{sections: []annual.Section{
		preamble(year),
		section(1, "总体情况", 1, strings.Join(overview, "\n")),
		section(2, "主动公开政府信息情况", 3, ""),
		section(3, "收到和处理政府信息公开申请情况", 4, ""),
		section(4, "政府信息公开行政复议、行政诉讼情况", 5, ""),
		section(5, "存在的主要问题及改进情况", 6, problems+"\n"+plans),
		section(6, "其他需要报告的事项", 7, filled(closing)),
	}}
	out.state("narrative.disclosed", disclosed, filled(opening), 1)
	out.state("narrative.received", received, filled(opening), 1)
	if strings.Contains(closing, "{fee}") {
		out.state("narrative.fees", fee, filled(closing), 7)
	}
	return out
}

func section(ordinal int, title string, page int, text string) annual.Section {
	return annual.Section{Ordinal: ordinal, Title: title, Text: text,
		Place: document.Place{Page: page, Box: document.Rect{X0: 90, Y0: 690, X1: 260, Y1: 706}}}
}

// state adds a figure that the text states, as the reading of prose gives it.
func (n *narrative) state(indicator string, value int, paragraph string, page int) {
	v := number.NewDecimal(int64(value))
	sentence := paragraph
	for _, s := range strings.FieldsFunc(paragraph, func(c rune) bool { return c == '。' || c == '；' }) {
		if strings.Contains(s, fmt.Sprint(value)) {
			sentence = s
		}
	}
	n.stated = append(n.stated, annual.Observation{Indicator: indicator, Value: &v, Unit: form.IndicatorUnit(indicator),
		Raw: sentence, Status: annual.Inferred, Confidence: 0.8, Note: "stated in the text", Place: document.Place{Page: page}})
}

// numbered makes one sentence of several: 一是…；二是….
func numbered(list []string) string {
	digits := []rune("一二三四五六七八九")
	for i := range list {
		list[i] = string(digits[i]) + "是" + list[i]
	}
	return strings.Join(list, "；") + "。"
}
