// Package static holds what pages load besides themselves: their style, a script for fields and the icon. All
// of it is part of the program. It knows nothing of what pages say.
package static
