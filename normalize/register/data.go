package register

import (
	"cmp"
	_ "embed"
	"slices"
	"sync"

	"nianbao/normalize/datafile"
)

//go:embed functions/functions.json
var functionsJSON []byte

//go:embed functions/reforms.json
var reformsJSON []byte

//go:embed functions/joint.json
var jointJSON []byte

// An abbreviation stands for the stems of several functions: 教体.
type abbreviation struct {
	Stem      string   `json:"stem"`
	Functions []string `json:"functions"`
}

// A union is the function that an organ has whose name tells several older ones: 文化 and
// 旅游 are 文化和旅游 in whatever order.
type union struct {
	Of []string `json:"of"`
	Is string   `json:"is"`
}

// joints are the parts of names beside the stems.
type joints struct {
	Tails         []string       `json:"tails"`      // end a name
	Fillers       []string       `json:"fillers"`    // may stand between a stem and a tail
	Leads         []string       `json:"leads"`      // may stand before a name
	Separators    []string       `json:"separators"` // stand between stems
	Abbreviations []abbreviation `json:"abbreviations"`
	Together      []union        `json:"together"`
}

// A registry is the data with its indexes. Functions are told by their index.
type registry struct {
	joints
	functions []Function
	reforms   []Reform
	byID      map[string]int
	stems     map[string][]int // an abbreviation has several
	organs    map[string]int
	longest   int // bytes of the longest stem
}

// load reads the embedded files once.
var load = sync.OnceValue(func() *registry {
	r := &registry{byID: make(map[string]int), stems: make(map[string][]int), organs: make(map[string]int)}
	datafile.Read("functions.json", functionsJSON, &r.functions)
	datafile.Read("reforms.json", reformsJSON, &r.reforms)
	datafile.Read("joint.json", jointJSON, &r.joints)
	for i, f := range r.functions {
		r.byID[f.ID] = i
		for _, stem := range f.Stems {
			r.stems[stem] = append(r.stems[stem], i)
			r.longest = max(r.longest, len(stem))
		}
		for _, organ := range f.Organs {
			r.organs[organ] = i
		}
	}
	for _, a := range r.Abbreviations {
		for _, id := range a.Functions {
			r.stems[a.Stem] = append(r.stems[a.Stem], r.byID[id])
		}
	}
	for _, words := range [][]string{r.Tails, r.Fillers, r.Leads} {
		slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	}
	return r
})
