package compare

import (
	"context"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

func (d *indicatorData) tellSigns(ctx context.Context, db *database.DB) error {
	var figures []*figure.Figure
	for i := range d.Ranking {
		figures = append(figures, &d.Ranking[i].Figure)
	}
	return figure.TellSigns(ctx, db, d.of, d.per, figures)
}

func (d *changesData) tellSigns(ctx context.Context, db *database.DB) error {
	var figures []*figure.Figure
	for i := range d.Rows {
		figures = append(figures, &d.Rows[i].From, &d.Rows[i].To)
	}
	return figure.TellSigns(ctx, db, d.of, d.per, figures)
}

func (d *Peers) tellSigns(ctx context.Context, db *database.DB) error {
	var figures, volumes []*figure.Figure
	for i := range d.Rows {
		figures, volumes = append(figures, &d.Rows[i].Figure), append(volumes, &d.Rows[i].Volume)
	}
	of, err := volumeQuantity()
	if err != nil {
		return err
	}
	if err := figure.TellSigns(ctx, db, of, nil, volumes); err != nil {
		return err
	}
	return figure.TellSigns(ctx, db, d.of, d.per, figures)
}

func (d *regionsData) tellSigns(ctx context.Context, db *database.DB) error {
	of := map[string]catalogue.Quantity{}
	figures := map[string][]*figure.Figure{}
	for i := range d.Rows {
		row := &d.Rows[i]
		q, ok := naming.Quantity(row.Indicator, row.Applicant)
		if !ok {
			continue
		}
		of[q.Name()] = q
		for j := range row.Figures {
			figures[q.Name()] = append(figures[q.Name()], &row.Figures[j])
		}
	}
	for name, q := range of {
		if err := figure.TellSigns(ctx, db, q, d.per, figures[name]); err != nil {
			return err
		}
	}
	return nil
}

func (d *sharesData) tellSigns(ctx context.Context, db *database.DB) error {
	var wholes []*figure.Figure
	for i := range d.Rows {
		wholes = append(wholes, &d.Rows[i].Whole)
	}
	if err := figure.TellSigns(ctx, db, d.of.Whole, nil, wholes); err != nil {
		return err
	}
	for k, part := range d.of.Parts {
		var figures []*figure.Figure
		for i := range d.Rows {
			figures = append(figures, &d.Rows[i].Parts[k])
		}
		if err := figure.TellSigns(ctx, db, part, &d.of.Whole, figures); err != nil {
			return err
		}
	}
	return nil
}
