package fetch

// agent is what robots.txt calls the crawler.
const agent = "nianbao"

// userAgent tells servers who asks.
func userAgent(contact string) string {
	if contact == "" {
		return agent + "/1"
	}
	return agent + "/1 (" + contact + ")"
}
