package sites

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"
)

// Revisits say when the lists of a site are asked again.
type Revisits struct {
	Season          []int    `yaml:"season"`            // months in which reports are published, from 1
	RevisitInSeason duration `yaml:"revisit_in_season"` // from one visit to the next in these months
	Revisit         duration `yaml:"revisit"`           // in others
	RevisitQuiet    duration `yaml:"revisit_quiet"`     // in others, where nothing was new or changed
	QuietAfter      duration `yaml:"quiet_after"`       // for so long
}

// china is the time of the months in which reports are due.
var china = time.FixedZone("CST", 8*60*60)

// mostEarly is how much earlier than after its time a site is asked again: timers are not exact, and a
// nightly run that begins some minutes earlier is the next night's all the same.
const mostEarly = 12 * time.Hour

// IsDue reports whether a site is to be asked again that was asked at a time, and where something was
// new or changed at another; zero for never.
func (r *Revisits) IsDue(asked, renewed, now time.Time) bool {
	every := r.every(renewed, now)
	return asked.IsZero() || now.Sub(asked) >= every-min(mostEarly, every/2)
}

func (r *Revisits) every(renewed, now time.Time) time.Duration {
	switch {
	case slices.Contains(r.Season, int(now.In(china).Month())):
		return r.RevisitInSeason.Duration
	case now.Sub(renewed) > r.QuietAfter.Duration:
		return r.RevisitQuiet.Duration
	}
	return r.Revisit.Duration
}

// Digest is the same for a site as long as the sources file and the defaults say the same of it.
func (s *Site) Digest() string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // all of it is texts and numbers
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
