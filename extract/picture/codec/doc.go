// Package codec opens picture files: JPEG, PNG, GIF, BMP, WebP and TIFF, this with all its
// pages. Bytes come in; the size of each picture, what the file says of its resolution and of
// how it was held, and the picture itself, upright, go out. The size is known, and held to a
// limit, before anything is unpacked. It knows nothing of what pictures show.
package codec
