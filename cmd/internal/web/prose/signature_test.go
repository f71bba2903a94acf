package prose

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// sharing returns two sets of n shingles with a likeness of at least that asked for.
func sharing(rng *rand.Rand, n int, likeness float64) (a, b []uint64) {
	for i := range n {
		shared := rng.Uint64()
		a, b = append(a, shared), append(b, shared)
		if float64(i)*(1+likeness) >= 2*float64(n)*likeness {
			b[i] = rng.Uint64()
		}
	}
	slices.Sort(a)
	slices.Sort(b)
	return a, b
}

// Of pairs of some likeness, about the share that the probability of a common band
// tells is found, for short passages with empty parts and for long ones.
func TestSignatureFindsPairs(t *testing.T) {
	const pairs = 1000
	rng := rand.New(rand.NewPCG(1, 2))
	for _, tc := range []struct {
		shingles    int
		likeness    float64
		least, most int // found of pairs
	}{
		{75, 0.1, 0, 20}, {75, 0.7, 980, pairs}, {75, 0.8, 995, pairs},
		{400, 0.1, 0, 20}, {400, 0.7, 980, pairs}, {400, 0.8, 995, pairs},
	} {
		found := 0
		for range pairs {
			a, b := sharing(rng, tc.shingles, tc.likeness)
			if likeness := jaccard(a, b); likeness < tc.likeness || likeness > tc.likeness+0.05 {
				t.Fatalf("a likeness of %v, not %v", likeness, tc.likeness)
			}
			left, right := signature(a), signature(b)
			for band := range bands {
				rows := func(s [signatureLength]uint64) uint64 { return keyOf(s[band*rowsPerBand : (band+1)*rowsPerBand]) }
				if rows(left) == rows(right) {
					found++
					break
				}
			}
		}
		if found < tc.least || found > tc.most {
			t.Errorf("of pairs of %d shingles and likeness %v are found %d of %d, want %d to %d", tc.shingles, tc.likeness, found, pairs, tc.least, tc.most)
		}
	}
}

func TestSignatureOfNothing(t *testing.T) {
	if signature(nil) != [signatureLength]uint64{} {
		t.Error("there is no shingle to take a number of")
	}
}

// Texts alike but for figures, spaces and marks have the same shingles.
func TestShingles(t *testing.T) {
	plain := shinglesOf("全年公开信息12条并答复")
	if len(plain) != 7 {
		t.Errorf("%d runs of five in eleven characters", len(plain))
	}
	for _, tc := range []struct {
		text string
		same bool
	}{
		{"全年公开信息1,234.5%条并答复", true},
		{"　全年，公开信息 3 条；并答复。", true},
		{"全年公开信息3条并未答复", false},
		{"全年公开信息3，4条并答复", false}, // two figures
		{"全年公开信息条并答复", false},
	} {
		if got := slices.Equal(shinglesOf(tc.text), plain); got != tc.same {
			t.Errorf("%s: the same %v, want %v", tc.text, got, tc.same)
		}
	}
	if got := shinglesOf("全年公开信息全年公开信息"); len(got) != 6 {
		t.Errorf("%d runs of five in a text that repeats itself, each once", len(got))
	}
	if got := shinglesOf("全年公开"); len(got) != 0 {
		t.Errorf("%d runs of five in four characters", len(got))
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string][]string{
		"收费1,234.5万元，占97.5%。": {"收", "费", "1,234.5", "万", "元", "，", "占", "97.5%", "。"},
		"1,2345":              {"1,234", "5"},
		"1,23":                {"1", ",", "23"},
		"12.":                 {"12", "."},
		"3.5.2%%":             {"3.5", ".", "2%", "%"},
		"\xff1":               {"\xff", "1"},
		"":                    {},
	} {
		if got := tokens(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
