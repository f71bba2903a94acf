package annual

// A Scope is what the figures of a report cover: an organ reports on itself alone, or a
// government on all the organs of its area.
type Scope string

// The scopes. The zero value is that of a report that was read before scopes were told.
const (
	OwnScope     Scope = "own"     // 本级, 本机关
	AreaScope    Scope = "area"    // 汇总, 涵盖所辖各部门, 全区
	UnknownScope Scope = "unknown" // the text does not say
)

// Scopes are the zero value and all others: a place in the list stands for a scope where those of a country are kept.
var Scopes = []Scope{"", UnknownScope, OwnScope, AreaScope}
