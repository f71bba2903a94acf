package model

import (
	"image"
	"math"
	"strings"
	"testing"
)

// digitsOnly has none, the digits 0 to 9, 〇 and a space.
func digitsOnly(t *testing.T) alphabet {
	list, err := parseDictionary([]byte(strings.Join(strings.Split("0123456789〇", ""), "\n") + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return alphabet{characters: list}
}

// steps makes outputs of which each step has one character, a space for none, as likely as told.
func steps(a alphabet, text string, likely float32) []float32 {
	var out []float32
	for _, r := range text {
		step := make([]float32, len(a.characters))
		at := 0
		for i, c := range a.characters {
			if c == string(r) && r != ' ' {
				at = i
			}
		}
		step[at] = likely
		out = append(out, step...)
	}
	return out
}

func TestDecode(t *testing.T) {
	a := digitsOnly(t)
	for _, c := range []struct{ name, outputs, want string }{
		{"one character over several steps", "111", "1"},
		{"the same character twice, with none between", "1 1", "11"},
		{"different characters need none between", "1223", "123"},
		{"nothing", "   ", ""},
		{"no steps at all", "", ""},
	} {
		got := ""
		for _, w := range a.decode(steps(a, c.outputs, 0.9), 8, image.Pt(800, 48)) {
			got += w.Text
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Each character has its place and the confidence of its surest step; what stands on the white
// that was added is none.
func TestDecodePlaces(t *testing.T) {
	a := digitsOnly(t)
	out := append(steps(a, " 1", 0.6), steps(a, "1 2 3", 0.9)...)
	words := a.decode(out, 10, image.Pt(55, 40))
	if len(words) != 2 {
		t.Fatalf("%v", words)
	}
	if w := words[0]; w.Text != "1" || w.Box != image.Rect(10, 0, 30, 40) || math.Abs(w.Confidence-0.9) > 1e-6 || w.Line != image.Rect(0, 0, 55, 40) {
		t.Errorf("%+v", w)
	}
	if w := words[1]; w.Text != "2" || w.Box != image.Rect(40, 0, 50, 40) {
		t.Errorf("%+v", w)
	}
}

// A lone 0 is like 〇 too; where nothing but a figure can stand it is a 0.
func TestDecodeFigure(t *testing.T) {
	a := digitsOnly(t)
	out := steps(a, "〇", 0.5)
	out[1] = 0.45
	words := a.only("0123456789").decode(out, 8, image.Pt(48, 48))
	if len(words) != 1 || words[0].Text != "0" || words[0].Confidence < 0.99 {
		t.Errorf("%+v", words)
	}
	if w := a.decode(out, 8, image.Pt(48, 48)); w[0].Text != "〇" {
		t.Errorf("%+v", w)
	}
}

// What are no numbers says nothing.
func TestDecodeNaN(t *testing.T) {
	a := digitsOnly(t)
	out := steps(a, "11", 1)
	for i := range out {
		out[i] = float32(math.NaN())
	}
	for _, of := range []alphabet{a, a.only("0123456789")} {
		if w := of.decode(out, 8, image.Pt(48, 48)); len(w) != 0 {
			t.Errorf("%+v", w)
		}
	}
}

func TestParseDictionary(t *testing.T) {
	list, err := parseDictionary([]byte("甲\r\n乙\n"))
	if err != nil || len(list) != 4 || list[0] != "" || list[1] != "甲" || list[2] != "乙" || list[3] != " " {
		t.Errorf("%q, %v", list, err)
	}
	for _, bad := range [][]byte{{0xff, 0xfe}, make([]byte, maxDictionary+1)} {
		if _, err := parseDictionary(bad); err == nil {
			t.Errorf("%d bytes: no error", len(bad))
		}
	}
}
