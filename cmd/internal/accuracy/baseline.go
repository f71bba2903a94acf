package main

// installed returns the other tools that are on this machine.
func installed() []reader { return nil }
