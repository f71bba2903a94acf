package biff

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/richardlehane/mscfb"

	"nianbao/extract/document"
	"nianbao/extract/sheet/numberformat"
	"nianbao/extract/sheet/workbook"
)

// MediaType is the media type of these workbooks.
const MediaType = "application/vnd.ms-excel"

const (
	version8    = 0x0600
	kindGlobals = 0x0005
	kindSheet   = 0x0010
)

// Read reads a workbook. Errors that wrap document.ErrLimit, document.ErrPassword and
// document.ErrUnsupported say so; all others that it is damaged.
func Read(data []byte, limits document.Limits) (*workbook.Workbook, error) {
	stream, err := workbookStream(data, limits)
	if err != nil {
		return nil, err
	}
	return readStream(stream, limits)
}

// readStream reads a workbook from its records.
func readStream(stream []byte, limits document.Limits) (*workbook.Workbook, error) {
	r := &reader{stream: stream, budget: workbook.NewBudget(limits), book: &workbook.Workbook{}, formats: map[int]string{}}
	if err := records(stream, 0, r.global); err != nil {
		return nil, err
	}
	if !r.begun {
		return nil, document.Fault("it does not begin as a workbook does")
	}
	for _, at := range r.sheets {
		s := &sheetReader{reader: r, Sheet: at.sheet}
		if err := records(stream, at.offset, s.read); err != nil {
			return nil, err
		}
		if s.isCells {
			s.finish()
			r.book.Sheets = append(r.book.Sheets, at.sheet)
		}
	}
	return r.book, nil
}

// workbookStream returns the stream of records of a compound file.
func workbookStream(data []byte, limits document.Limits) ([]byte, error) {
	compound, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var names []string
	for entry, err := compound.Next(); err == nil; entry, err = compound.Next() {
		if len(entry.Path) > 0 {
			continue // of a document that is embedded
		}
		names = append(names, entry.Name)
		if strings.EqualFold(entry.Name, "Workbook") {
			stream, err := io.ReadAll(io.LimitReader(entry, limits.MaxStreamBytes+1))
			if err == nil && int64(len(stream)) > limits.MaxStreamBytes {
				err = &document.LimitError{Limit: "stream bytes", Max: limits.MaxStreamBytes}
			}
			return stream, err
		}
	}
	switch {
	case slices.Contains(names, "EncryptedPackage"):
		return nil, document.ErrPassword
	case slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, "Book") }):
		return nil, errOld
	}
	return nil, document.Fault("it holds no workbook")
}

var errOld = fmt.Errorf("%w: %w", document.ErrUnsupported, document.Fault("a workbook of Excel 95 or before; save it as .xlsx"))

// A reader reads one workbook.
type reader struct {
	stream  []byte
	budget  *workbook.Budget
	book    *workbook.Workbook
	begun   bool
	sheets  []sheetAt
	strings []text
	fonts   []font
	formats map[int]string
	looks   []looks
}

// A sheetAt is a sheet and where its records begin.
type sheetAt struct {
	offset int
	sheet  *workbook.Sheet
}

// The looks of a cell are what matters here of its XF record.
type looks struct {
	font, format int
	ruled        bool
}

// global reads one record of those that hold for the whole workbook.
func (r *reader) global(rec *record) (more bool, err error) {
	if !r.begun {
		version, kind := 0, 0
		if rec.id == recBegin {
			version, kind = rec.u16(), rec.u16()
		}
		if r.begun = version == version8 && kind == kindGlobals; !r.begun {
			return false, errOld
		}
		return true, nil
	}
	switch rec.id {
	case recEOF:
		return false, nil
	case recFilePass:
		return false, document.ErrPassword
	case recDate1904:
		r.book.From1904 = rec.u16() != 0
	case recSheet:
		at := sheetAt{offset: int(rec.u32()), sheet: &workbook.Sheet{}}
		at.sheet.Hidden = rec.u8()&3 != 0
		rec.u8() // its kind, which the sheet says itself
		at.sheet.Name = rec.string(rec.u8()).string
		r.sheets = append(r.sheets, at)
	case recFont:
		f := font{size: float64(rec.u16()) / 20}
		flags := rec.u16()
		rec.next(2)
		f.bold = rec.u16() >= leastBold
		f.amends = flags&8 != 0 || rec.u16() != 0
		r.fonts = append(r.fonts, f)
	case recFormat:
		id := rec.u16()
		r.formats[id] = rec.string(rec.u16()).string
	case recLooks:
		l := looks{font: rec.u16(), format: rec.u16()}
		rec.next(6)
		l.ruled = rec.u16() != 0
		r.looks = append(r.looks, l)
	case recStrings:
		return true, r.readStrings(rec)
	}
	return true, r.budget.Object()
}

// readStrings reads the table of the texts that cells share.
func (r *reader) readStrings(rec *record) error {
	rec.u32()
	for count := rec.u32(); count > 0 && rec.rest() > 0; count-- {
		if err := r.budget.Object(); err != nil {
			return err
		}
		r.strings = append(r.strings, rec.string(rec.u16()))
	}
	return nil
}

// code returns the code of the number format of looks.
func (r *reader) code(of looks) string {
	if code, own := r.formats[of.format]; own && !isOfThePlace(of.format) {
		return code
	}
	return numberformat.BuiltIn(of.format)
}

// isOfThePlace reports whether a format shows dates as they are written in the reader's place,
// whatever the code in the file.
func isOfThePlace(id int) bool { return id == 14 || id == 22 }

// A font is what matters here of one.
type font struct {
	size   float64 // points
	bold   bool
	amends bool // it strikes out, raises or lowers
}

// leastBold is the weight of bold fonts.
const leastBold = 600

// font returns the one of a number. There is no font 4 ([MS-XLS] 2.5.129).
func (r *reader) font(number int) font {
	if number > 4 {
		number--
	}
	if number >= len(r.fonts) {
		return font{}
	}
	return r.fonts[number]
}

// amended reports whether some of a text of such looks is.
func (r *reader) amended(t text, of looks) bool {
	if r.font(of.font).amends && (len(t.fonts) == 0 || t.fonts[0].from > 0) {
		return true
	}
	return slices.ContainsFunc(t.fonts, func(f run) bool { return r.font(f.font).amends && f.from < utf8.RuneCountInString(t.string) })
}

// look returns the looks of a number, the plain ones for a number without any.
func (r *reader) look(number int) looks {
	if number >= len(r.looks) {
		return looks{}
	}
	return r.looks[number]
}

// rk reads a number of four bytes: an integer or the upper half of a float, of which the last two
// bits say so and whether it counts hundredths ([MS-XLS] 2.5.218).
func rk(bits uint32) float64 {
	var value float64
	if bits&2 != 0 {
		value = float64(int32(bits) >> 2)
	} else {
		value = math.Float64frombits(uint64(bits&^3) << 32)
	}
	if bits&1 != 0 {
		value /= 100
	}
	return value
}

// faults are the words of the codes of errors in cells.
var faults = map[int]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

var errNoSheet = errors.New("no sheet begins where one is said to")
