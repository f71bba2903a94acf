package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/normalize/annual"
)

// A file can hold several reports: last year's after this year's, those of thirty
// departments. The first is the file's. Each further one is a document of its own in the
// database, with the path of the file and the report's number behind it, FILE#2, and with a
// digest made of the file's and the number.

// PartPath returns the path under which a further report of a file is kept, n from 2.
func PartPath(path string, n int) string { return fmt.Sprintf("%s#%d", path, n) }

// SplitPart parts a path as PartPath makes it. It reports false for any other.
func SplitPart(path string) (file string, n int, ok bool) {
	at := strings.LastIndexByte(path, '#')
	if at <= 0 {
		return path, 0, false
	}
	n, err := strconv.Atoi(path[at+1:])
	if err != nil || n < 2 || path[at+1:] != strconv.Itoa(n) {
		return path, 0, false
	}
	return path[:at], n, true
}

// PartDigest returns the digest of a further report of the file with the digest.
func PartDigest(file string, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "report %d of %s", n, file))
	return hex.EncodeToString(sum[:])
}

// IsOf reports whether the bytes are those of the file of a document with the path and the
// digest.
func IsOf(data []byte, path, digest string) bool {
	own := Identify(data).SHA256
	if own == digest {
		return true
	}
	_, n, ok := SplitPart(path)
	return ok && PartDigest(own, n) == digest
}

// mostReports bounds how many reports of a file are read. A province has some fifty
// departments, and a county as many townships.
const mostReports = 200

// Reports takes a document apart that holds several reports; of any other it returns the
// document alone. The error wraps normalize.ErrSeveralReports.
func Reports(doc *document.Document) ([]*document.Document, error) {
	starts := normalize.Starts(doc)
	if len(starts) == 0 {
		return []*document.Document{doc}, nil
	}
	if len(starts) > mostReports {
		return nil, fmt.Errorf("%w, %d of them, more than the %d that one file may hold", normalize.ErrSeveralReports, len(starts), mostReports)
	}
	parts, ok := extract.Parts(doc, starts, sectionTitles())
	if !ok {
		return nil, fmt.Errorf("%w, %d of them, which can't be taken apart", normalize.ErrSeveralReports, len(starts))
	}
	return parts, nil
}

// normalizeAll reads each report of a document. If one of several is none, the file is
// refused: none of what it holds is to be given to another.
func normalizeAll(doc *document.Document) ([]*annual.Report, error) {
	parts, err := Reports(doc)
	if err != nil {
		return nil, err
	}
	var list []*annual.Report
	for i, part := range parts {
		r, err := normalize.Normalize(part)
		if err != nil && len(parts) > 1 {
			err = fmt.Errorf("%w: number %d of %d: %w", normalize.ErrSeveralReports, i+1, len(parts), err)
		}
		if err != nil {
			return nil, err
		}
		if len(parts) > 1 {
			r.Add(annual.Finding{Code: "several-reports", Severity: annual.Info, Left: strconv.Itoa(i + 1), Right: strconv.Itoa(len(parts)),
				Message: fmt.Sprintf("the file holds %d reports, each of which is read under its own name; this is number %d", len(parts), i+1)})
		}
		list = append(list, r)
	}
	return list, nil
}
