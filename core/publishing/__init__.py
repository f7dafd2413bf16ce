"""What all files that are made from pages share: pictures, print templates, a place on the disk, and reasons for an editor."""
