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
	Message   string   `json:"message"` // at the first of the paths
	MessageZh string   `json:"message_zh"`
	ReportID  int64    `json:"report,omitempty"` // of an earlier reading that stays
}

// FailureOf returns what is written of a failure.
func FailureOf(f reports.Failure) Failure {
	message := f.Message
	if len(f.Paths) > 0 {
		message = f.MessageAt(f.Paths[0])
	}
	return Failure{Paths: f.Paths, SHA256: f.SHA256, Kind: string(f.Kind), Page: f.Page, Message: message, MessageZh: chinese.Of(message), ReportID: f.ReportID}
}
