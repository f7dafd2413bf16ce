"""What the press gets beside the page: previews before the embargo ends, the release as PDF, the press kit."""
