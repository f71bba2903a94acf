package render

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"sync"

	"github.com/chromedp/chromedp"
)

// ErrNoBrowser says that there is no browser that could render.
var ErrNoBrowser = errors.New("no Chromium is installed")

// programs are the names of the browsers that are looked for.
var programs = []string{"chromium", "chromium-browser", "headless-shell", "google-chrome", "google-chrome-stable", "chrome"}

// mostAtOnce is how many pages are rendered at the same time.
const mostAtOnce = 4

// A Browser is a Chromium that is started when the first page is to be rendered. It can be used by several at once.
type Browser struct {
	path  string
	log   *slog.Logger
	slots chan struct{}

	mu   sync.Mutex
	ctx  context.Context // of the process, nil before it is started
	stop []func()
	err  error // for which it could not be started
}

// New returns a browser. path is that of its program, "" for the first of those that are installed.
func New(path string, log *slog.Logger) *Browser {
	return &Browser{path: path, log: log, slots: make(chan struct{}, mostAtOnce)}
}

// Close ends the process, if there is one.
func (b *Browser) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := len(b.stop) - 1; i >= 0; i-- {
		b.stop[i]()
	}
	b.stop, b.ctx, b.err = nil, nil, errors.New("the browser was closed")
}

// start returns the context of the process. An error of its start is that of each page: it is not tried again.
func (b *Browser) start() (context.Context, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ctx != nil || b.err != nil {
		return b.ctx, b.err
	}
	program, err := b.program()
	if err != nil {
		b.err = err
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program),
		// Nothing is at the end of the way to the network, not even for sockets and workers, whose requests cannot be held.
		chromedp.ProxyServer("http://127.0.0.1:9"), chromedp.Flag("proxy-bypass-list", "<-loopback>"),
		chromedp.Flag("force-webrtc-ip-handling-policy", "disable_non_proxied_udp"), chromedp.Flag("dns-prefetch-disable", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("no-pings", true), chromedp.Flag("mute-audio", true),
		chromedp.Flag("lang", "zh-CN"), chromedp.WindowSize(1280, 900))
	if os.Geteuid() == 0 { // which Chromium refuses otherwise
		b.log.Warn("as root, Chromium runs without its sandbox: pages are rendered in a process that may do what root may")
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	b.stop = append(b.stop, stop)
	ctx, cancel := chromedp.NewContext(allocator, chromedp.WithErrorf(func(format string, args ...any) { b.log.Debug("browser", "said", fmt.Sprintf(format, args...)) }))
	b.stop = append(b.stop, cancel)
	if err := chromedp.Do(ctx); err != nil {
		b.err = fmt.Errorf("%s does not start: %w", program, err)
		return nil, b.err
	}
	b.ctx = ctx
	return ctx, nil
}

// program returns the path of the program.
func (b *Browser) program() (string, error) {
	names := programs
	if b.path != "" {
		names = []string{b.path}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%w: looked for %s", ErrNoBrowser, strings.Join(names, ", "))
}
