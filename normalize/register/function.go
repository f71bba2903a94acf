package register

import "slices"

// A Function is what departments do, as one era had it: 工商行政管理 is another than
// 市场监督管理, into which it went. It has a place in the names of organs, and years.
type Function struct {
	ID string `json:"id"` // "market-regulation"
	Zh string `json:"zh"` // as a newspaper writes it: "市场监督管理"
	En string `json:"en"` // "market regulation"
	// From and To are the first and the last year in which organs somewhere bore it; 0
	// stands for "before 2008" and for "still".
	From int `json:"from,omitempty"`
	To   int `json:"to,omitempty"`
	// Stems are what stands before 局, 委员会 and the like in the names of its organs, long
	// and short: "市场监督管理", "市监".
	Stems []string `json:"stems,omitempty"`
	// Organs are whole names without a region: "住房公积金管理中心".
	Organs []string `json:"organs,omitempty"`
	// Endings are what names end with that have a place of their own in front: "海关".
	Endings []string `json:"endings,omitempty"`
	// National are the organs of the state whose local organs have the function, under
	// names that begin so: "国家税务总局".
	National []string `json:"national,omitempty"`
}

// All returns the functions in the order of the data, those of one field together. Nobody
// may change their lists of names.
func All() []Function { return slices.Clone(load().functions) }

// Lookup returns the function with the ID.
func Lookup(id string) (Function, bool) {
	i, ok := load().byID[id]
	if !ok {
		return Function{}, false
	}
	return load().functions[i], true
}
