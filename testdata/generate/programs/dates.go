package programs

import (
	"bytes"
	"os"
	"regexp"
)

// What makes two runs differ: when a file was made, and IDs drawn from it.
var volatile = []*regexp.Regexp{
	regexp.MustCompile(`/(?:CreationDate|ModDate) ?\(D:[^)]*\)`),
	regexp.MustCompile(`/ID ?\[ ?<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+> ?\]`),
	regexp.MustCompile(`/DocChecksum /[0-9A-F]+`),
	regexp.MustCompile(`<xmp:(?:Create|Modify)Date>[^<]*<`),
	regexp.MustCompile(`uuid:[0-9a-f-]{36}`),
}

var digit = regexp.MustCompile(`[0-9A-Fa-f]`)

// FixDates overwrites dates and IDs by others of the same length, so that no
// offset in the file changes. The ID of an encrypted file is left alone: its
// key depends on it.
func FixDates(name string) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if bytes.Contains(b, []byte("/Encrypt")) {
		return nil
	}
	for i, v := range volatile {
		b = v.ReplaceAllFunc(b, func(found []byte) []byte {
			switch i {
			case 0, 3:
				return fixedDate(found)
			case 1:
				return zero(found, bytes.IndexByte(found, '['))
			case 2:
				return zero(found, len("/DocChecksum /"))
			default:
				return zero(found, len("uuid:"))
			}
		})
	}
	return os.WriteFile(name, b, 0o644)
}

// zero turns every hexadecimal digit behind a place to 0.
func zero(b []byte, from int) []byte {
	return append(append([]byte{}, b[:from]...), digit.ReplaceAll(b[from:], []byte("0"))...)
}

// fixedDate turns the digits of a date to those of 2024-01-01 00:00:00, whatever
// stands between them.
func fixedDate(b []byte) []byte {
	out := bytes.Clone(b)
	const date = "20240101000000"
	n := 0
	for i, c := range out {
		if c < '0' || c > '9' {
			continue
		}
		if n < len(date) {
			out[i] = date[n]
		} else {
			out[i] = '0'
		}
		n++
	}
	return out
}
