"""What the addresses of the site lead to, apart from the desk."""
