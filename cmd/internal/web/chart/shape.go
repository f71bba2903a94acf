package chart

// A Shape is the form of a drawing. A chart with more rows than the form has room for is
// higher: its texts are not made smaller.
type Shape struct {
	Name          string
	Width, Height float64 // Height 0: as high as is needed
	Size          float64 // of texts
	Scale         float64 // dots of a picture to a pixel
}

// The shapes.
var (
	OnPage  = Shape{Name: "page", Width: 880, Size: 14, Scale: 2}
	OnPhone = Shape{Name: "small", Width: 340, Size: 13, Scale: 2}
	Wide    = Shape{Name: "wide", Width: 960, Height: 540, Size: 15, Scale: 2}
	Square  = Shape{Name: "square", Width: 640, Height: 640, Size: 15, Scale: 2.5}
	Phone   = Shape{Name: "phone", Width: 400, Height: 710, Size: 14, Scale: 2.7}
)

// Exported are the shapes of files, the usual one first.
var Exported = []Shape{Wide, Square, Phone}
