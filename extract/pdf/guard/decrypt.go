package guard

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rc4"
	"encoding/hex"
	"fmt"
	"regexp"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/pdf/syntax"
)

// Of encrypted files that open without a password (ISO 32000-2, 7.6) the library reads those
// up to AES of 128 bits with parameters as usual, and pdfcpu most others. Neither reads those
// whose key length is not stated, of which a part is encrypted only, or that are damaged too.

const errPlain = document.Fault("it is not encrypted")

var (
	encryptPlace = regexp.MustCompile(`/Encrypt[\s\x00]+(\d{1,10})[\s\x00]+\d{1,5}[\s\x00]+R`)
	metadataType = regexp.MustCompile(`/Type[\s\x00]*/Metadata\b`)
	cryptFilter  = regexp.MustCompile(`/Filter[\s\x00]*\[?[\s\x00]*/Crypt\b`)
)

// Decrypt returns a file of the objects that are found in the bytes, as Rebuild does, decrypted
// with the empty password. It fails with ErrPassword where that does not open the file.
func Decrypt(data []byte, limits document.Limits) (out []byte, err error) {
	defer document.RecoverTo(&err)
	if !encryptEntry.Match(data) {
		return nil, errPlain
	}
	objects, err := objectsIn(data, limits, nil)
	if err != nil {
		return nil, err
	}
	for _, place := range trailers(data, objects) {
		if !encryptEntry.Match(place) {
			continue
		}
		dict, err := trailerOf(place, objects)
		if err != nil {
			return nil, err
		}
		c, err := newCrypt(dict.Key("Encrypt"), dict.Key("ID").Index(0).RawString())
		if err != nil {
			return nil, err
		}
		if objects, err = objectsIn(data, limits, c.decrypt); err != nil {
			return nil, err
		}
		return rebuilt(data, objects, true)
	}
	return nil, errPlain
}

// trailerOf has the library parse a trailer, in a file that holds nothing else but the object
// that says how the others are encrypted.
func trailerOf(text []byte, objects map[int]*object) (pdf.Value, error) {
	from, to := bytes.Index(text, []byte("<<")), bytes.LastIndex(text, []byte(">>"))
	if from < 0 || to < from {
		return pdf.Value{}, errPlain
	}
	kept := map[int]*object{}
	root := 1
	if m := encryptPlace.FindSubmatch(text); m != nil {
		n := int(number(m[1]))
		if objects[n] == nil {
			return pdf.Value{}, errPlain
		}
		kept[n], root = objects[n], n+1
	}
	kept[root] = &object{number: root, text: text[from : to+len(">>")]}
	file := assemble(kept, root, fmt.Sprintf("/Root %d 0 R", root))
	r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return pdf.Value{}, err
	}
	return r.Trailer().Key("Root"), nil
}

// A method is how strings or streams are encrypted.
type method int

const (
	notAtAll method = iota
	byRC4
	byAES    // with a key for each object
	byAES256 // with the file's key
)

// A crypt undoes the encryption of a file's objects.
type crypt struct {
	key              []byte
	strings, streams method
	metadata         bool // they are encrypted too
}

// newCrypt returns what undoes the encryption that a dictionary states, of a file with the id.
func newCrypt(dict pdf.Value, id string) (*crypt, error) {
	c := &crypt{metadata: dict.Key("EncryptMetadata").Kind() != pdf.Bool || dict.Key("EncryptMetadata").Bool()}
	switch v := dict.Key("V").Int64(); v {
	case 1, 2:
		c.strings, c.streams = byRC4, byRC4
	case 4, 5:
		c.strings, c.streams = methodOf(dict, "StrF"), methodOf(dict, "StmF")
	default:
		return nil, document.Fault("it is encrypted in a way that is not known")
	}
	if c.strings == notAtAll && c.streams == notAtAll {
		return c, nil // only what is attached is encrypted
	}
	s := secretOf(dict, id, c.metadata)
	if c.key = s.fileKey(); c.key == nil {
		return nil, document.ErrPassword
	}
	return c, nil
}

func methodOf(dict pdf.Value, entry string) method {
	switch dict.Key("CF").Key(dict.Key(entry).Name()).Key("CFM").Name() {
	case "V2":
		return byRC4
	case "AESV2":
		return byAES
	case "AESV3":
		return byAES256
	}
	return notAtAll
}

// decrypt undoes the encryption of an object.
func (c *crypt) decrypt(o *object) {
	if o.isStream && tableType.Match(o.text) {
		return
	}
	if c.strings != notAtAll {
		o.text = withStrings(o.text, func(s []byte) []byte { return c.undo(c.strings, o, s) })
	}
	plain := cryptFilter.Match(o.text) || !c.metadata && metadataType.Match(o.text)
	if o.isStream && !plain {
		o.stream = c.undo(c.streams, o, o.stream)
	}
}

// undo decrypts some bytes of an object (ISO 32000-2, 7.6.3).
func (c *crypt) undo(m method, o *object, data []byte) []byte {
	key := c.key
	if m == byRC4 || m == byAES {
		own := append(bytes.Clone(key), byte(o.number), byte(o.number>>8), byte(o.number>>16), byte(o.generation), byte(o.generation>>8))
		if m == byAES {
			own = append(own, "sAlT"...)
		}
		key = md5Of(own)[:min(len(key)+5, 16)]
	}
	switch m {
	case byRC4:
		return rc4Of(key, data)
	case byAES, byAES256:
		return unpadded(data, key)
	}
	return data
}

// unpadded decrypts bytes that begin with the initial vector and end with padding.
func unpadded(data, key []byte) []byte {
	if len(data) < 2*aes.BlockSize {
		return nil
	}
	iv, data := data[:aes.BlockSize], data[aes.BlockSize:]
	data = cbcOf(key, iv, data[:len(data)/aes.BlockSize*aes.BlockSize], cipher.NewCBCDecrypter)
	if n := int(data[len(data)-1]); 1 <= n && n <= aes.BlockSize {
		data = data[:len(data)-n]
	}
	return data
}

// cbcOf runs whole blocks through AES; the key has a length that AES has.
func cbcOf(key, iv, data []byte, mode func(cipher.Block, []byte) cipher.BlockMode) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	mode(block, iv).CryptBlocks(out, data)
	return out
}

// rc4Of runs bytes through RC4.
func rc4Of(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// withStrings replaces the strings of an object, which are written in hexadecimal digits then.
func withStrings(text []byte, replace func([]byte) []byte) []byte {
	var out []byte
	for i := 0; i < len(text); {
		switch {
		case bytes.HasPrefix(text[i:], []byte("<<")):
			out = append(out, "<<"...)
			i += len("<<")
		case text[i] == '<' && bytes.IndexByte(text[i:], '>') < 0:
			return append(out, text[i:]...)
		case text[i] == '(' || text[i] == '<':
			s, n := syntax.StringAt(text[i:])
			out = append(append(append(out, '<'), hex.EncodeToString(replace([]byte(s)))...), '>')
			i += n
		default:
			out = append(out, text[i])
			i++
		}
	}
	return out
}
