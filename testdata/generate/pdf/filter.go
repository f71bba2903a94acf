package pdf

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
)

// pack applies a filter and returns the entry that names it.
func pack(filter string, data []byte) (string, []byte) {
	var b bytes.Buffer
	switch filter {
	case "flate":
		w := zlib.NewWriter(&b)
		w.Write(data) // a bytes.Buffer takes everything
		w.Close()
		return "/Filter /FlateDecode", b.Bytes()
	case "a85":
		_, flate := pack("flate", data)
		w := ascii85.NewEncoder(&b)
		w.Write(flate)
		w.Close()
		b.WriteString("~>")
		return "/Filter [ /ASCII85Decode /FlateDecode ]", b.Bytes()
	case "lzw":
		w := lzw.NewWriter(&b, lzw.MSB, 8)
		w.Write(data)
		w.Close()
		return "/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>", b.Bytes()
	}
	return "", data
}
