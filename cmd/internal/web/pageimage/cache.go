package pageimage

import (
	"container/list"
	"sync"
)

// A key names a picture: a page of a document, turned.
type key struct {
	sha256   string
	page     int
	rotation int
}

// A cache keeps the pictures used last, up to a number of bytes.
type cache struct {
	mu      sync.Mutex
	limit   int
	bytes   int
	recent  *list.List // of entry, the one used last in front
	entries map[key]*list.Element
}

type entry struct {
	key key
	png []byte
}

func newCache(limit int) *cache {
	return &cache{limit: limit, recent: list.New(), entries: map[key]*list.Element{}}
}

func (c *cache) get(k key) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[k]
	if !ok {
		return nil, false
	}
	c.recent.MoveToFront(e)
	return e.Value.(entry).png, true
}

// put keeps a picture and lets go of those used longest ago. One that alone
// exceeds the limit is not kept.
func (c *cache) put(k key, png []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.entries[k]; ok || len(png) > c.limit {
		return
	}
	c.entries[k] = c.recent.PushFront(entry{k, png})
	c.bytes += len(png)
	for c.bytes > c.limit {
		last := c.recent.Back()
		old := c.recent.Remove(last).(entry)
		delete(c.entries, old.key)
		c.bytes -= len(old.png)
	}
}
