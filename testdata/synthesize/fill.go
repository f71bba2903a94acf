package main

import (
	"context"
	"fmt"

	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// batchSize is how many reports one transaction holds.
const batchSize = 500

// A tally counts what was written.
type tally struct{ organs, reports, figures int }

// fill writes the reports of the plan. Organs of which the database has a report
// are left out; it is an error if that is an invented one.
func fill(ctx context.Context, s *database.DB, p plan) (tally, error) {
	if err := p.validate(); err != nil {
		return tally{}, err
	}
	taken, err := organsOf(ctx, s)
	if err != nil {
		return tally{}, err
	}
	forms := map[int]*edition{}
	for year := p.from; year <= p.to; year++ {
		if forms[year], err = prepare(year); err != nil {
			return tally{}, err
		}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	made := make(chan []item, 4)
	go func() { // drawn while others are written
		defer close(made)
		for o := range p.organs() {
			if taken[o.key()] {
				continue
			}
			var list []item
			for year := p.from; year <= p.to; year++ {
				list = append(list, o.items(forms[year], year)...)
			}
			select {
			case made <- list:
			case <-ctx.Done():
				return
			}
		}
	}()
	return write(ctx, s, made, p.reports)
}

// organsOf returns the organs that have reports, by region and body.
func organsOf(ctx context.Context, s *database.DB) (map[organKey]bool, error) {
	list, err := reports.List(ctx, s, reports.Filter{})
	if err != nil {
		return nil, err
	}
	taken := map[organKey]bool{}
	for _, info := range list {
		if info.Parser == parser {
			return nil, fmt.Errorf("the database has invented reports already: %s", info.Path)
		}
		taken[organKey{info.RegionCode, info.Body}] = true
	}
	return taken, nil
}

// write stores the items in the order they come in, at most limit of them.
func write(ctx context.Context, s *database.DB, made <-chan []item, limit int) (tally, error) {
	var done tally
	var pace pace
	var batch *store.Batch
	var err error
	defer func() {
		if batch != nil {
			batch.Rollback()
		}
	}()
	for list := range made {
		if len(list) > 0 {
			done.organs++
		}
		for _, i := range list {
			if batch == nil {
				if batch, err = store.Begin(ctx, s); err != nil {
					return done, err
				}
			}
			if _, err := batch.Import(ctx, i.document, i.report); err != nil {
				return done, err
			}
			done.reports++
			done.figures += len(i.report.Observations)
			if full := limit > 0 && done.reports == limit; full || done.reports%batchSize == 0 {
				err, batch = batch.Commit(ctx), nil
				pace.tell(done.reports)
				if err != nil || full {
					return done, err
				}
			}
		}
	}
	if batch != nil {
		err, batch = batch.Commit(ctx), nil
	}
	if err == nil {
		err = ctx.Err()
	}
	return done, err
}
