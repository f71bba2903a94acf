package profile

import (
	"context"

	"nianbao/store/database"
	"nianbao/store/lastyear"
)

// A TextShare is how much of a report's text the one before has too, tables left out.
type TextShare struct {
	Previous   int64 `json:"previous_report"`
	Characters int   `json:"characters"` // of the last report's text, as lastyear counts them
	Same       int   `json:"same"`       // of these, in long runs that the one before has to the letter
	Percent    int   `json:"percent"`    // rounded down
}

// textShare compares the texts of two reports, nil where the later has none.
func textShare(ctx context.Context, db *database.DB, before, now int64) (*TextShare, error) {
	share, err := lastyear.ShareOf(ctx, db, now, before)
	if err != nil || share.Letters == 0 {
		return nil, err
	}
	return &TextShare{before, share.Letters, share.Copied, 100 * share.Copied / share.Letters}, nil
}
