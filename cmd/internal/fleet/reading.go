package fleet

import (
	"bytes"
	"encoding/gob"

	"nianbao/cmd/internal/ingest"
)

// encodeReading returns a reading in gob, as a worker process sends it.
func encodeReading(r ingest.Reading) ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(r)
	return b.Bytes(), err
}

// decodeReading returns what encodeReading has encoded.
func decodeReading(content []byte) (r ingest.Reading, err error) {
	err = gob.NewDecoder(bytes.NewReader(content)).Decode(&r)
	return r, err
}
