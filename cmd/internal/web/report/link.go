package report

import "nianbao/store"

// A Link names a report.
type Link struct {
	ID     int64  `json:"id"`
	Title  string `json:"title"`
	Organ  string `json:"organ"`
	Region string `json:"region"`
	Year   int    `json:"year"`
}

// LinkOf returns the link to a report.
func LinkOf(i store.ReportInfo) Link {
	return Link{ID: i.ID, Title: i.Title, Organ: i.Organ, Region: i.Region, Year: i.Year}
}
