package container

import (
	"archive/zip"
	"errors"

	"github.com/klauspost/compress/gzip"
	"github.com/nwaples/rardecode/v2"

	"nianbao/cmd/internal/warc"
	"nianbao/extract/document"
)

// libraryWords say in words what the libraries have against an archive.
var libraryWords = []struct {
	err   error
	words string
}{
	{rardecode.ErrMultiVolume, "it goes on in another volume, and archives in several are not put together; unpack it first"},
	{rardecode.ErrUnexpectedArcEnd, "it is cut off, or a volume of an archive in several, which is not read; unpack it first"},
	{rardecode.ErrInvalidFileBlock, "it begins in another volume, and archives in several are not put together; unpack it first"},
	{rardecode.ErrDictionaryTooLarge, string(errDictionary)},
	{rardecode.ErrBadFileChecksum, string(errContent)},
	{rardecode.ErrShortFile, string(errContent)},
	{rardecode.ErrDecoderOutOfData, string(errContent)},
	{rardecode.ErrNoSig, "it is no whole archive"},
	{rardecode.ErrUnknownDecoder, "it is packed in a way that is not known"},
	{rardecode.ErrUnsupportedDecoder, "it is packed in a way that is not known"},
	{rardecode.ErrUnknownVersion, "it is packed in a way that is not known"},
	{warc.ErrCoding, "it is packed in a way that is not known"},
	{zip.ErrChecksum, string(errContent)},
	{gzip.ErrChecksum, string(errContent)},
}

// Words returns what an error says of a container or a member, in words.
func Words(err error) string {
	for _, w := range libraryWords {
		if errors.Is(err, w.err) {
			return w.words
		}
	}
	return document.Words(err)
}
