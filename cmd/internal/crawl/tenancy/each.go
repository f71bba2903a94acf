package tenancy

import (
	"context"
	"errors"
	"sync"
)

// Each has walk called for each of the sites, some at the same time. Those of which walk says that their hosts are
// another crawler's (IsRefusal) come again when the others were walked, until they are not: a crawler that ends leaves its hosts
// to those that wait. The error is that of all walks.
func Each(ctx context.Context, hosts Hosts, sites []int, atOnce int, walk func(site int) error) error {
	var all error
	for len(sites) > 0 {
		var mu sync.Mutex
		var refused []int
		slots := make(chan struct{}, max(1, atOnce))
		var running sync.WaitGroup
		for _, site := range sites {
			slots <- struct{}{}
			running.Go(func() {
				defer func() { <-slots }()
				err := walk(site)
				mu.Lock()
				defer mu.Unlock()
				if IsRefusal(err) {
					refused = append(refused, site)
					return
				}
				all = errors.Join(all, err)
			})
		}
		running.Wait()
		if sites = refused; len(sites) > 0 {
			if err := hosts.Rest(ctx); err != nil {
				return errors.Join(all, err)
			}
		}
	}
	return all
}
