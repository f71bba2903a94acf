package main

import (
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strconv"
)

// recasts are the tools that write a file of the corpus anew, with what they
// do it well to: those that set fonts anew need them embedded, which the
// direct ones are not, and mutool loses what LibreOffice's say in Unicode.
var recasts = []struct {
	name  string
	bases []string // repeated by weight
	tool  func(in, out string) error
}{
	{"qpdf-objstm", anyBase, qpdf("--deterministic-id", "--object-streams=generate")},
	{"qpdf-linearize", anyBase, qpdf("--deterministic-id", "--linearize")},
	{"qpdf-qdf", anyBase, qpdf("--deterministic-id", "--qdf")},
	{"qpdf-aes128", anyBase, qpdf("--static-id", "--static-aes-iv", "--encrypt", "", "owner", "128", "--use-aes=y", "--")},
	{"qpdf-aes256", anyBase, qpdf("--static-id", "--static-aes-iv", "--encrypt", "", "owner", "256", "--")},
	{"qpdf-rc4", anyBase, qpdf("--static-id", "--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=n", "--")},
	{"mutool-clean", anyBase, mutool},
	{"mutool-convert", []string{"chromium"}, func(in, out string) error { return run("mutool", "convert", "-F", "pdf", "-o", out, in) }},
	{"ghostscript", []string{"libreoffice", "chromium"}, ghostscript},
}

var anyBase = []string{"libreoffice", "chromium", "direct", "direct"}

// shares are the parts of a hundred of each kind of producer.
var shares = []struct {
	name  string
	share int
}{{"direct", 60}, {"libreoffice", 10}, {"chromium", 10}, {"rewrites", 20}}

// A choice is what the command line asks for.
type choice struct {
	count     int
	seed      int64
	out       string
	only      []string
	producers []string
}

// newPlan draws report i of a corpus; the same for the same seed whatever the
// number of reports.
func newPlan(a *atlas, c choice, i int) (*plan, error) {
	seed := c.seed*1_000_003 + int64(i)
	rng := rand.New(rand.NewSource(seed))
	p := &plan{rng: rng, look: look{labelSize: 10, figureSize: 11, proseSize: 14, padding: 3}}
	p.office.figures = "10.5" // what does not break in table 三
	p.produce(c)

	r := &report{seed: seed, broken: rng.Intn(12) == 0}
	p.r = r
	switch n := rng.Intn(20); {
	case n < 5:
		r.form, r.year = "2019", 2019+rng.Intn(2)
	case n < 16:
		r.form, r.year = "2021", 2021+rng.Intn(5)
	default:
		r.form, r.year = statisticsForm, 2014+rng.Intn(5)
	}
	r.organ, r.department, p.place, r.region = a.pick(rng, r.year)
	p.name = fmt.Sprintf("%05d-form%s-%s", i, r.form, p.base)
	if p.rewrite != "" {
		p.name += "-" + p.rewrite
	}
	r.producer = p.base
	if p.rewrite != "" {
		r.producer += "+" + p.rewrite
	}
	p.scale = []int{3, 10, 40, 120, 400}[rng.Intn(5)]
	if p.base == "direct" {
		p.scale = []int{3, 10, 60, 300, 2000, 20000}[rng.Intn(6)]
	}
	chosen, err := choose(p, c.only)
	if err != nil {
		return nil, err
	}
	p.carryOut(chosen)
	return p, p.missing
}

// produce draws what makes the file.
func (p *plan) produce(c choice) {
	var kinds []string
	for _, s := range shares {
		if len(c.producers) == 0 || slices.Contains(c.producers, s.name) {
			kinds = append(kinds, slices.Repeat([]string{s.name}, s.share)...)
		}
	}
	p.base = kinds[p.rng.Intn(len(kinds))]
	if p.base != "rewrites" {
		return
	}
	tool := recasts[p.rng.Intn(len(recasts))]
	p.rewrite = tool.name
	p.base = tool.bases[p.rng.Intn(len(tool.bases))]
}

// carryOut makes the report with its features.
func (p *plan) carryOut(chosen []feature) {
	r, rng := p.r, p.rng
	apply := func(when phase) {
		for _, f := range chosen {
			if f.phase != when {
				continue
			}
			before := maps.Clone(r.printed)
			f.apply(p)
			if when != printed || !maps.Equal(before, r.printed) { // or no figure is of the kind
				r.features = append(r.features, f.id)
			}
		}
	}
	apply(arranged)
	switch {
	case r.form == statisticsForm:
		r.fillStatistics(rng, p.scale)
	default:
		r.fill(rng.Int63(), p.scale)
		for _, place := range slices.Sorted(maps.Keys(r.extras)) {
			for _, x := range r.extras[place] {
				r.fillExtra(x, rng)
			}
		}
		p.extremes()
	}
	if r.broken {
		p.breakSum()
	}
	apply(printed)
	r.broken = r.broken && len(r.faults()) > 0 // a cell with no number says nothing
	r.title = []string{r.organ, strconv.Itoa(r.year) + "年政府信息公开工作年度报告"}
	if rng.Intn(3) == 0 {
		r.title = []string{r.organ + strconv.Itoa(r.year) + "年度", "政府信息公开工作年度报告"}
	}
	r.preamble = preamble(r.organ, r.year)
	r.compose(rng, p.place)
	apply(headed)
	slices.Sort(r.features)
	p.cast()
}

// extremes makes some figures of table 二 very small, and some amounts very
// small or large; no sum depends on them.
func (p *plan) extremes() {
	amounts := []string{"0", "0.00", "0.5", "12", "1234567.89", "100000"}
	p.reprint(func(c truth, raw string) string {
		switch {
		case c.table != "disclosure":
		case p.unit(c.indicator) == "万元" && p.rng.Intn(2) == 0:
			return amounts[p.rng.Intn(len(amounts))]
		case isNumber(raw) && p.rng.Intn(8) == 0:
			return strconv.Itoa(p.rng.Intn(2))
		}
		return raw
	})
}

// breakSum makes a slip in one figure that is a sum, as authors do.
func (p *plan) breakSum() {
	var sums []key
	for _, c := range p.r.truths() {
		switch {
		case c.indicator == "":
		case c.table == "applications" && (c.applicant == "total" || c.indicator == "applications.handled"),
			c.table == "disputes" && c.indicator[len(c.indicator)-5:] == "total",
			c.table == "statistics" && slices.ContainsFunc(statisticsRows, func(x statisticsRow) bool { return x.sum && c.indicator == "statistics."+x.code }):
			sums = append(sums, c.key())
		}
	}
	k := sums[p.rng.Intn(len(sums))]
	n, err := strconv.Atoi(p.r.printed[k])
	if err != nil {
		panic(err) // figures are whole numbers before features change them
	}
	p.r.printed[k] = strconv.Itoa(max(0, n+[]int{1, 2, 10, -1, 9}[p.rng.Intn(5)]))
}

// cast gives a report on paper the fonts that no feature chose.
func (p *plan) cast() {
	if p.base != "direct" {
		return
	}
	l := &p.look
	l.watermarkFace = p.predefine("SimHei", "UniGB-UCS2-H")
	if l.label == nil {
		l.label = l.watermarkFace
	}
	if l.prose == nil {
		l.prose = p.predefine("SimSun", "UniGB-UCS2-H")
	}
	if l.figure == nil {
		l.figure = l.label
	}
}
