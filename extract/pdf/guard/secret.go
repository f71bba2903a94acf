package guard

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"

	"github.com/ledongthuc/pdf"
)

// The standard security handler keeps the file's key so that the password of the user, or that
// of the owner, gives it (ISO 32000-2, 7.6.4). Only the empty password is tried: for the user, and
// from revision 5 on for the owner too; before, who gives the owner none gives him the user's.

// passwordPadding fills passwords up to 32 bytes.
const passwordPadding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// A secret is what a file holds of its passwords.
type secret struct {
	revision          int64
	length            int // of the key, in bytes
	owner, user       []byte
	ownerKey, userKey []byte
	permissions       uint32
	id                string
	metadata          bool
}

func secretOf(dict pdf.Value, id string, metadata bool) secret {
	raw := func(key string, most int) []byte {
		s := []byte(dict.Key(key).RawString())
		return s[:min(len(s), most)]
	}
	s := secret{revision: dict.Key("R").Int64(), length: int(dict.Key("Length").Int64()) / 8, owner: raw("O", 48), user: raw("U", 48),
		ownerKey: raw("OE", 32), userKey: raw("UE", 32), permissions: uint32(dict.Key("P").Int64()), id: id, metadata: metadata}
	switch v := dict.Key("V").Int64(); {
	case v == 4:
		s.length = 16
	case v == 1 || s.length < 5:
		s.length = 5
	case s.length > 16:
		s.length = 16
	}
	return s
}

// fileKey returns the key of the file, nil where the empty password does not give it.
func (s secret) fileKey() []byte {
	if s.revision >= 5 {
		return s.longKey()
	}
	if len(s.owner) < 32 || len(s.user) < 16 {
		return nil
	}
	if key := s.shortKey(); s.opens(key) {
		return key
	}
	return nil
}

// shortKey returns the key that the empty password of the user gives (algorithm 2).
func (s secret) shortKey() []byte {
	data := append([]byte(passwordPadding), s.owner[:32]...)
	data = append(binary.LittleEndian.AppendUint32(data, s.permissions), s.id...)
	if s.revision >= 4 && !s.metadata {
		data = append(data, 0xFF, 0xFF, 0xFF, 0xFF)
	}
	sum := md5Of(data)
	if s.revision >= 3 {
		for range 50 {
			sum = md5Of(sum[:s.length])
		}
	}
	return sum[:s.length]
}

// opens reports whether a key is the one of the file (algorithms 4 and 5).
func (s secret) opens(key []byte) bool {
	if s.revision == 2 {
		return bytes.HasPrefix(s.user, rc4Of(key, []byte(passwordPadding))[:16])
	}
	sum := md5Of([]byte(passwordPadding + s.id))
	for i := range 20 {
		sum = rc4Of(varied(key, i), sum)
	}
	return bytes.HasPrefix(s.user, sum)
}

// varied returns a key of which each byte is varied by a number.
func varied(key []byte, by int) []byte {
	out := bytes.Clone(key)
	for i := range out {
		out[i] ^= byte(by)
	}
	return out
}

// longKey returns the key of a file encrypted with AES of 256 bits (algorithm 2.A).
func (s secret) longKey() []byte {
	if len(s.user) < 48 || len(s.owner) < 48 {
		return nil
	}
	for _, kept := range []struct{ check, key, user []byte }{{s.user, s.userKey, nil}, {s.owner, s.ownerKey, s.user}} {
		if len(kept.key) == 32 && bytes.Equal(s.hash(kept.check[32:40], kept.user), kept.check[:32]) {
			return cbcOf(s.hash(kept.check[40:48], kept.user), make([]byte, aes.BlockSize), kept.key, cipher.NewCBCDecrypter)
		}
	}
	return nil
}

// hash returns the hash of the empty password with a salt (algorithm 2.B); user is what the
// file holds of the user's password, for a hash of the owner's.
func (s secret) hash(salt, user []byte) []byte {
	first := sha256.Sum256(append(bytes.Clone(salt), user...))
	sum := first[:]
	if s.revision == 5 {
		return sum
	}
	for round, last := 0, byte(0); round < 64 || int(last) > round-32; round++ {
		data := cbcOf(sum[:16], sum[16:32], bytes.Repeat(append(bytes.Clone(sum), user...), 64), cipher.NewCBCEncrypter)
		remainder := 0
		for _, b := range data[:16] {
			remainder += int(b)
		}
		switch remainder % 3 {
		case 0:
			next := sha256.Sum256(data)
			sum = next[:]
		case 1:
			next := sha512.Sum384(data)
			sum = next[:]
		default:
			next := sha512.Sum512(data)
			sum = next[:]
		}
		last = data[len(data)-1]
	}
	return sum[:32]
}

func md5Of(data []byte) []byte {
	sum := md5.Sum(data)
	return sum[:]
}
