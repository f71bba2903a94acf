package catalogue

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
	"nianbao/normalize/gazetteer"
	"nianbao/store/database"
)

// notByApplicant stands in applicants for the figures that are not counted by
// applicant, whose Applicant is empty.
const notByApplicant = "不分申请人"

// Digest returns what changes when the catalogue or a text that is made
// with it does.
func Digest(texts []string) (string, error) {
	h := sha256.New()
	content := []any{gazetteer.Regions(), gazetteer.Successions(), form.All(), form.Indicators(), form.Applicants()}
	if err := json.NewEncoder(h).Encode(content); err != nil {
		return "", err
	}
	for _, text := range texts {
		h.Write([]byte(text))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// IsCurrent reports whether the database has the catalogue of that digest or
// one of a later revision.
func IsCurrent(ctx context.Context, db database.Queryer, digest string) (bool, error) {
	var revision int
	var stored string
	err := db.QueryRowContext(ctx, query("catalogue_state")).Scan(&revision, &stored)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return revision > normalize.Revision || stored == digest, err
}

// Write copies the program's catalogue into the database. What a later
// program no longer knows stays and is marked.
func Write(ctx context.Context, tx *database.Session) error {
	if err := tx.Run(ctx, query("catalogue_retire")); err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	w := database.NewWriter(ctx, tx, queries)
	for r := range gazetteer.EachRegion() {
		w.Exec("region_put", r.Code, r.Name, r.Parent, r.ValidFrom, r.ValidTo, gazetteer.PlaceID(r))
	}
	for _, s := range gazetteer.Successions() {
		w.Exec("place_change_put", s.Year, string(s.Kind), s.Before.Code, s.Before.ValidFrom, s.After.Code, s.After.ValidFrom)
	}
	w.Exec("applicant_put", "", 0, notByApplicant, "not counted by applicant")
	for i, a := range form.Applicants() {
		w.Exec("applicant_put", a.ID, i+1, a.Zh, a.En)
	}
	for _, f := range form.All() {
		w.Exec("form_put", f.ID, f.Document, f.FirstYear, f.LastYear)
		for _, t := range f.Tables {
			w.Exec("form_table_put", f.ID, t.ID, t.Section, t.Zh, t.En)
		}
	}
	for i, ind := range form.Indicators() {
		w.Exec("indicator_put", ind.Code, i+1, ind.Table, ind.Zh, ind.En, ind.Unit, ind.Article, ind.ByApplicant)
		for _, form := range ind.Forms {
			w.Exec("indicator_form_put", ind.Code, form)
		}
	}
	for _, f := range form.All() {
		for _, t := range f.Tables {
			for _, c := range printedCells(t) {
				w.Exec("form_cell_put", f.ID, t.ID, c.row, c.col, c.heading, c.rowZh, c.columnZh,
					c.indicator, c.applicant, c.optional)
			}
		}
	}
	if err := w.Err(); err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	if err := tx.Run(ctx, query("place_ids_put")); err != nil {
		return fmt.Errorf("catalogue: places: %w", err)
	}
	return nil
}

// Record notes which catalogue the database has, and since when.
func Record(ctx context.Context, tx *database.Session, digest string, now time.Time) error {
	_, err := tx.ExecContext(ctx, query("catalogue_record"), sql.Named("revision", normalize.Revision),
		sql.Named("digest", digest), sql.Named("now", database.Timestamp(now)))
	return err
}
