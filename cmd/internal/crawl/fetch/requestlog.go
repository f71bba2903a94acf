package fetch

import (
	"encoding/json"
	"io"
	"sync"
	"time"
)

// A RequestLog has a line of JSON for each request that was made.
type RequestLog struct {
	mu sync.Mutex
	to io.Writer
}

// NewRequestLog returns a log that is written to a writer.
func NewRequestLog(to io.Writer) *RequestLog { return &RequestLog{to: to} }

// A logged is a request as the log has it.
type logged struct {
	Time   time.Time `json:"time"`
	Site   string    `json:"site,omitempty"`
	Method string    `json:"method"`
	URL    string    `json:"url"`
	Status int       `json:"status,omitempty"`
	Bytes  int64     `json:"bytes"` // of the body, as far as it was read
	MS     int64     `json:"ms"`    // until the body was read
	Error  string    `json:"error,omitempty"`
}

// add adds a request. What can't be written is lost: a full disk shows elsewhere.
func (l *RequestLog) add(request logged) {
	if l == nil {
		return
	}
	line, err := json.Marshal(request)
	if err != nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, _ = l.to.Write(append(line, '\n'))
}
