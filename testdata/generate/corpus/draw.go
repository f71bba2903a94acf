package corpus

import (
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strconv"

	"nianbao/testdata/generate/compose"
	"nianbao/testdata/generate/ofd"
	"nianbao/testdata/generate/programs"
	"nianbao/testdata/generate/report"
)

// recasts are the tools that write a file of the corpus anew, with what they
// do it well to: those that set fonts anew need them embedded, which the
// direct ones are not, and mutool loses what LibreOffice's say in Unicode.
var recasts = []struct {
	name  string
	bases []string // repeated by weight
	tool  func(in, out string) error
}{
	{"qpdf-objstm", anyBase, programs.QPDF("--deterministic-id", "--object-streams=generate")},
	{"qpdf-linearize", anyBase, programs.QPDF("--deterministic-id", "--linearize")},
	{"qpdf-qdf", anyBase, programs.QPDF("--deterministic-id", "--qdf")},
	{"qpdf-aes128", anyBase, programs.QPDF("--static-id", "--static-aes-iv", "--encrypt", "", "owner", "128", "--use-aes=y", "--")},
	{"qpdf-aes256", anyBase, programs.QPDF("--static-id", "--static-aes-iv", "--encrypt", "", "owner", "256", "--")},
	{"qpdf-rc4", anyBase, programs.QPDF("--static-id", "--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=n", "--")},
	{"mutool-clean", anyBase, programs.MuTool},
	{"mutool-convert", []string{"chromium"}, func(in, out string) error { return programs.Run("mutool", "convert", "-F", "pdf", "-o", out, in) }},
	{"ghostscript", []string{"libreoffice", "chromium"}, programs.Ghostscript},
}

var anyBase = []string{"libreoffice", "chromium", "direct", "direct"}

// shares are the parts of a hundred of each kind of producer. OFD files are made where they
// are asked for.
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
	authors   bool // of all kinds
}

