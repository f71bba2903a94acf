package guard

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"nianbao/extract/document"
)

// Rewrite returns the document as a plain file that the parser reads: not
// encrypted, without object streams, its streams decoded, its cross references
// rebuilt. It also says what was done, and fails with ErrPassword, ErrNoPages or
// ErrDamaged.
//
// It is needed because ledongthuc/pdf accepts headers 1.0 to 1.7 with an end
// marker in the last 100 bytes only, knows encryption up to AES-128, the
// filters Flate and ASCII85 and, of PNG predictors, only Up; and because it
// rebuilds no cross-reference table.
func Rewrite(data []byte, limits document.Limits) (out []byte, how string, reason error) {
	var err error
	defer func() {
		if out == nil && reason == nil {
			reason = document.ErrDamaged
		}
	}()
	defer document.RecoverTo(&err)
	ctx, err := api.ReadContext(bytes.NewReader(FromSignature(data)), PlainConfiguration())
	if err != nil {
		return nil, "", reasonOf(err)
	}
	how = "rewritten"
	if ctx.Encrypt != nil {
		how = "decrypted with the empty password"
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return nil, "", document.ErrDamaged
	}
	if ctx.PageCount == 0 {
		return nil, "", document.ErrNoPages
	}
	if err := decodeStreams(ctx, limits.MaxStreamBytes); err != nil {
		return nil, "", err
	}
	objects, highest := objectsOf(ctx)
	entries := "/Root " + ctx.Root.PDFString()
	if ctx.Info != nil {
		entries += "/Info " + ctx.Info.PDFString()
	}
	return assemble(objects, highest, entries), how, nil
}

// objectsOf returns all objects of a document. pdfcpu's own writer leaves out objects of
// some files that are in use, fonts among them.
func objectsOf(ctx *model.Context) (objects map[int]*object, highest int) {
	objects = map[int]*object{}
	for n, entry := range ctx.Table {
		if entry == nil || entry.Free || entry.Object == nil {
			continue
		}
		o := &object{number: n}
		if entry.Generation != nil {
			o.generation = *entry.Generation
		}
		switch x := entry.Object.(type) {
		case types.StreamDict:
			o.isStream, o.text, o.stream = true, []byte(x.Dict.PDFString()), x.Raw
		case types.ObjectStreamDict, types.XRefStreamDict:
			continue
		default:
			o.text = []byte(x.PDFString())
		}
		objects[n] = o
		highest = max(highest, n)
	}
	return objects, highest
}

var disableConfigDir = sync.OnceFunc(api.DisableConfigDir)

// PlainConfiguration returns the configuration of pdfcpu that reads leniently, with the
// empty password, and writes the simplest kind of file.
func PlainConfiguration() *model.Configuration {
	disableConfigDir() // a library has no business in the user's home
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.Offline = true
	conf.WriteObjectStream = false
	conf.WriteXRefStream = false
	conf.Cmd = model.LISTINFO // DECRYPT refuses files that are not encrypted
	return conf
}

// maxDecoded is how many bytes a stream that is not packed by Flate alone has at most, also
// between two of its filters.
const maxDecoded = 64 << 20

// decodeStreams replaces the streams that the parser can't decode: content and
// character maps under other filters than Flate. Pictures stay as they are.
func decodeStreams(ctx *model.Context, left int64) error {
	for _, entry := range ctx.Table {
		if entry == nil || entry.Free {
			continue
		}
		sd, ok := entry.Object.(types.StreamDict)
		if !ok || sd.Subtype() != nil && *sd.Subtype() == "Image" {
			continue
		}
		content, err := inflate(sd, left)
		if err != nil {
			return err
		}
		left -= int64(len(content))
		if content == nil {
			content, err = sd.DecodeLengthWithLimit(-1, min(left, maxDecoded))
			if errors.Is(err, filter.ErrDecodeLimitExceeded) {
				return &document.LimitError{Limit: "stream bytes", Max: maxDecoded}
			}
			if err != nil {
				continue // the page that needs it will say so
			}
		}
		sd.Raw = content
		sd.FilterPipeline = nil
		sd.Delete("Filter")
		sd.Delete("DecodeParms")
		length := int64(len(sd.Raw))
		sd.StreamLength = &length
		sd.Update("Length", types.Integer(length))
		entry.Object = sd
	}
	return nil
}

// inflate returns what a stream holds that is packed by Flate alone, nil for any other and
// for one that is damaged, and fails where it is more than is left. Those with parameters
// are inflated for their size alone: what they hold the library undoes.
func inflate(sd types.StreamDict, left int64) ([]byte, error) {
	var r io.Reader = bytes.NewReader(sd.Raw)
	plain := len(sd.FilterPipeline) > 0
	for _, f := range sd.FilterPipeline {
		if f.Name != "FlateDecode" {
			return nil, nil
		}
		z, err := zlib.NewReader(r)
		if err != nil {
			return nil, nil
		}
		r, plain = z, plain && f.DecodeParms == nil
	}
	content, err := io.ReadAll(io.LimitReader(r, left+1))
	switch {
	case int64(len(content)) > left:
		return nil, &document.LimitError{Limit: "stream bytes", Max: left}
	case err != nil || !plain:
		return nil, nil
	}
	return content, nil
}

// FromSignature returns the bytes from the signature of a PDF file on, all where it has none.
func FromSignature(data []byte) []byte {
	return data[max(0, bytes.Index(data, []byte("%PDF-"))):]
}

func reasonOf(err error) error {
	switch {
	case errors.Is(err, pdfcpu.ErrCorruptHeader):
		return document.ErrNotPDF
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired):
		return document.ErrPassword
	}
	return document.ErrDamaged
}
