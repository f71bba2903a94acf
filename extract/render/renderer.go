package render

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	// waiting bounds the time for a free instance.
	waiting = 30 * time.Second
	// memoryPages bounds the memory of one instance, in pages of 64 KiB: 512 MiB.
	memoryPages = 8192
	// instances are drawn with at the same time.
	instances = 2
)

// A Renderer draws pages at one scale. Its methods may be called from several
// goroutines. All renderers of the program share PDFium's instances.
type Renderer struct {
	scale Scale
	time  time.Duration // for one page
}

// New returns a renderer that gives a page so much time at most, from the bytes to the
// picture. PDFium's module is compiled when the first page is asked for, or by Warm,
// and kept in a folder of the user's cache.
func New(scale Scale, time time.Duration) *Renderer { return &Renderer{scale, time} }

// Warm prepares the renderer, so that the first page comes as fast as others.
func (r *Renderer) Warm() error {
	_, err := start()
	return err
}

var start = sync.OnceValues(startPool)

func startPool() (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true) // without it nothing ends a page that takes for ever
	if dir, err := os.UserCacheDir(); err == nil {
		// Without a cache folder each start compiles anew.
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "nianbao", "pdfium")); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxIdle: instances, MaxTotal: instances,
		FSConfig:      wazero.NewFSConfig().WithFSMount(systemFonts(), "/"),
		RuntimeConfig: config,
		Stdout:        io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	return pool, nil
}

// Draw draws one page of a PDF, counted from 1, turned clockwise by rotation degrees
// in all, the page's own included. Its errors are of type *Error, but where PDFium
// can't be started.
func (r *Renderer) Draw(ctx context.Context, data []byte, page, rotation int) (*image.RGBA, error) {
	pool, err := start()
	if err != nil {
		return nil, err
	}
	patience, cancel := context.WithTimeout(ctx, waiting)
	defer cancel()
	instance, err := pool.GetInstanceWithContext(patience)
	if err != nil {
		return nil, &Error{page, ErrTimeout, err.Error()}
	}
	type result struct {
		picture *image.RGBA
		err     error
	}
	done := make(chan result, 1)
	go func() {
		picture, err := r.drawWith(instance, data, page, rotation)
		done <- result{picture, err}
	}()
	alarm := time.NewTimer(r.time)
	defer alarm.Stop()
	select {
	case got := <-done:
		_ = instance.Close() // it is thrown away, whatever state it is in
		return got.picture, got.err
	case <-ctx.Done():
		_ = instance.Kill()
		return nil, &Error{page, ErrTimeout, ctx.Err().Error()}
	case <-alarm.C:
		_ = instance.Kill() // it can't be asked to end
		return nil, &Error{page, ErrTimeout, fmt.Sprintf("more than %v", r.time)}
	}
}

// drawWith asks one instance for the page. PDFium's binding panics where memory
// runs out.
func (r *Renderer) drawWith(instance pdfium.Pdfium, data []byte, page, rotation int) (picture *image.RGBA, err error) {
	defer func() {
		if p := recover(); p != nil {
			picture, err = nil, damaged(page, p)
		}
	}()
	opened, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, damaged(page, err)
	}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, damaged(page, err)
	}
	if page < 1 || page > count.PageCount {
		return nil, &Error{page, ErrNoPage, ""}
	}
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: opened.Document, Index: page - 1}}
	own, err := instance.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: at})
	if err != nil {
		return nil, damaged(page, err)
	}
	size, err := instance.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil {
		return nil, damaged(page, err)
	}
	width, height := r.scale.Pixels(size.Width, size.Height)
	drawn, err := instance.RenderPageInPixels(&requests.RenderPageInPixels{Page: at, Width: width, Height: height})
	if err != nil {
		return nil, damaged(page, err)
	}
	defer drawn.Cleanup()
	// The memory of the picture is the instance's, which goes.
	bounds := drawn.Result.RenderedImage.Bounds()
	picture = image.NewRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	draw.Draw(picture, picture.Bounds(), drawn.Result.RenderedImage, bounds.Min, draw.Src)
	return turn(picture, rotation-90*int(own.PageRotation)), nil
}

// turn turns a picture clockwise by a multiple of 90 degrees.
func turn(from *image.RGBA, degrees int) *image.RGBA {
	for range ((degrees%360 + 360) % 360) / 90 {
		size := from.Bounds()
		to := image.NewRGBA(image.Rect(0, 0, size.Dy(), size.Dx()))
		for y := range size.Dy() {
			for x := range size.Dx() {
				to.SetRGBA(size.Dy()-1-y, x, from.RGBAAt(x, y))
			}
		}
		from = to
	}
	return from
}
