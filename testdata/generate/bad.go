package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"strings"

	"nianbao/testdata/generate/layout"
	"nianbao/testdata/generate/pdf"
	"nianbao/testdata/generate/programs"
)

// A badInput is a file that is no readable report.
type badInput struct {
	name  string
	bytes func() ([]byte, error)
}

var bad = []badInput{
	{"notpdf", notPDF},
	{"truncated", truncated},
	{"empty", func() ([]byte, error) { return nil, nil }},
	{"zeropages", func() ([]byte, error) { return new(pdf.Canvas).Bytes("无页"), nil }},
	{"novel", novel},
	{"password", password},
	{"scan", pagePicture},
}

// sample is the fixture that bad inputs are made from.
const sample = fixtureDir + "/form2021-libreoffice.pdf"

func (b badInput) make() error {
	data, err := b.bytes()
	if err != nil {
		return err
	}
	return os.WriteFile(badDir+"/"+b.name+".pdf", data, 0o644)
}

// notPDF is what a web server sends for a report that has moved.
func notPDF() ([]byte, error) {
	return []byte("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>404</title></head>\n<body><h1>您访问的页面不存在</h1><p>政府信息公开工作年度报告已迁移。</p></body></html>\n"), nil
}

func truncated() ([]byte, error) {
	b, err := os.ReadFile(sample)
	return b[:len(b)*6/10], err
}

// novelText is the opening of three chapters of 《红楼梦》 (18th century): a
// chapter a "#" line, a paragraph a line.
//
//go:embed novel.txt
var novelText string

func novel() ([]byte, error) {
	t := &layout.Setter{Margin: 72}
	for _, chapter := range strings.Split(novelText, "# ")[1:] {
		lines := strings.Split(strings.TrimSpace(chapter), "\n")
		t.Begin(false)
		t.Centered(pdf.Hei, 16, lines[0])
		for _, p := range lines[1:] {
			t.Paragraph(pdf.Song, 16, p)
		}
	}
	return t.Bytes("红楼梦"), nil
}

func password() ([]byte, error) {
	dir, err := os.MkdirTemp("", "fixture")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := dir + "/password.pdf"
	if err := programs.QPDF("--static-id", "--static-aes-iv", "--encrypt", "secret", "owner", "256", "--")(sample, out); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

// pagePicture is a page of a report as a picture.
func pagePicture() ([]byte, error) {
	page, err := exec.Command("pdftoppm", "-png", "-r", "100", "-f", "2", "-l", "2", sample).Output()
	if err != nil {
		return nil, fmt.Errorf("pdftoppm: %w", err)
	}
	coloured, err := png.Decode(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	gray := image.NewGray(coloured.Bounds())
	draw.Draw(gray, gray.Bounds(), coloured, image.Point{}, draw.Src)
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, gray, &jpeg.Options{Quality: 30}); err != nil {
		return nil, err
	}
	c := &pdf.Canvas{Images: []pdf.Scanned{{Data: picture.Bytes(), Coding: pdf.GrayJPEG, Size: gray.Rect.Max}}}
	c.NewPage(595, 842, false)
	c.Page().Content.WriteString("q 595 0 0 842 0 0 cm /Im0 Do Q\n")
	return c.Bytes("扫描件"), nil
}
