package fleet

import (
	"errors"
	"reflect"
	"testing"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
)

// departmentReading returns the reading of a report.
func departmentReading(t testing.TB) ingest.Reading {
	t.Helper()
	r, err := workers.InProcess(ingest.DefaultLimits()).Parse(t.Context(), source.Source{Path: department}, always)
	if err != nil || r.Report == nil {
		t.Fatalf("%+v, %v", r, err)
	}
	return r
}

// Readings of several encoders are decoded in any order, each as it was.
func TestReadingsAreDecodedInAnyOrder(t *testing.T) {
	failed := ingest.FailedReading(ingest.Identify([]byte("x")), errors.New("no report"))
	var contents [][]byte
	for range 2 {
		e, err := newEncoder()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []ingest.Reading{failed, departmentReading(t)} {
			content, err := e.encode(r)
			if err != nil {
				t.Fatal(err)
			}
			contents = append(contents, content)
		}
	}
	d := new(decoders)
	want := map[int]ingest.Reading{}
	for _, i := range []int{3, 0, 2, 1, 1, 3} {
		r, err := d.decode(contents[i])
		if err != nil {
			t.Fatal(err)
		}
		if want[i%2].SHA256 == "" {
			want[i%2] = r
		}
		if !reflect.DeepEqual(r, want[i%2]) {
			t.Errorf("content %d is %+v", i, r)
		}
	}
	if want[0].Fault.Message != "no report" || len(want[1].Report.Observations) < 200 {
		t.Errorf("decoded %+v", want)
	}
}

// What is no reading is told, and harms none that comes after it.
func TestWhatIsNoReading(t *testing.T) {
	e, err := newEncoder()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := e.encode(departmentReading(t))
	if err != nil {
		t.Fatal(err)
	}
	d := new(decoders)
	for name, content := range map[string][]byte{"nothing": nil, "a text": []byte("a text"), "cut off": whole[:len(whole)/2], "with more behind it": append(whole[:len(whole):len(whole)], 1)} {
		if r, err := d.decode(content); err == nil {
			t.Errorf("%s is decoded as %+v", name, r)
		}
		if r, err := d.decode(whole); err != nil || r.Report == nil {
			t.Errorf("after %s: %+v, %v", name, r, err)
		}
	}
}

// The way of a reading from one machine to another, but for the network.
func BenchmarkReading(b *testing.B) {
	r := departmentReading(b)
	e, err := newEncoder()
	if err != nil {
		b.Fatal(err)
	}
	d := new(decoders)
	for b.Loop() {
		content, err := e.encode(r)
		if err == nil {
			_, err = d.decode(content)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
