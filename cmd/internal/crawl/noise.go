package crawl

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/trap"
	"nianbao/store/crawldb"
)

// A noise is what is known of the parameters of a site's addresses: which say nothing. That is learnt
// of documents that are the same at addresses that differ in one parameter.
type noise struct {
	parameters map[string]bool // that say nothing
	noticed
}

// noticed is what a walk noticed of parameters that is not enough yet to tell.
type noticed struct {
	Seen    map[string]map[string]bool `json:"seen,omitempty"`    // addresses, but for the parameter, at which one made no difference
	Telling map[string]bool            `json:"telling,omitempty"` // parameters, by path, that made one
}

func noiseOf(parameters []string) *noise {
	n := &noise{parameters: map[string]bool{}, noticed: noticed{Seen: map[string]map[string]bool{}, Telling: map[string]bool{}}}
	for _, p := range parameters {
		n.parameters[p] = true
	}
	return n
}

// enoughSame is at how many addresses a parameter has to make no difference to be noise.
const enoughSame = 2

// mostCompared bounds how many documents at addresses like that of another are looked at.
const mostCompared = 200

// knowNoise has a document taken as that at another address, if it is the same but for noise there.
func (c *siteCrawl) knowNoise(got *fetch.Fetched) error {
	ctx := context.Background()
	beginning, _, hasQuery := strings.Cut(got.Request.URL, "?")
	if !hasQuery || got.Known || got.Request.Method() != "GET" {
		return nil
	}
	if before, err := crawldb.LastVersion(ctx, c.Store, got.URL.URL); err != nil || before != "" {
		return err // it is the address that has it
	}
	alike, err := crawldb.DocumentsBelow(ctx, c.Store, c.site.Name, beginning+"?", mostCompared)
	if err != nil {
		return err
	}
	for _, other := range alike {
		parameter, rest, ok := sites.DiffersIn(other.URL, got.Request.URL)
		if !ok || c.noise.Telling[beginning+" "+parameter] {
			continue
		}
		same, err := c.isSame(ctx, other.SHA256, got)
		if err != nil {
			return err
		}
		if !same {
			c.noise.Telling[beginning+" "+parameter], c.noticed = true, true
			continue
		}
		err = c.learn(ctx, parameter, rest)
		got.URL.URL = c.keyOf(sites.Request{URL: other.URL})
		return err
	}
	return nil
}

// learn notes that a parameter made no difference at an address, and takes it for noise once that
// is so at enough of them.
func (c *siteCrawl) learn(ctx context.Context, parameter, rest string) error {
	if c.noise.Seen[parameter] == nil {
		c.noise.Seen[parameter] = map[string]bool{}
	}
	c.noise.Seen[parameter][rest], c.noticed = true, true
	if len(c.noise.Seen[parameter]) < enoughSame || c.noise.parameters[parameter] {
		return nil
	}
	c.noise.parameters[parameter] = true
	c.log.Info("a parameter says nothing", "parameter", parameter)
	if err := c.frontier.Learn(ctx, slices.Sorted(maps.Keys(c.noise.parameters))); err != nil {
		return err
	}
	return crawldb.Rename(ctx, c.Store, c.site.Name, parameter+"=", func(key string) string {
		if strings.Contains(key, "#POST ") {
			return key
		}
		return c.keyOf(sites.Request{URL: key})
	})
}

// A notebook is what a walk noticed, as JSON.
type notebook struct {
	Watch *trap.Watch `json:"watch"`
	Noise *noticed    `json:"noise"`
}

// remember takes up what the walk had noticed when its run was killed.
func (c *siteCrawl) remember(ctx context.Context) error {
	data, err := c.frontier.Noticed(ctx)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, &notebook{c.watch, &c.noise.noticed})
}

// notice takes note of the page of a list that was read, and keeps what the walk noticed where that is new.
func (c *siteCrawl) notice(s *crawldb.Step, fruitful bool) error {
	if c.listed == nil && !c.noticed {
		return nil
	}
	if c.listed != nil {
		c.watch.Read(c.listed.visit, c.listed.records, fruitful)
	}
	c.listed, c.noticed = nil, false
	data, err := json.Marshal(notebook{c.watch, &c.noise.noticed})
	if err != nil {
		return err
	}
	return s.Notice(data)
}
