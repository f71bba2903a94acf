package yearly

// Few reports whether less than half of all places are known: then a sum of them, the one in the
// middle or the rank of one says little of all, and is set beside no other.
func Few(known, all int) bool { return 2*known < all }
