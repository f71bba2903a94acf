package profile

import (
	"context"
	"unicode/utf8"

	"nianbao/cmd/internal/web/prose"
	"nianbao/store/database"
	"nianbao/store/profile"
)

// A TextShare is how much of a report's text the one before has too, tables left out.
type TextShare struct {
	Previous   int64 `json:"previous_report"`
	Characters int   `json:"characters"` // of the last report's text
	Same       int   `json:"same"`       // of these, in passages that the one before has to the letter
	Percent    int   `json:"percent"`
}

// textShare compares the texts of two reports, nil where the later has none.
func textShare(ctx context.Context, db *database.DB, before, now int64) (*TextShare, error) {
	left, err := profile.Text(ctx, db, before)
	if err != nil {
		return nil, err
	}
	right, err := profile.Text(ctx, db, now)
	if err != nil {
		return nil, err
	}
	share := TextShare{Previous: before}
	for _, section := range prose.Compare(left, right).Sections {
		for _, p := range section.Paragraphs {
			for _, part := range p.Right {
				n := utf8.RuneCountInString(part.Text)
				share.Characters += n
				if !part.Own {
					share.Same += n
				}
			}
		}
	}
	if share.Characters == 0 {
		return nil, nil
	}
	share.Percent = 100 * share.Same / share.Characters
	return &share, nil
}
