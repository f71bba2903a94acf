package jsonview

import (
	"time"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/store/reports"
)

// A Report is a report of a list. Counts are of its figures and findings.
type Report struct {
	ID         int64     `json:"report"`
	RegionCode string    `json:"region_code,omitempty"`
	Region     string    `json:"region,omitempty"`
	PlaceID    string    `json:"place_id,omitempty"`
	Year       int       `json:"year,omitempty"`
	Organ      string    `json:"organ,omitempty"`
	OrganID    string    `json:"organ_id,omitempty"`
	OrganKind  string    `json:"organ_kind,omitempty"`
	Identity   string    `json:"identity,omitempty"` // how sure it is whose report it is
	Scope      string    `json:"scope,omitempty"`
	Form       string    `json:"form,omitempty"`
	Title      string    `json:"title,omitempty"`
	Version    int       `json:"version"`
	Latest     bool      `json:"latest"`
	Errors     int       `json:"errors"`
	Warnings   int       `json:"warnings"`
	Flagged    int       `json:"flagged"`
	Unplaced   int       `json:"unplaced"`
	Corrected  int       `json:"corrected"`
	Revision   int       `json:"revision"`
	StoredAt   time.Time `json:"stored_at"`
	SHA256     string    `json:"sha256"`
	Path       string    `json:"path"`
	// Invented says that the report is an example, of which neither words nor figures are real.
	Invented bool `json:"invented,omitempty"`
}

// ReportOf returns what is written of a report, which may be invented.
func ReportOf(i reports.Info, invented bool) Report {
	return Report{ID: i.ID, RegionCode: i.RegionCode, Region: i.Region, PlaceID: i.PlaceID, Year: i.Year, Organ: i.Organ, OrganID: i.OrganID,
		OrganKind: i.OrganKind, Identity: i.Identity, Scope: i.Scope, Form: i.Form, Title: i.Title, Version: i.Version, Latest: i.Latest,
		Errors: i.Errors, Warnings: i.Warnings, Flagged: i.Flagged, Unplaced: i.Unplaced, Corrected: i.Corrected, Revision: i.Revision,
		StoredAt: i.StoredAt.UTC(), SHA256: i.SHA256, Path: i.Path, Invented: invented}
}

// A Checked is a report with what the checks found, that is asked for.
type Checked struct {
	Report
	Findings []finding `json:"findings"`
}

// A finding has no place where none is known, and of one what is known of it.
type finding struct {
	annual.Finding
	Place *place `json:"place,omitempty"`
}

type place struct {
	Page int            `json:"page,omitempty"`
	Box  *document.Rect `json:"box,omitempty"`
	Line int            `json:"line,omitempty"`
	Cell string         `json:"cell,omitempty"`
}

func findingOf(f annual.Finding) finding {
	if f.Place == (document.Place{}) {
		return finding{f, nil}
	}
	at := place{f.Place.Page, &f.Place.Box, f.Place.Line, f.Place.Cell}
	if f.Place.Box.IsZero() {
		at.Box = nil
	}
	return finding{f, &at}
}

// CheckedOf returns what is written of a report, which may be invented, and its findings.
func CheckedOf(i reports.Info, findings []annual.Finding, invented bool) Checked {
	return Checked{ReportOf(i, invented), List(annual.Bilingual(findings), findingOf)}
}
