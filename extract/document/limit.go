package document

import "fmt"

// Limits bound what the reading of one document may cost, so that no file can
// take all memory or time. 0 stands for the default; the largest real reports
// stay below a tenth of each.
type Limits struct {
	MaxBytes       int64 // of the file; 256 MiB
	MaxPages       int   // 2,000
	MaxObjects     int   // by the file's own count; 2,000,000
	MaxOperators   int   // of all content streams together; 20,000,000
	MaxStreamBytes int64 // decoded, of all content streams together; 64 MiB
	MaxGlyphs      int   // 5,000,000
}

// WithDefaults returns the limits with the default in place of each 0.
func (l Limits) WithDefaults() Limits {
	setDefault(&l.MaxBytes, 256<<20)
	setDefault(&l.MaxPages, 2000)
	setDefault(&l.MaxObjects, 2_000_000)
	setDefault(&l.MaxOperators, 20_000_000)
	setDefault(&l.MaxStreamBytes, 64<<20)
	setDefault(&l.MaxGlyphs, 5_000_000)
	return l
}

func setDefault[T int | int64](limit *T, value T) {
	if *limit == 0 {
		*limit = value
	}
}

// A LimitError says which limit a document exceeds. It wraps ErrLimit.
type LimitError struct {
	Limit string // "bytes", "pages", "objects", "operators", "stream bytes", "glyphs", "nesting"
	Max   int64
}

func (e *LimitError) Error() string { return fmt.Sprintf("more than %d %s", e.Max, e.Limit) }

// Unwrap returns ErrLimit.
func (e *LimitError) Unwrap() error { return ErrLimit }
