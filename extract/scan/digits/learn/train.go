package main

import (
	"math"
	"math/rand"

	"nianbao/extract/scan/digits"
)

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
