package compare

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"math/big"
	"slices"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A PeerKind says which regions a region is compared with.
type PeerKind string

// The kinds of peers.
const (
	SameParent    PeerKind = "parent" // the other regions directly below the same one: districts of one city
	NearestVolume PeerKind = "volume" // regions of its level with half to twice as many applications in the year
)

// Peers returns a region's figure of a comparison's quantity first and then
// those of its peers: the regions below the same one by code, or the limit
// nearest by value of those from half to twice as great. Regions whose value is not known are no peers by volume, and
// without a value of its own a region has none. The scope of the comparison is
// not looked at; its two years must be one. Errors are those of Figures.
func Peers(ctx context.Context, db *database.DB, region string, kind PeerKind, limit int, c Comparison) ([]Figure, error) {
	if c.Follow {
		return nil, fmt.Errorf("peers: %w: a region's peers are those of its year", ErrBadComparison)
	}
	if c.FromYear != c.ToYear {
		return nil, fmt.Errorf("peers: %w: of %d to %d", ErrBadComparison, c.FromYear, c.ToYear)
	}
	if kind != SameParent && kind != NearestVolume {
		return nil, fmt.Errorf("peers: %w: by %q", ErrBadComparison, kind)
	}
	if err := c.validate(); err != nil {
		return nil, fmt.Errorf("peers: %w", err)
	}
	var peers []Figure
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		code, err := catalogue.RegionCode(ctx, tx, region)
		if err != nil {
			return err
		}
		itself, valid := gazetteer.LookupRegion(code, c.ToYear)
		if !valid {
			return &catalogue.RegionError{Name: fmt.Sprintf("%s in %d", region, c.ToYear)}
		}
		scope := resolvedScope{code: itself.Parent}
		if kind == NearestVolume {
			scope = resolvedScope{level: catalogue.LevelOf(code)}
		}
		figures, err := figuresIn(ctx, db, tx, c, scope)
		if err != nil {
			return err
		}
		peers = peersOf(code, figures, kind, limit)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("peers: %w", err)
	}
	return peers, nil
}

func peersOf(code string, figures []Figure, kind PeerKind, limit int) []Figure {
	at := slices.IndexFunc(figures, func(f Figure) bool { return f.Region.Code == code })
	if at < 0 {
		return nil
	}
	itself := figures[at]
	others := slices.Delete(figures, at, at+1)
	if kind == NearestVolume {
		if itself.Value == nil {
			return []Figure{itself}
		}
		others = nearestBy(slices.DeleteFunc(others, func(f Figure) bool { return f.Value != nil && !near(f.Value, itself.Value) }), itself.Value, limit)
	}
	return append([]Figure{itself}, others...)
}

// farthest is how many times as great as a region's figure that of a peer by volume is at most, or the other way round: one with ten
// times the applications is none, even if there is none nearer.
var farthest = big.NewRat(2, 1)

// near reports whether neither of two values is more than so many times the other.
func near(a, b *big.Rat) bool {
	return a.Cmp(new(big.Rat).Mul(farthest, b)) <= 0 && b.Cmp(new(big.Rat).Mul(farthest, a)) <= 0
}

// nearestBy returns the figures whose value is known, the nearest to one first, limit at most.
func nearestBy(figures []Figure, to *big.Rat, limit int) []Figure {
	type neighbour struct {
		figure  int
		rounded float64 // distance
	}
	var list []neighbour
	var distances []float64
	for i, f := range figures {
		if f.Value != nil {
			n := neighbour{i, distance(f.Value, to)}
			list, distances = append(list, n), append(distances, n.rounded)
		}
	}
	limit = min(len(list), max(limit, 0))
	if limit == 0 {
		return nil
	}
	// Rounding keeps the order, so that none of those farther away is among the nearest.
	slices.Sort(distances)
	list = slices.DeleteFunc(list, func(n neighbour) bool { return n.rounded > distances[limit-1] })
	exact := func(n neighbour) *big.Rat {
		d := new(big.Rat).Sub(figures[n.figure].Value, to)
		return d.Abs(d)
	}
	slices.SortFunc(list, func(a, b neighbour) int {
		if a.rounded != b.rounded {
			return cmp.Compare(a.rounded, b.rounded)
		}
		return cmp.Or(exact(a).Cmp(exact(b)), cmp.Compare(figures[a.figure].Region.Code, figures[b.figure].Region.Code), a.figure-b.figure)
	})
	var nearest []Figure
	for _, n := range list[:limit] {
		nearest = append(nearest, figures[n.figure])
	}
	return nearest
}

// distance returns how far two values are apart, rounded.
func distance(a, b *big.Rat) float64 {
	if a.IsInt() && b.IsInt() && a.Num().IsInt64() && b.Num().IsInt64() { // as counts are
		const exact = 1 << 53
		if n, m := a.Num().Int64(), b.Num().Int64(); max(n, -n, m, -m) < exact/2 {
			return math.Abs(float64(n - m))
		}
	}
	d := new(big.Rat).Sub(a, b)
	rounded, _ := d.Abs(d).Float64()
	return rounded
}
