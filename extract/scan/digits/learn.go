//go:build ignore

// Learn makes network.bin from the fonts in a directory:
//
//	go run learn.go print.go -fonts DIR -out network.bin
//
// README.md says which fonts, and how the result is measured.
package main

import (
	"flag"
	"fmt"
	"log"
	"math"
	"math/rand"
	"os"
	"slices"

	"nianbao/extract/scan/digits"
)

// An example is a character that was printed and scanned, and what it is.
type example struct {
	shape  *digits.Shape
	output int
	font   string
}

func main() {
	log.SetFlags(0)
	dir := flag.String("fonts", "", "the directory of the fonts")
	out := flag.String("out", "network.bin", "the file to write")
	perFont := flag.Int("n", 1500, "characters to print in each font")
	epochs := flag.Int("epochs", 14, "how often each is learnt")
	held := flag.Int("held", 0, "how many of ten fonts are kept for the measure and not learnt from")
	flag.Parse()
	typefaces, err := load(*dir)
	if err != nil {
		log.Fatal(err)
	}
	var learn, test []example
	for i, t := range typefaces {
		rng := rand.New(rand.NewSource(int64(i)))
		list := t.examples(rng, *perFont)
		if i%10 < *held {
			test = append(test, list...)
		} else {
			learn = append(learn, list...)
		}
	}
	fmt.Printf("%d fonts, %d characters to learn from, %d to measure by\n", len(typefaces), len(learn), len(test))
	t := newTrainer(rand.New(rand.NewSource(1)))
	for epoch := range *epochs {
		rate := 0.0015 * math.Pow(0.75, float64(epoch))
		fmt.Printf("epoch %d: loss %.5f\n", epoch+1, t.epoch(learn, rate))
	}
	measure("learnt from", t.network, learn)
	measure("never seen", t.network, test)
	data, err := t.network.MarshalBinary()
	if err == nil {
		err = os.WriteFile(*out, data, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// measure prints how many characters are told wrong, and how many at least as
// surely as a few bounds.
func measure(name string, n *digits.Network, list []example) {
	if len(list) == 0 {
		return
	}
	bounds := []float32{0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999}
	wrong, sure := make([]int, len(bounds)), make([]int, len(bounds))
	confused := map[string]int{}
	byFont := map[string]int{}
	for _, e := range list {
		out := n.Apply(e.shape)
		best := 0
		for i, p := range out {
			if p > out[best] {
				best = i
			}
		}
		for i, b := range bounds {
			if best == digits.Other || out[best] < b {
				continue
			}
			sure[i]++
			if best != e.output {
				wrong[i]++
				if b == 0.95 {
					confused[label(e.output)+" for "+label(best)]++
					byFont[e.font]++
				}
			}
		}
	}
	fmt.Printf("%s: %d\n", name, len(list))
	for i, b := range bounds {
		fmt.Printf("  likelihood %.3f: told %d, wrong %d (%.4f %%)\n", b, sure[i], wrong[i], 100*float64(wrong[i])/float64(sure[i]))
	}
	for _, m := range []map[string]int{confused, byFont} {
		var keys []string
		for k := range m {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, func(a, b string) int { return m[b] - m[a] })
		for _, k := range keys[:min(8, len(keys))] {
			fmt.Printf("  %d %s\n", m[k], k)
		}
	}
}

func label(output int) string {
	if output == digits.Other {
		return "other"
	}
	return digits.Characters[output : output+1]
}

// A trainer changes a network by the method of Adam (Kingma and Ba, 2015), in
// batches.
type trainer struct {
	network             *digits.Network
	slope, mean, square *digits.Network
	steps               int
	rng                 *rand.Rand
}

const batch = 64

func newTrainer(rng *rand.Rand) *trainer {
	t := &trainer{digits.NewNetwork(), digits.NewNetwork(), digits.NewNetwork(), digits.NewNetwork(), 0, rng}
	for _, layer := range t.network.Layers {
		for _, weights := range layer {
			in := len(weights) - 1
			for i := range in {
				weights[i] = float32(rng.NormFloat64() * math.Sqrt(2/float64(in)))
			}
		}
	}
	return t
}

// epoch learns from each example once, in random order, and returns the mean loss.
func (t *trainer) epoch(list []example, rate float64) float64 {
	loss := 0.0
	for i, at := range t.rng.Perm(len(list)) {
		loss += t.learn(list[at])
		if (i+1)%batch == 0 {
			t.step(rate)
		}
	}
	return loss / float64(len(list))
}

// learn adds the slope of one example's loss and returns the loss.
func (t *trainer) learn(e example) float64 {
	n := t.network
	h1, h2, out := make([]float32, digits.Hidden1), make([]float32, digits.Hidden2), make([]float32, digits.Outputs)
	rectified := func(v []float32) {
		for i := range v {
			v[i] = max(0, v[i])
		}
	}
	digits.Sums(n.Layers[0], e.shape[:], h1)
	rectified(h1)
	digits.Sums(n.Layers[1], h1, h2)
	rectified(h2)
	digits.Sums(n.Layers[2], h2, out)
	digits.Likelihoods(out)
	loss := -math.Log(max(float64(out[e.output]), 1e-9))
	out[e.output]--
	d2 := back(n.Layers[2], t.slope.Layers[2], h2, out)
	d1 := back(n.Layers[1], t.slope.Layers[1], h1, d2)
	back(n.Layers[0], t.slope.Layers[0], e.shape[:], d1)
	return loss
}

// back adds the slopes of a layer and returns that of its inputs, 0 where an input
// is not above zero.
func back(layer, slope [][]float32, in, delta []float32) []float32 {
	from := make([]float32, len(in))
	for j, d := range delta {
		if d == 0 {
			continue
		}
		weights, s := layer[j], slope[j]
		for i, v := range in {
			s[i] += d * v
			from[i] += d * weights[i]
		}
		s[len(in)] += d
	}
	for i, v := range in {
		if v <= 0 {
			from[i] = 0
		}
	}
	return from
}

// step changes the weights by the slopes of a batch.
func (t *trainer) step(rate float64) {
	const b1, b2, decay = 0.9, 0.999, 2e-5
	t.steps++
	c1, c2 := 1-math.Pow(b1, float64(t.steps)), 1-math.Pow(b2, float64(t.steps))
	for l, layer := range t.network.Layers {
		for j, weights := range layer {
			slope, mean, square := t.slope.Layers[l][j], t.mean.Layers[l][j], t.square.Layers[l][j]
			for i := range weights {
				g := float64(slope[i]) / batch
				slope[i] = 0
				m := b1*float64(mean[i]) + (1-b1)*g
				v := b2*float64(square[i]) + (1-b2)*g*g
				mean[i], square[i] = float32(m), float32(v)
				weights[i] -= float32(rate*(m/c1)/(math.Sqrt(v/c2)+1e-8) + decay*rate*float64(weights[i]))
			}
		}
	}
}
