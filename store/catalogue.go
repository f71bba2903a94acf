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

// catalogueDigest returns what changes when the catalogue or a view does.
func catalogueDigest() (string, error) {
	h := sha256.New()
	content := []any{identity.Regions(), form.All(), form.Indicators(), form.Applicants()}
	if err := json.NewEncoder(h).Encode(content); err != nil {
		return "", err
	}
	for _, v := range viewFiles() {
		h.Write([]byte(v))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// syncCatalogue copies the program's catalogue into the database and makes the
// views anew, if either has changed. An older program leaves a newer catalogue.
func (s *Store) syncCatalogue(ctx context.Context) error {
	digest, err := catalogueDigest()
	if err != nil {
		return err
	}
	if same, err := catalogueIs(ctx, s.session, digest); same || err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *session) error {
		if same, err := catalogueIs(ctx, tx, digest); same || err != nil {
			return err // another process was faster
		}
		if err := writeCatalogue(ctx, tx); err != nil {
			return err
		}
		if err := makeViews(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, query("catalogue_record"), sql.Named("revision", normalize.Revision),
			sql.Named("digest", digest), sql.Named("now", timestamp(s.now())))
		return err
	})
}

// catalogueIs reports whether the database has the catalogue of that digest or
// one of a later revision.
func catalogueIs(ctx context.Context, db queryer, digest string) (bool, error) {
	var revision int
	var stored string
	err := db.QueryRowContext(ctx, query("catalogue_state")).Scan(&revision, &stored)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return revision > normalize.Revision || stored == digest, err
}

func writeCatalogue(ctx context.Context, tx *session) error {
	if err := tx.run(ctx, query("catalogue_retire")); err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	w := newWriter(ctx, tx)
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
	if w.err != nil {
		return fmt.Errorf("catalogue: %w", w.err)
	}
	return nil
}

// timestamp returns the time as the database has it; "" for the zero time.
func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
