package export

import (
	"database/sql"
	"strconv"

	"nianbao/store/reports"
)

// A fieldKind is the type of a column of an export.
type fieldKind int

const (
	textKind    fieldKind = iota
	decimalKind           // exact: field.text is the number in plain notation
	integerKind
	smallKind // an integer of 32 bits
	realKind
	flagKind // field.integer is 0 or 1
)

// An column describes a column of an export.
type column struct {
	name     string
	kind     fieldKind
	nullable bool // may be unknown
	width    float64
	// printed asks formats that bring numbers to one notation for a column with
	// the number as printed, name_text, beside it.
	printed bool
}

// A field is one value of a row. Its column says which part of it counts.
type field struct {
	null    bool
	text    string
	integer int64
	real    float64
}

func textField(s string) field { return field{text: s} }

// knownField is a text that is unknown where it is empty.
func knownField(s string) field { return field{text: s, null: s == ""} }

func decimalField(s sql.NullString) field { return field{text: s.String, null: !s.Valid} }

func intField(n int) field { return field{integer: int64(n)} }

// yearField is a number that is unknown where it is 0.
func yearField(n int) field { return field{integer: int64(n), null: n == 0} }

func flagField(yes bool) field {
	if yes {
		return field{integer: 1}
	}
	return field{}
}

// plain returns the field as text, "" for what is unknown.
func (c column) plain(f field) string {
	if f.null {
		return ""
	}
	switch c.kind {
	case textKind, decimalKind:
		return f.text
	case realKind:
		return strconv.FormatFloat(f.real, 'f', -1, 64)
	default:
		return strconv.FormatInt(f.integer, 10)
	}
}

// An table is a table of an export, in any format.
type table struct {
	shape   Shape
	name    string // of its sheet, "": that of the shape
	columns []column
	count   func() (int, error)
	// each calls do for each row. The row is valid during the call.
	each func(do func([]field) error) error
	// doubtful tells rows whose value is not to be trusted; nil: none.
	doubtful func([]field) bool
}

// identityColumns say whose report a row is of. Unknown is what a report's
// organ, region or form can be; an empty department is a government itself.
var identityColumns = []column{
	{name: "report_id", kind: integerKind, width: 10},
	{name: "region_code", kind: textKind, nullable: true, width: 12},
	{name: "region", kind: textKind, nullable: true, width: 14},
	{name: "parent_region", kind: textKind, nullable: true, width: 14},
	{name: "organ", kind: textKind, nullable: true, width: 30},
	{name: "department", kind: textKind, width: 18},
	{name: "year", kind: smallKind, nullable: true, width: 8},
	{name: "version", kind: smallKind, width: 8},
}

// keyColumns say which file of a version a row is of. The report_id is the number that a report
// got in this database, in the order in which reports came; the report_key is of its file and
// the same everywhere.
var keyColumns = []column{
	{name: "rendition", kind: smallKind, width: 9}, // of the version; 1 stands for it
	{name: "report_key", kind: textKind, width: 18},
}

// whoseColumns tell how sure it is whose figures the rows have, and what they cover: who adds up reports that may be
// another's, or of an organ with those of an area, finds it beside the figures.
var whoseColumns = []column{
	{name: "organ_kind", kind: textKind, nullable: true, width: 16},
	{name: "identity", kind: textKind, nullable: true, width: 10}, // certain, doubtful, unknown
	{name: "scope", kind: textKind, nullable: true, width: 9},     // own, area, unknown
}

func whoseFields(i *reports.Info) []field {
	return []field{knownField(i.OrganKind), knownField(i.Identity), knownField(i.Scope)}
}

// fileColumns are the keyColumns, and whether the row is of the version and the file that count:
// the latest version of an organ and year, in the rendition that stands for it. Who adds rows
// up without it counts what was replaced.
var fileColumns = append(keyColumns[:len(keyColumns):len(keyColumns)], column{name: "latest", kind: flagKind, width: 8})

func fileFields(i *reports.Info) []field { return append(keyFields(i), flagField(i.Latest)) }

func keyFields(i *reports.Info) []field {
	return []field{intField(i.Rendition), textField(i.SHA256[:min(keyDigits, len(i.SHA256))])}
}

// keyDigits is how many digits of a file's SHA-256 the key of its report has.
const keyDigits = 16

func identityFields(i *reports.Info) []field {
	return []field{{integer: i.ID}, knownField(i.RegionCode), knownField(i.Region), knownField(i.ParentRegion),
		knownField(i.Organ), textField(i.Department), yearField(i.Year), intField(i.Version)}
}
