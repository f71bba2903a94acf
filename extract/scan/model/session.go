package model

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"sync"

	onnx "github.com/yalue/onnxruntime_go"

	"nianbao/extract/scan/model/graph"
)

// known are the models by which the rules of trust were measured, by the hashes of their weights.
var known = map[string]string{
	"06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0": "PP-OCRv4",
}

// maxWeights bounds the file of a model in bytes: that of PP-OCRv4 has 11 million, of its server 90.
const maxWeights = 256 << 20

// preparation is counted up when pictures are prepared, or outputs read, in another way.
const preparation = 2

// A Model is ready to read. It may be used by several at a time.
type Model struct {
	session *onnx.DynamicAdvancedSession
	texts   alphabet
	figures alphabet
	version string
	name    string // "" for one that is not known
}

// Version says all that a reading of the model depends on beside the picture.
func (m *Model) Version() string { return m.version }

// Known reports whether the model is one by which the rules of trust were measured.
func (m *Model) Known() bool { return m.name != "" }

// Name returns what notes call the model. One by which the rules of trust were not measured has
// no name of its own.
func (m *Model) Name() string { return cmp.Or(m.name, "an unknown model") }

// Open loads the library and the model. Errors say which file is of no use, and why.
func Open(in Installation) (*Model, error) {
	weights, err := readFile(in.Weights, maxWeights)
	if err != nil {
		return nil, err
	}
	list, err := readFile(in.Dictionary, maxDictionary)
	if err != nil {
		return nil, err
	}
	m := new(Model)
	if m.texts.characters, err = parseDictionary(list); err != nil {
		return nil, fmt.Errorf("%s: %w", in.Dictionary, err)
	}
	m.figures = m.texts.only(Figures)
	library, err := load(in.Library)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256(weights)
	m.name = known[hex.EncodeToString(hash[:])]
	m.version = fmt.Sprintf("model %x, characters %x, onnxruntime %s, preparation %d", hash, sha256.Sum256(list), library, preparation)
	cheaper, err := graph.Cheaper(weights)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Weights, err)
	}
	if m.session, err = newSession(cheaper, len(m.texts.characters)); err != nil {
		return nil, fmt.Errorf("%s: %w", in.Weights, err)
	}
	return m, nil
}

func readFile(name string, most int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > most {
		return nil, fmt.Errorf("%s has more than %d bytes", name, most)
	}
	return os.ReadFile(name)
}

// newSession makes the model ready, for one thread, as documents are read side by side already, and
// with memory that is kept from one run to the next, which is as much as the largest run takes; where in it each operation writes
// is laid out once for pictures of a size, so that what was just written is still at hand. The model must take pictures and have
// as many outputs as there are characters.
func newSession(weights []byte, characters int) (*onnx.DynamicAdvancedSession, error) {
	inputs, outputs, err := onnx.GetInputOutputInfoWithONNXData(weights)
	if err != nil {
		return nil, fmt.Errorf("no model: %w", err)
	}
	if len(inputs) != 1 || len(outputs) != 1 || len(inputs[0].Dimensions) != 4 || len(outputs[0].Dimensions) != 3 {
		return nil, fmt.Errorf("a model of another kind")
	}
	if n := outputs[0].Dimensions[2]; n != int64(characters) {
		return nil, fmt.Errorf("a model of %d characters, with a list of %d", n, characters)
	}
	options, err := onnx.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	defer options.Destroy()
	for _, set := range []error{options.SetIntraOpNumThreads(1), options.SetInterOpNumThreads(1), options.SetCpuMemArena(true), options.SetMemPattern(true)} {
		if set != nil {
			return nil, set
		}
	}
	return onnx.NewDynamicAdvancedSessionWithONNXData(weights, []string{inputs[0].Name}, []string{outputs[0].Name}, options)
}

// Installed opens what is in the folder of this process, once.
var Installed = sync.OnceValues(func() (*Model, error) {
	in, err := Find(Folder())
	if err != nil {
		return nil, err
	}
	return Open(in)
})
