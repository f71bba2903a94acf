package browse

import (
	"regexp"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/annual"
	"nianbao/normalize/chinese"
	"nianbao/store/reports"
)

// A findingsData is a part of the findings of one kind.
type findingsData struct {
	page.Mistyped
	Code   string `json:"code"`
	Region string `json:"region,omitempty"`
	Year   int    `json:"year,omitempty"`
	// Total is how many findings there are in Reports, and Held how many besides only since corrections: of reports that stand for
	// their organ and year, on all pages of the list.
	Total    int            `json:"total"`
	Reports  int            `json:"reports"`
	Held     int            `json:"findings_since_correction,omitempty"`
	Findings []findingEntry `json:"findings"`
	Paging   page.Paging    `json:"paging"`
	// Invented says how many of the reports listed are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
}

type findingEntry struct {
	Report   int64  `json:"report"`
	Ordinal  int    `json:"ordinal"`
	Organ    string `json:"organ"`
	Region   string `json:"region"`
	Year     int    `json:"year"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Chinese  string `json:"message_zh"`
	Left     string `json:"left,omitempty"`
	Right    string `json:"right,omitempty"`
	Named    string `json:"equation_named,omitempty"` // the figures of a failing sum with their names
	Said     string `json:"-"`                        // what it says, with these names
	Page     int    `json:"page,omitempty"`
	Latest   bool   `json:"latest"` // no later version of the report is here

	Corrected bool `json:"corrected"`        // a person corrected one of the figures
	Held      bool `json:"since_correction"` // it is there only since the correction
	Invented  bool `json:"invented"`         // the report is an example, whose figures nobody counted

	Figures []figureOf `json:"figures,omitempty"` // that it is about
	More    int        `json:"-"`                 // of them, beside those that the page names
}

// A figureOf is a figure that a finding is about.
type figureOf struct {
	Cell string `json:"cell"`
	Name string `json:"name"`
}

// mostFigures is how many figures of a finding the page names; of more, as of a sum over a table, it says how many there are.
const mostFigures = 3

// About returns the figures that the page names: those of a sum stand in what it says, as others may.
func (f findingEntry) About() []figureOf {
	if f.Named != "" || len(f.Figures) > 0 && strings.HasPrefix(f.Said, f.Figures[0].Name) {
		return nil
	}
	return f.Figures[:len(f.Figures)-f.More]
}

// figuresOf names figures.
func figuresOf(r *page.Request, cells []annual.CellRef) (list []figureOf) {
	names := naming.Names(r.Language)
	for _, ref := range cells {
		list = append(list, figureOf{naming.Anchor(ref), naming.Plain(names.Cell(ref), " · ")})
	}
	return list
}

var findingCode = regexp.MustCompile(`^[a-z0-9-]{1,60}$`)

func (p *Pages) findings(r *page.Request) (page.View, error) {
	data := &findingsData{Code: r.Value("code"), Region: r.Words("region")}
	if !findingCode.MatchString(data.Code) {
		return page.View{}, page.NotFound(page.Shorten(data.Code))
	}
	data.Year, data.Paging = r.Year("year"), r.Paging()
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	view := page.View{Name: "findings", Title: naming.Finding(r.Language, data.Code), Data: data, Rows: data.rows}
	query := reports.FindingQuery{Code: data.Code, Region: data.Region, Year: data.Year}
	count, err := reports.FindingsIn(r.Context(), p.db, query)
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	data.Total, data.Reports, data.Held = count.Findings, count.Reports, count.Held
	data.Paging = r.PagingOfTotal(count.Findings + count.Held)
	list, err := reports.Findings(r.Context(), p.db, query,
		reports.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	listed, err := figure.NewListed(r, p.db)
	if err != nil {
		return page.View{}, err
	}
	list = page.Cut(&data.Paging, list)
	keys := make([]reports.FindingKey, len(list))
	for i, f := range list {
		keys[i] = reports.FindingKey{Report: f.Report.ID, Ordinal: f.Ordinal}
	}
	terms, err := reports.Terms(r.Context(), p.db, keys)
	if err != nil {
		return page.View{}, err
	}
	for i, f := range list {
		cells := f.Finding.Cells
		for _, t := range terms[keys[i]] {
			cells = append(cells, t.CellRef)
		}
		figures := figuresOf(r, cells)
		data.Findings = append(data.Findings, findingEntry{f.Report.ID, f.Ordinal, f.Report.Organ, f.Report.Region, f.Report.Year,
			string(f.Finding.Severity), f.Finding.Message, chinese.Of(f.Finding.Message), f.Finding.Left, f.Finding.Right, naming.EquationNamed(r.Language, f.Finding.Code, naming.Equation(f.Finding.Message), terms[keys[i]]),
			naming.MessageOfSum(r.Language, f.Finding.Code, chinese.Of(f.Finding.Message), f.Finding.Message, terms[keys[i]]), f.Finding.Place.Page, f.Latest, f.Corrected, f.Finding.Held, listed.Invented(f.Report.ID), figures, max(0, len(figures)-mostFigures)})
	}
	if data.Invented, err = listed.Told(); err != nil {
		return page.View{}, err
	}
	if len(data.Findings) == 0 && naming.Finding(r.Language, data.Code) == data.Code {
		return page.View{}, page.NotFound(data.Code)
	}
	return view, nil
}

func (d *findingsData) rows() [][]string {
	return page.Table("report organ region year severity message message_zh left right equation_named page latest corrected since_correction invented cells cell_names", d.Findings, func(f findingEntry) []string {
		var cells, names []string
		for _, of := range f.Figures {
			cells, names = append(cells, of.Cell), append(names, of.Name)
		}
		return []string{strconv.FormatInt(f.Report, 10), f.Organ, f.Region, strconv.Itoa(f.Year), f.Severity, f.Message, f.Chinese, f.Left, f.Right, f.Named, strconv.Itoa(f.Page), strconv.FormatBool(f.Latest), strconv.FormatBool(f.Corrected), strconv.FormatBool(f.Held), strconv.FormatBool(f.Invented),
			strings.Join(cells, "; "), strings.Join(names, "; ")}
	})
}
