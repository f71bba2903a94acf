package crawl

import (
	"context"
	"maps"
	"slices"
	"strings"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// A noise is what is known of the parameters of a site's addresses: which say nothing. That is learnt
// of documents that are the same at addresses that differ in one parameter.
type noise struct {
	parameters map[string]bool            // that say nothing
	seen       map[string]map[string]bool // addresses, but for the parameter, at which one made no difference
	telling    map[string]bool            // parameters, by path, that made one
}

func noiseOf(parameters []string) *noise {
	n := &noise{parameters: map[string]bool{}, seen: map[string]map[string]bool{}, telling: map[string]bool{}}
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
	if before, _, err := crawldb.LastVersion(ctx, c.Store, got.URL.URL); err != nil || before != "" {
		return err // it is the address that has it
	}
	alike, err := crawldb.DocumentsBelow(ctx, c.Store, c.site.Name, beginning+"?", mostCompared)
	if err != nil {
		return err
	}
	for _, other := range alike {
		parameter, rest, ok := sites.DiffersIn(other.URL, got.Request.URL)
		if !ok || c.noise.telling[beginning+" "+parameter] {
			continue
		}
		if other.SHA256 != got.SHA256 && (got.MediaType != "text/html" || !sayTheSame(other.Path, got.Path)) {
			c.noise.telling[beginning+" "+parameter] = true
			continue
		}
		err := c.learn(ctx, parameter, rest)
		got.URL.URL = c.keyOf(sites.Request{URL: other.URL})
		return err
	}
	return nil
}

// learn notes that a parameter made no difference at an address, and takes it for noise once that
// is so at enough of them.
func (c *siteCrawl) learn(ctx context.Context, parameter, rest string) error {
	if c.noise.seen[parameter] == nil {
		c.noise.seen[parameter] = map[string]bool{}
	}
	c.noise.seen[parameter][rest] = true
	if len(c.noise.seen[parameter]) < enoughSame || c.noise.parameters[parameter] {
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
