package jsonview

import (
	"nianbao/normalize/chinese"
	"nianbao/store/reports"
)

// A Failure is a file that could not be imported.
type Failure struct {
	Paths     []string `json:"paths"` // of the same bytes
	SHA256    string   `json:"sha256,omitempty"`
	Kind      string   `json:"kind"`
	Page      int      `json:"page,omitempty"`
	Message   string   `json:"message"`
	MessageZh string   `json:"message_zh"`
	ReportID  int64    `json:"report,omitempty"` // of an earlier reading that stays
}

// FailureOf returns what is written of a failure.
func FailureOf(f reports.Failure) Failure {
	return Failure{Paths: f.Paths, SHA256: f.SHA256, Kind: string(f.Kind), Page: f.Page, Message: f.Message, MessageZh: chinese.Of(f.Message), ReportID: f.ReportID}
}
