package form

import (
	_ "embed"
	"strings"

	"nianbao/normalize/datafile"
)

// narrativeTable stands for the text of a report among the tables that
// indicators belong to.
const narrativeTable = "narrative"

// IsStated reports whether an indicator is of the text of reports, not of a table.
func IsStated(indicator string) bool { return strings.HasPrefix(indicator, narrativeTable+".") }

// A Statement is a key figure that reports state in their text. The statements are data:
// see statements.json; how they are worded is told by package narrative.
type Statement struct {
	Code string `json:"code"`
	Zh   string `json:"zh"`
	En   string `json:"en"`
	Unit string `json:"unit"`
	// Equals lists alternatives: one of the sums of cells ("code" or "code/applicant")
	// should equal the figure.
	Equals [][]string `json:"equals"`
}

//go:embed statements.json
var statementsJSON []byte

var loadStatements = datafile.Once[[]Statement]("statements.json", statementsJSON)

// Statements returns the figures that reports state in their text. Callers must not
// change them.
func Statements() []Statement { return loadStatements() }

// statedIndicators lists the figures of the text among the indicators.
func statedIndicators() []Indicator {
	var list []Indicator
	for _, s := range Statements() {
		list = append(list, Indicator{Code: s.Code, Table: narrativeTable, Zh: s.Zh, En: s.En, Unit: s.Unit,
			Article: "《中华人民共和国政府信息公开条例》第五十条"})
	}
	return list
}
