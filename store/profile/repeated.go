package profile

import (
	"context"
	"database/sql"
	"fmt"

	"nianbao/store/database"
)

// fewestRepeated is how many figures that are more than zero two reports have in common at least, to say that one repeats the
// other: little organs have little to report every year.
const fewestRepeated = 10

// Repeated returns how many figures of the tables of a report are those of an earlier one, as they were read, if all are that both
// state, and how many of them are more than zero; 0 where any differs, or they are few. Another year's table may
// have been put into the report.
func Repeated(ctx context.Context, db *database.DB, earlier, report int64) (figures, positive int, err error) {
	var differing int
	err = db.QueryRowContext(ctx, query("repeated"), sql.Named("before", earlier), sql.Named("report", report)).Scan(&figures, &differing, &positive)
	if err != nil {
		return 0, 0, fmt.Errorf("figures of an earlier report: %w", err)
	}
	if differing > 0 || positive < fewestRepeated {
		return 0, 0, nil
	}
	return figures, positive, nil
}
