// Package scene is a drawing that is laid out: boxes, lines, dots and texts in their places,
// with the widths of their texts known. In comes a scene; out goes the same as SVG, PNG or
// PDF. It knows nothing of charts, and not what its marks stand for.
package scene
