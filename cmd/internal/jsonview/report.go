package jsonview

import (
	"time"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/wording"
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

// A finding has no place where none is known, and of one what is known of it; of a failing sum it has the figures with
// their names.
type finding struct {
	annual.Finding
	Named   string `json:"equation_named,omitempty"`
	NamedZh string `json:"equation_named_zh,omitempty"`
	Place   *place `json:"place,omitempty"`
}

type place struct {
	Page int            `json:"page,omitempty"`
	Box  *document.Rect `json:"box,omitempty"`
	Line int            `json:"line,omitempty"`
	Cell string         `json:"cell,omitempty"`
}

func findingOf(f annual.Finding, r *annual.Report) finding {
	out := finding{Finding: f}
	if equation := naming.Equation(f.Message); equation != "" {
		terms := naming.TermsOf(r, f.Cells)
		out.Named = naming.EquationNamed(wording.English, f.Code, equation, terms)
		out.NamedZh = naming.EquationNamed(wording.Chinese, f.Code, equation, terms)
	}
	if f.Place == (document.Place{}) {
		return out
	}
	out.Place = &place{f.Place.Page, &f.Place.Box, f.Place.Line, f.Place.Cell}
	if f.Place.Box.IsZero() {
		out.Place.Box = nil
	}
	return out
}

// CheckedOf returns what is written of a report, which may be invented, and findings about it.
func CheckedOf(s reports.Stored, findings []annual.Finding, invented bool) Checked {
	return Checked{ReportOf(s.Info, invented), List(annual.Bilingual(findings), func(f annual.Finding) finding { return findingOf(f, &s.Report) })}
}
