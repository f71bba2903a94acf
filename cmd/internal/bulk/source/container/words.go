package container

import (
	"errors"

	"github.com/nwaples/rardecode/v2"

	"nianbao/extract/document"
)

// rarWords say in words what the library has against an archive.
var rarWords = []struct {
	err   error
	words string
}{
	{rardecode.ErrMultiVolume, "it goes on in another volume, and archives in several are not put together; unpack it first"},
	{rardecode.ErrUnexpectedArcEnd, "it is cut off, or a volume of an archive in several, which is not read; unpack it first"},
	{rardecode.ErrInvalidFileBlock, "it begins in another volume, and archives in several are not put together; unpack it first"},
	{rardecode.ErrDictionaryTooLarge, string(errDictionary)},
	{rardecode.ErrBadFileChecksum, "what is packed in it is damaged"},
	{rardecode.ErrShortFile, "what is packed in it is damaged"},
	{rardecode.ErrDecoderOutOfData, "what is packed in it is damaged"},
	{rardecode.ErrNoSig, "it is no whole archive"},
	{rardecode.ErrUnknownDecoder, "it is packed in a way that is not known"},
	{rardecode.ErrUnsupportedDecoder, "it is packed in a way that is not known"},
	{rardecode.ErrUnknownVersion, "it is packed in a way that is not known"},
}

// Words returns what an error says of a container or a member, in words.
func Words(err error) string {
	for _, w := range rarWords {
		if errors.Is(err, w.err) {
			return w.words
		}
	}
	return document.Words(err)
}
