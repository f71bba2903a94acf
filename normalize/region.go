package normalize

// A Region is an administrative division by its six-digit code (GB/T 2260).
type Region struct {
	Code   string `json:"code"`   // "320813"; empty when the region is not known
	Name   string `json:"name"`   // "洪泽区"
	Parent string `json:"parent"` // code of the next higher division; empty for a province
	// ValidFrom and ValidTo are the first and last year of this code with this
	// name; 0 stands for "before the table begins" and "still valid".
	ValidFrom int `json:"valid_from,omitempty"`
	ValidTo   int `json:"valid_to,omitempty"`
}
