"""What changed between two texts of the paper: part by part, word by word. Pure: no database, no request."""
