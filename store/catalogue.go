package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"nianbao/normalize"
	"nianbao/normalize/form"
	"nianbao/normalize/identity"
)

// notByApplicant stands in applicants for the figures that are not counted by
// applicant, whose Applicant is empty.
const notByApplicant = "不分申请人"

// catalogueDigest returns what changes when the catalogue or a text that is made
// with it does.
func catalogueDigest(texts []string) (string, error) {
	h := sha256.New()
	content := []any{identity.Regions(), form.All(), form.Indicators(), form.Applicants()}
	if err := json.NewEncoder(h).Encode(content); err != nil {
		return "", err
	}
	for _, text := range texts {
		h.Write([]byte(text))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// catalogueIs reports whether the database has the catalogue of that digest or
// one of a later revision.
func catalogueIs(ctx context.Context, db queryer, digest string) (bool, error) {
	var revision int
	var stored string
	err := db.QueryRowContext(ctx, catalogueQuery("catalogue_state")).Scan(&revision, &stored)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return revision > normalize.Revision || stored == digest, err
}

// writeCatalogue copies the program's catalogue into the database. What a later
// program no longer knows stays and is marked.
func writeCatalogue(ctx context.Context, tx *session) error {
	if err := tx.run(ctx, catalogueQuery("catalogue_retire")); err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	w := newWriter(ctx, tx, catalogueQueries)
	for _, r := range identity.Regions() {
		w.exec("region_put", r.Code, r.Name, r.Parent, r.ValidFrom, r.ValidTo)
	}
	w.exec("applicant_put", "", 0, notByApplicant, "not counted by applicant")
	for i, a := range form.Applicants() {
		w.exec("applicant_put", a.ID, i+1, a.Zh, a.En)
	}
	for _, f := range form.All() {
		w.exec("form_put", f.ID, f.Document, f.FirstYear, f.LastYear)
		for _, t := range f.Tables {
			w.exec("form_table_put", f.ID, t.ID, t.Section, t.Zh, t.En)
		}
	}
	for i, ind := range form.Indicators() {
		w.exec("indicator_put", ind.Code, i+1, ind.Table, ind.Zh, ind.En, ind.Unit, ind.Article, ind.ByApplicant)
		for _, form := range ind.Forms {
			w.exec("indicator_form_put", ind.Code, form)
		}
	}
	for _, f := range form.All() {
		for _, t := range f.Tables {
			for _, c := range printedCells(t) {
				w.exec("form_cell_put", f.ID, t.ID, c.row, c.col, c.heading, c.rowZh, c.columnZh,
					c.indicator, c.applicant, c.optional)
			}
		}
	}
	if err := w.err(); err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	return nil
}

// recordCatalogue notes which catalogue the database has, and since when.
func recordCatalogue(ctx context.Context, tx *session, digest string, now time.Time) error {
	_, err := tx.ExecContext(ctx, catalogueQuery("catalogue_record"), sql.Named("revision", normalize.Revision),
		sql.Named("digest", digest), sql.Named("now", timestamp(now)))
	return err
}
