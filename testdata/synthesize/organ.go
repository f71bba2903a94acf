package main

import (
	"fmt"
	"hash/fnv"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/testdata/internal/invented"
)

// A plan is what the command line asks for.
type plan struct {
	provinces   []string // first two digits of their codes; none: all
	from, to    int      // years
	departments int      // of each prefecture and county
	reports     int      // at most; 0: all
	seed        uint64
}

// validate returns an error for a plan that cannot be carried out.
func (p plan) validate() error {
	switch {
	case p.from < 2019:
		return fmt.Errorf("the reports of %d follow no form that is known here; begin with 2019", p.from)
	case p.to < p.from:
		return fmt.Errorf("the last year, %d, is before the first, %d", p.to, p.from)
	case p.departments < 0 || p.departments > len(invented.Departments)+len(invented.NewerDepartments):
		return fmt.Errorf("%d departments: there are %d", p.departments, len(invented.Departments)+len(invented.NewerDepartments))
	}
	for _, digits := range p.provinces {
		if _, known := gazetteer.LookupRegion(digits+"0000", p.to); !known {
			return fmt.Errorf("no province has the code %q", digits+"0000")
		}
	}
	return nil
}

// An organ reports every year. What is drawn once for it makes its figures its
// own, and what it carries from year to year makes them a series.
type organ struct {
	region     gazetteer.Region
	department string
	plan       plan
	rng        *rand.Rand

	size   float64 // applications in the first year
	growth float64 // factor of every later year
	habits
	stock   map[string]int // documents in force and items, by row of table 二
	carried map[string]int // applications carried into the next year, by applicant
}

// habits are how an organ fills in the form and writes.
type habits struct {
	zero   string // what it prints for zero: "0", "", "/", "—"
	prose  source
	revise float64 // how likely it writes a copied sentence anew
}

// levels are how many applications organs of each level receive in the middle.
const (
	provinceSize   = 1500
	prefectureSize = 250
	countySize     = 60
	// departmentShare is the part of its government's that a department gets.
	departmentShare = 0.12
	// spread of the sizes of organs of one level: the logarithm's deviation.
	sizeSpread = 0.9
)

// organs returns those of the plan one after the other, by the codes of their regions, each
// government before its departments. Each is drawn when it is its turn: a hundred thousand that
// remember what they published take gigabytes.
func (p plan) organs() iter.Seq[*organ] {
	return func(yield func(*organ) bool) {
		for _, r := range gazetteer.Regions() {
			if len(p.provinces) > 0 && !slices.Contains(p.provinces, r.Code[:2]) || r.HadEnded(p.to) || r.ValidFrom > p.to {
				continue
			}
			if !yield(p.newOrgan(r, "")) {
				return
			}
			if r.Parent == "" {
				continue // the departments of provinces are not of the small ones meant here
			}
			for _, department := range p.departmentsOf(r) {
				if !yield(p.newOrgan(r, department)) {
					return
				}
			}
		}
	}
}

// departmentsOf returns those of a region, the common ones first.
func (p plan) departmentsOf(r gazetteer.Region) []string {
	common := invented.Departments
	first := p.draw(r.Code).IntN(len(common))
	list := slices.Concat(common[first:], common[:first], invented.NewerDepartments)
	return list[:p.departments]
}

// draw returns a source of chance for what the names say.
func (p plan) draw(names ...any) *rand.Rand {
	h := fnv.New64a()
	fmt.Fprint(h, names...)
	return rand.New(rand.NewPCG(p.seed, h.Sum64()))
}

func (p plan) newOrgan(r gazetteer.Region, department string) *organ {
	o := &organ{region: r, department: department, plan: p, rng: p.draw(r.Code, department),
		stock: map[string]int{}, carried: map[string]int{}}
	o.size = countySize
	switch {
	case r.Parent == "":
		o.size = provinceSize
	case strings.HasSuffix(r.Code, "00"):
		o.size = prefectureSize
	}
	if department != "" {
		o.size *= departmentShare
	}
	o.size *= math.Exp(sizeSpread * o.rng.NormFloat64())
	o.growth = math.Exp(0.07 + 0.08*o.rng.NormFloat64())
	o.zero = "0"
	if o.rng.Float64() < 0.15 {
		o.zero = []string{"", "", "/", "—"}[o.rng.IntN(4)]
	}
	o.prose = drawSource(o.rng)
	if o.rng.Float64() < 0.6 {
		o.revise = 0.12
	}
	return o
}

// label marks everything that is invented.
const label = "【合成样例】"

// place returns the region's name as titles have it, with its prefecture's.
func (o *organ) place() string {
	if parent, ok := gazetteer.LookupRegion(o.region.Parent, o.plan.to); ok && parent.Parent != "" {
		return parent.Name + o.region.Name
	}
	return o.region.Name
}

// name returns the organ's name without the label.
func (o *organ) name() string {
	if o.department != "" {
		return o.place() + o.department
	}
	return o.place() + "人民政府"
}

// kind returns what kind of organ it is.
func (o *organ) kind() identity.Kind {
	if o.department != "" {
		return identity.Department
	}
	return identity.Government
}

// key tells organs apart as the store does.
func (o *organ) key() organKey {
	if o.department != "" {
		return organKey{o.region.Code, o.department}
	}
	return organKey{o.region.Code, "人民政府"}
}

// An organKey is the region and the body of an organ.
type organKey struct{ region, body string }