// newPlan draws report i of a corpus; the same for the same seed whatever the
// number of reports.
func newPlan(a *report.Atlas, c choice, i int) (*plan, error) {
	seed := c.seed*1_000_003 + int64(i)
	rng := rand.New(rand.NewSource(seed))
	p := &plan{rng: rng, look: compose.Look{LabelSize: 10, FigureSize: 11, ProseSize: 14, Padding: 3}}
	p.office.Figures = "10.5" // what does not break in table 三
	p.produce(c)

	r := &report.Report{Seed: seed, Broken: rng.Intn(12) == 0}
	p.r = r
	switch n := rng.Intn(20); {
	case n < 5:
		r.Form, r.Year = "2019", 2019+rng.Intn(2)
	case n < 16:
		r.Form, r.Year = "2021", 2021+rng.Intn(5)
	default:
		r.Form, r.Year = report.StatisticsForm, 2014+rng.Intn(5)
	}
	if c.authors {
		by := a.PickAuthor(rng, r.Year)
		p.author = &by
		r.Organ, r.Department, p.place, r.Region = by.Organ, by.Department, by.Place, by.Region
	} else {
		r.Organ, r.Department, p.place, r.Region = a.Pick(rng, r.Year)
	}
	r.Producer = p.base
	if p.hand != nil {
		r.Producer = "ofd"
	}
	p.name = fmt.Sprintf("%05d-form%s-%s", i, r.Form, r.Producer)
	if p.rewrite != "" {
		p.name += "-" + p.rewrite
	}
	if p.rewrite != "" {
		r.Producer += "+" + p.rewrite
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
	if slices.Contains(c.producers, "ofd") {
		kinds = append(kinds, slices.Repeat([]string{"ofd"}, 100)...)
	}
	p.base = kinds[p.rng.Intn(len(kinds))]
	if p.base == "ofd" {
		p.base, p.hand = "direct", drawHand(p.rng)
	}
	if p.base != "rewrites" {
		return
	}
	tool := recasts[p.rng.Intn(len(recasts))]
	p.rewrite = tool.name
	p.base = tool.bases[p.rng.Intn(len(tool.bases))]
}

// drawHand draws how an OFD file is written.
func drawHand(rng *rand.Rand) *ofd.Hand {
	is := func() bool { return rng.Intn(3) == 0 }
	return &ofd.Hand{Repeat: rng.Intn(3) > 0, Matrix: is(), Single: is(), Template: is(), Composite: is(), Foreground: is(), Blocks: is(), Clip: is(), Fills: is(), Prefixless: is()}
}

// carryOut makes the report with its features.
func (p *plan) carryOut(chosen []feature) {
	r, rng := p.r, p.rng
	apply := func(when phase) {
		for _, f := range chosen {
			if f.phase != when {
				continue
			}
			before := maps.Clone(r.Printed)
			f.apply(p)
			if when != printed || !maps.Equal(before, r.Printed) { // or no figure is of the kind
				r.Features = append(r.Features, f.id)
			}
		}
	}
	apply(arranged)
	switch {
	case r.Form == report.StatisticsForm:
		r.FillStatistics(rng, p.scale)
	default:
		r.Fill(rng.Int63(), p.scale)
		for _, place := range slices.Sorted(maps.Keys(r.Extras)) {
			for _, x := range r.Extras[place] {
				r.FillExtra(x, rng)
			}
		}
		p.extremes()
	}
	if r.Broken {
		p.breakSum()
	}
	apply(printed)
	r.Broken = r.Broken && len(r.Faults()) > 0 // a cell with no number says nothing
	r.Title = []string{r.Organ, strconv.Itoa(r.Year) + "年政府信息公开工作年度报告"}
	if rng.Intn(3) == 0 {
		r.Title = []string{r.Organ + strconv.Itoa(r.Year) + "年度", "政府信息公开工作年度报告"}
	}
	r.Preamble = report.Preamble(r.Organ, r.Year)
	r.Compose(rng, p.place)
	if p.author != nil {
		p.speak()
	}
	apply(headed)
	slices.Sort(r.Features)
	p.cast()
}

// speak has the report speak of its author in one of the usual ways.
func (p *plan) speak() {
	r := p.r
	r.Preamble = p.author.Opening(p.rng, r.Year)
	first := &r.Sections[0].Paragraphs
	*first = append([]string{p.author.Says(p.rng, r.Year)}, *first...)
	last := &r.Sections[min(len(r.Sections)-1, 5)].Paragraphs
	*last = append(*last, p.author.Signature(r.Year)...)
}

// extremes makes some figures of table 二 very small, and some amounts very
// small or large; no sum depends on them.
func (p *plan) extremes() {
	amounts := []string{"0", "0.00", "0.5", "12", "1234567.89", "100000"}
	p.reprint(func(c report.Truth, raw string) string {
		switch {
		case c.Table != "disclosure":
		case p.unit(c.Indicator) == "万元" && p.rng.Intn(2) == 0:
			return amounts[p.rng.Intn(len(amounts))]
		case isNumber(raw) && p.rng.Intn(8) == 0:
			return strconv.Itoa(p.rng.Intn(2))
		}
		return raw
	})
}

// breakSum makes a slip in one figure that is a sum, as authors do.
func (p *plan) breakSum() {
	var sums []report.Key
	for _, c := range p.r.Truths() {
		switch {
		case c.Indicator == "":
		case c.Table == "applications" && (c.Applicant == "total" || c.Indicator == "applications.handled"),
			c.Table == "disputes" && c.Indicator[len(c.Indicator)-5:] == "total",
			c.Table == "statistics" && slices.ContainsFunc(report.StatisticsRows, func(x report.StatisticsRow) bool { return x.Sum && c.Indicator == "statistics."+x.Code }):
			sums = append(sums, c.Key())
		}
	}
	k := sums[p.rng.Intn(len(sums))]
	n, err := strconv.Atoi(p.r.Printed[k])
	if err != nil {
		panic(err) // figures are whole numbers before features change them
	}
	p.r.Printed[k] = strconv.Itoa(max(0, n+[]int{1, 2, 10, -1, 9}[p.rng.Intn(5)]))
}

// cast gives a report on paper the fonts that no feature chose.
func (p *plan) cast() {
	if p.base != "direct" {
		return
	}
	l := &p.look
	l.WatermarkFace = p.predefine("SimHei", "UniGB-UCS2-H")
	if l.Label == nil {
		l.Label = l.WatermarkFace
	}
	if l.Prose == nil {
		l.Prose = p.predefine("SimSun", "UniGB-UCS2-H")
	}
	if l.Figure == nil {
		l.Figure = l.Label
	}
}
