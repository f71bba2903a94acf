package store

import (
	"context"
	"embed"
	"fmt"
	"strings"
	"sync"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

//go:embed views/*.sql
var viewDir embed.FS

// viewNames lists the views so that each stands after those it builds on.
var viewNames = []string{
	"figures", "report_list", "table_cells", "table_disclosure", "table_applications", "table_disputes", "reports_wide", "series_findings", "printed_cells", "rendition_cells", "rendition_findings", "version_findings", "file_findings",
}

// viewFiles returns the statements that make the views, in the order of
// viewNames.
var viewFiles = sync.OnceValue(func() []string {
	var files []string
	for _, name := range viewNames {
		files = append(files, viewText(name))
	}
	return files
})

// viewText returns the statement that makes a view, but for the columns of reports_wide.
func viewText(name string) string {
	text, err := viewDir.ReadFile("views/" + name + ".sql")
	if err != nil {
		panic(err) // the files are part of the binary
	}
	return reports.Latest.Fill(string(text))
}

// makeViews replaces all views.
func makeViews(ctx context.Context, tx *database.Session) error {
	columns, err := catalogue.WideColumns(ctx, tx)
	if err != nil {
		return err
	}
	for i := len(viewNames) - 1; i >= 0; i-- {
		if err := tx.Run(ctx, "DROP VIEW IF EXISTS "+viewNames[i]); err != nil {
			return err
		}
	}
	for i, text := range viewFiles() {
		text = strings.ReplaceAll(text, "{{indicators}}", indicatorColumns(columns))
		if err := tx.Run(ctx, text); err != nil {
			return fmt.Errorf("view %s: %w", viewNames[i], err)
		}
	}
	return nil
}

// makeView replaces one view that names no columns of the catalogue.
func makeView(ctx context.Context, tx *database.Session, name string) error {
	return tx.Run(ctx, "DROP VIEW IF EXISTS "+name+"; "+viewText(name))
}

// indicatorColumns spells out the columns of reports_wide. Each is a look-up by
// primary key in the corrections and one in what was read, so that a query pays
// only for those that it names.
func indicatorColumns(columns []catalogue.WideColumn) string {
	var list []string
	for _, c := range columns {
		indicator, applicant := quote(c.Indicator, `'`), quote(c.Applicant, `'`)
		corrected := fmt.Sprintf(`FROM corrections AS c WHERE c.sha256 = l.sha256 AND c.indicator = %s AND c.applicant = %s`,
			indicator, applicant)
		read := fmt.Sprintf(`FROM observations AS o WHERE o.report_id = l.report_id AND o.indicator = %s AND o.applicant = %s`+
			` AND o.status IN ('read', 'derived')`, indicator, applicant)
		list = append(list, fmt.Sprintf(`CASE WHEN EXISTS (SELECT 1 %s) THEN (SELECT CAST(c.value AS NUMERIC) %s)`+
			` ELSE (SELECT CAST(o.value AS NUMERIC) %s) END AS %s`, corrected, corrected, read, quote(c.Name(), `"`)))
	}
	return strings.Join(list, ",\n    ")
}

func quote(s, mark string) string {
	return mark + strings.ReplaceAll(s, mark, mark+mark) + mark
}
