package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/normalize/number"
	"nianbao/store/reports"
	"nianbao/testdata/internal/invented"
)

// parser stands where the version of the reading does.
const parser = "synthesize-1"

// An item is what goes into the store for one report.
type item struct {
	document reports.Document
	report   annual.Report
}

// How often reports are not plain, as parts of one.
const (
	missingYear   = 0.04 // an organ publishes nothing
	failingSums   = 0.06 // the report's own sums fail
	reissued      = 0.25 // of those with failing sums: a corrected version follows
	flaggedCells  = 0.08 // some figures are in doubt
	inferredCells = 0.03 // a column was placed by reasoning
	spacedDigits  = 0.05 // some figures have spaces between their digits
	wrongInText   = 0.03 // the text states another figure than the table
)

// items returns what the organ publishes in a year: nothing, a report, or a
// report and its corrected version.
func (o *organ) items(f *edition, year int) []item {
	figures := o.figures(f, year)
	rng := o.rng
	if rng.Float64() < missingYear {
		return nil
	}
	text := o.write(year, figures)
	if rng.Float64() >= failingSums {
		return []item{o.publish(f, year, 1, figures, text)}
	}
	wrong := breakSum(rng, f, figures)
	list := []item{o.publish(f, year, 1, wrong, text)}
	if rng.Float64() < reissued {
		list = append(list, o.publish(f, year, 2, figures, text))
	}
	return list
}

// breakSum returns the figures with a slip of the author's in one of their sums.
func breakSum(rng *rand.Rand, f *edition, right figures) figures {
	wrong := figures{}
	for k, n := range right {
		wrong[k] = n
	}
	sums := []annual.CellRef{{Indicator: "reconsideration.total"}, {Indicator: "litigation_direct.total"},
		{Indicator: "applications.handled", Applicant: f.applicants[0]}, {Indicator: "applications.received", Applicant: total},
		{Indicator: "applications.granted", Applicant: total}, {Indicator: "applications.carried_out", Applicant: total}}
	at := sums[rng.IntN(len(sums))]
	digits := []byte(fmt.Sprint(wrong[at]))
	switch n := len(digits); {
	case wrong[at] == 0:
		wrong[at] = 1 + rng.IntN(9)
	case n > 1 && digits[n-1] != digits[n-2] && rng.IntN(2) == 0: // the last two change places
		wrong[at] += 9 * (int(digits[n-1]) - int(digits[n-2]))
	case strings.HasSuffix(at.Indicator, total) && rng.IntN(2) == 0: // it was never added up
		wrong[at] = 0
	default:
		wrong[at] += 1 + rng.IntN(9)
	}
	return wrong
}

// publish makes the report that a program would have read.
func (o *organ) publish(f *edition, year, version int, figures figures, text narrative) item {
	r := annual.Report{
		Title: fmt.Sprintf("%s%s%d年政府信息公开工作年度报告", label, strings.TrimSuffix(o.name(), "人民政府"), year),
		Organ: label + o.name(), OrganKind: o.kind(), Department: o.department, Region: o.region, Year: year, Form: f.id, Tables: f.tables,
		PeriodStart: fmt.Sprintf("%d-01-01", year), PeriodEnd: fmt.Sprintf("%d-12-31", year),
		Sections: text.sections,
		Identity: identity.Certain, IdentityEvidence: "合成样例：机关、地区和年份是生成时指定的，不是从文件中读出的",
	}
	if past, known := gazetteer.LookupRegion(o.region.Code, year); known {
		r.Region = past
	}
	r.Observations = make([]annual.Observation, 0, len(f.cells)+len(text.stated))
	for _, c := range f.cells {
		r.Observations = append(r.Observations, o.observe(c, figures[c.CellRef]))
	}
	o.doubt(&r)
	r.Observations = append(r.Observations, text.stated...)
	check.Settle(&r)
	id := fmt.Sprintf("%s-%s-%d-%d", o.region.Code, o.key().body, year, version)
	sum := sha256.Sum256([]byte(fmt.Sprint("synthetic ", o.plan.seed, " ", id)))
	return item{
		document: reports.Document{SHA256: hex.EncodeToString(sum[:]), Size: int64(180_000 + o.rng.IntN(900_000)),
			Path: fmt.Sprintf("synthetic/%s/%s.pdf", o.region.Code[:2], id), MediaType: "application/pdf",
			SourceURL: fmt.Sprintf("https://synthetic.invalid/%s/%d/%s.pdf", o.region.Code, year, id),
			FetchedAt: time.Date(year+1, 2, 1, 8, 0, 0, 0, time.UTC), Pages: 8, Producer: "synthesize", Parser: parser},
		report: r,
	}
}

// observe returns the observation of a cell, in which zero may be left out.
func (o *organ) observe(c formCell, n int) annual.Observation {
	raw := fmt.Sprint(n)
	switch {
	case c.unit == "万元":
		raw = fmt.Sprintf("%d.%02d", n/100, n%100)
	case n == 0:
		raw = o.zero
	}
	ob := annual.Observation{Indicator: c.Indicator, Applicant: c.Applicant, Unit: c.unit, Raw: raw,
		Status: annual.Read, Confidence: 1, Place: c.place}
	number := number.Read(raw)
	ob.Value = number.Value
	if number.Empty {
		ob.Status = annual.Blank
	}
	return ob
}

// doubt puts figures of the report in doubt, as a page that is hard to read does.
func (o *organ) doubt(r *annual.Report) {
	pick := func() *annual.Observation { return &r.Observations[o.rng.IntN(len(r.Observations))] }
	if o.rng.Float64() < flaggedCells {
		for range 1 + o.rng.IntN(5) {
			if ob := pick(); ob.Value != nil {
				ob.Status, ob.Confidence, ob.Note = annual.Flagged, 0.5, "the head of the column is like the form's to 61 % only"
			}
		}
	}
	if o.rng.Float64() < spacedDigits {
		for range 8 {
			if ob := pick(); len(ob.Raw) > 1 && ob.Status == annual.Read {
				ob.Raw = ob.Raw[:1] + " " + ob.Raw[1:]
				ob.Status, ob.Confidence, ob.Note = annual.Flagged, 0.5, number.Read(ob.Raw).Doubt
			}
		}
	}
	if o.rng.Float64() < inferredCells {
		column := pick().Applicant
		for i := range r.Observations {
			if ob := &r.Observations[i]; ob.Applicant == column && column != "" && ob.Status == annual.Read {
				ob.Status, ob.Confidence, ob.Note = annual.Inferred, 0.7, "no heads say in which order the columns stand"
			}
		}
	}
}

// A narrative is the prose of a report with the figures that it states.
type narrative struct {
	sections []annual.Section
	stated   []annual.Observation
}

// preamble is the first paragraph, before all sections.
func preamble(year int) annual.Section {
	return annual.Section{Text: fmt.Sprintf("根据《中华人民共和国政府信息公开条例》第五十条规定编制本报告。报告所列数据的统计期限自%d年1月1日起至12月31日止。\n%s", year, invented.Notice),
		Place: document.Place{Page: 1}}
}
