package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf8"
)

// byteOrderMark is U+FEFF in UTF-8.
const byteOrderMark = "\uFEFF"

// writeCSV writes a table as CSV (RFC 4180, UTF-8) with a header row; an empty
// field is unknown, or an empty text. Values keep all the digits printed. Lines
// end in LF, so that the line breaks inside of raw texts stay as they are.
//
// Texts are written as they are printed, also those that begin with =, +, - or
// @: "-12" and "+3374" are what reports print, and a sign put before them would
// falsify the source. A spreadsheet may take such a text for a formula; use XLSX
// for spreadsheets, where each text is a typed string.
func writeCSV(src *source, shape Shape, w io.Writer, o Options) error {
	table, err := src.table(shape)
	if err != nil {
		return err
	}
	if o.Labels != nil {
		facts, err := src.facts(o.Labels, shape)
		if err != nil {
			return err
		}
		table = table.labelled(o.Labels, facts)
	}
	if o.BOM {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	return writeTableCSV(table, w)
}

func writeTableCSV(table table, w io.Writer) error {
	out := csv.NewWriter(w)
	record := make([]string, len(table.columns))
	for i, c := range table.columns {
		record[i] = c.name
	}
	if err := out.Write(record); err != nil {
		return err
	}
	if err := table.each(func(row []field) error {
		for i, c := range table.columns {
			record[i] = c.plain(row[i])
		}
		return out.Write(record)
	}); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// writeJSON writes a table as an array of objects, one a line. Numbers have all
// the digits printed, so read them with a decoder that keeps them. An unknown
// number is null, an unknown text empty. A codebook is one object of lists.
func writeJSON(src *source, shape Shape, w io.Writer, _ Options) error {
	if shape == CodebookRows {
		return writeCodebookJSON(src.book, w)
	}
	table, err := src.table(shape)
	if err != nil {
		return err
	}
	return writeTableJSON(table, w)
}

func writeTableJSON(table table, w io.Writer) error {
	var keys [][]byte
	for i, c := range table.columns {
		key := append([]byte{','}, appendJSONText(nil, c.name)...)
		if i == 0 {
			key[0] = '{'
		}
		keys = append(keys, append(key, ':'))
	}
	out := bufio.NewWriter(w)
	separator := "[\n"
	var line []byte
	if err := table.each(func(row []field) error {
		line = append(line[:0], separator...)
		separator = ",\n"
		for i, c := range table.columns {
			line = append(line, keys[i]...)
			line = c.appendJSON(line, row[i])
		}
		_, err := out.Write(append(line, '}'))
		return err
	}); err != nil {
		return err
	}
	end := "\n]\n"
	if separator == "[\n" {
		end = "[\n]\n"
	}
	if _, err := out.WriteString(end); err != nil {
		return err
	}
	return out.Flush()
}

func (c column) appendJSON(line []byte, f field) []byte {
	switch {
	case c.kind == textKind:
		return appendJSONText(line, f.text)
	case f.null:
		return append(line, "null"...)
	case c.kind == flagKind:
		return strconv.AppendBool(line, f.integer != 0)
	default:
		return append(line, c.plain(f)...)
	}
}

// appendJSONText appends a string as JSON. Most need no escaping.
func appendJSONText(line []byte, s string) []byte {
	simple := utf8.ValidString(s)
	for i := 0; simple && i < len(s); i++ {
		switch b := s[i]; b {
		case '"', '\\', '<', '>', '&', 0xe2: // 0xe2 begins the separators that scripts take for line ends
			simple = false
		default:
			simple = b >= 0x20
		}
	}
	if simple {
		line = append(line, '"')
		line = append(line, s...)
		return append(line, '"')
	}
	quoted, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can always be written
	}
	return append(line, quoted...)
}
